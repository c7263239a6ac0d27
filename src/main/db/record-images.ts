import { isDeepStrictEqual } from 'node:util';
import { RECORD_TABLES } from '../../shared/records/fields.ts';
import type { Db } from './open.ts';
import { aliasReader, besideWriter, hasBeside, keptOf } from './record-beside.ts';
import { putSetting, settingPairs } from './settings.ts';
import { statements } from './statements.ts';
import { keepingTimers } from './timers.ts';
import type { RecordChange } from './unit-of-work.ts';

/**
 * Records as whole rows, before and after: every change by hand, and every undo of one, is a list of images put in
 * place at once. So whatever can be written can be taken back, by the same few lines.
 */

/** Tables whose changes are logged record by record. Settings are one record, its columns their keys. */
export const LOGGED_TABLES = [...RECORD_TABLES, 'import_rules', 'closed_months', 'settings'] as const;
export type LoggedTable = (typeof LOGGED_TABLES)[number];
export const SETTINGS_ID = 1;

export type Cell = string | number | null | readonly string[];
/** A record's columns; those of clients and accounts with their `aliases`, and `kept` for what else names them. */
export type Image = Readonly<Record<string, Cell>>;
/** How a record is to be; null = gone. */
export type Target = { table: LoggedTable; id: number; image: Image | null };
/** A record that a step changed, whole. */
export type Applied = { table: LoggedTable; id: number; before: Image | null; after: Image | null };

/** Columns that are no columns of the table. */
const BESIDE = ['aliases', 'kept'];
const own = (image: Image): [string, Cell][] =>
  Object.entries(image).filter(([column]) => !BESIDE.includes(column));

/** Reads records by table and number; a statement a table, made once. */
export function imageReader(db: Db): (table: LoggedTable, id: number) => Image | null {
  const selects = new Map<LoggedTable, (id: number) => Record<string, Cell> | undefined>();
  const aliases = aliasReader(db);
  const select = (table: LoggedTable) => {
    let known = selects.get(table);
    if (!known) {
      const statement = db.prepare<[number], Record<string, Cell>>(`SELECT * FROM ${table} WHERE id = ?`);
      known = (id) => statement.get(id);
      selects.set(table, known);
    }
    return known;
  };
  return (table, id) => {
    if (table === 'settings') return Object.fromEntries(settingPairs(db));
    const row = select(table)(id);
    if (!row) return null;
    // `packed` says where the importer finds the record, not what it is.
    const { id: _, packed: _packed, ...image } = row;
    return hasBeside(table) ? { ...image, aliases: aliases(table, id) } : image;
  };
}

/** The columns in which two images differ; one that an image lacks is null. */
export const changedColumns = (before: Image, after: Image): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (column) => !isDeepStrictEqual(before[column] ?? null, after[column] ?? null),
  );

const part = (image: Image, columns: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(columns.map((column) => [column, image[column] ?? null])));

/** What the log keeps of a change: all columns of what came or went, else those that differ. */
export function logged({ table, id, before, after }: Applied): RecordChange {
  if (before && after) {
    const columns = changedColumns(before, after);
    return { table, id, before: part(before, columns), after: part(after, columns) };
  }
  return {
    table,
    id,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
  };
}

/** Columns whose values no two records share, so that a swap needs a value in between: that of the first. */
const UNIQUE: Partial<Record<LoggedTable, readonly [string, ...string[]]>> = {
  clients: ['name'],
  technicians: ['name'],
  contracts: ['code'],
  accounts: ['name', 'kind'],
  tickets: ['code'],
};

/**
 * Puts records in place, references held against each other at the end of the transaction, which the caller holds.
 * @returns those that were not so already
 * @throws PlumblineError in_use if a running timer would lose its technician or client
 */
