import { addMonths, type DayNumber, lastDay } from '../../shared/calendar.ts';
import type { Headline } from '../../shared/contract/metrics.ts';
import { addSums, type MonthSums, type Sums, zeroSums } from '../../shared/facts.ts';
import type { BookFigures } from './book.ts';
import { churnFigures } from './churn.ts';
import { directCost, effectiveRates } from './client.ts';
import { against } from './comparisons.ts';
import { earnings } from './earnings.ts';
import { type Figure, ofSubject, plus, total, unavailable } from './figure.ts';
import { workedTime } from './labour.ts';
import { runRate } from './mrr.ts';
import { monthsOfData, type Period, periodNote, ttm } from './periods.ts';
import { profitAndLoss } from './profit.ts';
import { accruedIn } from './recurring.ts';
import { entries, recurring, type Scope } from './revenue.ts';
import { unnamed, withoutClient } from './unnamed.ts';
import { valueAt } from './valuation.ts';

/** The few figures an owner steers by, at any month end of the last two years: what they are and how they got there. */

export type HeadlineKey = Headline['key'];
export type Headlines = Record<HeadlineKey, Figure>;

const sumOf = (rows: readonly MonthSums[], { first, last }: Period): Sums =>
  rows
    .filter(({ month }) => month >= first && month <= last)
    .reduce((sums, row) => addSums(sums, row.sums), zeroSums());

/** The portfolio's CER from company months: revenue and hours of rows that have a client. */
function portfolioCer(book: BookFigures, period: Period, lacks: readonly string[]): Figure {
  const sums = sumOf(book.facts.byMonthWithClient, period);
  const { time } = unnamed(withoutClient(sumOf(book.facts.byMonth, period), sums));
  const scope: Scope = { from: period.from, to: period.to, client: 'with', lacks };
  const months = (accrual: (typeof book.accruals)[number]) => accruedIn(accrual, period.first, period.last);
  const productRevenue = entries('Product revenue', sums, ['revenue.product'], scope);
  const revenue = total('Client revenue', [
    plus(recurring(book.facts.settings.revenueBasis, sums, book.accruals, scope, months)),
    plus(entries('Project and hourly revenue', sums, ['revenue.project', 'revenue.hourly'], scope)),
    plus(productRevenue),
  ]);
  return effectiveRates({
    revenue,
    productRevenue,
    directCost: directCost(sums, scope),
    hours: workedTime(sums, scope, time),
  }).cer;
}

/** The headlines as of a day not later than the book's; flows over the TTM of that day. */
export function headlines(book: BookFigures, asOf: DayNumber): Headlines {
  const { facts, contracts } = book;
  const period = ttm(asOf);
  const months = monthsOfData(period, facts.firstDay);
  const sums = sumOf(facts.byMonth, period);
  const lacks = periodNote(period, months);
  const scope: Scope = { from: period.from, to: period.to, client: 'any', lacks };
  const profit = profitAndLoss(
    sums,
    recurring(facts.settings.revenueBasis, sums, book.accruals, scope, (accrual) =>
      accruedIn(accrual, period.first, period.last),
    ),
    scope,
  );
  const { adjustedEbitda } = earnings({ facts, profit, sums, period, monthsOfData: months });
  /** Twelve months before the first day of data earned nothing that anybody knows of: not 0. */
  const flow = (figure: Figure): Figure =>
    months === 0 ? unavailable(figure, 'no data in these twelve months') : figure;
  return {
    mrr: runRate(contracts, asOf).mrr,
    ebitda: flow(profit.ebitda),
    ebitdaMargin: profit.ebitdaMargin,
    cer: portfolioCer(book, period, lacks),
    clientChurn: churnFigures(contracts, period.from - 1, lastDay(period.last), lacks).clientChurn,
    value: flow(valueAt('Value on adjusted EBITDA', adjustedEbitda, facts.settings.ebitdaMultiple)),
    r3: profit.r3Share,
    grossMargin: profit.grossMargin,
  };
}

/** Month ends a headline looks back. */
export const LOOK_BACK = 12;

/** The headlines at the book's day and at the same day of each of the twelve months before, oldest first. */
export const headlineHistory = (book: BookFigures): { day: DayNumber; figures: Headlines }[] =>
  Array.from({ length: LOOK_BACK + 1 }, (_, i) => addMonths(book.facts.asOf, i - LOOK_BACK)).map((day) => ({
    day,
    figures: ofSubject(day === book.facts.asOf ? {} : { day }, headlines(book, day)),
  }));

/** How far back the headlines are compared, in months. */
export const BACK = { month: 1, year: LOOK_BACK } as const;

/** Each headline of the day beside that of an earlier one: what it was, the difference, and that as a share of it. */
export function headlineChanges(history: ReturnType<typeof headlineHistory>) {
  const than = (months: number) => {
    const [now, then] = [history.at(-1), history.at(-1 - months)];
    if (!now || !then) throw new RangeError('the history is shorter than the look back');
    const keys = Object.keys(now.figures) as HeadlineKey[];
    return Object.fromEntries(
      keys.map((key) => [key, against(now.figures[key], then.figures[key])]),
    ) as Record<HeadlineKey, ReturnType<typeof against>>;
  };
  return { month: than(BACK.month), year: than(BACK.year) };
}
