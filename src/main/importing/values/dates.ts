import { type DayNumber, daysInMonth, firstDay } from '../../../shared/calendar.ts';
import type { Timestamp } from '../../../shared/timestamp.ts';
import type { DateOrder, Header } from '../types.ts';
import { readClock, splitOffset } from './clocks.ts';
import { monthOfName } from './months.ts';
import { quoted } from './text.ts';
import type { LocalTime } from './zones.ts';

export const DATE_ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy', 'serial'];

export const ORDER_NAMES: Record<DateOrder, string> = {
  ymd: 'year-month-day',
  dmy: 'day/month/year',
  mdy: 'month/day/year',
  serial: 'a spreadsheet’s day numbers',
};

/** A text taken apart before any order is applied: the day's parts, and what follows it. */
type Parts = {
  /** Three numbers as they stand; `named`: day, month, year; `serial`: one number. */
  shape: 'numbers' | 'named' | 'serial';
  a: number;
  b: number;
  c: number;
  /** How many digits the first and the last number have: a year has 4 or 2. */
  digits: readonly [first: number, last: number];
  /** Clock and offset; '' = none. */
  rest: string;
};

const NUMBERS = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:(?:[T,]|\s)+(\S.*))?$/;
const COMPACT = /^((?:19|20|21)\d\d)(\d\d)(\d\d)(?:(?:T|\s)(\S.*))?$/;
const SERIAL = /^(\d{5})(?:[.,](\d+))?$/;
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|seg|ter|qua|qui|sex|sab|dom|lun|mar|mer|mie|jeu|jue|ven|vie|sam)\p{L}*[.,]*\s+(?=.*\d{4})/iu;
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|º|er|\.)?[\s\-/.]*(?:(?:de|of)\s+)?(\p{L}+)\.?[\s\-/.,]*(?:(?:de|of)\s+)?(\d{4}|\d{2})(?:(?:[T,]|\s)+(\S.*))?$/iu;
const MONTH_FIRST =
  /^(\p{L}+)\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/,]+(\d{4})(?:(?:[,]|\s)+(?:at\s+)?(\S.*))?$/iu;
const YEAR_FIRST = /^(\d{4})[\s\-/.]+(\p{L}+)\.?[\s\-/.]+(\d{1,2})(?:(?:[T,]|\s)+(\S.*))?$/iu;

function named(text: string): Parts | null {
  const build = (day = '', name = '', year = '', rest = ''): Parts | null => {
    const month = monthOfName(name);
    if (!month) return null;
    return {
      shape: 'named',
      a: Number(day),
      b: month,
      c: century(Number(year), year.length),
      digits: [0, 4],
      rest,
    };
  };
  const attempt = (bare: string): Parts | null => {
    const dayFirst = DAY_FIRST.exec(bare);
    if (dayFirst) return build(dayFirst[1], dayFirst[2], dayFirst[3], dayFirst[4]);
    const monthFirst = MONTH_FIRST.exec(bare);
    if (monthFirst) return build(monthFirst[2], monthFirst[1], monthFirst[3], monthFirst[4]);
    const yearFirst = YEAR_FIRST.exec(bare);
    return yearFirst ? build(yearFirst[3], yearFirst[2], yearFirst[1], yearFirst[4]) : null;
  };
  // `Mar 4, 2025` is a month before it is a mardi.
  return attempt(text) ?? (WEEKDAY.test(text) ? attempt(text.replace(WEEKDAY, '')) : null);
}

/** Two-digit years are 1970 to 2069. */
const century = (year: number, digits: number): number =>
  digits === 4 ? year : year + (year < 70 ? 2000 : 1900);

/** Seconds of the day from a serial's fraction: half a day is noon. */
const serialClock = (fraction: string): string => {
  const seconds = Math.min(86_399, Math.round(Number(`0.${fraction}`) * 86_400));
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
};

function takeApart(text: string): Parts | null {
  const match = NUMBERS.exec(text);
  if (match) {
    const [first = '', last = ''] = [match[1], match[4]];
    const fits = first.length === 4 ? last.length <= 2 : first.length <= 2 && /^(?:..){1,2}$/.test(last);
    if (!fits) return null;
    return {
      shape: 'numbers',
      a: Number(first),
      b: Number(match[3]),
      c: Number(last),
      digits: [first.length, last.length],
      rest: match[5] ?? '',
    };
  }
  const compact = COMPACT.exec(text);
  if (compact) {
    const [a, b, c] = [Number(compact[1]), Number(compact[2]), Number(compact[3])];
    return { shape: 'numbers', a, b, c, digits: [4, 2], rest: compact[4] ?? '' };
  }
  const serial = SERIAL.exec(text);
  if (serial) {
    const rest = serial[2] === undefined ? '' : serialClock(serial[2]);
    return { shape: 'serial', a: Number(serial[1]), b: 0, c: 0, digits: [5, 5], rest };
  }
  return named(text);
}

