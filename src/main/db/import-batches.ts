import { type DayNumber, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import { IMPORT_TABLES, type ImportTable } from '../../shared/import.ts';
import { contractPrices, DAY_COLUMN, IMPORT_SHAPES, readList, type Value } from './import-rows.ts';
import type { Db } from './open.ts';

/** What an import did, as the history shows it. */
export type Batch = {
  id: number;
  at: string;
  kind: string;
  source: string;
  file: string;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  leftOut: number;
  undoneAt: string | null;
};

export const batches = (db: Db): Batch[] =>
  db
    .prepare<[], Batch>(
      `SELECT id, at, kind, source, file, rows, added, changed, unchanged, rejected, left_out AS leftOut, undone_at AS undoneAt
       FROM import_batches ORDER BY id DESC`,
    )
    .all();

export const batch = (db: Db, id: number): Batch | undefined => batches(db).find((own) => own.id === id);

export function beginBatch(db: Db, at: Date, kind: string, source: string, file: string): number {
  return Number(
    db
      .prepare('INSERT INTO import_batches (at, kind, source, file, rows) VALUES (?, ?, ?, ?, 0)')
      .run(at.toISOString(), kind, source, file).lastInsertRowid,
  );
}

export function endBatch(
  db: Db,
  id: number,
  counts: Pick<Batch, 'rows' | 'added' | 'changed' | 'unchanged' | 'rejected' | 'leftOut'>,
): void {
  db.prepare(
    'UPDATE import_batches SET rows = ?, added = ?, changed = ?, unchanged = ?, rejected = ?, left_out = ? WHERE id = ?',
  ).run(counts.rows, counts.added, counts.changed, counts.unchanged, counts.rejected, counts.leftOut, id);
}

/** A record that an undo can't take back without losing what was done to it since. */
export type Edited = { table: ImportTable; id: number; why: 'edited' | 'later import' | 'in use' };

type Change = {
  record_table: ImportTable;
  record_id: number;
  before: string;
  removed: number;
  digest: number | null;
};

/**
 * What the undo of an import would do, nothing done yet.
 * @param digestOf the digest of a record's values, as imports make it
 */
export function undoable(db: Db, id: number, digestOf: (values: readonly Value[]) => number) {
  const edited: Edited[] = [];
  const remove: { table: ImportTable; id: number }[] = [];
  const restore: Change[] = [];
  const laterChange = db
    .prepare<[string, number, number], number>(
      'SELECT 1 FROM import_changes WHERE record_table = ? AND record_id = ? AND batch_id > ?',
    )
    .pluck();
  const isLater = (table: string, record: number) => laterChange.get(table, record, id) !== undefined;
  for (const table of IMPORT_TABLES) {
    const rows = db
      .prepare<[number], [number, number | null, ...Value[]]>(
        `SELECT id, digest, ${readList(table)} FROM ${table} WHERE batch_id = ?`,
      )
      .raw();
    const changes = Number(
      db
        .prepare('SELECT COUNT(*) FROM import_changes WHERE record_table = ? AND batch_id > ?')
        .pluck()
        .get(table, id),
    );
    for (const [record, digest, ...values] of rows.iterate(id)) {
      if (changes > 0 && isLater(table, record)) edited.push({ table, id: record, why: 'later import' });
      // A client made in passing has no digest: it goes if nobody added to it and nothing else needs it.
      else if (digest === null ? values.slice(1).some(Boolean) : digestOf(values) !== digest)
        edited.push({ table, id: record, why: 'edited' });
      else remove.push({ table, id: record });
    }
  }
  const changes = db
    .prepare<[number], Change>(
      'SELECT record_table, record_id, before, removed, digest FROM import_changes WHERE batch_id = ?',
    )
    .all(id);
  for (const change of changes) {
    const { record_table: table, record_id: record } = change;
    const values = db
      .prepare<[number], Value[]>(`SELECT ${readList(table)} FROM ${table} WHERE id = ?`)
      .raw()
      .get(record);
    if (isLater(table, record)) edited.push({ table, id: record, why: 'later import' });
    else if (change.removed === 0 && (values === undefined || digestOf(values) !== change.digest))
      edited.push({ table, id: record, why: 'edited' });
    else restore.push(change);
  }
  return { edited, remove, restore };
}

const REFERENCES: Record<'clients' | 'technicians' | 'accounts' | 'contracts', readonly [string, string][]> =
  {
    clients: [
      ['contracts', 'client_id'],
      ['ledger_entries', 'client_id'],
      ['time_entries', 'client_id'],
      ['tickets', 'client_id'],
      ['surveys', 'client_id'],
    ],
    technicians: [
      ['cost_rates', 'technician_id'],
      ['time_entries', 'technician_id'],
      ['tickets', 'technician_id'],
      ['surveys', 'technician_id'],
    ],
    accounts: [['ledger_entries', 'account_id']],
    contracts: [['contract_pauses', 'contract_id']],
  };

const isUsed = (db: Db, table: keyof typeof REFERENCES, id: number): boolean =>
  REFERENCES[table].some(
    ([other, column]) =>
      db.prepare(`SELECT 1 FROM ${other} WHERE ${column} = ? LIMIT 1`).pluck().get(id) !== undefined,
  );

/** Removes the technicians and accounts an import made in passing, if nothing needs them now. */
function removeUnused(db: Db, table: 'technicians' | 'accounts', batchId: number): void {
  const ids = db.prepare<[number], number>(`SELECT id FROM ${table} WHERE batch_id = ?`).pluck().all(batchId);
  for (const id of ids) if (!isUsed(db, table, id)) db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
}

/**
 * Takes back what `undoable` found, except what was edited since. The caller holds the transaction.
 * @returns how many records went and came back, those kept, and the months whose sums changed
 */
export function undo(db: Db, id: number, now: Date, digestOf: (values: readonly Value[]) => number) {
  const { edited, remove, restore } = undoable(db, id, digestOf);
  const months = new Set<MonthNumber>();
  const touch = (table: ImportTable, record: number): void => {
    const column = DAY_COLUMN[table];
    if (!column) return;
    const day = db
      .prepare<[number], DayNumber>(`SELECT ${column} FROM ${table} WHERE id = ?`)
      .pluck()
      .get(record);
    if (day !== undefined) months.add(monthOfDay(day));
  };
  let removed = 0;
  const clients: number[] = [];
  const prices = contractPrices(db);
  for (const table of IMPORT_TABLES.toReversed()) {
    const drop = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
    for (const { id: record, table: of } of remove) {
      if (of !== table) continue;
      if (table === 'clients') clients.push(record);
      else if (table === 'contracts' && isUsed(db, 'contracts', record))
        edited.push({ table, id: record, why: 'in use' });
      else {
        touch(table, record);
        if (table === 'contracts') prices.clear(record);
        drop.run(record);
        removed++;
      }
    }
  }
  for (const change of restore) {
    touch(change.record_table, change.record_id);
    putBack(db, change);
    touch(change.record_table, change.record_id);
  }
  // Last: whether a client is needed shows only when the records are gone.
  for (const record of clients) {
    if (isUsed(db, 'clients', record)) edited.push({ table: 'clients', id: record, why: 'in use' });
    else {
      db.prepare('DELETE FROM clients WHERE id = ?').run(record);
      removed++;
    }
  }
  removeUnused(db, 'technicians', id);
  removeUnused(db, 'accounts', id);
  db.prepare('DELETE FROM import_changes WHERE batch_id = ?').run(id);
  db.prepare('UPDATE import_batches SET undone_at = ? WHERE id = ?').run(now.toISOString(), id);
  return { removed, restored: restore.length, kept: edited, months };
}

/** Gives a record the columns it had before an import changed or removed it. */
function putBack(db: Db, { record_table: table, record_id: record, before, removed }: Change): void {
  const values = JSON.parse(before) as Record<string, Value>;
  const own = Object.keys(values).filter(
    (column) => !(IMPORT_SHAPES[table].read && column in IMPORT_SHAPES[table].read),
  );
  const put = own.map((column) => values[column] ?? null);
  if (removed === 1)
    db.prepare(
      `INSERT INTO ${table} (id, ${own.join(', ')}) VALUES (?, ${own.map(() => '?').join(', ')})`,
    ).run(record, ...put);
  else
    db.prepare(`UPDATE ${table} SET ${own.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
      ...put,
      record,
    );
  if (table === 'contracts')
    contractPrices(db).put(
      record,
      IMPORT_SHAPES.contracts.columns.map((column) => values[column] ?? null),
    );
}
