// Protects keeping records by hand: what can be imported can be entered, every problem is told by row and field, nothing
// half saved.
import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/contract/index.ts';
import { RECORD_TABLES, type RecordTable } from '../../../src/shared/records/fields.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
type Values = Input<'records.save'>['sets'][number]['rows'][number]['values'];

const save = (own: KeptBook, table: RecordTable, ...rows: { id?: number; values: Values }[]) =>
  own.must('records.save', { sets: [{ table, rows }] });
const problems = async (own: KeptBook, table: RecordTable, ...rows: { id?: number; values: Values }[]) =>
  (await own.refused('records.save', { sets: [{ table, rows }] })).fields;

/** A record of every table that says something in every field. */
const WHOLE: Record<RecordTable, Values> = {
  clients: {
    name: 'Birch',
    aliases: ['Birch Inc', 'Birch LLC'],
    since: '2024-02-29',
    seats: 7,
    notes: 'Ring\ntwice',
  },
  technicians: { name: 'Sam', is_owner: true },
  cost_rates: { technician: 'Ruth', effective_from: '2025-01-01', hourly_cost: 8000 },
  contracts: {
    contract: 'C2',
    client: 'Alder',
    name: 'Backup',
    service_line: 'backup',
    starts_on: '2025-01-01',
    term_ends_on: '2026-12-31',
    ended_on: '2026-06-30',
    notice_days: 30,
    auto_renews: true,
    assignable: 'yes',
    signed: false,
  },
  contract_prices: {
    contract: 'C1',
    effective_from: '2025-01-01',
    cycle: 'quarterly',
    amount: 300_000,
    discount: 300_000,
    change_reason: 'price_increase',
  },
  contract_pauses: { contract: 'C1', from: '2025-07-01', until: '2025-07-01' },
  accounts: { name: 'Licences', kind: 'opex.tools', aliases: ['Seats (cogs.other)', 'Seats (opex.tools)'] },
  ledger_entries: {
    date: '2026-05-31',
    account: 'Licences',
    client: 'Alder',
    amount: -12_345,
    vendor: 'Harbor',
    memo: 'Seats',
    document: 'R-1',
    acquisition: true,
  },
  recurring_entries: {
    account: 'Licences',
    client: 'Alder',
    amount: 9900,
    vendor: 'Harbor',
    memo: 'Seats',
    acquisition: false,
    every: 'quarter',
    first_day: '2027-01-31',
    last_day: '2027-01-31',
    paused: true,
  },
  time_entries: {
    date: '2026-05-31',
    client: 'Alder',
    technician: 'Ruth',
    duration: 5400,
    billable: false,
    work_type: 'project',
    ticket: '0001',
    note: 'VPN',
  },
  tickets: {
    ticket: '0002',
    client: 'Alder',
    subject: 'Printer',
    category: 'Hardware',
    priority: 'low',
    technician: 'Ruth',
    opened_at: '2026-05-31T09:00:00+02:00',
    first_response_at: '2026-05-31T09:30:00Z',
    resolved_at: '2026-05-31T23:59:59-05:00',
    status: 'resolved',
    status_reason: 'done',
    last_activity_at: '2026-06-01T00:00:00Z',
    reopened: 2,
  },
  surveys: {
    survey: 'nps',
    sent_on: '2026-05-31',
    client: 'Alder',
    technician: 'Ruth',
    ticket: '0001',
    score: 9,
    scale_max: 10,
  },
  adjustments: {
    date: '2026-05-31',
    label: 'Lawyer',
    category: 'one_time',
    amount: 50_000,
    recurring: false,
    confidence: 'documented',
    note: 'one-off',
  },
};

describe('a record of every table', () => {
  it.each(RECORD_TABLES)('%s is entered and read back as it was said', async (table) => {
    const own = book();
    const { ids, changed } = await save(own, table, { values: WHOLE[table] });
    const id = ids[0]?.[0] ?? 0;
    expect(changed).toBe(true);
    expect((await own.must('records.get', { table, id })).values).toEqual(WHOLE[table]);
    const { total, rows } = await own.must('records.list', { table });
    expect(rows.find((row) => row.id === id)?.values).toEqual(WHOLE[table]);
    expect(total).toBe(rows.length);
    expect(own.stale()).toEqual([]);
    expect(own.notices.at(-1)).toMatchObject({ type: 'changed' });
  });

  it.each(RECORD_TABLES)('%s says of every field what it takes', async (table) => {
    const [spec] = await book().must('records.fields', { table });
    expect(spec?.fields.map(({ name }) => name)).toEqual(Object.keys(WHOLE[table]));
  });

  it.each(RECORD_TABLES)('%s saved as they are change nothing, and are no step', async (table) => {
    const own = book();
    const { values, id } = (await own.must('records.list', { table })).rows[0]!;
    expect(await save(own, table, { id, values })).toMatchObject({ changed: false });
    expect((await own.must('changes.state', {})).undo).toBeNull();
  });
});

