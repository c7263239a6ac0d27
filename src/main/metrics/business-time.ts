import type { Opening } from '../../shared/business-hours.ts';
import { type DayNumber, dayNumber, weekday } from '../../shared/calendar.ts';
import { type ZoneClock, zoneClock } from '../../shared/timestamp.ts';

/** Opening hours, METRICS.md "Service quality": business time in the book's zone, DST-correct. */

/** Real seconds of opening hours between two moments (seconds since 1970 UTC). */
export type BusinessClock = (from: number, to: number) => number;

/** The moment at which a zone's clocks show a second of a day; in a spring gap, the moment the gap ends or soon after. */
const momentOf = (clock: ZoneClock, day: DayNumber, second: number): number => {
  const wanted = day * 86400 + second;
  const offsetAt = (epoch: number) => {
    const local = clock(epoch);
    return local.day * 86400 + local.second - epoch;
  };
  const [before, after] = [offsetAt(wanted - 86400), offsetAt(wanted + 86400)];
  const first = wanted - Math.max(before, after);
  return offsetAt(first) === wanted - first ? first : wanted - Math.min(before, after);
};

/**
 * A clock that runs only in opening hours: not on other days, not on holidays. Days are worked out once each and
 * kept with a running total, so that a hundred thousand tickets cost two look-ups apiece.
 */
export function businessClock(
  zone: string,
  openings: readonly Opening[],
  holidays: readonly string[],
): BusinessClock {
  const clock = zoneClock(zone);
  const closed = new Set(holidays.map(dayNumber));
  const intervals = new Map<DayNumber, [number, number][]>();
  const intervalsOf = (day: DayNumber): [number, number][] => {
    let found = intervals.get(day);
    if (!found) {
      found = closed.has(day)
        ? []
        : openings
            .filter((opening) => opening.weekday === weekday(day))
            .map(({ from, to }) => [momentOf(clock, day, from), momentOf(clock, day, to)]);
      intervals.set(day, found);
    }
    return found;
  };
  // elapsed[i] = opening seconds of all days before origin + i; grown as far as asked for, either way.
  let origin: DayNumber | null = null;
  let elapsed: number[] = [];
  const lengthOf = (day: DayNumber) => intervalsOf(day).reduce((sum, [a, b]) => sum + (b - a), 0);
  const before = (day: DayNumber): number => {
    if (origin === null || day < origin) {
      // Asked for an earlier day than ever: start a year before it, and count again.
      origin = day - 366;
      elapsed = [0];
    }
    while (elapsed.length <= day - origin)
      elapsed.push((elapsed.at(-1) ?? 0) + lengthOf(origin + elapsed.length - 1));
    return elapsed[day - origin] ?? 0;
  };
  const until = (epoch: number): number => {
    const { day } = clock(epoch);
    let open = 0;
    for (const [a, b] of intervalsOf(day)) open += Math.max(0, Math.min(epoch, b) - a);
    return before(day) + open;
  };
  return (from, to) => {
    const sign = to < from ? -1 : 1;
    const [a, b] = sign === 1 ? [from, to] : [to, from];
    // In this order: b's day is not before a's, so the second look-up never moves the origin.
    const start = until(a);
    return sign * (until(b) - start);
  };
}
