import {
  columnNaming,
  type NamedTable,
  PART_OF,
  RECORD_TABLES,
  type RecordTable,
} from '../../shared/records/fields.ts';
import type { Db } from './open.ts';

/** The log, read back: steps of the book, changes of a step, what happened to one record. */

export type AuditRow = {
  id: number;
  at: string;
  action: string;
  detail: string;
  label: string;
  in_closed: number;
};
export type ChangeRow = { table: string; id: number; before: string | null; after: string | null };

const AUDIT = 'a.id, a.at, a.action, a.detail, a.label, a.in_closed';

export const stepCount = (db: Db): number =>
  Number(db.prepare('SELECT COUNT(*) FROM audit_log').pluck().get());

/** The latest first. */
export const stepsOfBook = (db: Db, from: number, count: number): AuditRow[] =>
  db
    .prepare<[number, number], AuditRow>(
      `SELECT ${AUDIT} FROM audit_log a ORDER BY a.id DESC LIMIT ? OFFSET ?`,
    )
    .all(count, from);

/** How many records a step changed, and the first of them. */
export const changesOfStep = (db: Db, step: number, limit: number): { count: number; rows: ChangeRow[] } => ({
  count: Number(db.prepare('SELECT COUNT(*) FROM record_changes WHERE audit_id = ?').pluck().get(step)),
  rows: db
    .prepare<[number, number], ChangeRow>(
      'SELECT record_table AS "table", record_id AS id, before, after FROM record_changes WHERE audit_id = ? ORDER BY id LIMIT ?',
    )
    .all(step, limit),
});

/** Each step that changed a record, with what it did to it. */
export const stepsOfRecord = (
  db: Db,
  table: RecordTable,
  id: number,
): (AuditRow & { before: string | null; after: string | null })[] =>
  db
    .prepare<[string, number], AuditRow & { before: string | null; after: string | null }>(
      `SELECT ${AUDIT}, c.before, c.after FROM record_changes c JOIN audit_log a ON a.id = c.audit_id
       WHERE c.record_table = ? AND c.record_id = ? ORDER BY c.id DESC`,
    )
    .all(table, id);

/** The parts of a record, those removed since included: a contract's prices and pauses, a technician's rates. */
export const partsOfRecord = (db: Db, table: RecordTable, id: number): { table: RecordTable; id: number }[] =>
  RECORD_TABLES.filter((part) => PART_OF[part] === table).flatMap((part) => {
    const column = columnNaming(table as NamedTable);
    return db
      .prepare<[number, string, number], number>(
        `SELECT id FROM ${part} WHERE ${column} = ?
         UNION SELECT record_id FROM record_changes
         WHERE record_table = ? AND COALESCE(json_extract(before, '$.${column}'), json_extract(after, '$.${column}')) = ?`,
      )
      .pluck()
      .all(id, part, id)
      .map((own) => ({ table: part, id: own }));
  });

export type KeptByImport = {
  batch: number;
  at: string;
  file: string;
  before: string | null;
  removed: number;
};

const BATCHED: ReadonlySet<RecordTable> = new Set([
  'clients',
  'technicians',
  'accounts',
  'contracts',
  'ledger_entries',
  'time_entries',
  'tickets',
  'surveys',
  'adjustments',
]);

/** The import that brought a record (`before` null), and those that changed it. */
export function importsOfRecord(db: Db, table: RecordTable, id: number): KeptByImport[] {
  const file = "COALESCE(NULLIF(b.file, ''), b.source) AS file";
  const changed = db
    .prepare<[string, number], KeptByImport>(
      `SELECT b.id AS batch, b.at, ${file}, c.before, c.removed
       FROM import_changes c JOIN import_batches b ON b.id = c.batch_id WHERE c.record_table = ? AND c.record_id = ?`,
    )
    .all(table, id);
  if (!BATCHED.has(table)) return changed;
  const brought = db
    .prepare<[number], KeptByImport>(
      `SELECT b.id AS batch, b.at, ${file}, NULL AS before, 0 AS removed
       FROM ${table} r JOIN import_batches b ON b.id = r.batch_id WHERE r.id = ?`,
    )
    .all(id);
  return [...brought, ...changed];
}
