// Protects the promise that every change by hand can be taken back: whatever is done, undoing all of it gives the book as
// it was, redoing gives it as it became, and the month facts never differ from a recount.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthName } from '../../../src/shared/calendar.ts';
import type { Input } from '../../../src/shared/contract/index.ts';
import { importBooks, workFile } from '../../support/import-book.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const day = pick('2024-03-18', '2024-03-31', '2024-04-01', '2025-12-31', '2026-01-01');
const name = pick('Alder', 'Birch', 'Cedar', 'Alder Inc', 'Dogwood');
const maybeClient = pick(null, 'Alder', 'Birch', 'Cedar', 'Alder Inc');
const technician = pick('Ruth', 'Sam', 'Tom');
const id = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
const rows = (values: fc.Arbitrary<object>) =>
  fc.array(
    fc
      .tuple(id, values)
      .map(([own, given]) => ({ ...(own === undefined ? {} : { id: own }), values: given })),
    { minLength: 1, maxLength: 3 },
  );
const set = (table: string, values: fc.Arbitrary<object>) =>
  rows(values).map((own) => ['records.save', { sets: [{ table, rows: own }] }] as const);

const table = pick(
  'clients',
  'technicians',
  'cost_rates',
  'contracts',
  'accounts',
  'ledger_entries',
  'time_entries',
  'tickets',
);
const contract = fc.integer({ min: 1, max: 2 });
const priceTerms = {
  from: day,
  cycle: pick('monthly', 'annual'),
  amount: pick(0, 90_000),
  discount: pick(null, 1000),
  reason: pick('initial', 'upsell'),
};
const contractAction = fc.oneof(
  fc.record({ do: pick('price'), contract, price: id, ...priceTerms }),
  fc.record({ do: pick('removePrice'), contract, price: contract }),
  fc.record({ do: pick('pause'), contract, pause: id, from: day, until: fc.option(day) }),
  fc.record({ do: pick('resume', 'end'), contract, on: day }),
  fc.record({ do: pick('removePause'), contract, pause: contract }),
  fc.record({ do: pick('reopen'), contract }),
  fc.record({
    do: pick('add'),
    values: fc.record({ contract: pick('C1', 'C7'), client: name, starts_on: day }),
    price: fc.option(fc.record(priceTerms)),
  }),
);
const step = fc.oneof(
  set(
    'clients',
    fc.record(
      { name, aliases: fc.array(pick('Al', 'Bi', 'Alder Inc'), { maxLength: 2 }), seats: pick(null, 3) },
      { requiredKeys: [] },
    ),
  ),
  set('technicians', fc.record({ name: technician, is_owner: fc.boolean() })),
  set('cost_rates', fc.record({ technician, effective_from: day, hourly_cost: pick(0, 5000, 7333) })),
  set(
    'accounts',
    fc.record(
      {
        name: pick('Licences', 'Sales'),
        kind: pick('cogs.licences', 'revenue.project', 'opex.sales'),
        aliases: fc.array(pick('Seats', 'Seats (opex.sales)', 'Licences (cogs.other)'), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
  ),
  set(
    'ledger_entries',
    fc.record({
      date: day,
      account: pick('Licences', 'Sales'),
      client: maybeClient,
      amount: fc.integer({ min: -500, max: 500 }),
      acquisition: fc.boolean(),
    }),
  ),
  set(
    'recurring_entries',
    fc.record({
      account: pick('Licences', 'Sales'),
      client: maybeClient,
      amount: fc.integer({ min: -500, max: 500 }),
      every: pick('month', 'year'),
      first_day: pick('2026-01-31', '2026-06-15', '2027-01-01'),
      paused: fc.boolean(),
    }),
  ),
  set(
    'time_entries',
    fc.record({
      date: day,
      client: maybeClient,
      technician,
      duration: fc.nat(9000),
      work_type: pick('support', 'presales', 'internal'),
    }),
  ),
  set(
    'contracts',
    fc.record({ contract: pick('C1', 'C2'), client: name, starts_on: day, ended_on: fc.option(day) }),
  ),
  fc
    .record({
      table,
      ids: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 }),
      withDependents: fc.boolean(),
    })
    .map((input) => ['records.remove', input] as const),
  fc
    .record({ from: fc.integer({ min: 1, max: 4 }), into: fc.integer({ min: 1, max: 4 }) })
    .map((input) => ['clients.merge', input] as const),
  fc
    .record({ from: fc.integer({ min: 1, max: 4 }), into: fc.integer({ min: 1, max: 4 }) })
    .map((input) => ['accounts.merge', input] as const),
  fc
    .record({ currency: pick('USD', 'EUR'), cash: pick(null, 100), timeZone: pick('UTC', 'Asia/Tokyo') })
    .map((change) => ['settings.update', { change }] as const),
  contractAction.map((action) => ['contracts.change', { action }] as const),
  fc
    .record({
      entry: fc.integer({ min: 1, max: 5 }),
      by: pick('equal', 'percent'),
      parts: pick(
        [
          { client: 'Alder', share: 3333 },
          { client: null, share: 6667 },
        ],
        [
          { client: 'Birch', share: 10_000 },
          { client: 'Cedar', share: 0 },
        ],
      ),
    })
    .map((input) => ['ledger.split', input] as const),
  fc
    .record({
      recurring: fc.integer({ min: 1, max: 3 }),
      day: pick('2026-01-31', '2026-06-15', '2026-06-30'),
    })
    .chain((due) =>
      pick(['ledger.post', { days: [due] }] as const, ['ledger.skip', { days: [due] }] as const),
    ),
  pick(['ledger.postDue', { asOf: '2026-08-31' }] as const),
  pick(
    ['months.close', { months: ['2026-01', '2024-03'] }] as const,
    ['months.reopen', { months: ['2026-01'] }] as const,
  ),
  pick(['changes.undo', {}] as const, ['changes.undo', {}] as const, ['changes.redo', {}] as const),
);

const FORESEEN = ['bad_input', 'in_use', 'not_found', 'closed_month', 'exists'];
const ASKS_NOTHING = ['months.close', 'months.reopen', 'ledger.postDue', 'ledger.skip'];

describe('any sequence of changes', () => {
  it('can be undone to the first and redone to the last, its sums right all the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 14 }),
        fc.boolean(),
        async (steps, allowClosed) => {
          const own = book();
          const first = own.content();
          for (const [call, input] of steps) {
            const before = own.content();
            const asksNothing = ASKS_NOTHING.includes(call);
            const result = await own.call(call, (asksNothing ? input : { ...input, allowClosed }) as never);
            if (!result.ok) {
              expect(FORESEEN).toContain(result.error.code);
              expect(own.content()).toEqual(before);
            }
            expect(own.stale()).toEqual([]);
          }
          const last = own.content();
          let undone = 0;
          while ((await own.must('changes.state', {})).undo) {
            await own.must('changes.undo', { allowClosed: true });
            undone++;
          }
          expect(own.content()).toEqual(first);
          expect(own.stale()).toEqual([]);
          for (; undone > 0; undone--) await own.must('changes.redo', { allowClosed: true });
          expect(own.content()).toEqual(last);
          expect(own.stale()).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

const rename = (own: KeptBook, to: string) =>
  own.must('records.save', { sets: [{ table: 'clients', rows: [{ id: 1, values: { name: to } }] }] });

describe('undo and redo', () => {
  it('name what they would do, and a new change ends what could be redone', async () => {
    const own = book();
    await rename(own, 'Birch');
    await rename(own, 'Cedar');
    expect((await own.must('changes.state', {})).undo?.label).toBe('Change client Cedar');
    expect(await own.must('changes.undo', {})).toEqual({ label: 'Change client Cedar' });
    expect(await own.must('changes.state', {})).toMatchObject({
      undo: { label: 'Change client Birch' },
      redo: { label: 'Change client Cedar' },
    });
    await rename(own, 'Dogwood');
    expect((await own.must('changes.state', {})).redo).toBeNull();
    expect((await own.refused('changes.redo', {})).message).toBe('There is nothing to redo.');
    await own.must('changes.undo', {});
    await own.must('changes.undo', {});
    expect((await own.refused('changes.undo', {})).message).toBe('There is nothing to undo.');
  });

  it.each([
    ['changed the record', "UPDATE clients SET name = 'Zed' WHERE id = 1"],
    ['took its old name', "INSERT INTO clients (name) VALUES ('Alder')"],
  ])('refuse a step where an import has since %s', async (_what, sql) => {
    const own = book();
    await rename(own, 'Birch');
    own.behind(sql);
    const before = own.content();
    expect(await own.refused('changes.undo', {})).toMatchObject({
      code: 'overtaken',
      message: expect.stringMatching(/“Change client Birch” can’t be taken back: an import/),
    });
    expect(own.content()).toEqual(before);
  });

  it('refuse to take a record from under what an import has hung on it', async () => {
    const own = book();
    await own.must('records.save', { sets: [{ table: 'clients', rows: [{ values: { name: 'Birch' } }] }] });
    own.behind(
      "INSERT INTO contracts (code, client_id, name, service_line, starts_on) VALUES ('C9', 2, '', '', '2026-01-01')",
    );
    expect((await own.refused('changes.undo', {})).code).toBe('overtaken');
  });
});

describe('the history', () => {
  it('tells of each step when, what, and before and after field by field', async () => {
    const own = book();
    await own.must('records.save', {
      sets: [{ table: 'ledger_entries', rows: [{ id: 1, values: { amount: 123_456, client: null } }] }],
    });
    await own.must('changes.undo', {});
    const { total, steps } = await own.must('changes.history', {
      record: { table: 'ledger_entries', id: 1 },
    });
    expect(total).toBe(2);
    expect(steps.map(({ kind, by, records }) => [kind, by, records[0]?.fields])).toEqual([
      [
        'undone',
        'hand',
        [
          { field: 'Client', type: 'reference', before: null, after: 'Alder' },
          { field: 'Amount', type: 'cents', before: 123_456, after: -5 },
        ],
      ],
      [
        'done',
        'hand',
        [
          { field: 'Client', type: 'reference', before: 'Alder', after: null },
          { field: 'Amount', type: 'cents', before: -5, after: 123_456 },
        ],
      ],
    ]);
    const all = await own.must('changes.history', { from: 1, count: 1 });
    expect(all).toMatchObject({
      total: 3,
      steps: [{ label: expect.stringMatching(/^Change ledger entry/), count: 1 }],
    });
  });

  it('shows settings by name', async () => {
    const own = book();
    await own.must('settings.update', { change: { company: 'Birch' } });
    expect((await own.must('changes.history', {})).steps[0]).toMatchObject({
      label: 'Change settings',
      records: [{ kind: 'settings', fields: [{ field: 'company', before: 'Fernhollow', after: 'Birch' }] }],
    });
  });
});

describe('the history of a record', () => {
  it('has its parts: the prices and pauses of a contract, also those removed since', async () => {
    const own = book();
    const contract = (await own.must('records.get', { table: 'contracts', id: 1 })).values.contract;
    const set = (table: 'contract_prices' | 'contract_pauses', values: Record<string, string | number>) =>
      own.must('records.save', {
        sets: [{ table, rows: [{ values: { contract: contract ?? '', ...values } }] }],
      });
    const price = await set('contract_prices', {
      effective_from: '2030-01-01',
      amount: 5000,
      change_reason: 'price_increase',
    });
    await set('contract_pauses', { from: '2031-01-01' });
    await own.must('records.remove', { table: 'contract_prices', ids: [price.ids[0]?.[0] ?? 0] });
    const { steps, total } = await own.must('changes.history', { record: { table: 'contracts', id: 1 } });
    expect(total).toBe(steps.length);
    expect(
      steps.slice(0, 3).map(({ records }) => records.map(({ kind, what }) => `${what} ${kind}`)),
    ).toEqual([['removed price'], ['added pause'], ['added price']]);
  });

  it('tells a step once that made a record with its parts', async () => {
    const own = book();
    const { ids } = await own.must('records.save', {
      sets: [
        { table: 'technicians', rows: [{ values: { name: 'Kim' } }] },
        {
          table: 'cost_rates',
          rows: [{ values: { technician: 'Kim', effective_from: '2024-01-01', hourly_cost: 4000 } }],
        },
      ],
    });
    const { steps } = await own.must('changes.history', {
      record: { table: 'technicians', id: ids[0]?.[0] ?? 0 },
    });
    expect(steps.map(({ count, records }) => [count, records.map(({ kind }) => kind)])).toEqual([
      [2, ['technician', 'cost rate']],
    ]);
  });
});

describe('a closed month', () => {
  const JUNE = '2024-06';
  const closed = async () => {
    const own = book();
    expect(await own.must('months.close', { months: [JUNE, JUNE] })).toEqual([monthName(24_000), JUNE]);
    return own;
  };
  const entry = { account: 'Licences', amount: 1 };
  const inJune: Input<'records.save'>['sets'][] = [
    [{ table: 'ledger_entries', rows: [{ values: { ...entry, date: '2024-06-30' } }] }],
    [{ table: 'ledger_entries', rows: [{ id: 1, values: { date: '2024-06-01' } }] }],
    [{ table: 'contracts', rows: [{ id: 1, values: { ended_on: '2024-06-29' } }] }],
    [{ table: 'contract_prices', rows: [{ id: 1, values: { amount: 5000 } }] }],
    [{ table: 'tickets', rows: [{ id: 1, values: { resolved_at: '2024-06-30T09:00:00Z' } }] }],
    [{ table: 'contract_pauses', rows: [{ id: 1, values: { from: '2024-06-30' } }] }],
    // Open all through the month, though nothing happened to it then.
    [
      {
        table: 'tickets',
        rows: [
          {
            values: { ticket: 'T-9', opened_at: '2024-05-31T09:00:00Z', resolved_at: '2024-07-01T09:00:00Z' },
          },
        ],
      },
    ],
  ];
  it.each(inJune)('is not changed without the owner’s word: %j', async (...sets) => {
    const own = await closed();
    const before = own.content();
    const failure = await own.refused('records.save', { sets });
    expect(failure).toMatchObject({
      code: 'closed_month',
      message: expect.stringContaining(`a closed month: ${JUNE}.`),
      months: [JUNE],
    });
    expect(own.content()).toEqual(before);
    await own.must('records.save', { sets, allowClosed: true });
    expect((await own.must('changes.history', {})).steps[0]?.inClosed).toBe(true);
    expect((await own.refused('changes.undo', {})).code).toBe('closed_month');
    await own.must('changes.undo', { allowClosed: true });
    expect(own.content()).toEqual(before);
  });

  it.each<Input<'records.save'>['sets']>([
    [{ table: 'ledger_entries', rows: [{ values: { ...entry, date: '2024-07-01' } }] }],
    [{ table: 'contracts', rows: [{ id: 1, values: { ended_on: '2024-06-30', name: 'Care' } }] }],
    [{ table: 'clients', rows: [{ id: 1, values: { name: 'Birch' } }] }],
    [{ table: 'cost_rates', rows: [{ id: 1, values: { hourly_cost: 1 } }] }],
  ] as never)('lets pass what does not touch it: %j', async (...sets) => {
    const own = await closed();
    await own.must('records.save', { sets: sets as never });
  });

  it('is not asked about when a pause of it ends later', async () => {
    const own = await closed();
    const values = { contract: 'C1', from: '2024-06-01' };
    const { ids } = await own.must('records.save', {
      sets: [{ table: 'contract_pauses', rows: [{ values }] }],
      allowClosed: true,
    });
    const until = (day: string) => [
      { table: 'contract_pauses' as const, rows: [{ id: ids[0]?.[0] ?? 0, values: { until: day } }] },
    ];
    await own.must('records.save', { sets: until('2024-06-30') });
    expect((await own.refused('records.save', { sets: until('2024-06-29') })).months).toEqual([JUNE]);
  });

  it('is not altered by a setting that its figures rest on without the owner’s word', async () => {
    const own = await closed();
    const altering: Input<'settings.update'>['change'][] = [
      { revenueBasis: 'ledger' },
      { timeZone: 'Asia/Tokyo' },
      { businessHours: 'Mon-Fri 09:00-12:00' },
      { holidays: ['2024-06-19'] },
    ];
    for (const change of altering) {
      const before = own.content();
      const failure = await own.refused('settings.update', { change });
      expect(failure).toMatchObject({ code: 'closed_month', months: expect.arrayContaining([JUNE]) });
      expect(own.content()).toEqual(before);
      await own.must('settings.update', { change, allowClosed: true });
      expect((await own.must('changes.history', {})).steps[0]?.inClosed).toBe(true);
      await own.must('changes.undo', { allowClosed: true });
      expect(own.content()).toEqual(before);
    }
    const change = { company: 'Birch', holidays: ['2024-12-25'], targetCer: 12_000, cash: 100 };
    await own.must('settings.update', { change });
  });

  it('is opened again, and both are steps', async () => {
    const own = await closed();
    await own.must('months.reopen', { months: [JUNE] });
    expect(await own.must('months.closed', {})).toEqual([monthName(24_000)]);
    await own.must('changes.undo', {});
    expect(await own.must('months.closed', {})).toEqual([monthName(24_000), JUNE]);
  });
});

describe('imported records', () => {
  const books = importBooks({ 'technicians.csv': [['Ana', 'no']], 'clients.csv': [['Birch', '', '', '']] });
  const time = workFile(books);
  const imported = () => {
    const own = books.book();
    const { batch } = own.commit(time(['1', 'Harbor', 'Ana', '1:00'], ['2', 'Harbor', 'Ana', '2:00']), {
      kind: 'time_entries',
    });
    return { own, batch, kept: book(own.path) };
  };
  const edit = { sets: [{ table: 'time_entries' as const, rows: [{ id: 1, values: { duration: 60 } }] }] };

  it('edited by hand count as edited for the import’s undo, until the edit is taken back', async () => {
    const { own, batch, kept } = imported();
    await kept.must('records.save', edit);
    expect(own.preview(batch)).toMatchObject({
      kept: expect.arrayContaining([expect.objectContaining({ table: 'time_entries', id: 1 })]),
    });
    await kept.must('changes.undo', {});
    expect(own.preview(batch)).toMatchObject({ keptCount: 0 });
  });

  it('tell which import brought them', async () => {
    const { batch, kept } = imported();
    await kept.must('records.save', edit);
    const { steps } = await kept.must('changes.history', { record: { table: 'time_entries', id: 1 } });
    expect(steps.map(({ by, batch: from, records }) => [by, from, records[0]?.what])).toEqual([
      ['hand', null, 'changed'],
      ['import', batch, 'added'],
    ]);
    expect(steps[1]?.records[0]?.fields).toContainEqual({
      field: 'Duration',
      type: 'seconds',
      before: null,
      after: 3600,
    });
  });

  it('whose client was merged away are known again, and go with their import', async () => {
    const { own, batch, kept } = imported();
    const [harbor] = kept.rows<{ id: number }>("SELECT id FROM clients WHERE name = 'Harbor'");
    await kept.must('clients.merge', { from: harbor?.id ?? 0, into: 1 });
    const again = own.plan(time(['1', 'Harbor', 'Ana', '1:00'], ['2', 'Harbor', 'Ana', '2:00']), {
      kind: 'time_entries',
    });
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(own.undo(batch)).toMatchObject({ removed: 2, keptCount: 0 });
  });

  it('removed by hand come back as they were', async () => {
    const { own, batch, kept } = imported();
    const before = kept.content();
    await kept.must('records.remove', { table: 'time_entries', ids: [1, 2] });
    await kept.must('changes.undo', {});
    expect(kept.content()).toEqual(before);
    expect(own.preview(batch)).toMatchObject({ keptCount: 0 });
  });

  it('once their import is undone, an edit of them can’t be', async () => {
    const { own, batch, kept } = imported();
    await kept.must('records.save', edit);
    own.undo(batch, true);
    own.edit('DELETE FROM time_entries');
    expect((await kept.refused('changes.undo', {})).code).toBe('overtaken');
  });
});
