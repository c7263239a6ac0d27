import type { NamedTable, RecordTable } from '../../shared/records/fields.ts';
import type { Db } from './open.ts';

/** Finding records: conditions over their columns, a window of them in some order. */

/** A condition as SQL over the table's own columns, its values apart. */
export type Condition = { sql: string; values: readonly (string | number)[] };
export type Order = { sql: string; descending: boolean };

/** Names by number; accounts of one name are told apart by their kind. */
export function namesOf(db: Db, table: NamedTable): Map<number, string> {
  const column = table === 'contracts' ? 'code' : 'name';
  const name = table === 'accounts' ? ACCOUNT_NAME : column;
  return new Map(db.prepare<[], [number, string]>(`SELECT id, ${name} FROM ${table} t`).raw().all());
}

const ACCOUNT_NAME = `CASE WHEN EXISTS (SELECT 1 FROM accounts o WHERE o.name = t.name AND o.id <> t.id)
  THEN t.name || ' (' || t.kind || ')' ELSE t.name END`;

const nameIn = (of: NamedTable): string =>
  of === 'accounts' ? ACCOUNT_NAME : `t.${of === 'contracts' ? 'code' : 'name'}`;

/** The name a reference column stands for, for sorting. */
export const nameSql = (of: NamedTable, column: string): string =>
  `(SELECT ${nameIn(of)} FROM ${of} t WHERE t.id = ${column})`;

/** The numbers behind so many names: names are few and records many, and records have an index by number. */
export const idsNamed = (of: NamedTable, names: number): string =>
  `(SELECT t.id FROM ${of} t WHERE ${nameIn(of)} IN (${Array.from({ length: names }, () => '?').join(', ')}))`;

/** Which records of a table, in which order. */
export type Wanted = { table: RecordTable; conditions: readonly Condition[]; order: Order };
/** How many there are, and the numbers of those in a window. */
export type Found = { total: number; ids: number[] };
export type Window = { from: number; count: number };

/** Conditions as SQL, with their values in order. */
export const whereOf = (
  conditions: readonly Condition[],
): { where: string; values: (string | number)[] } => ({
  where: conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`,
  values: conditions.flatMap((condition) => condition.values),
});

/** The numbers of all that are wanted. */
export function allRecords(db: Db, { table, conditions, order }: Wanted): number[] {
  const { where, values } = whereOf(conditions);
  const way = order.descending ? 'DESC' : 'ASC';
  return db
    .prepare<unknown[], number>(`SELECT id FROM ${table} ${where} ORDER BY ${order.sql} ${way}, id ${way}`)
    .pluck()
    .all(...values);
}

/** A window of a whole table in an order that an index has: nothing beyond the window is read. */
export function tableWindow(db: Db, table: RecordTable, order: Order, window: Window): Found {
  const total = db.prepare<[], number>(`SELECT COUNT(*) FROM ${table}`).pluck().get() as number;
  const count = Math.max(0, Math.min(window.count, total - window.from));
  if (count === 0) return { total, ids: [] };
  // What lies past the middle is nearer from the other end.
  const backwards = window.from > total / 2;
  const way = order.descending === backwards ? 'ASC' : 'DESC';
  const ids = db
    .prepare<unknown[], number>(
      `SELECT id FROM ${table} ORDER BY ${order.sql} ${way}, id ${way} LIMIT ? OFFSET ?`,
    )
    .pluck()
    .all(count, backwards ? total - window.from - count : window.from);
  return { total, ids: backwards ? ids.reverse() : ids };
}

/** What columns of all that meet the conditions add up to; nothing adds up to 0. */
export function sumsOf(
  db: Db,
  { table, conditions }: Pick<Wanted, 'table' | 'conditions'>,
  columns: readonly string[],
): number[] {
  if (columns.length === 0) return [];
  const { where, values } = whereOf(conditions);
  return db
    .prepare<unknown[], number[]>(
      `SELECT ${columns.map((column) => `COALESCE(SUM(${column}), 0)`).join(', ')} FROM ${table} ${where}`,
    )
    .raw()
    .get(...values) as number[];
}

/** Records that refer to some of these by a column. */
export const referring = (db: Db, table: string, column: string, ids: readonly number[]): number[] =>
  db
    .prepare<[string], number>(
      `SELECT id FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .pluck()
    .all(JSON.stringify(ids));

/** A record's number by the values of its unique columns. */
export function findBy(db: Db, table: RecordTable, columns: readonly string[]) {
  const select = db
    .prepare<unknown[], number>(
      `SELECT id FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`,
    )
    .pluck();
  return (values: readonly unknown[]): number | undefined => select.get(...values);
}
