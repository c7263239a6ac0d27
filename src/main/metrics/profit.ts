import { ACCOUNT_KINDS } from '../../shared/domain.ts';
import type { Sums } from '../../shared/facts.ts';
import { type Figure, minus, plus, quotient, total } from './figure.ts';
import { entries, type Scope } from './revenue.ts';

/** METRICS.md, "Revenue, cost, profit": from operating revenue to EBITDA. */

export const COGS_KINDS = ACCOUNT_KINDS.filter((kind) => kind.startsWith('cogs.'));
export const OPEX_KINDS = ACCOUNT_KINDS.filter((kind) => kind.startsWith('opex.'));

export type ProfitAndLoss = {
  recurring: Figure;
  project: Figure;
  hourly: Figure;
  product: Figure;
  operatingRevenue: Figure;
  cogs: Figure;
  grossProfit: Figure;
  grossMargin: Figure;
  opex: Figure;
  otherIncome: Figure;
  otherExpense: Figure;
  depreciation: Figure;
  amortization: Figure;
  interest: Figure;
  incomeTax: Figure;
  netProfit: Figure;
  ebitda: Figure;
  /** The same from the top: operating revenue + other income − COGS − opex − other expense. */
  ebitdaCheck: Figure;
  ebitdaMargin: Figure;
  /** Recurring revenue ÷ operating revenue. */
  r3Share: Figure;
};

/** Profit and loss of the days in scope; `recurring` is by the basis the caller chose. */
export function profitAndLoss(sums: Sums, recurring: Figure, scope: Scope): ProfitAndLoss {
  const of = (name: string, ...kinds: Parameters<typeof entries>[2]) => entries(name, sums, kinds, scope);
  const project = of('Project revenue', 'revenue.project');
  const hourly = of('Hourly revenue', 'revenue.hourly');
  const product = of('Product revenue', 'revenue.product');
  const operatingRevenue = total('Operating revenue', [recurring, project, hourly, product].map(plus));
  const cogs = of('Cost of goods and services', ...COGS_KINDS);
  const grossProfit = total('Gross profit', [plus(operatingRevenue), minus(cogs)]);
  const opex = of('Operating expenses', ...OPEX_KINDS);
  const otherIncome = of('Other income', 'other_income');
  const otherExpense = of('Other expense', 'other_expense');
  const depreciation = of('Depreciation', 'depreciation');
  const amortization = of('Amortization', 'amortization');
  const interest = of('Interest', 'interest');
  const incomeTax = of('Income tax', 'income_tax');
  const netProfit = total('Net profit', [
    plus(operatingRevenue),
    plus(otherIncome),
    ...[cogs, opex, otherExpense, depreciation, amortization, interest, incomeTax].map(minus),
  ]);
  const ebitda = total('EBITDA', [netProfit, interest, incomeTax, depreciation, amortization].map(plus), {
    policy: 'Owner’s draws are equity: neither in profit nor added back.',
  });
  const ebitdaCheck = total('EBITDA, from the top', [
    plus(operatingRevenue),
    plus(otherIncome),
    ...[cogs, opex, otherExpense].map(minus),
  ]);
  const ofRevenue = (name: string, figure: Figure) =>
    quotient(name, figure, operatingRevenue, {
      unit: 'share',
      none: 'no operating revenue in the period',
      positive: true,
    });
  return {
    recurring,
    project,
    hourly,
    product,
    operatingRevenue,
    cogs,
    grossProfit,
    grossMargin: ofRevenue('Gross margin', grossProfit),
    opex,
    otherIncome,
    otherExpense,
    depreciation,
    amortization,
    interest,
    incomeTax,
    netProfit,
    ebitda,
    ebitdaCheck,
    ebitdaMargin: ofRevenue('EBITDA margin', ebitda),
    r3Share: ofRevenue('Recurring share (R3)', recurring),
  };
}
