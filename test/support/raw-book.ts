import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { rebuildFacts } from '../../src/main/db/facts.ts';
import { createBook, type Db } from '../../src/main/db/open.ts';

export const NOW = new Date('2026-06-30T12:00:00Z');

/** A fresh, empty book, open for writing. */
export const emptyBook = (file: string): Db => createBook(file, NOW);

/** Rows as the tables hold them, by hand and without the importer. */
export function insert(db: Db, table: string, row: Record<string, unknown>): number {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number(db.prepare(sql).run(Object.values(row)).lastInsertRowid);
}

/** One row of every table, so that others can refer to them; all ids are 1. */
export const SOUND = {
  import_batches: { id: 1, at: '2026-06-30T12:00:00.000Z', source: 'test', rows: 0 },
  clients: { id: 1, name: 'Alder', since: '2020-02-29', seats: 5, notes: '', batch_id: 1 },
  client_aliases: { alias: 'Alder Inc', client_id: 1 },
  technicians: { id: 1, name: 'Ruth', is_owner: 1 },
  cost_rates: { id: 1, technician_id: 1, effective_from: '2024-02-29', hourly_cents: 7200 },
  contracts: {
    id: 1,
    code: 'C1',
    client_id: 1,
    name: 'Managed',
    service_line: 'managed',
    starts_on: '2024-01-01',
    term_ends_on: '2026-12-31',
    ended_on: null,
    notice_days: 30,
    auto_renews: 1,
    assignable: 'unknown',
    signed: null,
  },
  contract_prices: {
    id: 1,
    contract_id: 1,
    effective_from: '2024-01-01',
    cycle: 'monthly',
    amount_cents: 100_000,
    discount_cents: 100,
    change_reason: 'initial',
  },
  contract_pauses: { id: 1, contract_id: 1, from_day: '2024-07-01', until_day: '2024-07-31' },
  accounts: { id: 1, name: 'Licences', kind: 'cogs.licences' },
  account_aliases: { alias: 'Seats for resale', kind: 'cogs.other', account_id: 1 },
  ledger_entries: { id: 1, day: 19_800, account_id: 1, client_id: 1, cents: -5, acquisition: 0 },
  recurring_entries: {
    id: 1,
    account_id: 1,
    client_id: 1,
    cents: 500,
    acquisition: 0,
    every: 'month',
    first_day: 19_800,
    last_day: 19_800,
    paused: 0,
  },
  recurring_postings: {
    recurring_id: 1,
    due_day: 19_800,
    entry_id: 1,
    at: '2026-06-30T12:00:00.000Z',
    told: 1,
  },
  time_entries: {
    id: 1,
    day: 19_800,
    client_id: null,
    technician_id: 1,
    seconds: 3600,
    billable: 1,
    work_type: 'support',
  },
  tickets: {
    id: 1,
    code: '0001',
    client_id: 1,
    technician_id: 1,
    opened_at: 1_710_000_000,
    opened_offset: -300,
    resolved_at: 1_710_003_600,
    resolved_offset: -300,
    status: 'resolved',
    reopened: 0,
  },
  surveys: { id: 1, kind: 'csat', sent_on: 19_800, client_id: 1, score: 5, scale_max: 5 },
  adjustments: {
    id: 1,
    day: '2024-02-29',
    label: 'Legal',
    category: 'one_time',
    cents: -1,
    recurring: 0,
    confidence: 'documented',
  },
  settings: { key: 'company', value: 'Fernhollow' },
  audit_log: { id: 1, at: '2026-06-30T12:00:00.000Z', revision: 0, action: 'test', detail: '{}' },
  record_changes: { id: 1, audit_id: 1, record_table: 'clients', record_id: 1, before: null, after: '{}' },
  closed_months: { id: 24_000, closed_at: '2026-06-30T12:00:00.000Z' },
} as const;
export type SoundTable = keyof typeof SOUND;

/** A book with one row of everything, its month facts made. */
export function soundBook(file: string): Db {
  const db = emptyBook(file);
  for (const [table, row] of Object.entries(SOUND)) insert(db, table, row);
  rebuildFacts(db);
  return db;
}

/** Another connection to the same file, with none of the book's guards. */
export function tamper(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file);
  try {
    db.pragma('foreign_keys = OFF');
    work(db);
  } finally {
    db.close();
  }
}

export const removeJournals = (file: string): void => {
  for (const end of ['-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
};