export function applyTargets(db: Db, targets: readonly Target[]): Applied[] {
  const read = imageReader(db);
  const changes = targets.flatMap(({ table, id, image }): Applied[] => {
    const now = read(table, id);
    const isNamed = now !== null && hasBeside(table) && (image === null || 'kept' in image);
    const before = isNamed ? { ...now, kept: keptOf(db, table, id) } : now;
    const same =
      before === null || image === null ? before === image : changedColumns(before, image).length === 0;
    return same ? [] : [{ table, id, before, after: image }];
  });
  db.pragma('defer_foreign_keys = ON');
  const leaving = { technicians: namesGone(changes, 'technicians'), clients: namesGone(changes, 'clients') };
  keepingTimers(db, leaving, () => writeAll(db, changes));
  return changes;
}

/** The names of those that go, by number. */
const namesGone = (changes: readonly Applied[], of: LoggedTable): Map<number, string> =>
  new Map(
    changes.flatMap(({ table, id, before, after }) =>
      table === of && after === null ? [[id, String(before?.name)] as const] : [],
    ),
  );

function writeAll(db: Db, changes: readonly Applied[]): void {
  const write = writers(db);
  const beside = besideWriter(db);
  for (const { table, id, before } of changes) if (hasBeside(table) && before) beside.dropAliases(table, id);
  for (const { table, id, after } of changes) if (after === null) write.remove(table, id);
  for (const { table, id, before, after } of changes) {
    const unique = UNIQUE[table];
    if (unique && before && after && unique.some((column) => before[column] !== after[column]))
      write.setAside(table, unique[0], id);
  }
  for (const { table, id, before, after } of changes) {
    if (!after) continue;
    if (before) write.update(table, id, before, after);
    else write.insert(table, id, after);
  }
  for (const { table, id, after } of changes) if (hasBeside(table) && after) beside.put(table, id, after);
}

/** The statements behind `applyTargets`, each made once. */
function writers(db: Db) {
  const sql = statements(db);
  return {
    remove: (table: LoggedTable, id: number) => sql(`DELETE FROM ${table} WHERE id = ?`).run(id),
    setAside: (table: LoggedTable, column: string, id: number) =>
      sql(`UPDATE ${table} SET ${column} = char(1) || id WHERE id = ?`).run(id),
    insert(table: LoggedTable, id: number, after: Image): void {
      const cells = own(after);
      const columns = ['id', ...cells.map(([column]) => column)];
      sql(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
        id,
        ...cells.map(([, value]) => value),
      );
    },
    update(table: LoggedTable, id: number, before: Image, after: Image): void {
      const changed = changedColumns(before, after).filter((column) => !BESIDE.includes(column));
      if (changed.length === 0) return;
      // The first unique column may have been set aside.
      const columns = [...new Set([...changed, ...(UNIQUE[table]?.slice(0, 1) ?? [])])];
      if (table === 'settings') {
        putSettings(db, after, columns);
        return;
      }
      sql(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
        ...columns.map((column) => after[column] ?? null),
        id,
      );
      // An import that changed this record knows it by its digest.
      if (columns.includes('digest'))
        sql(
          'UPDATE import_changes SET digest = ? WHERE record_table = ? AND record_id = ? AND digest = ?',
        ).run(after.digest, table, id, before.digest);
    },
  };
}

function putSettings(db: Db, after: Image, keys: readonly string[]): void {
  for (const key of keys) {
    const value = after[key] ?? null;
    if (value === null) db.prepare('DELETE FROM settings WHERE key = ?').run(key);
    else putSetting(db, key, String(value));
  }
}

/** Numbers for new records: none that a record of the table ever had, so that the log can't mean two. */
export function idMaker(db: Db): (table: LoggedTable) => number {
  const next = new Map<LoggedTable, number>();
  return (table) => {
    const id =
      next.get(table) ??
      Number(
        db
          .prepare<[string], number>(
            `SELECT MAX(COALESCE((SELECT MAX(id) FROM ${table}), 0),
               COALESCE((SELECT MAX(record_id) FROM record_changes WHERE record_table = ?), 0)) + 1`,
          )
          .pluck()
          .get(table),
      );
    next.set(table, id + 1);
    return id;
  };
}
