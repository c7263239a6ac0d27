// Calendar arithmetic on plain strings, by way of UTC midnights (no zone can interfere there).

const DAY_MS = 86_400_000;

const two = (n: number): string => String(n).padStart(2, '0');
const midnight = (day: string): number => Date.UTC(yearOf(day), monthOf(day) - 1, dayOf(day));

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));
export const dayOf = (day: string): number => Number(day.slice(8, 10));
export const monthKey = (day: string): string => day.slice(0, 7);

export function plusDays(day: string, count: number): string {
  return new Date(midnight(day) + count * DAY_MS).toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string): number => (midnight(to) - midnight(from)) / DAY_MS;

/** 0 = Monday … 6 = Sunday. */
export const weekday = (day: string): number => (new Date(midnight(day)).getUTCDay() + 6) % 7;

export function plusMonths(month: string, count: number): string {
  const index = yearOf(month) * 12 + (monthOf(month) - 1) + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((index % 12) + 1)}`;
}

export const firstDay = (month: string): string => `${month}-01`;
export const lastDay = (month: string): string => plusDays(firstDay(plusMonths(month, 1)), -1);
export const daysInMonth = (month: string): number => dayOf(lastDay(month));

export function eachDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}

export function eachMonth(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = plusMonths(month, 1)) months.push(month);
  return months;
}

/** The last month that is complete on `day`. */
export function lastCompleteMonth(day: string): string {
  const month = monthKey(day);
  return day === lastDay(month) ? month : plusMonths(month, -1);
}

/** Same day of a later month; the month's last day where that day is missing. */
function sameDayLater(day: string, months: number): string {
  const month = plusMonths(monthKey(day), months);
  if (day === lastDay(monthKey(day))) return lastDay(month);
  return `${month}-${two(Math.min(dayOf(day), daysInMonth(month)))}`;
}

/** Whole months from `from` to `to`, and the days left over. */
export function monthsAndDays(from: string, to: string): { months: number; days: number } {
  let months = 0;
  while (sameDayLater(from, months + 1) <= to) months += 1;
  return { months, days: daysBetween(sameDayLater(from, months), to) };
}
