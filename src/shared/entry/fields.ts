import type { FieldValue, NamedTable } from '../records/fields.ts';
import { TABLES } from '../records/tables.ts';
import { choiceWords } from '../records/words.ts';
import { parseTimestamp } from '../timestamp.ts';
import { dayText, readDay } from './day.ts';
import { foldName } from './day-words.ts';
import { durationText, readDuration } from './duration.ts';
import { momentText, readMoment } from './moment.ts';
import { moneyText, readMoney } from './money.ts';
import { marksOf, readDecimal, writeDecimal } from './numbers.ts';
import {
  type Entry,
  type EntryContext,
  type EntryField,
  type EntryName,
  entered,
  quoted,
  refused,
  tidy,
} from './types.ts';

/** A field's value from typed or pasted text, and as text: in an input, and in a table. */

/** Reads a whole number; digits may stand in groups. */
export function readWhole(typed: string, { locale }: Pick<EntryContext, 'locale'>): Entry<number> {
  const text = tidy(typed);
  const [, sign = '', digits = ''] = /^([+-]?) ?(.*)$/.exec(text) ?? [];
  const read = digits.length > 40 ? null : readDecimal(digits, marksOf(locale));
  if (read === null) return refused(`${quoted(text)} is not a number such as 12.`);
  if (read === 'ambiguous' || !/^0*$/.test(read.fraction))
    return refused(`${quoted(text)} is not a whole number such as 12.`);
  const value = Number(read.whole);
  if (!Number.isSafeInteger(value))
    return refused(`${quoted(text)} is larger than any number a book can hold.`);
  return entered(sign === '-' && value !== 0 ? -value : value);
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', '✓', 'ja', 'j', 'oui', 'si', 'on']);
const NO = new Set(['no', 'n', 'false', '0', '-', 'nein', 'non', 'off']);

function readFlag(typed: string): Entry<boolean> {
  const word = foldName(tidy(typed));
  if (YES.has(word)) return entered(true);
  return NO.has(word) ? entered(false) : refused(`${quoted(typed.trim())} is neither yes nor no.`);
}

function readChoice({ choices = [] }: EntryField, typed: string): Entry<string> {
  const text = typed.trim();
  const same = (choice: string): boolean =>
    [choice, choiceWords(choice)].some((words) => words.toLowerCase() === text.toLowerCase());
  const found = choices.find((choice) => choice === text) ?? choices.find(same);
  return found === undefined
    ? refused(`${quoted(text)} is none of ${choices.map(choiceWords).join(', ')}.`)
    : entered(found);
}

/** The one name that a text stands for: as it is written, by another spelling, or but for capitals and accents. */
export function nameFor(names: readonly EntryName[], typed: string): string | null {
  const text = typed.trim();
  const exact = names.find(({ name }) => name === text) ?? names.find(({ also = [] }) => also.includes(text));
  if (exact) return exact.name;
  const folded = foldName(text);
  const alike = names.filter(({ name, also = [] }) =>
    [name, ...also].some((each) => foldName(each) === folded),
  );
  return alike.length === 1 ? (alike[0]?.name ?? null) : null;
}

function readReference(
  { of = 'clients' }: EntryField,
  typed: string,
  { names }: EntryContext,
): Entry<string> {
  const text = typed.trim();
  const known = names?.[of as NamedTable];
  if (!known) return entered(text);
  const name = nameFor(known, text);
  return name === null
    ? refused(`There is no ${TABLES[of as NamedTable].one} ${quoted(text)} in this book.`)
    : entered(name);
}

/** Names stand a line each, or are parted by `;`. */
export const splitNames = (text: string): string[] => [
  ...new Set(
    text
      .split(text.includes('\n') ? '\n' : ';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
];

/** Several names as one text; a lone name with `;` in it keeps its line. */
const namesText = (names: readonly string[]): string =>
  names.length === 1 && names[0]?.includes(';') ? `${names[0]}\n` : names.join('\n');

const NUMBER_TEXT = {
  cents: moneyText,
  seconds: durationText,
  whole: (value: number, { locale }: EntryContext) => writeDecimal(String(value), locale, 0),
};
type NumberType = keyof typeof NUMBER_TEXT;
const isNumberType = (type: string): type is NumberType => Object.hasOwn(NUMBER_TEXT, type);

function inBounds(field: EntryField, read: Entry<number>, context: EntryContext): Entry<number> {
  if (!read.ok || !isNumberType(field.type)) return read;
  const { min, max } = field;
  const say = NUMBER_TEXT[field.type];
  if (min !== undefined && read.value < min)
    return refused(
      min === 0 ? 'This can’t be less than nothing.' : `This can’t be less than ${say(min, context)}.`,
    );
  return max !== undefined && read.value > max
    ? refused(`This can’t be more than ${say(max, context)}.`)
    : read;
}

const NEEDED = (label: string): string => {
  const word = label.toLowerCase();
  return `${/^[aeiou]/.test(word) ? 'An' : 'A'} ${word} is needed.`;
};

function readFilled(field: EntryField, text: string, context: EntryContext): Entry<FieldValue> {
  switch (field.type) {
    case 'text':
      return entered(text.trim());
    case 'note':
      return entered(text);
    case 'day':
      return readDay(text, context);
    case 'moment':
      return readMoment(text, context);
    case 'cents':
      return inBounds(field, readMoney(text, context), context);
    case 'seconds':
      return inBounds(field, readDuration(text, context), context);
    case 'whole':
      return inBounds(field, readWhole(text, context), context);
    case 'flag':
      return readFlag(text);
    case 'choice':
      return readChoice(field, text);
    case 'reference':
      return readReference(field, text, context);
    case 'names':
      return entered(splitNames(text));
  }
}

/** Reads what stands in a field's input into the value that travels; empty text is null, or no names. */
export function parseField(field: EntryField, text: string, context: EntryContext): Entry<FieldValue> {
  if (text.trim() !== '') return readFilled(field, text, context);
  if (field.required) return refused(NEEDED(field.label));
  return entered(field.type === 'names' ? [] : field.type === 'text' || field.type === 'note' ? '' : null);
}

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value);

/** A value as it stands in the field's input; `parseField` gives it back. */
export function fieldText(field: Pick<EntryField, 'type'>, value: FieldValue, context: EntryContext): string {
  if (value === null) return '';
  if (isList(value)) return namesText(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number')
    return isNumberType(field.type) ? NUMBER_TEXT[field.type](value, context) : String(value);
  switch (field.type) {
    case 'day':
      return dayText(value, context);
    case 'moment':
      return momentText(value, context);
    case 'choice':
      return choiceWords(value);
    default:
      return value;
  }
}

/** Whether two values of a field say the same: a moment is the same in every offset. */
export function saysSame({ type }: Pick<EntryField, 'type'>, a: FieldValue, b: FieldValue): boolean {
  if (type !== 'moment' || typeof a !== 'string' || typeof b !== 'string')
    return JSON.stringify(a) === JSON.stringify(b);
  return a === b || (parseTimestamp(a)?.epoch ?? a) === (parseTimestamp(b)?.epoch ?? b);
}

/** A value as it stands in a table or a sentence: on one line. */
export function shownField(
  field: Pick<EntryField, 'type'>,
  value: FieldValue,
  context: EntryContext,
): string {
  if (isList(value)) return value.join(', ');
  const text = fieldText(field, value, context);
  return field.type === 'note' ? text.replace(/\s+/g, ' ').trim() : text;
}
