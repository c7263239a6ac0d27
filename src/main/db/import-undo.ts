import { type DayNumber, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import { IMPORT_TABLES, type ImportTable } from '../../shared/import.ts';
import { dropPacks, indexUnpacked } from './import-packs.ts';
import {
  contractPrices,
  DAY_COLUMN,
  IMPORT_SHAPES,
  type KeptPrice,
  readList,
  recordReader,
  type Value,
} from './import-rows.ts';
import type { Db } from './open.ts';

/** Taking an import back. */

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
  const isLater = laterChanges(db, id);
  for (const table of IMPORT_TABLES) {
    const isEdited = editedSince(db, table, digestOf);
    const rows = db
      .prepare<[number], [number, number | null, ...Value[]]>(
        `SELECT id, digest, ${readList(table)} FROM ${table} WHERE batch_id = ?`,
      )
      .raw();
    for (const [record, digest, ...values] of rows.iterate(id)) {
      if (isLater(table, record)) edited.push({ table, id: record, why: 'later import' });
      else if (isEdited(record, digest, values)) edited.push({ table, id: record, why: 'edited' });
      else remove.push({ table, id: record });
    }
    const read = recordReader(db, table);
    for (const change of changesOf(db, id, table)) {
      const { record_id: record, removed, digest } = change;
      const values = read(record);
      if (isLater(table, record)) edited.push({ table, id: record, why: 'later import' });
      else if (removed === 0 && (values === undefined || digestOf(values) !== digest))
        edited.push({ table, id: record, why: 'edited' });
      else restore.push(change);
    }
  }
  for (const { record_table, record_id } of removedLater(db, id))
    edited.push({ table: record_table, id: record_id, why: 'later import' });
  const used = clientsInUse(db, id, edited, restore);
  for (const client of used) edited.push({ table: 'clients', id: client, why: 'in use' });
  return { edited, remove: remove.filter(({ table, id }) => table !== 'clients' || !used.has(id)), restore };
}

const changesOf = (db: Db, id: number, table: ImportTable): Change[] =>
  db
    .prepare<[number, string], Change>(
      'SELECT record_table, record_id, before, removed, digest FROM import_changes WHERE batch_id = ? AND record_table = ?',
    )
    .all(id, table);

/** Records of this import that a later one took out of the book. */
const removedLater = (db: Db, id: number) =>
  db
    .prepare<[number, number], Pick<Change, 'record_table' | 'record_id'>>(
      `SELECT record_table, record_id FROM import_changes
       WHERE removed = 1 AND batch_id > ? AND json_extract(before, '$.batch_id') = ?`,
    )
    .all(id, id);

/** What other imports would need to put back what they changed. */
const neededForUndo = (db: Db, column: string, id: number): ReadonlySet<number> =>
  new Set(
    db
      .prepare<[number], number>(
        `SELECT DISTINCT json_extract(before, '$.${column}') FROM import_changes WHERE batch_id <> ?`,
      )
      .pluck()
      .all(id),
  );

/** Whether an import after this one changed a record. */
function laterChanges(db: Db, id: number): (table: ImportTable, record: number) => boolean {
  const any = db
    .prepare<[string, number], number>(
      'SELECT 1 FROM import_changes WHERE record_table = ? AND batch_id > ? LIMIT 1',
    )
    .pluck();
  const tables = new Set(IMPORT_TABLES.filter((table) => any.get(table, id) !== undefined));
  const change = db
    .prepare<[string, number, number], number>(
      'SELECT 1 FROM import_changes WHERE record_table = ? AND record_id = ? AND batch_id > ?',
    )
    .pluck();
  return (table, record) => tables.has(table) && change.get(table, record, id) !== undefined;
}

/** Whether a record is no longer as an import made it. */
function editedSince(db: Db, table: ImportTable, digestOf: (values: readonly Value[]) => number) {
  const secondPrice = db
    .prepare<[number], number>('SELECT 1 FROM contract_prices WHERE contract_id = ? LIMIT 1 OFFSET 1')
    .pluck();
  return (record: number, digest: number | null, values: readonly Value[]): boolean =>
    // A client made in passing has no digest: it goes if nobody added to it and nothing else needs it.
    (digest === null ? values.slice(1).some(Boolean) : digestOf(values) !== digest) ||
    (table === 'contracts' && secondPrice.get(record) !== undefined);
}

