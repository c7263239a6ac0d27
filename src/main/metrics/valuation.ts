import type { RevenueBasis } from '../../shared/domain.ts';
import type { Cents } from '../../shared/money.ts';
import { type Ratio, ratio, sign } from '../../shared/ratio.ts';
import { type BookFigures, periodScope, profitOfMonths } from './book.ts';
import { contractQuality, remainingShare } from './contract-quality.ts';
import { earnings } from './earnings.ts';
import {
  type Figure,
  given,
  lacking,
  minus,
  ofSubject,
  plus,
  product,
  quotient,
  total,
  unavailable,
} from './figure.ts';

/** METRICS.md, "Valuation": value at the owner's multiples, equity, and EBITDA on both revenue bases. */

/** Earnings × multiple; “not meaningful” on zero or negative earnings, not available without a multiple. */
export function valueAt(name: string, earnings: Figure, multiple: string | null): Figure {
  const times = given(
    'Multiple',
    'ratio',
    multiple === null ? null : decimal(multiple),
    'settings',
    'no multiple is set',
  );
  const value = product(name, 'cents', [earnings, times]);
  return earnings.value && sign(earnings.value) <= 0
    ? unavailable(value, 'not meaningful on zero or negative earnings')
    : value;
}

/** A decimal such as `3.25` as an exact fraction. */
export function decimal(text: string): Ratio {
  const [whole = '0', decimals = ''] = text.split('.');
  return ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** Multiples a step below and above the owner's; a step is 1, or 0.5 where that would reach 0. */
export function around(multiple: string): string[] {
  const scaled = Math.round(Number(multiple) * 10_000);
  const step = scaled > 10_000 ? 10_000 : 5_000;
  return [scaled - step, scaled, scaled + step]
    .filter((value) => value > 0)
    .map((value) => (value === scaled ? multiple : String(value / 10_000)));
}

/** Earnings a tenth lower, as shown, and a tenth higher. */
const SENSITIVITY = [ratio(9n, 10n), ratio(1n), ratio(11n, 10n)];

/** Earnings at the owner's multiple, and a grid of values around both; no grid until a multiple is typed. */
function valuing(name: string, earned: Figure, multiple: string | null) {
  const multiples = multiple === null ? [] : around(multiple);
  const rows = multiple === null ? [] : SENSITIVITY;
  return {
    multiples,
    value: valueAt(name, earned, multiple),
    grid: rows.map((factor) => {
      const varied = product(earned.name, 'cents', [earned, given('Sensitivity', 'ratio', factor, 'choice')]);
      return { earnings: varied, values: multiples.map((each) => valueAt(name, varied, each)) };
    }),
  };
}

/** Value − debt − deferred revenue + cash: what the owner is left with. */
function equityFigures({ facts }: BookFigures, value: Figure) {
  const { settings } = facts;
  /** Nobody said how much: 0 keeps the sum, and the figure says that nobody did. */
  const typed = (name: string, cents: Cents | null): Figure =>
    cents === null
      ? lacking(given(name, 'cents', 0, 'unset'), [`${name} was never set and counts as 0`])
      : given(name, 'cents', cents, 'settings');
  const debt = typed('Debt', settings.debt);
  const cash = typed('Cash', settings.cash);
  const deferred = typed('Deferred revenue', settings.deferredRevenue);
  return {
    debt,
    cash,
    deferred,
    equity: total('Equity', [plus(value), minus(debt), minus(deferred), plus(cash)], {
      policy: 'The value is cash-free and debt-free.',
    }),
  };
}

/** EBITDA on the book's revenue basis and on the other, and the difference. */
function bothBases(book: BookFigures) {
  const { lacks } = periodScope(book, 'any');
  const on = (basis: RevenueBasis): Figure =>
    profitOfMonths(book, book.period, book.sums, basis, lacks).ebitda;
  const [contracts, ledger] = [on('contracts'), on('ledger')];
  const [own, other] =
    book.facts.settings.revenueBasis === 'contracts' ? [contracts, ledger] : [ledger, contracts];
  return { contracts, ledger, own, other, difference: total('Difference', [plus(other), minus(own)]) };
}

/** Each client's share of revenue and the remaining term of its contracts, by client number. */
function clientShares({ clients, contracts, profit, facts }: BookFigures) {
  const operatingRevenue = { ...profit.operatingRevenue, of: {} };
  return Object.fromEntries(
    clients.map(({ client, revenue, mrr }) => [
      client.id,
      ofSubject(
        { name: client.name },
        {
          share: quotient('Share of revenue', revenue, operatingRevenue, {
            unit: 'share',
            none: 'no operating revenue in the period',
            positive: true,
          }),
          remaining: remainingShare(
            contracts.filter(({ contract }) => contract.clientId === client.id),
            facts.asOf,
            mrr,
          ),
        },
      ),
    ]),
  );
}

export type ValuationFigures = ReturnType<typeof valuationFigures>;

/** All figures of the valuation as of the day, over the TTM. */
export function valuationFigures(book: BookFigures) {
  const { settings } = book.facts;
  const earned = earnings(book);
  const ebitdaValue = valuing('Value on adjusted EBITDA', earned.adjustedEbitda, settings.ebitdaMultiple);
  return {
    ...earned,
    adjustedMargin: quotient('Adjusted margin', earned.adjustedEbitda, book.profit.operatingRevenue, {
      unit: 'share',
      none: 'no operating revenue in the period',
      positive: true,
    }),
    basis: bothBases(book),
    ebitdaValue,
    sdeValue: valuing('Value on SDE', earned.sde, settings.sdeMultiple),
    equity: equityFigures(book, ebitdaValue.value),
    clients: clientShares(book),
    ...contractQuality(book),
  };
}