const BAD: [RecordTable, Values, string, RegExp][] = [
  ['clients', { name: '  ' }, 'name', /needed/],
  ['clients', { name: 'Alder' }, 'name', /already/],
  ['clients', { name: 'Alder Inc' }, 'name', /another name of “Alder”/],
  ['clients', { name: 'X', aliases: ['Alder'] }, 'aliases', /stands for “Alder”/],
  ['clients', { name: 'X', aliases: ['Alder Inc'] }, 'aliases', /stands for “Alder”/],
  ['clients', { name: 'X', aliases: ['X'] }, 'aliases', /name already/],
  ['clients', { name: 'X', aliases: [' '] }, 'aliases', /empty/],
  ['clients', { name: 'X', since: '2026-02-30' }, 'since', /not a day/],
  ['clients', { name: 'X', seats: -1 }, 'seats', /less than nothing/],
  ['clients', { name: 'X', seats: 1.5 }, 'seats', /whole number/],
  ['clients', { name: 'X', colour: 'red' }, 'colour', /nothing of this name/],
  ['clients', { name: 7 }, 'name', /not text/],
  ['technicians', { name: 'Ruth' }, 'name', /already/],
  ['technicians', { name: 'X', is_owner: 'yes' }, 'is_owner', /Yes or no/],
  ['cost_rates', { ...WHOLE.cost_rates, technician: 'Nobody' }, 'technician', /no technician “Nobody”/],
  ['cost_rates', { ...WHOLE.cost_rates, hourly_cost: -1 }, 'hourly_cost', /less than nothing/],
  ['contracts', { ...WHOLE.contracts, contract: 'C1' }, 'contract', /already/],
  ['contracts', { ...WHOLE.contracts, client: null }, 'client', /needed/],
  ['contracts', { ...WHOLE.contracts, assignable: 'maybe' }, 'assignable', /none of yes, no, unknown/],
  ['contract_prices', { ...WHOLE.contract_prices, discount: 300_001 }, 'discount', /more than the price/],
  ['contract_pauses', { ...WHOLE.contract_pauses, until: '2025-06-30' }, 'until', /before it begins/],
  ['accounts', { name: 'Licences', kind: 'cogs.licences' }, 'name', /already/],
  ['accounts', { name: 'X', kind: 'cogs' }, 'kind', /none of/],
  ['accounts', { name: 'Seats for resale', kind: 'cogs.other' }, 'name', /another name of “Licences/],
  ['accounts', { ...WHOLE.accounts, aliases: ['Licences'] }, 'aliases', /name already/],
  [
    'accounts',
    { ...WHOLE.accounts, aliases: ['Licences (cogs.licences)'] },
    'aliases',
    /stands for “Licences/,
  ],
  ['accounts', { ...WHOLE.accounts, aliases: ['Seats for resale (cogs.other)'] }, 'aliases', /stands for/],
  ['ledger_entries', { ...WHOLE.ledger_entries, amount: 900_000_000_001 }, 'amount', /more than/],
  ['ledger_entries', { ...WHOLE.ledger_entries, amount: '12' }, 'amount', /amount in whole cents/],
  ['ledger_entries', { ...WHOLE.ledger_entries, account: 'Rent' }, 'account', /no account “Rent”/],
  ['time_entries', { ...WHOLE.time_entries, duration: -60 }, 'duration', /less than nothing/],
  ['time_entries', { ...WHOLE.time_entries, work_type: 'holiday' }, 'work_type', /none of/],
  ['time_entries', { client: 'Alder' }, 'date', /needed/],
  ['tickets', { ...WHOLE.tickets, ticket: '0001' }, 'ticket', /already/],
  ['tickets', { ...WHOLE.tickets, opened_at: '2026-05-31T09:00:00' }, 'opened_at', /not a moment/],
  ['surveys', { ...WHOLE.surveys, score: 11 }, 'score', /above the scale/],
  ['surveys', { ...WHOLE.surveys, scale_max: 0 }, 'scale_max', /less than 1/],
  ['adjustments', { ...WHOLE.adjustments, label: '' }, 'label', /needed/],
];

