import type { Day } from '../calendar.ts';
import { WORK_TYPES, type WorkType } from '../domain.ts';
import type { Seconds } from '../duration.ts';
import { readDay } from './day.ts';
import { readDuration } from './duration.ts';
import { type EntryContext, quoted, tidy } from './types.ts';

/** A quick line's pieces, each told by how it is written and not by where it stands. */

export type Token =
  | { kind: 'word'; text: string }
  /** Put in quotes: part of the note, whatever it looks like. */
  | { kind: 'quote'; text: string }
  /** `sure`: nothing but a time is written so; a bare number is one only if the line has no other. */
  | { kind: 'time'; text: string; seconds: Seconds; sure: boolean }
  | { kind: 'day'; text: string; day: Day }
  | { kind: 'technician'; text: string }
  | { kind: 'ticket'; text: string }
  | { kind: 'billable'; text: string; value: boolean }
  | { kind: 'workType'; text: string; value: WorkType }
  | { kind: 'noClient'; text: string }
  /** Looks like something it can't be. */
  | { kind: 'wrong'; text: string; part: 'time' | 'day'; reason: string };

const DAY = 86_400;
const NOT_BILLABLE = new Set(['nb', '!', 'nonbillable', 'non-billable', 'unbillable']);

const CLOCK = String.raw`(\d{1,2})(?:[:.]([0-5]\d))?\s?(am|pm|a|p)?`;
const RANGE = new RegExp(`^${CLOCK}\\s?-\\s?${CLOCK}$`);

/** Seconds of a day; null if no clock shows it. */
function clock(hours: string, minutes: string | undefined, half: string | undefined): Seconds | null {
  const own = Number(hours);
  if (half !== undefined && (own < 1 || own > 12)) return null;
  const hour = half === undefined ? own : (own % 12) + (half.startsWith('p') ? 12 : 0);
  const at = hour * 3600 + Number(minutes ?? 0) * 60;
  return at > DAY ? null : at;
}

/** `9-10:30`, `9:00-10:30`, `1-3pm`: from one time of a day to another. Null if it isn't that. */
function readRange(text: string, said: string): Token | null {
  const [, h1 = '', m1, half1, h2 = '', m2, half2] = RANGE.exec(text) ?? [];
  if (h1 === '') return null;
  const end = clock(h2, m2, half2);
  // 1-3pm begins in the afternoon, 11-1pm does not.
  const alike = half1 === undefined && half2 !== undefined ? clock(h1, m1, half2) : null;
  const start = alike !== null && end !== null && alike < end ? alike : clock(h1, m1, half1);
  const sure = [m1, half1, m2, half2].some((part) => part !== undefined);
  if (start === null || end === null) return null;
  if (end > start) return { kind: 'time', text: said, seconds: end - start, sure };
  if (!sure) return null;
  const reason = `${quoted(said)} ends before it begins. For work past midnight enter each day by itself, the first until 24:00.`;
  return { kind: 'wrong', text: said, part: 'time', reason };
}

/** `1:30`, `1h30`, `90m`, `1.5 h`: written as nothing but a time. */
const SURE = /^(?:\d{0,3}:\d{1,2}(?::\d\d)?(?: ?h)?|\d+(?:[.,]\d+)? ?[a-z]+(?: ?\d+ ?[a-z]*)?)$/;
const BARE = /^\d{1,2}(?:[.,]\d{1,3})?$/;

function readTime(text: string, said: string, { locale }: EntryContext): Token | null {
  const range = readRange(text, said);
  if (range) return range;
  const bare = BARE.test(text);
  if (!bare && !SURE.test(text)) return null;
  const read = readDuration(text.replace(/(:\d\d) ?h$/, '$1'), { locale });
  if (read.ok)
    return bare && read.value > DAY ? null : { kind: 'time', text: said, seconds: read.value, sure: !bare };
  return /^\d+:\d+/.test(text) ? { kind: 'wrong', text: said, part: 'time', reason: read.reason } : null;
}

/** Days as numbers: `30.6.`, `6/30`, `2026-06-30`, `-1`. With a year it can be nothing else. */
const DATED = /^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4}))$/;
const NUMBERED = /^(?:\d{1,2}\/\d{1,2}|\d{1,2}\.\d{1,2}\.|[+-]\d{1,3}[dw]?)$/;
const ALWAYS = '24/7';

function readDayToken(text: string, said: string, context: EntryContext): Token | null {
  const named = /^\p{L}{3,12}$/u.test(text);
  if (text === ALWAYS || !(named || NUMBERED.test(text) || DATED.test(text))) return null;
  const read = readDay(text, context);
  if (read.ok) return { kind: 'day', text: said, day: read.value };
  return DATED.test(text) ? { kind: 'wrong', text: said, part: 'day', reason: read.reason } : null;
}

function tokenOf(said: string, context: EntryContext): Token {
  const text = tidy(said).toLowerCase();
  if (/^@./.test(text)) return { kind: 'technician', text: said.slice(1) };
  if (/^#./.test(text)) return { kind: 'ticket', text: said.slice(1) };
  if (NOT_BILLABLE.has(text)) return { kind: 'billable', text: said, value: false };
  if (text === 'billable') return { kind: 'billable', text: said, value: true };
  if (text === '-') return { kind: 'noClient', text: said };
  const workType = WORK_TYPES.find((type) => type === text);
  if (workType) return { kind: 'workType', text: said, value: workType };
  return readTime(text, said, context) ?? readDayToken(text, said, context) ?? { kind: 'word', text: said };
}

const QUOTED = /(["“„])([^"”“]*)["”“](?=\s|$)/y;
/** What is one time though it has blanks in it: `1h 30m`, `90 min`, `9:00 - 10:30`. */
const SPACED = [
  /\d+(?:[.,]\d+)?\s?h\s\d+\s?m(?:in)?(?=\s|$)/iy,
  /\d+(?:[.,]\d+)?\s(?:h|hrs?|hours?|mins?|minutes?|std|stunden?|minuten?)(?=\s|$)/iy,
  /\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m)?\s[-–—]\s\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m)?(?=\s|$)/iy,
];

/** The pieces of a line, in their order. */
export function tokensOf(line: string, context: EntryContext): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(line);
  };
  while (at < line.length) {
    const blank = next(/\s+/y);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const quote = next(QUOTED);
    if (quote) {
      tokens.push({ kind: 'quote', text: (quote[2] ?? '').trim() });
      at += quote[0].length;
      continue;
    }
    const spaced = SPACED.map((pattern) => tokenOf(next(pattern)?.[0] ?? '', context)).find(
      ({ kind }) => kind === 'time' || kind === 'wrong',
    );
    const token = spaced ?? tokenOf(next(/\S+/y)?.[0] ?? '', context);
    tokens.push(token);
    at += (spaced?.text ?? next(/\S+/y)?.[0] ?? ' ').length;
  }
  return tokens;
}