/** The clients an import made that records will need after its undo. */
function clientsInUse(
  db: Db,
  id: number,
  edited: readonly Edited[],
  restore: readonly Change[],
): ReadonlySet<number> {
  const kept = new Set(edited.map(({ table, id: record }) => `${table} ${record}`));
  // What comes back is older than the clients this import made.
  const comesBack = new Set(restore.map(({ record_table, record_id }) => `${record_table} ${record_id}`));
  const used = new Set<number>();
  for (const [table, column] of REFERENCES.clients) {
    // No import brings recurring entries, or starts a timer.
    const batch = table === 'recurring_entries' || table === 'timers' ? 'NULL' : 'batch_id';
    const rows = db
      .prepare<[number], [number, number, number | null]>(
        `SELECT rowid, ${column}, ${batch} FROM ${table} WHERE ${column} IN (SELECT id FROM clients WHERE batch_id = ?)`,
      )
      .raw();
    for (const [record, client, batchId] of rows.iterate(id)) {
      const key = `${table} ${record}`;
      const goes = batchId === id ? !kept.has(key) : comesBack.has(key);
      if (!goes) used.add(client);
    }
  }
  const needed = neededForUndo(db, 'client_id', id);
  const own = db.prepare<[number], number>('SELECT id FROM clients WHERE batch_id = ?').pluck().all(id);
  for (const client of own) if (needed.has(client)) used.add(client);
  for (const { table, id: record } of edited) if (table === 'clients') used.delete(record);
  return used;
}

const REFERENCES: Record<'clients' | 'technicians' | 'accounts' | 'contracts', readonly [string, string][]> =
  {
    clients: [
      ['contracts', 'client_id'],
      ['ledger_entries', 'client_id'],
      ['recurring_entries', 'client_id'],
      ['time_entries', 'client_id'],
      ['tickets', 'client_id'],
      ['surveys', 'client_id'],
      ['timers', 'client_id'],
    ],
    technicians: [
      ['cost_rates', 'technician_id'],
      ['time_entries', 'technician_id'],
      ['tickets', 'technician_id'],
      ['surveys', 'technician_id'],
      ['timers', 'technician_id'],
    ],
    accounts: [
      ['ledger_entries', 'account_id'],
      ['recurring_entries', 'account_id'],
    ],
    contracts: [['contract_pauses', 'contract_id']],
  };

const isUsed = (db: Db, table: keyof typeof REFERENCES, id: number): boolean =>
  REFERENCES[table].some(
    ([other, column]) =>
      db.prepare(`SELECT 1 FROM ${other} WHERE ${column} = ? LIMIT 1`).pluck().get(id) !== undefined,
  );

/** Which of a table's rows were made in passing: they say nothing but a name. */
const IN_PASSING = {
  clients: "digest IS NULL AND notes = '' AND seats IS NULL AND since IS NULL",
  technicians: 'is_owner = 0',
  accounts: 'TRUE',
} as const;

/** Removes what this import, or one undone before it, made in passing, if nothing needs it now. */
function removeUnused(db: Db, table: keyof typeof IN_PASSING, batchId: number): void {
  const needed = neededForUndo(db, `${table.slice(0, -1)}_id`, batchId);
  const ids = db
    .prepare<[], number>(
      `SELECT id FROM ${table} WHERE ${IN_PASSING[table]} AND batch_id IN (SELECT id FROM import_batches WHERE undone_at IS NOT NULL)`,
    )
    .pluck()
    .all();
  const drop = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  for (const id of ids) if (!needed.has(id) && !isUsed(db, table, id)) drop.run(id);
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
  dropPacks(db, id);
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
  for (const table of IMPORT_TABLES) indexUnpacked(db, table, id);
  db.prepare('DELETE FROM import_changes WHERE batch_id = ?').run(id);
  db.prepare('UPDATE import_batches SET undone_at = ? WHERE id = ?').run(now.toISOString(), id);
  removeUnused(db, 'clients', id);
  removeUnused(db, 'technicians', id);
  removeUnused(db, 'accounts', id);
  return { removed, restored: restore.length, kept: edited, months };
}

/** Gives a record the columns it had before an import changed or removed it. */
function putBack(db: Db, { record_table: table, record_id: record, before, removed }: Change): void {
  const values = JSON.parse(before) as Record<string, Value> & { price?: KeptPrice | null };
  const own = Object.keys(values).filter(
    (column) => column !== 'price' && !(IMPORT_SHAPES[table].read && column in IMPORT_SHAPES[table].read),
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
  if (table === 'contracts') contractPrices(db).restore(record, values.price);
}
