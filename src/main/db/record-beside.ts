import { readAccountName } from '../../shared/account-names.ts';
import type { Db } from './open.ts';
import type { Image } from './record-images.ts';
import { statements } from './statements.ts';

/**
 * What belongs to clients and accounts and stands in other tables: the other names they are known by, and what imports
 * and timers keep under their number. It travels in their images as `aliases` and `kept`.
 */

export const BESIDE_TABLES = ['clients', 'accounts'] as const;
export type BesideTable = (typeof BESIDE_TABLES)[number];
export const hasBeside = (table: string): table is BesideTable =>
  BESIDE_TABLES.some((each) => each === table);

type Shape = {
  /** The column of other records that names one of these. */
  column: string;
  /** The table of its other names, and these as text. */
  aliases: string;
  alias: string;
  columns: readonly string[];
  /** Such a text as the columns hold it. */
  cells: (alias: string) => readonly string[];
};

/** An account's other name has a kind: what is booked under that name as that kind goes to the account. */
export const BESIDE: Readonly<Record<BesideTable, Shape>> = {
  clients: {
    column: 'client_id',
    aliases: 'client_aliases',
    alias: 'alias',
    columns: ['alias'],
    cells: (alias) => [alias],
  },
  accounts: {
    column: 'account_id',
    aliases: 'account_aliases',
    alias: "alias || ' (' || kind || ')'",
    columns: ['alias', 'kind'],
    cells: (alias) => {
      const read = readAccountName(alias);
      return read ? [read.name, read.kind] : [];
    },
  },
};

/** Other names of a record, in their order. */
export function aliasReader(db: Db): (table: BesideTable, id: number) => string[] {
  const sql = statements(db);
  return (table, id) => {
    const { alias, aliases, column } = BESIDE[table];
    return sql(`SELECT ${alias} FROM ${aliases} WHERE ${column} = ? ORDER BY 1`).pluck().all(id) as string[];
  };
}

/** The record that each other name stands for. */
export function aliasOwners(db: Db, table: BesideTable): Map<string, number> {
  const { alias, aliases, column } = BESIDE[table];
  return new Map(db.prepare<[], [string, number]>(`SELECT ${alias}, ${column} FROM ${aliases}`).raw().all());
}

const TIMERS = 'timers';

/** What is kept of a record by an import, under a name that is about to be another one. */
export type Kept = {
  /** The table of the record; `timers` for one that runs, its technician and start in place of number and import. */
  table: string;
  id: string;
  batch: string;
  /** The digest that was the record's, if it had one. */
  digest: string;
  /** Of what is kept under an account: its amount, which turns between costs and income. */
  cents: string;
};

/** A key of what is kept, as images hold it. */
export const keptKey = ({ table, id, batch, digest, cents }: Kept): string =>
  [table, id, batch, digest, ...(cents === '' ? [] : [cents])].join('/');

export function readKept(key: string): Kept {
  const [table = '', id = '', batch = '', digest = '', cents = ''] = key.split('/');
  return { table, id, batch, digest, cents };
}

/**
 * What names a client or account and is no record: what imports keep of records, for the undo of those imports, and
 * timers that run.
 */
export function keptOf(db: Db, table: BesideTable, id: number): string[] {
  const { column } = BESIDE[table];
  const cents = table === 'accounts' ? ` || '/' || json_extract(before, '$.cents')` : '';
  const timers = `UNION ALL SELECT '${TIMERS}/' || technician_id || '/' || started_at || '/' FROM timers WHERE client_id = :id`;
  return db
    .prepare<[{ id: number }], string>(
      `SELECT record_table || '/' || record_id || '/' || batch_id || '/' || COALESCE(json_extract(before, '$.digest'), '')${cents}
       FROM import_changes WHERE json_extract(before, '$.${column}') = :id
       ${table === 'clients' ? timers : ''} ORDER BY 1`,
    )
    .pluck()
    .all({ id });
}

/** A record as an import keeps it, by its key of `keptOf`. */
export function keptRecord(db: Db, key: string): Record<string, string | number | null> {
  const { table, id, batch } = readKept(key);
  const json = db
    .prepare<string[], string>(
      'SELECT before FROM import_changes WHERE record_table = ? AND record_id = ? AND batch_id = ?',
    )
    .pluck()
    .get(table, id, batch);
  return JSON.parse(json ?? '{}') as Record<string, string | number | null>;
}

/** Writes what stands beside records, as their images have it. */
export function besideWriter(db: Db) {
  const sql = statements(db);
  // A bound number would stand in the JSON as 2.0.
  const set = (field: string, value: string | number, { table, id, batch }: Kept): void =>
    void sql(
      `UPDATE import_changes SET before = json_set(before, '$.${field}', CAST(? AS INTEGER))
       WHERE record_table = ? AND record_id = ? AND batch_id = ?`,
    ).run(value, table, id, batch);
  const putKept = (table: BesideTable, id: number, key: string): void => {
    const kept = readKept(key);
    if (kept.table === TIMERS) {
      sql('UPDATE timers SET client_id = ? WHERE technician_id = ? AND started_at = ?').run(
        id,
        kept.id,
        kept.batch,
      );
      return;
    }
    set(BESIDE[table].column, id, kept);
    if (kept.digest !== '') set('digest', kept.digest, kept);
    if (kept.cents !== '') set('cents', kept.cents, kept);
  };
  return {
    dropAliases: (table: BesideTable, id: number): void =>
      void sql(`DELETE FROM ${BESIDE[table].aliases} WHERE ${BESIDE[table].column} = ?`).run(id),
    put(table: BesideTable, id: number, { aliases, kept }: Image): void {
      const shape = BESIDE[table];
      const insert = `INSERT INTO ${shape.aliases} (${[...shape.columns, shape.column].join(', ')})
        VALUES (${[...shape.columns, ''].map(() => '?').join(', ')})`;
      if (Array.isArray(aliases)) for (const alias of aliases) sql(insert).run(...shape.cells(alias), id);
      if (Array.isArray(kept)) for (const key of kept as string[]) putKept(table, id, key);
    },
  };
}

/** Names by which imports may call accounts, each of a kind: their own and those of merged ones. */
export const accountAliases = (db: Db): { name: string; kind: string; id: number }[] =>
  db
    .prepare<[], { name: string; kind: string; id: number }>(
      'SELECT alias AS name, kind, account_id AS id FROM account_aliases ORDER BY alias, kind',
    )
    .all();

/** All records of a table with what they are called by; of clients the kind is ''. */
export const calledRecords = (db: Db, table: BesideTable): { id: number; name: string; kind: string }[] =>
  db
    .prepare<[], { id: number; name: string; kind: string }>(
      `SELECT id, name, ${table === 'accounts' ? 'kind' : "''"} AS kind FROM ${table}`,
    )
    .all();
