import { type Day, dayNumber } from '../../../shared/calendar.ts';
import type { Seconds } from '../../../shared/duration.ts';

/** How time and days are written on this screen. */

const two = (value: number): string => String(value).padStart(2, '0');

/** A running clock: `0:12:33`. */
export const clockText = (seconds: Seconds): string =>
  `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdayIn = (locale: string, width: 'short' | 'long'): Intl.DateTimeFormat => {
  const key = `${locale} ${width}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
};

/** `Mon`, or `Monday`. */
export const weekdayName = (day: Day, locale: string, width: 'short' | 'long' = 'short'): string =>
  weekdayIn(locale, width).format(dayNumber(day) * 86_400_000);

/** A word as it begins a label. */
export const capital = (word: string): string => word.replace(/^./, (first) => first.toUpperCase());
