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

export const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/**
 * Wall-clock day and second of the day in a time zone. Offsets are looked up per hour and remembered:
 * zones change their offset only on whole quarter hours, so quarter hours are the grain.
 * @throws RangeError if the zone is unknown.
 */
export function zoneClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const offsetAt = (epoch: number): number => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(epoch * 1000)) parts[type] = Number(value);
    const day = `${String(parts.year).padStart(4, '0')}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`;
    const local =
      dayNumber(day) * 86400 + (parts.hour ?? 0) * 3600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0);
    return local - epoch;
  };
  const DAY = 86400;
  const QUARTER = 900;
  const byDay = new Map<number, number | null>();
  const byQuarter = new Map<number, number>();
  const atQuarter = (quarter: number): number => {
    let offset = byQuarter.get(quarter);
    if (offset === undefined) {
      offset = offsetAt(quarter * QUARTER);
      byQuarter.set(quarter, offset);
    }
    return offset;
  };
  // A UTC day whose two ends share an offset has it throughout (no zone changes twice within a day).
  const offsetOf = (epoch: number): number => {
    const utcDay = Math.floor(epoch / DAY);
    let offset = byDay.get(utcDay);
    if (offset === undefined) {
      const start = atQuarter((utcDay * DAY) / QUARTER);
      offset = start === atQuarter(((utcDay + 1) * DAY) / QUARTER) ? start : null;
      byDay.set(utcDay, offset);
    }
    return offset ?? atQuarter(Math.floor(epoch / QUARTER));
  };
  return (epoch) => {
    const local = epoch + offsetOf(epoch);
    const day = Math.floor(local / DAY);
    return { day, second: local - day * DAY };
  };
}
