import type { Seconds } from '../../../shared/duration.ts';
import { fold } from '../reading/fold.ts';
import type { DecimalMark, DurationStyle } from '../types.ts';
import { decimalMarks, readDecimal, timesRounded } from './decimal.ts';
import { quoted } from './text.ts';

export type ReadDuration = { ok: true; seconds: Seconds } | { ok: false; reason: string };

/** A million hours: longer is a slip of the keyboard or another unit. */
const MAX_SECONDS = 3_600_000_000;

const CLOCK = /^(\d{1,6}):([0-5]?\d)(?::([0-5]\d)(?:\.0+)?)?$/;
const MINUTE_CLOCK = /^(\d{1,6}):([0-5]\d) ?min$/;
const CLOCK_TIME = /^\d{1,2}:\d{2}(?::\d{2})? ?[ap]\.? ?m\.?$/i;
const WORD = /(\d+(?:[.,]\d+)?) ?([a-z]+)\.?,? ?(?:(?:and|und|e|et|y) )?/y;
/** `1h30`: what follows the hours without a unit are minutes. */
const SHORT = /^(\d{1,6}) ?h ?([0-5]?\d)$/;

const UNIT_SECONDS: Record<string, number> = {};
for (const [seconds, words] of [
  [86_400, 'd day days tag tage dia dias jour jours'],
  [3_600, 'h hr hrs hour hours std stunde stunden hora horas heure heures'],
  [60, 'm min mins minute minutes minuten minuto minutos'],
  [1, 's sec secs second seconds sek sekunde sekunden segundo segundos seconde secondes'],
] as const)
  for (const word of words.split(' ')) UNIT_SECONDS[word] = seconds;

const STYLE_SECONDS: Partial<Record<DurationStyle, number>> = { hours: 3600, minutes: 60, seconds: 1 };

/** Seconds of `02:24:01`, which `readDuration` reads alike, only slower; null for all that is not written just so. */
export function plainClock(text: string): Seconds | null {
  if (text.length !== 8 || text.charCodeAt(2) !== COLON || text.charCodeAt(5) !== COLON) return null;
  const [hours, minutes, seconds] = [twoDigits(text, 0), twoDigits(text, 3), twoDigits(text, 6)];
  return hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59
    ? null
    : hours * 3600 + minutes * 60 + seconds;
}

const COLON = 58;

/** Below 0 if they are no digits. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

/** Seconds of `0:30`, `26:15:00`, `18:25 min`, `44 sec`, `1h 30m`: all that says its units by itself. Null if it doesn't. */
function selfExplaining(text: string): Seconds | null {
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const word = fold(text);
  const minutes = MINUTE_CLOCK.exec(word);
  if (minutes) return Number(minutes[1]) * 60 + Number(minutes[2]);
  const short = SHORT.exec(word);
  if (short) return Number(short[1]) * 3600 + Number(short[2]) * 60;
  return inWords(word);
}

/** `1 hr 5 min`, units from large to small. */
function inWords(text: string): Seconds | null {
  let [total, smallest] = [0, Number.POSITIVE_INFINITY];
  WORD.lastIndex = 0;
  while (WORD.lastIndex < text.length) {
    const [, amount = '', unit = ''] = WORD.exec(text) ?? [];
    const seconds = UNIT_SECONDS[unit];
    if (!seconds || seconds >= smallest) return null;
    smallest = seconds;
    const [whole = '', fraction = ''] = amount.split(/[.,]/);
    total += timesRounded({ whole, fraction }, seconds);
  }
  return smallest === Number.POSITIVE_INFINITY ? null : total;
}

/** A number without unit; with no mark given, a single point or comma parts decimals: `1,5` and `1.5` are the same. */
function bare(text: string, mark: DecimalMark | null) {
  if (mark) return readDecimal(text, mark);
  const loose = /^(\d*)[.,](\d+)$/.exec(text);
  if (loose) return { whole: loose[1] || '0', fraction: loose[2] ?? '' };
  return readDecimal(text, '.') ?? readDecimal(text, ',');
}

