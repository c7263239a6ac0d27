// Protects the schema's own checks: what SQLite itself must refuse, whoever writes. The good row of each table is taken,
// one cell of it made bad, and the raw INSERT must fail for that cell.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../src/main/db/migrations/index.ts';
import type { Db } from '../../../src/main/db/open.ts';
import { ACCOUNT_KINDS } from '../../../src/shared/domain.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { insert, SOUND, type SoundTable, soundBook } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
let db: Db;
beforeAll(() => {
  db = soundBook(temporary.next());
});
afterAll(() => db.close());

const NOT_A_DAY = [
  '2026-02-30',
  '2023-02-29',
  '2026-13-01',
  '2026-1-1',
  '2026-01-01T00:00',
  'now',
  '',
  'x',
  20_000,
];
const NOT_A_FLAG = [2, -1, 'yes', 0.5];
/** Columns, by table, with values that must not get in; NULL among them where the column needs a value. */
const BAD: { [T in SoundTable]?: Record<string, readonly unknown[]> } = {
  clients: { name: [null, '', '  '], since: NOT_A_DAY, seats: [-1, 1.5, 'many'], batch_id: [99] },
  client_aliases: { alias: [null, ' '], client_id: [null, 99] },
  technicians: { name: [null, ' '], is_owner: [null, ...NOT_A_FLAG] },
  cost_rates: {
    technician_id: [null, 99],
    effective_from: [null, ...NOT_A_DAY],
    hourly_cents: [null, -1, 7.5, '7 dollars'],
  },
  contracts: {
    code: [null, ' '],
    client_id: [null, 99],
    name: [null],
    starts_on: [null, ...NOT_A_DAY],
    term_ends_on: NOT_A_DAY,
    ended_on: NOT_A_DAY,
    notice_days: [-1],
    auto_renews: NOT_A_FLAG,
    assignable: ['maybe', '', 1],
    signed: NOT_A_FLAG,
  },
  contract_prices: {
    contract_id: [null, 99],
    effective_from: [null, ...NOT_A_DAY],
    cycle: [null, 'weekly', ''],
    amount_cents: [null, -1, 1.5],
    discount_cents: [-1, 100_001],
    change_reason: [null, 'because', ''],
  },
  contract_pauses: {
    contract_id: [null, 99],
    from_day: [null, ...NOT_A_DAY],
    until_day: [...NOT_A_DAY, '2024-06-30'],
  },
  accounts: { name: [null, ''], kind: [null, 'cogs', 'revenue', 'COGS.licences', ''] },
  account_aliases: { alias: [null, ' '], kind: [null, 'cogs', ''], account_id: [null, 99] },
  ledger_entries: {
    day: [null, -719_163, 2_932_897, 1.5, '2026-01-01'],
    account_id: [null, 99],
    client_id: [99],
    cents: [null, 0.5, 'much'],
    acquisition: [null, ...NOT_A_FLAG],
    vendor: [null],
  },
  recurring_entries: {
    account_id: [null, 99],
    client_id: [99],
    cents: [null, 0.5],
    acquisition: [null, ...NOT_A_FLAG],
    every: [null, 'day', 'monthly', ''],
    first_day: [null, -719_163, 2_932_897, '2026-01-01'],
    last_day: [19_799, 2_932_897, 'never'],
    paused: [null, ...NOT_A_FLAG],
  },
  recurring_postings: { recurring_id: [null], due_day: [null], at: [null], told: [null, 2] },
  time_entries: {
    day: [null, 2_932_897, '2026-01-01'],
    client_id: [99],
    technician_id: [null, 99],
    seconds: [null, -1, 0.5],
    billable: [null, ...NOT_A_FLAG],
    work_type: [null, 'holiday', ''],
  },
  tickets: {
    code: [null, ' '],
    client_id: [99],
    technician_id: [99],
    opened_at: [null, '2026-06-30T09:00:00Z', 1.5],
    opened_offset: [null],
    resolved_offset: [null],
    first_response_at: [1_710_000_000],
    last_activity_at: [1_710_000_000],
    status: [null, 'closed', ''],
    reopened: [null, -1],
  },
  surveys: {
    kind: [null, 'ces'],
    sent_on: [null, '2026-01-01'],
    score: [6, -1],
    scale_max: [null, 0, -5],
    client_id: [99],
  },
  adjustments: {
    day: [null, ...NOT_A_DAY],
    category: [null, 'odd'],
    cents: [null, 0.1],
    recurring: [null, ...NOT_A_FLAG],
    confidence: [null, 'sure'],
  },
  settings: { key: [''], value: [null] },
  audit_log: { action: [''], detail: ['not json', null], label: [null], undoes: [99], in_closed: [null, 2] },
  record_changes: {
    audit_id: [null, 99],
    record_table: [null, ''],
    record_id: [null, 'one'],
    before: ['not json'],
    after: ['not json', null],
  },
  closed_months: { id: [11, 120_000], closed_at: [null] },
  import_batches: { rows: [-1, null] },
};

