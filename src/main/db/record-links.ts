import type { NamedTable, RecordTable } from '../../shared/records/fields.ts';
import type { Db } from './open.ts';
import { referring } from './record-lists.ts';

/** What hangs on a record: the records that name it, and what imports keep for their undo. */

/** A column by which records of a table name another; those that don't go with it only lose the name. */
export type Link = { table: RecordTable | 'import_rules'; column: string; goes: boolean };

const naming = (column: string, goes: boolean, ...tables: Link['table'][]): Link[] =>
  tables.map((table) => ({ table, column, goes }));

/** By whom records of a table are named. */
export const LINKS: Record<NamedTable, readonly Link[]> = {
  clients: [
    ...naming(
      'client_id',
      true,
      'contracts',
      'ledger_entries',
      'recurring_entries',
      'time_entries',
      'tickets',
      'surveys',
    ),
    ...naming('client_id', false, 'import_rules'),
  ],
  technicians: [
    ...naming('technician_id', true, 'cost_rates', 'time_entries'),
    ...naming('technician_id', false, 'tickets', 'surveys'),
  ],
  contracts: naming('contract_id', true, 'contract_prices', 'contract_pauses'),
  accounts: naming('account_id', true, 'ledger_entries', 'recurring_entries'),
};

export const isNamed = (table: string): table is NamedTable => Object.hasOwn(LINKS, table);

export type Dependents = Link & { ids: number[] };

/** The records that hang on some others, and those that hang on these. */
export function dependents(db: Db, table: RecordTable, ids: readonly number[]): Dependents[] {
  if (!isNamed(table)) return [];
  return LINKS[table].flatMap((link) => {
    const own = referring(db, link.table, link.column, ids);
    if (own.length === 0) return [];
    const deeper = link.goes && isNamed(link.table) ? dependents(db, link.table, own) : [];
    return [{ ...link, ids: own }, ...deeper];
  });
}

/** Records that an import changed or removed and would put back under some of these names. */
export const keptFor = (db: Db, table: NamedTable, ids: readonly number[]) =>
  db
    .prepare<[string], { name: number; table: string; id: number; removed: number; file: string }>(
      `SELECT json_extract(c.before, '$.${table.slice(0, -1)}_id') AS name, c.record_table AS "table",
         c.record_id AS id, c.removed, b.file
       FROM import_changes c JOIN import_batches b ON b.id = c.batch_id
       WHERE json_extract(c.before, '$.${table.slice(0, -1)}_id') IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