describe('what cannot be saved', () => {
  it.each(BAD)('%s %j: %s', async (table, values, field, words) => {
    const own = book();
    const before = own.content();
    const fields = await problems(own, table, { values });
    expect(fields?.[`sets.0.rows.0.${field}`]).toMatch(words);
    expect(own.content()).toEqual(before);
  });

  it('is told for every row and field at once, and nothing is saved', async () => {
    const own = book();
    const before = own.content();
    const failure = await own.refused('records.save', {
      sets: [
        {
          table: 'time_entries',
          rows: [
            { values: WHOLE.time_entries },
            { values: { ...WHOLE.time_entries, client: 'Adler', duration: null } },
            { id: 99, values: {} },
          ],
        },
      ],
    });
    expect(Object.keys(failure.fields ?? {})).toEqual([
      'sets.0.rows.1.client',
      'sets.0.rows.1.duration',
      'sets.0.rows.2.id',
    ]);
    expect(failure.message).toContain('3 things are to be mended. Row 2, client: There is no client “Adler”');
    expect(own.content()).toEqual(before);
  });

  it('two rows that take one name', async () => {
    const fields = await problems(book(), 'clients', { values: { name: 'X' } }, { values: { name: 'X' } });
    expect(fields?.['sets.0.rows.1.name']).toMatch(/twice/);
  });

  it.skipIf(process.getuid?.() === 0)('anything, in a book that is open read-only', async () => {
    const { file } = book();
    chmodSync(file, 0o444);
    const own = book(file);
    for (const [name, input] of [
      ['records.save', { sets: [{ table: 'clients', rows: [{ values: { name: 'X' } }] }] }],
      ['records.remove', { table: 'clients', ids: [1] }],
      ['clients.merge', { from: 1, into: 2 }],
      ['changes.undo', {}],
      ['changes.redo', {}],
      ['months.close', { months: ['2026-01'] }],
      ['months.reopen', { months: ['2026-01'] }],
    ] as const)
      expect((await own.refused(name, input as never)).code).toBe('read_only');
  });
});

describe('several rows', () => {
  it('of several tables are one step, and may name each other', async () => {
    const own = book();
    const before = own.content();
    const { ids, label } = await own.must('records.save', {
      sets: [
        { table: 'clients', rows: [{ values: { name: 'Birch' } }] },
        {
          table: 'contracts',
          rows: [{ values: { contract: 'C9', client: 'Birch', starts_on: '2026-01-01' } }],
        },
        {
          table: 'contract_prices',
          rows: [
            {
              values: { contract: 'C9', effective_from: '2026-01-01', amount: 100, change_reason: 'initial' },
            },
          ],
        },
      ],
    });
    expect(label).toBe('Add 1 client, 1 contract, 1 price');
    expect(
      (await own.must('records.get', { table: 'contract_prices', id: ids[2]?.[0] ?? 0 })).values,
    ).toMatchObject({
      contract: 'C9',
      cycle: 'monthly',
      discount: null,
    });
    await own.must('changes.undo', {});
    expect(own.content()).toEqual(before);
  });

  it.each([
    ['clients', 'ALDER', 'Alder'],
    ['technicians', 'ruth', 'Ruth'],
  ] as const)('of %s that differ only in capitals are refused: %s', async (table, name, other) => {
    const own = book();
    const failure = await own.refused('records.save', { sets: [{ table, rows: [{ values: { name } }] }] });
    expect(failure.fields).toEqual({
      'sets.0.rows.0.name': `There is already a ${table.slice(0, -1)} “${other}”, which differs only in capitals.`,
    });
    await own.must('records.save', { sets: [{ table, rows: [{ id: 1, values: { name } }] }] });
    const both = [{ values: { name: 'Cedar' } }, { values: { name: 'CEDAR' } }];
    await own.refused('records.save', { sets: [{ table, rows: both }] });
  });

  it('is one name however its accents are typed', async () => {
    const own = book();
    const save = (name: string) =>
      own.call('records.save', { sets: [{ table: 'clients', rows: [{ values: { name } }] }] });
    expect((await save('Cafe\u0301')).ok).toBe(true);
    expect(await save('Caf\u00e9')).toMatchObject({ ok: false, error: { code: 'bad_input' } });
    const values = { date: '2026-07-01', technician: 'Ruth', duration: 60, client: 'Cafe\u0301' };
    await own.must('records.save', { sets: [{ table: 'time_entries', rows: [{ values }] }] });
    expect(own.rows("SELECT client FROM time_log WHERE day = '2026-07-01'")).toEqual([
      { client: 'Caf\u00e9' },
    ]);
  });

  it('may swap their names', async () => {
    const own = book();
    await save(own, 'clients', { values: { name: 'Birch' } });
    await save(own, 'clients', { id: 1, values: { name: 'Birch' } }, { id: 2, values: { name: 'Alder' } });
    expect(own.rows('SELECT name FROM clients ORDER BY id')).toEqual([{ name: 'Birch' }, { name: 'Alder' }]);
    await own.must('changes.undo', {});
    expect(own.rows('SELECT name FROM clients ORDER BY id')).toEqual([{ name: 'Alder' }, { name: 'Birch' }]);
  });

  it('an alias stands for its client, and accounts of one name are told apart by kind', async () => {
    const own = book();
    await save(own, 'accounts', { values: WHOLE.accounts });
    await save(own, 'ledger_entries', {
      values: { ...WHOLE.ledger_entries, client: 'Alder Inc', account: 'Licences (opex.tools)' },
    });
    const { rows } = await own.must('records.list', { table: 'ledger_entries', search: 'Harbor' });
    expect(rows[0]?.values).toMatchObject({ client: 'Alder', account: 'Licences (opex.tools)' });
    expect(
      (await problems(own, 'ledger_entries', { values: WHOLE.ledger_entries }))?.['sets.0.rows.0.account'],
    ).toMatch(/no account/);
  });
});
