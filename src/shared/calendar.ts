/**
 * Calendar values without a time zone: a day is `YYYY-MM-DD`, a month `YYYY-MM` (METRICS.md, "Ground rules").
 * For arithmetic a day is also a whole number (days since 1970-01-01), a month one too (12 × year + month − 1).
 */
export type Day = string;
export type Month = string;
/** Days since 1970-01-01. */
export type DayNumber = number;
/** 12 × year + (month − 1). */
export type MonthNumber = number;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;

/** Days since 1970-01-01 of a civil date; proleptic Gregorian (H. Hinnant, "chrono-compatible date algorithms"). */
const civilToDays = (year: number, month: number, day: number): DayNumber => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468;
};

const daysToCivil = (days: DayNumber): { year: number; month: number; day: number } => {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** Whether the text is a real calendar day: 2026-02-30 is not. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
}

export function isMonth(text: string): boolean {
  const match = MONTH.exec(text);
  return match !== null && Number(match[1]) >= 1 && Number(match[2]) >= 1 && Number(match[2]) <= 12;
}

/** @throws RangeError if the text is no calendar day. */
export function dayNumber(day: Day): DayNumber {
  if (!isDay(day)) throw new RangeError(`${day} is not a day`);
  return civilToDays(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

export function dayOf(days: DayNumber): Day {
  const { year, month, day } = daysToCivil(days);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** @throws RangeError if the text is no month. */
export function monthNumber(month: Month): MonthNumber {
  if (!isMonth(month)) throw new RangeError(`${month} is not a month`);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export const monthName = (month: MonthNumber): Month =>
  `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`;

export function monthOfDay(days: DayNumber): MonthNumber {
  const { year, month } = daysToCivil(days);
  return year * 12 + month - 1;
}

export const firstDay = (month: MonthNumber): DayNumber =>
  civilToDays(Math.floor(month / 12), (month % 12) + 1, 1);

export const lastDay = (month: MonthNumber): DayNumber => firstDay(month + 1) - 1;

export const daysInMonth = (month: MonthNumber): number => lengthOf(Math.floor(month / 12), (month % 12) + 1);

/** 0 = Monday … 6 = Sunday. */
export const weekday = (days: DayNumber): number => (((days + 3) % 7) + 7) % 7;

/** Every month from a to b, both included. */
export const monthsFrom = (a: MonthNumber, b: MonthNumber): MonthNumber[] =>
  Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => a + i);

/** The day so many months later; from a month's last day it is always a last day, else clamped to the month's end. */
export function addMonths(days: DayNumber, months: number): DayNumber {
  const month = monthOfDay(days);
  const dayOfMonth = days - firstDay(month);
  const target = month + months;
  if (days === lastDay(month)) return lastDay(target);
  return Math.min(firstDay(target) + dayOfMonth, lastDay(target));
}

/** The last month that is complete on this day: June on 30 June, May on 29 June. */
export function lastCompleteMonth(days: DayNumber): MonthNumber {
  const month = monthOfDay(days);
  return days === lastDay(month) ? month : month - 1;
}
