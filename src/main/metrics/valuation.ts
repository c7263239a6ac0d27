import { addMonths, type DayNumber, daysInMonth, monthOfDay } from '../../shared/calendar.ts';
import type { ContractRow } from '../../shared/facts.ts';
import { add, isZero, multiply, type Ratio, ratio, sign } from '../../shared/ratio.ts';
import { type BookFigures, periodScope, profitOfMonths } from './book.ts';
import {
  type Figure,
  fromItems,
  given,
  minus,
  plus,
  product,
  quotient,
  total,
  unavailable,
} from './figure.ts';
import { runRate } from './mrr.ts';
import type { Portfolio } from './portfolio.ts';
import { annualOn } from './recurring.ts';
import { entries } from './revenue.ts';

/** METRICS.md, "Valuation". */

/**
 * Remaining committed term at a day, in months: to the earlier of `term_ends_on` and `ended_on`, whole months plus
 * leftover days ÷ days in the month of that end; 0 if past or none.
 */
export function remainingMonths(
  contract: Pick<ContractRow, 'termEndsOn' | 'endedOn'>,
  day: DayNumber,
): Ratio {
  if (contract.termEndsOn === null) return ratio(0n);
  const end = Math.min(contract.termEndsOn, contract.endedOn ?? contract.termEndsOn);
  if (end <= day) return ratio(0n);
  let months = Math.max(0, monthOfDay(end) - monthOfDay(day) - 1);
  while (addMonths(day, months + 1) <= end) months++;
  return add(months, ratio(end - addMonths(day, months), daysInMonth(monthOfDay(end))));
}

/** What earnings are worked out from: the TTM's sums and profit, of the book's day or of an earlier one. */
export type EarningsInput = Pick<BookFigures, 'facts' | 'profit' | 'sums' | 'period' | 'monthsOfData'>;

/** Owner's pay in the books less what replacing the owner costs, for the months with data. */
function ownerFigures(book: EarningsInput) {
  const { settings } = book.facts;
  const paid = entries('Owner’s pay in the books', book.sums, ['opex.owner_pay'], periodScope(book, 'any'));
  const marketPay = product('Market pay of the owner', 'cents', [
    given(
      'Market pay a year',
      'cents',
      settings.ownerMarketPay,
      'settings',
      'no market pay for the owner is set',
    ),
    given('Months with data ÷ 12', 'ratio', ratio(book.monthsOfData, 12), 'calendar'),
  ]);
  return {
    paid,
    marketPay,
    normalisation: total('Owner pay to market', [plus(paid), minus(marketPay)], {
      policy: 'Draws are equity and are never added back.',
    }),
  };
}

function adjustmentFigures({ facts, period }: EarningsInput) {
  const dated = facts.adjustments.filter(({ day }) => day >= period.from && day <= period.to);
  const sumOf = (name: string, rows: typeof dated): Figure =>
    fromItems(
      name,
      'cents',
      'adjustments',
      rows.map(({ id, cents }) => ({ id, value: cents })),
    );
  return {
    rows: dated,
    each: (row: (typeof dated)[number]): Figure => sumOf(row.label, [row]),
    all: sumOf('Adjustments', dated),
    documented: sumOf(
      'Documented adjustments',
      dated.filter((row) => row.confidence === 'documented'),
    ),
    estimated: sumOf(
      'Estimated adjustments',
      dated.filter((row) => row.confidence === 'estimated'),
    ),
  };
}

/** Remaining committed term of some contracts, weighted by their MRR; months. `mrr` is the MRR of them all. */
export function remainingShare(contracts: Portfolio, asOf: DayNumber, mrr: Figure): Figure {
  const weighted = fromItems(
    'Σ MRR × remaining months',
    'ratio',
    'contracts',
    contracts.map(({ contract, spans }) => ({
      id: contract.id,
      value: multiply(ratio(annualOn(spans, asOf), 12), remainingMonths(contract, asOf)),
    })),
    {
      policy:
        'To the earlier of the committed term and the notice; a contract without a term commits nothing.',
    },
  );
  return quotient('Remaining term, weighted by MRR', weighted, mrr, { unit: 'months', none: 'no MRR' });
}

/** MRR of contracts by what a buyer asks of them, as shares of all MRR. */
function contractQuality({ contracts, facts }: BookFigures) {
  const { asOf } = facts;
  const all = runRate(contracts, asOf).mrr;
  const part = (name: string, keep: (contract: ContractRow) => boolean): Figure =>
    runRate(
      contracts.filter(({ contract }) => keep(contract)),
      asOf,
      name,
    ).mrr;
  const share = (name: string, keep: (contract: ContractRow) => boolean): Figure =>
    quotient(name, part(`MRR: ${name.toLowerCase()}`, keep), all, { unit: 'share', none: 'no MRR' });
  return {
    underNotice: part('MRR under notice', (contract) => contract.endedOn !== null),
    autoRenewing: share('Auto-renewing share', (contract) => contract.autoRenews),
    weightedRemaining: remainingShare(contracts, asOf, all),
    contracted: share('Contracted share', (contract) => !isZero(remainingMonths(contract, asOf))),
    unsigned: share('Unsigned share', (contract) => !contract.signed),
    assignable: share('Assignable share', (contract) => contract.assignable),
  };
}

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

/** Value − debt − deferred revenue + cash: what the owner is left with. */
export function equity(book: BookFigures, value: Figure) {
  const { settings } = book.facts;
  const debt = given('Debt', 'cents', settings.debt, 'settings');
  const cash = given('Cash', 'cents', settings.cash, 'settings');
  const deferred = given('Deferred revenue', 'cents', settings.deferredRevenue ?? 0, 'settings');
  return {
    debt,
    cash,
    deferred,
    equity: total('Equity', [plus(value), minus(debt), minus(deferred), plus(cash)], {
      policy: 'The value is cash-free and debt-free.',
    }),
  };
}

/** From EBITDA to adjusted EBITDA and SDE. */
export function earnings(input: EarningsInput) {
  const owner = ownerFigures(input);
  const adjustments = adjustmentFigures(input);
  const adjustedEbitda = total(
    'Adjusted EBITDA',
    [input.profit.ebitda, owner.normalisation, adjustments.all].map(plus),
  );
  const sde = total('Seller’s discretionary earnings (SDE)', [adjustedEbitda, owner.marketPay].map(plus));
  return { owner, adjustments, adjustedEbitda, sde };
}

export type ValuationFigures = ReturnType<typeof valuationFigures>;

/** All figures of the valuation as of the day, over the TTM. */
export function valuationFigures(book: BookFigures) {
  const { sums, period, facts } = book;
  const earned = earnings(book);
  return {
    ...earned,
    ebitdaOnContracts: profitOfMonths(book, period, sums, 'contracts').ebitda,
    ebitdaOnLedger: profitOfMonths(book, period, sums, 'ledger').ebitda,
    value: valueAt('Value on adjusted EBITDA', earned.adjustedEbitda, facts.settings.ebitdaMultiple),
    sdeValue: valueAt('Value on SDE', earned.sde, facts.settings.sdeMultiple),
    ...contractQuality(book),
  };
}