const civil = (year: number, month: number, day: number): DayNumber | null => {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null;
  const number = year * 12 + month - 1;
  return day >= 1 && day <= daysInMonth(number) ? firstDay(number) + day - 1 : null;
};

/** 1970-01-01 as Excel counts (days since 1899-12-30); serials before 1954 or after 2119 are taken for other numbers. */
const SERIAL_EPOCH = 25_569;
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 80_000];

function dayIn(parts: Parts, order: DateOrder): DayNumber | null {
  const { shape, a, b, c, digits } = parts;
  if (shape === 'named') return civil(c, b, a);
  if (shape === 'serial')
    return order === 'serial' && a >= FIRST_SERIAL && a <= LAST_SERIAL ? a - SERIAL_EPOCH : null;
  // A year in front is followed by the month, whatever the column's order: nobody writes year-day-month.
  if (digits[0] === 4) return civil(a, b, c);
  if (order === 'serial') return null;
  if (order === 'ymd') return digits[0] === 2 && digits[1] === 2 ? civil(century(a, 2), b, c) : null;
  const year = century(c, digits[1]);
  return order === 'dmy' ? civil(year, b, a) : civil(year, a, b);
}

/** Whether what stands behind a day is nothing, or a clock with or without an offset. */
const clockFits = (rest: string): boolean => rest === '' || readClock(splitOffset(rest).clock) !== null;

/**
 * Reads a day; a time of day behind it must be one, and is left aside (the day is the written one, whatever its offset).
 * Dates with the year in front or the month's name read the same in every order. Two-digit years are 1970 to 2069;
 * among numbers they may stand first or last, so the column's order has to say (`dateOrders`); beside a month's name
 * they stand last. Null if no such day exists in this order.
 */
export function readDay(text: string, order: DateOrder): DayNumber | null {
  const parts = takeApart(text.trim());
  return parts && clockFits(parts.rest) ? dayIn(parts, order) : null;
}

/** The orders in which a text is a day that exists: `03/04/2025` two, `31/01/2025` one, ISO all, `30.02.2025` none. */
export function dateOrders(text: string): DateOrder[] {
  const parts = takeApart(text.trim());
  if (!parts || !clockFits(parts.rest)) return [];
  return DATE_ORDERS.filter((order) => dayIn(parts, order) !== null);
}

/** Why `readDay` gives null, as a sentence. */
export function whyNoDay(text: string, order: DateOrder): string {
  const trimmed = text.trim();
  const cut = /^(?:\d{1,2}[\s\-/.]*\p{L}{3,}\.?|\p{L}{3,}\.?[\s\-/.]*\d{1,2})$/u.test(trimmed);
  const name = /\p{L}{3,}/u.exec(trimmed)?.[0] ?? '';
  if (cut && monthOfName(name))
    return `${quoted(trimmed)} has no year: a spreadsheet may have cut it off, so export the file again from its tool`;
  if (
    /^(?:\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4})$/.test(trimmed) ||
    (monthOfName(name) && /^\p{L}+\D+\d{4}$/u.test(trimmed))
  )
    return `${quoted(trimmed)} is a month; a day is needed here`;
  if (order !== 'serial' && readDay(trimmed, 'serial') !== null)
    return `${quoted(trimmed)} is a spreadsheet’s day number; this column reads ${ORDER_NAMES[order]}`;
  return `${quoted(trimmed)} is not a date; this column reads ${ORDER_NAMES[order]}`;
}

/**
 * Reads a moment to the second: a day and a clock, or a day alone, which is its first second. With an offset it keeps
 * that; without it is a local time of the source's zone.
 */
export function readMoment(text: string, order: DateOrder, local: LocalTime): Timestamp | null {
  const parts = takeApart(text.trim());
  const day = parts && dayIn(parts, order);
  if (!parts || day === null) return null;
  const { clock, offset } = splitOffset(parts.rest);
  const second = clock === '' ? 0 : readClock(clock);
  if (second === null) return null;
  return offset === null ? local(day, second) : { epoch: day * 86_400 + second - offset * 60, offset };
}

/** Whether a moment is written without an offset, so that its zone has to be known. False if it is no moment. */
export function needsZone(text: string): boolean {
  const parts = takeApart(text.trim());
  return parts !== null && clockFits(parts.rest) && splitOffset(parts.rest).offset === null;
}

/** Whether a column's header says that its times are in UTC: `Submit Date (UTC)`, `created_utc`. */
export const isUtc = (header: Header, column: number): boolean =>
  /(?:^|[^a-z])(?:utc|gmt)$/i.test(header.units[column] ?? '') ||
  /(?:^|[^a-z])utc$/.test(header.names[column] ?? '');