/** The sound row once more, under other unique names. */
const another = (table: SoundTable): Record<string, unknown> => {
  const { id: _, ...row } = SOUND[table] as Record<string, unknown>;
  for (const column of ['name', 'code', 'alias', 'key'])
    if (column in row) row[column] = `${row[column]} again`;
  if (table === 'recurring_postings') row.due_day = 19_801;
  return row;
};

const attempt = (table: string, row: Record<string, unknown>) => {
  db.exec('SAVEPOINT attempt');
  try {
    insert(db, table, row);
  } finally {
    db.exec('ROLLBACK TO attempt; RELEASE attempt');
  }
};

const cases = Object.entries(BAD).flatMap(([table, columns]) =>
  Object.entries(columns).flatMap(([column, values]) =>
    values.map((value) => [table as SoundTable, column, value] as const),
  ),
);

describe('the tables', () => {
  it.each(Object.keys(SOUND) as SoundTable[])('%s take a sound row', (table) => {
    expect(() => attempt(table, another(table))).not.toThrow();
  });

  it.each(cases)('%s.%s refuses %j', (table, column, value) => {
    expect(() => attempt(table, { ...another(table), [column]: value })).toThrow(/constraint|cannot store/);
  });

  it.each([
    ['clients', 'name'],
    ['technicians', 'name'],
    ['contracts', 'code'],
    ['tickets', 'code'],
    ['settings', 'key'],
    ['client_aliases', 'alias'],
  ] as const)('%s keep %s unique', (table, column) => {
    const row = { ...another(table), [column]: (SOUND[table] as Record<string, unknown>)[column] };
    expect(() => attempt(table, row)).toThrow(/UNIQUE/);
  });

  it('know every account kind, and an account by name and kind', () => {
    for (const kind of ACCOUNT_KINDS)
      if (kind !== SOUND.accounts.kind)
        expect(() => attempt('accounts', { name: 'Licences', kind })).not.toThrow();
    expect(() => attempt('accounts', { name: 'Licences', kind: 'cogs.licences' })).toThrow(/UNIQUE/);
  });

  it.each(['audit_log', 'record_changes'])('%s is only ever added to', (table) => {
    for (const sql of [`DELETE FROM ${table}`, `UPDATE ${table} SET id = id + 1`])
      expect(() => db.exec(sql)).toThrow(/only ever added to/);
  });

  it('hold one book', () => {
    expect(() => attempt('book', { id: 2, uuid: 'x', created_at: 'x' })).toThrow(/CHECK/);
  });

  it('are STRICT, all of them', () => {
    const tables = db.pragma('table_list') as {
      schema: string;
      name: string;
      type: string;
      strict: number;
    }[];
    const own = tables.filter(
      ({ schema, name, type }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_'),
    );
    expect(own.filter(({ strict }) => strict !== 1).map(({ name }) => name)).toEqual([]);
    expect(own.length).toBeGreaterThan(Object.keys(SOUND).length);
  });

  it('have an index behind every reference that a deletion would have to search', () => {
    // Big tables only: without it, mending one client would walk a million rows.
    const plan = (sql: string) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
        .map(({ detail }) => detail)
        .join();
    for (const table of ['ledger_entries', 'time_entries'])
      expect(plan(`SELECT * FROM ${table} WHERE client_id = 1`)).toMatch(/USING INDEX/);
  });
});

describe('the views for other tools', () => {
  const first = (view: string) => db.prepare(`SELECT * FROM ${view}`).get();

  it('read as days, moments and names', () => {
    expect(first('ledger')).toEqual({
      id: 1,
      day: '2024-03-18',
      account: 'Licences',
      kind: 'cogs.licences',
      client: 'Alder',
      cents: -5,
      vendor: '',
      memo: '',
      document: '',
      acquisition: 0,
    });
    expect(first('time_log')).toMatchObject({
      day: '2024-03-18',
      client: null,
      technician: 'Ruth',
      seconds: 3600,
    });
    expect(first('ticket_log')).toMatchObject({
      ticket: '0001',
      client: 'Alder',
      technician: 'Ruth',
      opened_at: new Date(1_710_000_000_000).toISOString().replace('.000', ''),
      resolved_at: new Date(1_710_003_600_000).toISOString().replace('.000', ''),
      first_response_at: null,
    });
    expect(first('survey_log')).toMatchObject({ sent_on: '2024-03-18', survey: 'csat', client: 'Alder' });
  });

  it('say of a technician what an hour costs from when to when, the later row of one day', () => {
    db.exec('SAVEPOINT rates');
    insert(db, 'cost_rates', { technician_id: 1, effective_from: '2025-01-01', hourly_cents: 8000 });
    insert(db, 'cost_rates', { technician_id: 1, effective_from: '2025-01-01', hourly_cents: 8100 });
    insert(db, 'cost_rates', { technician_id: 1, effective_from: '2024-12-31', hourly_cents: 7900 });
    const spans = db
      .prepare(
        `SELECT hourly_cents, date(from_day * 86400, 'unixepoch') AS from_day, date(to_day * 86400, 'unixepoch') AS to_day
         FROM rate_spans ORDER BY from_day`,
      )
      .all();
    db.exec('ROLLBACK TO rates; RELEASE rates');
    expect(spans).toEqual([
      { hourly_cents: 7200, from_day: '2024-02-29', to_day: '2024-12-30' },
      { hourly_cents: 7900, from_day: '2024-12-31', to_day: '2024-12-31' },
      { hourly_cents: 8100, from_day: '2025-01-01', to_day: '9999-12-31' },
    ]);
  });
});

describe('the migrations', () => {
  it('are numbered from 1 without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(SCHEMA_VERSION).toBe(MIGRATIONS.length);
  });

  it.each([
    [1, '96ef798165fdf864791421036fd8207843a7bdeea9cab3f6cc3385d502186a80'],
    [2, 'f49ff74d0c2f28ea67be2a74996912bd98b6721ea42430ea44b871c88c83b30c'],
    [3, '021febb04fcae8eeed3926fe5043bfec81acd84533c2ffce66fe0b0494acf70a'],
    [4, 'fa01fa0596596e7fea97a1d86b95a11e3720a2c74f800a1a1a4dc636b74bd364'],
    [5, '17c2bd3757a01641fd7d49d3adfa7cbffa59938186ea91ffe99f6f8bebec85ea'],
    [6, 'a549cee9bab43a3e824d6d0326ac0dfc464821467122625a9f661f46e21b1cc8'],
    [7, '2599afd363583d5bc65bdc7c1f6cf1e07b2cc4c2b1d0c849995d5f51d9a12a9e'],
  ])('number %i is frozen', (version, sha256) => {
    const { sql = '' } = MIGRATIONS.find((migration) => migration.version === version) ?? {};
    expect(
      createHash('sha256').update(sql).digest('hex'),
      'Books of this version are out there, and no step would ever change them. Leave the SQL of a migration as it is (also the word lists in shared/ that it is made from) and add a new migration to MIGRATIONS instead.',
    ).toBe(sha256);
  });
});
