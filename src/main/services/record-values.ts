import { dayNumber, dayOf, isDay } from '../../shared/calendar.ts';
import { toClock } from '../../shared/duration.ts';
import { MAX_CENTS, toDecimal } from '../../shared/money.ts';
import type { Field, FieldValue, FieldValues, NamedTable, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { choiceWords } from '../../shared/records/words.ts';
import { parseTimestamp, toIso } from '../../shared/timestamp.ts';
import type { Db } from '../db/open.ts';
import { accountAliases, aliasOwners } from '../db/record-beside.ts';
import type { Cell, Image } from '../db/record-images.ts';
import { namesOf } from '../db/record-lists.ts';

/** A record's values as they travel, as they are stored, and in words. */

/** Names of the book, both ways; read when they are first needed. */
export type Names = {
  nameOf(table: NamedTable, id: number): string;
  idOf(table: NamedTable, name: string): number | undefined;
  /** Makes a name known that is about to be written. */
  add(table: NamedTable, id: number, name: string): void;
};

export function bookNames(db: Db): Names {
  const byId = new Map<NamedTable, Map<number, string>>();
  const byName = new Map<NamedTable, Map<string, number>>();
  const ids = (table: NamedTable): Map<number, string> => {
    const known = byId.get(table) ?? namesOf(db, table);
    byId.set(table, known);
    return known;
  };
  const namesFor = (table: NamedTable): Map<string, number> => {
    const known = byName.get(table);
    if (known) return known;
    // A name counts before an alias, and an account may also be named with its kind.
    const fresh = otherNames(db, table);
    for (const [id, name] of ids(table)) fresh.set(name, id);
    byName.set(table, fresh);
    return fresh;
  };
  return {
    nameOf: (table, id) => ids(table).get(id) ?? '',
    // Typed names are kept composed, those of files as they are.
    idOf: (table, name) => namesFor(table).get(name) ?? namesFor(table).get(name.normalize('NFC')),
    add(table, id, name) {
      const names = namesFor(table);
      ids(table).set(id, name);
      if (!names.has(name)) names.set(name, id);
    },
  };
}

/** What other names stand for. An account's stands for it with its kind, and without where that tells enough. */
function otherNames(db: Db, table: NamedTable): Map<string, number> {
  if (table === 'clients') return aliasOwners(db, 'clients');
  if (table !== 'accounts') return new Map();
  const byName = Map.groupBy(accountAliases(db), ({ name }) => name);
  const alone = [...byName].flatMap(([name, own]) => {
    const ids = new Set(own.map(({ id }) => id));
    return ids.size === 1 ? [[name, own[0]?.id ?? 0] as const] : [];
  });
  return new Map([...alone, ...aliasOwners(db, 'accounts')]);
}

type Read = { cells: Record<string, Cell> } | { problem: string };

const offsetOf = (column: string): string => column.replace(/_at$/, '_offset');
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
};
/** “an account”, “a client”. */
export const a = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
/** As a sentence begins. */
export const begun = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());

function readNumber({ min = 0, max = MAX_CENTS, type }: Field, value: FieldValue): number | string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    return type === 'cents'
      ? `${shown(value)} is not an amount in whole cents.`
      : `${shown(value)} is not a whole number.`;
  const say = type === 'cents' ? toDecimal : type === 'seconds' ? toClock : String;
  if (value < min)
    return min === 0 ? `This can’t be less than nothing.` : `This can’t be less than ${say(min)}.`;
  // −0 is no number of its own in a book.
  return value > max ? `This can’t be more than ${say(max)}.` : value + 0;
}

/** Text as it is kept, without blanks around it: “é” is one sign, however it was typed. */
const composed = (text: string): string => text.normalize('NFC').trim();

function readNames(value: FieldValue): string[] | string {
  if (!Array.isArray(value)) return 'A list of names is expected here.';
  const names = (value as string[]).map(composed);
  if (names.includes('')) return 'A name is empty.';
  return [...new Set(names)].sort();
}

