import type { RecordTable } from '../../shared/records/fields.ts';
import type { Db } from './open.ts';
import { type Wanted, whereOf } from './record-lists.ts';

/** Looking through a long table slice by slice, by the numbers of its records. */

/** No table has more records than this. */
export const lastNumber = (db: Db, table: RecordTable): number =>
  Number(db.prepare(`SELECT MAX(id) FROM ${table}`).pluck().get() ?? 0);

/** Whether all of a table has to be looked through for what is wanted, since no index leads to it. */
export function looksThrough(db: Db, { table, conditions }: Pick<Wanted, 'table' | 'conditions'>): boolean {
  const { where, values } = whereOf(conditions);
  const [first] = db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM ${table} ${where}`)
    .all(...values);
  return first?.detail.startsWith(`SCAN ${table}`) ?? false;
}

/** What a list is sorted by. */
export type Key = string | number | null;
/** A record of a slice: its number, what it is sorted by, and the columns to be added up. */
export type Sliced = [id: number, key: Key, ...amounts: number[]];

/** Reads what is wanted of the records between two numbers, both included, in the order of the numbers. */
export function sliceReader(
  db: Db,
  { table, conditions, order }: Wanted,
  columns: readonly string[],
): (from: number, to: number) => Sliced[] {
  const { where, values } = whereOf([{ sql: 'id BETWEEN ? AND ?', values: [] }, ...conditions]);
  const select = db
    .prepare<unknown[], Sliced>(
      `SELECT ${['id', order.sql, ...columns.map((column) => `COALESCE(${column}, 0)`)].join(', ')}
       FROM ${table} ${where} ORDER BY id`,
    )
    .raw();
  return (from, to) => select.all(from, to, ...values);
}

/** Adds columns up over the records between two numbers. */
export function sliceSums(
  db: Db,
  table: RecordTable,
  columns: readonly string[],
): (from: number, to: number) => number[] {
  const sums = columns.map((column) => `COALESCE(SUM(${column}), 0)`).join(', ');
  const select = db
    .prepare<[number, number], number[]>(`SELECT ${sums} FROM ${table} WHERE id BETWEEN ? AND ?`)
    .raw();
  return (from, to) => select.get(from, to) ?? [];
}
