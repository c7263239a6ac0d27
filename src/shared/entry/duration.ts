import type { Seconds } from '../duration.ts';
import { marksOf, readDecimal } from './numbers.ts';
import { type Entry, type EntryContext, entered, quoted, refused, tidy } from './types.ts';

/** Worked time as people type it, and back. */

/** A million hours: longer is a slip of the keyboard. */
const MOST = 3_600_000_000;

/** Seconds as they stand in an input: `1:30`, `0:00:45`. */
export function durationText(seconds: Seconds): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? minutes : `${minutes}:${two(seconds % 60)}`;
}

const UNITS: Record<string, number> = {};
for (const [seconds, words] of [
  [3_600, 'h hr hrs hour hours std stunde stunden heure heures'],
  [60, 'm min mins minute minutes minuten'],
  [1, 's sec secs second seconds sek sekunde sekunden seconde secondes'],
] as const)
  for (const word of words.split(' ')) UNITS[word] = seconds;

const CLOCK = /^(\d{0,7}):([0-5]\d)(?::([0-5]\d))?$/;
const PART = /(\d+(?:[.,]\d+)?|[.,]\d+) ?([a-z]+)\.?,? ?(?:(?:and|und|et) )?/y;
/** `1h30`: what follows the hours without a unit are minutes. */
const SHORT = /^(\d{1,7}) ?h ?(\d|[0-5]\d)$/;

/** Exactly `amount × unit`, rounded once to a whole second, halves up. */
function times(whole: string, fraction: string, unit: number): number {
  const scale = 10n ** BigInt(fraction.length);
  const product = BigInt(whole + fraction) * BigInt(unit);
  return Number((2n * product + scale) / (2n * scale));
}

/** `1h 30m`, `90 min`, units from large to small. Null if it isn't that. */
function inUnits(text: string): Seconds | null {
  let [total, smallest] = [0, Number.POSITIVE_INFINITY];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const [, amount = '', word = ''] = PART.exec(text) ?? [];
    const unit = UNITS[word];
    if (!unit || unit >= smallest) return null;
    smallest = unit;
    const [whole = '', fraction = ''] = amount.split(/[.,]/);
    total += times(whole || '0', fraction, unit);
  }
  return smallest === Number.POSITIVE_INFINITY ? null : total;
}

/** A bare number counts hours: `1.5` and `1,5` are the same; nobody types hours in groups of thousands. */
function inHours(text: string, locale: string): Seconds | 'ambiguous' | null {
  const marks = marksOf(locale);
  const read = readDecimal(text, marks);
  if (read === null || read === 'ambiguous') return read;
  const mark = /[.,' ’]/.exec(text)?.[0];
  if (mark !== undefined && mark !== marks.decimal && read.fraction === '') return 'ambiguous';
  return times(read.whole, read.fraction, 3600);
}

function one(text: string, locale: string): Seconds | 'ambiguous' | null {
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const short = SHORT.exec(text);
  if (short) return Number(short[1]) * 3600 + Number(short[2]) * 60;
  return inUnits(text) ?? inHours(text, locale);
}

/**
 * Reads a duration into seconds: `1:30`, `1h30`, `1h 30m`, `90m`, `1.5`, `1,5`, `45s`, or several of them joined by `+`.
 * A number without a unit counts hours. A part of a second is rounded to the nearest.
 */
export function readDuration(typed: string, { locale }: Pick<EntryContext, 'locale'>): Entry<Seconds> {
  const text = tidy(typed).toLowerCase();
  const said = quoted(typed.trim());
  const no = refused(`${said} is not a time such as 1:30, 90m or 1.5.`);
  if (text.length > 60) return no;
  if (/^(?:-|\()/.test(text))
    return refused(`${said} is less than nothing. Time is written as 1:30, 90m or 1.5.`);
  if (/^\d+:\d$/.test(text))
    return refused(
      `${said} could be read in two ways. Write the minutes with two digits: ${text.replace(/:(\d)$/, ':0$1')}.`,
    );
  let total = 0;
  for (const part of text.split('+')) {
    const seconds = one(part.trim(), locale);
    if (seconds === 'ambiguous')
      return refused(`${said} could be read in two ways. Write it as 1:30, 90m or 1.5.`);
    if (seconds === null) return no;
    total += seconds;
  }
  return total > MOST ? refused(`${said} is longer than any time a book can hold.`) : entered(total);
}
