import { type DayNumber, dayNumber, dayOf, isDay } from './calendar.ts';

/** A moment with the offset it was written with, so that it is written back the same way. */
export type Timestamp = {
  /** Seconds since 1970-01-01T00:00:00Z. */
  epoch: number;
  /** Minutes east of UTC, as written. */
  offset: number;
};

const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(Z|([+-])(\d{2}):?(\d{2}))$/;

/** Reads ISO 8601 with an offset, to the second. Null if the text is anything else, or has no offset. */
export function parseTimestamp(text: string): Timestamp | null {
  const match = ISO.exec(text);
  if (!match?.[1] || !isDay(match[1])) return null;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  const [oh, om] = [Number(match[7] ?? 0), Number(match[8] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || oh > 14 || om > 59) return null;
  const offset = (match[6] === '-' ? -1 : 1) * (oh * 60 + om);
  const local = dayNumber(match[1]) * 86400 + hour * 3600 + minute * 60 + second;
  return { epoch: local - offset * 60, offset: offset === 0 ? 0 : offset };
}

/** ISO 8601 with the offset it was read with; `Z` for UTC. */
export function toIso({ epoch, offset }: Timestamp): string {
  const local = epoch + offset * 60;
  const day = Math.floor(local / 86400);
  const inDay = local - day * 86400;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const zone =
    offset === 0
      ? 'Z'
      : `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${dayOf(day)}T${two(inDay / 3600)}:${two((inDay / 60) % 60)}:${two(inDay % 60)}${zone}`;
}

/** Reads local wall time in a zone; built once per zone because building a formatter is slow. */
export type ZoneClock = (epoch: number) => { day: DayNumber; second: number };

/** Whether this computer knows a time zone by this name; a bare offset such as `+02:00` is none. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Temporal.ZonedDateTime(0n, zone);
    return true;
  } catch {
    return false;
  }
}

/** A stretch of time in which a zone keeps one offset; seconds since 1970 UTC, the end not included. */
export type Stretch = { from: number; until: number; offset: number };

/** The stretch a moment lies in. Slow: keep what it gives. @throws RangeError if the zone is unknown. */
export function stretchAt(zone: string, epoch: number): Stretch {
  const at = (seconds: number) =>
    Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
  const now = at(epoch);
  // “previous” is strictly before, so a change at this very second is found from the next one.
  const before = at(epoch + 1).getTimeZoneTransition('previous');
  const after = now.getTimeZoneTransition('next');
  return {
    from: before ? before.epochMilliseconds / 1000 : Number.NEGATIVE_INFINITY,
    until: after ? after.epochMilliseconds / 1000 : Number.POSITIVE_INFINITY,
    offset: now.offsetNanoseconds / 1e9,
  };
}

/** Seconds that a zone is ahead of UTC at a moment. Each stretch between two clock changes is asked for once. */
function zoneOffset(zone: string): (epoch: number) => number {
  let last = stretchAt(zone, 0);
  const stretches = [last];
  return (epoch) => {
    if (epoch >= last.from && epoch < last.until) return last.offset;
    let found = stretches.find(({ from, until }) => epoch >= from && epoch < until);
    if (!found) {
      found = stretchAt(zone, epoch);
      stretches.push(found);
    }
    last = found;
    return found.offset;
  };
}

/** Wall-clock day and second of the day in a time zone. @throws RangeError if the zone is unknown. */
export function zoneClock(zone: string): ZoneClock {
  const offsetAt = zoneOffset(zone);
  return (epoch) => {
    const local = epoch + offsetAt(epoch);
    const day = Math.floor(local / 86_400);
    return { day, second: local - day * 86_400 };
  };
}

/** The day alone: for a hundred thousand moments at once. @throws RangeError if the zone is unknown. */
export function zoneCalendar(zone: string): (epoch: number) => DayNumber {
  const offsetAt = zoneOffset(zone);
  return (epoch) => Math.floor((epoch + offsetAt(epoch)) / 86_400);
}
