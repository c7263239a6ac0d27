import { type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import { addSums, zeroSums } from '../../shared/facts.ts';
import { type BookFigures, profitOfMonths } from './book.ts';
import { type Figure, ofSubject, plus, total } from './figure.ts';
import { monthsOfData, period } from './periods.ts';
import type { ProfitAndLoss } from './profit.ts';

/** Profit and loss of whole calendar years beside the TTM. */

export type YearFigures = ProfitAndLoss & {
  /** `2025`, or `ttm`. */
  key: string;
  first: MonthNumber;
  last: MonthNumber;
  months: number;
  projectAndHourly: Figure;
};

const YEARS = 3;

/** The last three whole calendar years with data before the TTM's end, oldest first, then the TTM. */
export function yearFigures(book: BookFigures): YearFigures[] {
  const { facts } = book;
  const { last } = book.period;
  const of = (key: string, from: MonthNumber, to: MonthNumber): YearFigures => {
    const span = period(from, to);
    const sums = facts.byMonth
      .filter(({ month }) => month >= from && month <= to)
      .reduce((all, row) => addSums(all, row.sums), zeroSums());
    const months = monthsOfData(span, facts.firstDay);
    const lacks = months === 12 ? [] : [`${months} of 12 months have data`];
    const profit = profitOfMonths(book, span, sums, facts.settings.revenueBasis, lacks);
    const figures = {
      ...profit,
      key,
      first: from,
      last: to,
      months,
      projectAndHourly: total('Projects and hourly', [profit.project, profit.hourly].map(plus)),
    };
    return ofSubject({ months: { first: from, last: to } }, figures);
  };
  const lastWhole = Math.floor((last + 1) / 12) - 1;
  // A TTM that is a calendar year stands as the TTM, not twice.
  const end = lastWhole * 12 + 11 === last ? lastWhole - 1 : lastWhole;
  const began = facts.firstDay === null ? Number.POSITIVE_INFINITY : monthOfDay(facts.firstDay);
  const years = Array.from({ length: YEARS }, (_, i) => end - YEARS + 1 + i).filter(
    (year) => year * 12 + 11 >= began,
  );
  return [...years.map((year) => of(String(year), year * 12, year * 12 + 11)), of('ttm', last - 11, last)];
}
