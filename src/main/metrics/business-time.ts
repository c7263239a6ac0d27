import type { Opening } from '../../shared/business-hours.ts';
import { type DayNumber, dayNumber, weekday } from '../../shared/calendar.ts';
import { type ZoneClock, zoneCalendar, zoneClock } from '../../shared/timestamp.ts';

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

/** A day's opening hours as moments, and the opening seconds of all days counted before it. */
type OpenDay = { before: number; spans: readonly { from: number; until: number }[] };

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
  const dayOf = zoneCalendar(zone);
  const closed = new Set(holidays.map(dayNumber));
  const spansOf = (day: DayNumber): OpenDay['spans'] =>
    closed.has(day)
      ? []
      : openings
          .filter((opening) => opening.weekday === weekday(day))
          .map((opening) => {
            const from = momentOf(clock, day, opening.from);
            // Hours that a spring gap swallows are none, rather than fewer than none.
            return { from, until: Math.max(from, momentOf(clock, day, opening.to)) };
          });
  // days[i] is the day origin + i; grown as far as asked for, either way.
  let origin: DayNumber | null = null;
  let days: OpenDay[] = [];
  const openDay = (day: DayNumber): OpenDay => {
    if (origin === null || day < origin) {
      // Asked for an earlier day than ever: start a year before it, and count again.
      origin = day - 366;
      days = [];
    }
    for (let next = origin + days.length; next <= day; next++) {
      const last = days.at(-1) ?? { before: 0, spans: [] };
      const open = last.spans.reduce((sum, { from, until }) => sum + (until - from), last.before);
      days.push({ before: open, spans: spansOf(next) });
    }
    return days[day - origin] ?? { before: 0, spans: [] };
  };
  const until = (epoch: number): number => {
    const { before, spans } = openDay(dayOf(epoch));
    let open = before;
    for (const span of spans) if (epoch > span.from) open += Math.min(epoch, span.until) - span.from;
    return open;
  };
  return (from, to) => {
    const sign = to < from ? -1 : 1;
    const [a, b] = sign === 1 ? [from, to] : [to, from];
    // In this order: b's day is not before a's, so the second look-up never moves the origin.
    const start = until(a);
    return sign * (until(b) - start);
  };
}
