import type { ImportTable } from '../../shared/import.ts';
import { IMPORT_SHAPES, type Value } from './import-rows.ts';
import type { Db } from './open.ts';

/** By which two records of a table look alike; days have an index. */
const KEYS: Partial<Record<ImportTable, readonly string[]>> = {
  time_entries: ['day', 'client_id', 'technician_id', 'seconds'],
  ledger_entries: ['day', 'client_id', 'cents'],
};

/** How many records of a table look like one with these values; 0 for tables in which a number tells records apart. */
export function recordCounter(db: Db, table: ImportTable): (values: readonly Value[]) => number {
  const keys = KEYS[table];
  if (!keys) return () => 0;
  const at = keys.map((key) => IMPORT_SHAPES[table].columns.indexOf(key));
  const count = db
    .prepare<Value[], number>(
      `SELECT COUNT(*) FROM ${table} WHERE ${keys.map((key) => `${key} IS ?`).join(' AND ')}`,
    )
    .pluck();
  return (values) => count.get(...at.map((column) => values[column] ?? null)) ?? 0;
}