/** The cells of a field that holds something. */
function readFilled(field: Field, value: FieldValue, names: Names): Read {
  const { column } = field;
  const one = (cell: Cell): Read => ({ cells: { [column]: cell } });
  switch (field.type) {
    case 'cents':
    case 'seconds':
    case 'whole': {
      const read = readNumber(field, value);
      return typeof read === 'string' ? { problem: read } : one(read);
    }
    case 'flag':
      return typeof value === 'boolean' ? one(value ? 1 : 0) : { problem: 'Yes or no is expected here.' };
    case 'names': {
      const read = readNames(value);
      return typeof read === 'string' ? { problem: read } : { cells: { aliases: read } };
    }
  }
  if (typeof value !== 'string') return { problem: `${shown(value)} is not text.` };
  switch (field.type) {
    case 'day':
      if (!isDay(value)) return { problem: `${shown(value)} is not a day such as 2026-06-30.` };
      return one(field.numbered ? dayNumber(value) : value);
    case 'moment': {
      const read = parseTimestamp(value);
      return read
        ? { cells: { [column]: read.epoch, [offsetOf(column)]: read.offset } }
        : { problem: `${shown(value)} is not a moment such as 2026-06-30T09:00:00Z.` };
    }
    case 'choice':
      return field.choices?.includes(value)
        ? one(value)
        : { problem: `${shown(value)} is none of ${field.choices?.join(', ')}.` };
    case 'reference': {
      const of = field.of ?? 'clients';
      const id = names.idOf(of, value.trim());
      return id === undefined
        ? { problem: `There is no ${TABLES[of].one} ${shown(value)} in this book.` }
        : one(id);
    }
    default:
      return one(field.type === 'text' ? composed(value) : value);
  }
}

const isEmpty = (value: FieldValue): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** What an empty field is stored as: text is never missing, only empty. */
const emptyCells = (field: Field): Record<string, Cell> => {
  if (field.type === 'names') return { aliases: [] };
  if (field.type === 'moment') return { [field.column]: null, [offsetOf(field.column)]: null };
  return { [field.column]: field.type === 'text' || field.type === 'note' ? '' : null };
};

/** A value as the table keeps it, or what is wrong with it in a sentence. */
export function toCells(field: Field, value: FieldValue, names: Names): Read {
  if (!isEmpty(value)) return readFilled(field, value, names);
  return field.required
    ? { problem: `${begun(a(field.label.toLowerCase()))} is needed.` }
    : { cells: emptyCells(field) };
}

/** A stored field as it travels. */
export function toValue(field: Field, image: Image, names: Names): FieldValue {
  if (field.type === 'names') return image.aliases ?? [];
  const cell = image[field.column] ?? null;
  if (cell === null || Array.isArray(cell)) return null;
  if (field.type === 'flag') return cell === 1;
  if (field.type === 'day') return typeof cell === 'number' ? dayOf(cell) : (cell as string);
  if (field.type === 'moment')
    return toIso({ epoch: Number(cell), offset: Number(image[offsetOf(field.column)] ?? 0) });
  if (field.type === 'reference') return names.nameOf(field.of ?? 'clients', Number(cell));
  return cell as string | number;
}

/** All fields of a record as they travel. */
export const toValues = (table: RecordTable, image: Image, names: Names): FieldValues =>
  Object.fromEntries(TABLES[table].fields.map((field) => [field.name, toValue(field, image, names)]));

/** A value in words, for titles; days stand as `2026-06-30`, which whoever shows them writes in his locale. */
export function inWords(field: Field, value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field.type === 'choice') return choiceWords(String(value));
  if (field.type === 'cents') return toDecimal(Number(value));
  if (field.type === 'seconds') return toClock(Number(value));
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** A record in a few words: `2026-06-30 · Ruth · Alder`. */
export function titleOf(table: RecordTable, values: FieldValues): string {
  const { title, fields } = TABLES[table];
  return title
    .map((name) => {
      const field = fields.find((each) => each.name === name);
      return field ? inWords(field, values[name] ?? null) : '';
    })
    .filter((words) => words !== '')
    .join(' · ')
    .slice(0, 120);
}
