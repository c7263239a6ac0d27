import type { Db } from './open.ts';

/** Records as the tables hold them, one type a table; what importers write. */
export type Records = {
  clients: { id: number; name: string; since: string | null; seats: number | null; notes: string };
  technicians: { id: number; name: string; is_owner: number };
  cost_rates: { technician_id: number; effective_from: string; hourly_cents: number };
  contracts: {
    id: number;
    code: string;
    client_id: number;
    name: string;
    service_line: string;
    starts_on: string;
    term_ends_on: string | null;
    ended_on: string | null;
    notice_days: number | null;
    auto_renews: number | null;
    assignable: string | null;
    signed: number | null;
  };
  contract_prices: {
    contract_id: number;
    effective_from: string;
    cycle: string;
    amount_cents: number;
    discount_cents: number | null;
    change_reason: string;
  };
  contract_pauses: { contract_id: number; from_day: string; until_day: string | null };
  accounts: { id: number; name: string; kind: string };
  ledger_entries: {
    day: number;
    account_id: number;
    client_id: number | null;
    cents: number;
    vendor: string;
    memo: string;
    document: string;
    acquisition: number;
  };
  time_entries: {
    day: number;
    client_id: number | null;
    technician_id: number;
    seconds: number;
    billable: number;
    work_type: string;
    ticket: string;
    note: string;
  };
  tickets: {
    code: string;
    client_id: number | null;
    subject: string;
    category: string;
    priority: string;
    technician_id: number | null;
    opened_at: number;
    opened_offset: number;
    first_response_at: number | null;
    first_response_offset: number | null;
    resolved_at: number | null;
    resolved_offset: number | null;
    status: string;
    status_reason: string;
    last_activity_at: number | null;
    last_activity_offset: number | null;
    reopened: number;
  };
  surveys: {
    kind: string;
    sent_on: number;
    client_id: number | null;
    technician_id: number | null;
    ticket: string;
    score: number | null;
    scale_max: number;
  };
  adjustments: {
    day: string;
    label: string;
    category: string;
    cents: number;
    recurring: number;
    confidence: string;
    note: string;
  };
  recurring_entries: {
    id: number;
    account_id: number;
    client_id: number | null;
    cents: number;
    vendor: string;
    memo: string;
    acquisition: number;
    every: string;
    first_day: number;
    last_day: number | null;
    paused: number;
  };
  recurring_postings: {
    recurring_id: number;
    due_day: number;
    entry_id: number | null;
    at: string;
    told: number;
  };
  client_aliases: { alias: string; client_id: number };
  account_aliases: { alias: string; kind: string; account_id: number };
};
export type TableName = keyof Records;

/** Tables whose rows remember the import they came with. */
const BATCHED: ReadonlySet<TableName> = new Set([
  'clients',
  'contracts',
  'ledger_entries',
  'time_entries',
  'tickets',
  'surveys',
  'adjustments',
]);

/** A function that inserts records of one table; prepared at the first record, for that record's columns. */
export function inserter<T extends TableName>(
  db: Db,
  table: T,
  batchId: number,
): (record: Records[T]) => void {
  const batched = BATCHED.has(table);
  let insert: ((record: Records[T]) => void) | null = null;
  return (record) => {
    if (!insert) {
      const columns = Object.keys(record) as (keyof Records[T] & string)[];
      const all = batched ? [...columns, 'batch_id'] : columns;
      const statement = db.prepare(
        `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
      );
      insert = (row) => {
        const values: unknown[] = columns.map((column) => row[column]);
        if (batched) values.push(batchId);
        statement.run(values);
      };
    }
    insert(record);
  };
}

/** Opens an import: what came from where. Gives the batch's number; `countBatch` closes it. */
export function openBatch(db: Db, source: string, now: Date): number {
  return Number(
    db
      .prepare('INSERT INTO import_batches (at, source, rows) VALUES (?, ?, 0)')
      .run(now.toISOString(), source).lastInsertRowid,
  );
}

export function countBatch(db: Db, batchId: number, rows: number): void {
  db.prepare('UPDATE import_batches SET rows = ? WHERE id = ?').run(rows, batchId);
}

const RECORDS = [
  'clients',
  'technicians',
  'contracts',
  'accounts',
  'ledger_entries',
  'recurring_entries',
  'time_entries',
  'tickets',
  'surveys',
  'adjustments',
];

/** Whether the book holds no record at all yet. */
export const isEmpty = (db: Db): boolean =>
  db
    .prepare(`SELECT ${RECORDS.map((table) => `EXISTS (SELECT 1 FROM ${table})`).join(' OR ')}`)
    .pluck()
    .get() === 0;