/**
 * Reads a duration. `0:30`, `26:15:00`, `18:25 min`, `44 sec`, `1h 30m` mean the same in every style; a number without
 * unit is read in the column's. A part of a second is rounded to the nearest, halves up: 0.6389 hours are 2300 s.
 * @param style what a number without unit counts; `clock` and `words` refuse it
 * @param mark what parts the decimals; null = either
 */
export function readDuration(
  text: string,
  style: DurationStyle,
  mark: DecimalMark | null = null,
): ReadDuration {
  const trimmed = text.trim();
  const no = (reason: string): ReadDuration => ({ ok: false, reason: `${quoted(trimmed)} ${reason}` });
  if (CLOCK_TIME.test(trimmed))
    return no(
      'is a time of day: Excel turned the duration into a clock time, so export the file again and import it without opening it in Excel',
    );
  const magnitude = trimmed.replace(/^[-−–]\s*/, '');
  const number = bare(magnitude, mark);
  const factor = STYLE_SECONDS[style];
  const known = selfExplaining(magnitude);
  if (magnitude !== trimmed && (known !== null || number))
    return no('is negative, and time worked can’t be less than nothing');
  const seconds = known ?? (number && factor ? timesRounded(number, factor) : null);
  if (seconds !== null && seconds > MAX_SECONDS) return no('is longer than any time a book can hold');
  if (seconds !== null) return { ok: true, seconds };
  if (number && timesRounded(number, 1_000_000) === 0) return { ok: true, seconds: 0 };
  return no(
    number ? 'has no unit; this column writes durations such as 1:30' : 'is not a duration such as 1:30',
  );
}

const ALL: readonly DurationStyle[] = ['clock', 'hours', 'minutes', 'seconds', 'words'];

/**
 * In which styles a duration can be meant. What says its unit, and 0, fits all. A number without unit can be hours,
 * minutes or seconds; below 24 and with a fraction it is hours, because nobody writes 1.5 for ninety seconds.
 * Empty if it is no duration.
 */
export function durationStyles(text: string): readonly DurationStyle[] {
  const trimmed = text.trim();
  if (plainClock(trimmed) !== null) return ALL;
  if (CLOCK_TIME.test(trimmed)) return [];
  const known = selfExplaining(trimmed);
  if (known !== null) return known > MAX_SECONDS ? [] : ALL;
  const number = bare(trimmed, null);
  if (!number) return [];
  const thousandths = timesRounded(number, 1000);
  if (thousandths === 0) return ALL;
  if (thousandths > MAX_SECONDS * 1000) return [];
  // `1,234` may be a thousand: what groups and what parts decimals is another question.
  const fraction = /[1-9]/.test(number.fraction) && decimalMarks(trimmed).length === 1;
  return fraction && thousandths < 24_000 ? ['hours'] : ['hours', 'minutes', 'seconds'];
}

const UNIT_STYLES: readonly (readonly [DurationStyle, RegExp])[] = [
  ['hours', /(^|[^a-z])(h|hrs?|hours?|std|stunden|horas?|heures?|decimal)($|[^a-z])|^hours|hours$/],
  ['minutes', /(^|[^a-z])(min|mins|minutes?|minuten|minutos?)($|[^a-z])|^minutes|minutes$/],
  ['seconds', /(^|[^a-z])(s|secs?|seconds?|sek|sekunden|segundos?|secondes?)($|[^a-z])|^seconds|seconds$/],
];

/** What a header says its numbers count: the unit in its brackets first, then its name. Null if it doesn't say. */
export function styleOfHeader(name: string, unit: string): DurationStyle | null {
  const find = (text: string) => UNIT_STYLES.find(([, pattern]) => pattern.test(fold(text)))?.[0];
  return find(unit) ?? find(name) ?? null;
}
