import { dayNumber, isDay } from '../../shared/calendar.ts';
import type { RecordFilter } from '../../shared/contract/records.ts';
import type { Field, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { parseTimestamp } from '../../shared/timestamp.ts';
import { BESIDE, BESIDE_TABLES, type BesideTable } from './record-beside.ts';
import { type Condition, idsNamed, nameSql, type Order } from './record-lists.ts';

/** A list's search, filters and sorting as SQL. */

/** All other names of a record, a line each. */
const aliasesSql = (table: BesideTable): string => {
  const { alias, aliases, column } = BESIDE[table];
  return `(SELECT group_concat(${alias}, char(10)) FROM ${aliases} WHERE ${column} = ${table}.id)`;
};
const NAMES_SQL = new Map(BESIDE_TABLES.map((table) => [BESIDE[table].aliases, aliasesSql(table)]));

/** What a field is compared and sorted by: names rather than numbers. */
const sqlOf = (field: Field): string => {
  if (field.type === 'names') return NAMES_SQL.get(field.column) ?? "''";
  return field.of ? nameSql(field.of, field.column) : field.column;
};

const TEXTUAL = new Set(['text', 'note', 'names', 'reference', 'choice']);
const like = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
const LIKE = "LIKE ? ESCAPE '\\'";

/** A word as it may be written: SQLite knows small and capital letters of plain English only. */
function writings(word: string): string[] {
  const composed = word.normalize('NFC');
  if (/^[ -~]*$/.test(composed)) return [word];
  const [first = '', ...rest] = composed.toLowerCase();
  const cases = [
    composed,
    composed.toLowerCase(),
    composed.toUpperCase(),
    first.toUpperCase() + rest.join(''),
  ];
  return [...new Set(cases.flatMap((each) => [each, each.normalize('NFD')]))];
}

/** Whether a text has a word in it. */
const has = (sql: string, word: string): Condition => {
  const ways = writings(word);
  return { sql: `(${ways.map(() => `${sql} ${LIKE}`).join(' OR ')})`, values: ways.map(like) };
};

const holds = (text: string, word: string): boolean => text.toLowerCase().includes(word.toLowerCase());

/** Names are few and records many: a name is looked for among the names, a choice among the choices. */
function containing(field: Field, word: string): Condition {
  if (field.type === 'choice') {
    const found = field.choices?.filter((choice) => holds(choice, word)) ?? [];
    return { sql: `${field.column} IN (${found.map(() => '?').join(', ')})`, values: found };
  }
  if (!field.of) return has(sqlOf(field), word);
  const named = has(field.of === 'contracts' ? 'code' : 'name', word);
  return { ...named, sql: `${field.column} IN (SELECT id FROM ${field.of} WHERE ${named.sql})` };
}

/** Every word stands in some text or name of the record. */
export function searched(table: RecordTable, text: string): Condition[] {
  const fields = TABLES[table].fields.filter(({ type }) => TEXTUAL.has(type));
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const parts = fields.map((field) => containing(field, word));
      return {
        sql: parts.map(({ sql }) => sql).join(' OR '),
        values: parts.flatMap(({ values }) => values),
      };
    });
}

/** A filter's value as the column holds it; null if it can't be one. */
export function cell(field: Field, value: unknown): string | number | null {
  if (field.type === 'flag') return value === true || value === 'yes' ? 1 : 0;
  if (field.type === 'day') {
    if (typeof value !== 'string' || !isDay(value)) return null;
    return field.numbered ? dayNumber(value) : value;
  }
  if (field.type === 'moment')
    return typeof value === 'string'
      ? (parseTimestamp(value)?.epoch ?? (isDay(value) ? dayNumber(value) * 86_400 : null))
      : null;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function oneOf(field: Field, how: 'is' | 'not', values: readonly unknown[]): Condition | null {
  const cells = values.map((value) => cell(field, value)).filter((each) => each !== null);
  if (cells.length < values.length) return null;
  const [column, list] = field.of
    ? [field.column, idsNamed(field.of, cells.length)]
    : [sqlOf(field), `(${cells.map(() => '?').join(', ')})`];
  const sql = how === 'is' ? `${column} IN ${list}` : `${column} IS NULL OR ${column} NOT IN ${list}`;
  return { sql, values: cells };
}

/** One filter as a condition; null if its value does not fit the field. */
export function filtered(
  field: Field,
  { how, value }: Pick<RecordFilter, 'how' | 'value'>,
): Condition | null {
  const sql = sqlOf(field);
  if (how === 'empty') return { sql: `COALESCE(${sql}, '') = ''`, values: [] };
  if (how === 'filled') return { sql: `COALESCE(${sql}, '') <> ''`, values: [] };
  if (how === 'contains') return typeof value === 'string' ? containing(field, value) : null;
  if (how === 'is' || how === 'not') return oneOf(field, how, Array.isArray(value) ? value : [value]);
  const edge = cell(field, value);
  return edge === null ? null : { sql: `${sql} ${how === 'from' ? '>=' : '<='} ?`, values: [edge] };
}

/** Only the records of these numbers. */
export const among = (ids: readonly number[]): Condition => ({
  sql: 'id IN (SELECT value FROM json_each(?))',
  values: [JSON.stringify(ids)],
});

/** What a field is sorted by: a choice by its place among the choices, which have an order of their own. */
const placed = (field: Field): string =>
  field.type === 'choice'
    ? `CASE ${field.column} ${field.choices?.map((choice, place) => `WHEN '${choice}' THEN ${1000 + place}`).join(' ')} END`
    : sqlOf(field);

/** By which column a list is sorted; without a wish by its table's own order. */
export function ordered(table: RecordTable, sort?: { field: Field; descending: boolean }): Order {
  if (sort) return { sql: placed(sort.field), descending: sort.descending };
  const { fields, order } = TABLES[table];
  const group = fields.find(({ name }) => name === order.by);
  return {
    sql: group ? `${placed(group)} || ' ' || lower(${order.column})` : order.column,
    descending: order.descending,
  };
}
