import { type DayNumber, dayNumber, firstDay, lastDay, monthOfDay } from './calendar.ts';
import type { Every } from './domain.ts';

/** When recurring entries fall due. Pure; days are whole numbers (calendar.ts), both ends included. */

export type Schedule = {
  every: Every;
  /** The first due day; its day of the month is that of all others. */
  first: DayNumber;
  /** No due day after it; null = without end. */
  last: DayNumber | null;
};

const MONTHS: Record<Exclude<Every, 'week'>, number> = { month: 1, quarter: 3, year: 12 };

const END = dayNumber('9999-12-31');

/** The due day number n, from 0: the first day's day of the month, or the month's last where it has no such day. */
function nth({ every, first }: Schedule, n: number): DayNumber {
  if (every === 'week') return first + 7 * n;
  const month = monthOfDay(first);
  const target = month + MONTHS[every] * n;
  return Math.min(firstDay(target) + (first - firstDay(month)), lastDay(target));
}

/** How many due days lie before a day, or a few fewer: where looking for the next one may begin. */
function nearly({ every, first }: Schedule, day: DayNumber): number {
  if (day <= first) return 0;
  if (every === 'week') return Math.floor((day - first) / 7);
  return Math.max(0, Math.floor((monthOfDay(day) - monthOfDay(first)) / MONTHS[every]) - 1);
}

/** The first due day after a day; null if none is left. */
export function dueAfter(schedule: Schedule, day: DayNumber): DayNumber | null {
  let n = nearly(schedule, day + 1);
  while (nth(schedule, n) <= day) n++;
  const due = nth(schedule, n);
  return due > (schedule.last ?? END) ? null : due;
}

/** The due days up to a day, the earliest first; `most` at most. */
export function dueDays(schedule: Schedule, upTo: DayNumber, most = 1_000_000): DayNumber[] {
  const end = Math.min(upTo, schedule.last ?? END, END);
  const days: DayNumber[] = [];
  for (let n = 0; days.length < most; n++) {
    const due = nth(schedule, n);
    if (due > end) break;
    days.push(due);
  }
  return days;
}
