import type { Day } from './calendar.ts';
import type { Seconds } from './duration.ts';

/** Worked time that falls on one calendar day. */
export type DayShare = { day: Day; seconds: Seconds };

/**
 * Divides a stretch of time at each midnight of a time zone. A day on which the clocks change has the seconds it really
 * had.
 * @param from seconds since 1970, UTC
 * @param until the same, not included
 * @returns a share for each day in order, none of them empty; together exactly `until − from`
 * @throws RangeError if the zone is unknown
 */
export function splitByDay(zone: string, from: number, until: number): DayShare[] {
  const shares: DayShare[] = [];
  let start = from;
  while (start < until) {
    const date = Temporal.Instant.fromEpochMilliseconds(start * 1000)
      .toZonedDateTimeISO(zone)
      .toPlainDate();
    const midnight = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds / 1000;
    const end = Math.min(midnight, until);
    shares.push({ day: date.toString(), seconds: end - start });
    start = end;
  }
  return shares;
}
