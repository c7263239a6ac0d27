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

/** How many records meet all conditions, and the numbers of a window of them. */
export function findRecords(
  db: Db,
  table: RecordTable,
  conditions: readonly Condition[],
  order: Order,
  window: { from: number; count: number },
): { total: number; ids: number[] } {
  const where =
    conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`;
  const values = conditions.flatMap((condition) => condition.values);
  const total = db
    .prepare<unknown[], number>(`SELECT COUNT(*) FROM ${table} ${where}`)
    .pluck()
    .get(...values) as number;
  const count = Math.max(0, Math.min(window.count, total - window.from));
  if (count === 0) return { total, ids: [] };
  // What lies past the middle is nearer from the other end.
  const backwards = window.from > total / 2;
  const way = order.descending === backwards ? 'ASC' : 'DESC';
  const ids = db
    .prepare<unknown[], number>(
      `SELECT id FROM ${table} ${where} ORDER BY ${order.sql} ${way}, id ${way} LIMIT ? OFFSET ?`,
    )
    .pluck()
    .all(...values, count, backwards ? total - window.from - count : window.from);
  return { total, ids: backwards ? ids.reverse() : ids };
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

/** The client that an alias stands for, of all aliases. */
export const aliasOwners = (db: Db): Map<string, number> =>
  new Map(db.prepare<[], [string, number]>('SELECT alias, client_id FROM client_aliases').raw().all());
