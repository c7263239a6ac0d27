import type { Day } from '../calendar.ts';
import type { Field, NamedTable } from '../records/fields.ts';

/** What typed text says, or in a sentence why it says nothing that can be kept. */
export type Entry<T> = { ok: true; value: T } | { ok: false; reason: string };

/** A name that references can take. */
export type EntryName = {
  name: string;
  /** Other spellings that stand for it. */
  also?: readonly string[];
  /** What tells it from others. */
  note?: string;
};

/** What the meaning of typed text hangs on. */
export type EntryContext = {
  /** How the owner's machine writes numbers and days, such as `de-DE`. */
  locale: string;
  /** The day it is in the book's zone. */
  today: Day;
  /** The book's time zone; UTC when it is not said. */
  zone?: string;
  /** The clock, seconds since 1970 UTC; without it “now” says nothing. */
  now?: () => number;
  /** The book's currency, three letters; without it any is taken. */
  currency?: string;
  /** Names of the book by table; references to a table that is missing here are taken as they are typed. */
  names?: Partial<Readonly<Record<NamedTable, readonly EntryName[]>>>;
};

/** Of a field, what reading and writing its text needs. */
export type EntryField = Pick<Field, 'label' | 'type' | 'required'> &
  Partial<Pick<Field, 'choices' | 'of' | 'min' | 'max'>>;

export const entered = <T>(value: T): Entry<T> => ({ ok: true, value });
export const refused = (reason: string): { ok: false; reason: string } => ({ ok: false, reason });

const LONGEST = 40;
/** What was typed, short enough for a sentence. */
export const quoted = (text: string): string =>
  `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`;

/** Small raised or lowered digits: the mark of a footnote beside a number is none of its digits. */
const PLAIN = /[^²³¹\u2070-\u209c\u2460-\u249b]+/g;

/** One writing for what is typed in many: blanks, wide digits and dashes; no blanks at the ends, no marks of direction. */
export const tidy = (text: string): string =>
  text
    .replace(PLAIN, (part) => part.normalize('NFKC'))
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
