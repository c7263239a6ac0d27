import {
  type DayNumber,
  firstDay,
  lastCompleteMonth,
  lastDay,
  type MonthNumber,
  monthName,
  monthOfDay,
} from '../../shared/calendar.ts';

/** Whole months, first to last, inclusive (METRICS.md, "Ground rules"). */
export type Period = { first: MonthNumber; last: MonthNumber; from: DayNumber; to: DayNumber };

export const period = (first: MonthNumber, last: MonthNumber): Period => ({
  first,
  last,
  from: firstDay(first),
  to: lastDay(last),
});

/** The twelve whole months ending with the last month that is complete on the day. */
export const ttm = (day: DayNumber): Period => {
  const last = lastCompleteMonth(day);
  return period(last - 11, last);
};

/** Months of the period in which the book has data: those from the month of its first day on. */
export function monthsOfData({ first, last }: Period, firstDayOfData: DayNumber | null): number {
  if (firstDayOfData === null) return 0;
  return Math.max(0, last - Math.max(first, monthOfDay(firstDayOfData)) + 1);
}

/** “TTM: 8 of 12 months (2025-05 to 2026-04)”, or nothing when the period is whole. */
export const periodNote = (period: Period, months: number): readonly string[] =>
  months === 12
    ? []
    : [`TTM: ${months} of 12 months have data (${monthName(period.first)} to ${monthName(period.last)})`];
