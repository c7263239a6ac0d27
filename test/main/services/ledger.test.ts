// Protects what the ledger does beyond its records: an amount over several clients to the cent and in one step, accounts
// with their sums, and the preview of another kind, which must say what the figures say once it is done.
import { describe, expect, it } from 'vitest';
import type { SplitInput } from '../../../src/shared/contract/ledger.ts';
import { ACCOUNT_KINDS } from '../../../src/shared/domain.ts';
import { type FolderRows, temporaryFolder, writeFolder } from '../../support/folder.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';
import { createFrom, figuresOf } from '../../support/product.ts';
import { contractRow, entryRow, priceRow, timeRow } from '../../support/small-book.ts';
import { WHOLE_DAY, wholeBook, withRows } from '../../support/whole-book.ts';

const book = keptBooks();
const temporary = temporaryFolder();
const made = (rows: FolderRows): KeptBook => {
  const path = temporary.next();
  createFrom(writeFolder(temporary.next('Folder'), rows), path);
  return book(path);
};

/** Alder has 5 seats, Birch 10, Cedar none; Alder was worked for twice as long as Cedar in May; Birch pays the most. */
const clients = (): KeptBook =>
  made({
    'clients.csv': [
      ['Alder', '', '5', ''],
      ['Birch', '', '10', ''],
      ['Cedar', '', '', ''],
    ],
    'technicians.csv': [['Tech', 'no']],
    'contracts.csv': [
      contractRow('K1', 'Alder', '2026-01-01'),
      contractRow('K2', 'Birch', '2026-01-01'),
      contractRow('K3', 'Cedar', '2026-06-01'),
    ],
    'contract_prices.csv': [
      priceRow('K1', '2026-01-01', '100'),
      priceRow('K2', '2026-01-01', '900', { cycle: 'quarterly' }),
      priceRow('K3', '2026-06-01', '500'),
    ],
    'time_entries.csv': [
      timeRow('2026-05-01', 'Alder', '2:00:00'),
      timeRow('2026-05-31', 'Cedar', '1:00:00'),
      timeRow('2026-04-30', 'Birch', '9:00:00'),
    ],
    'ledger.csv': [
      ['2026-05-20', 'Licences', 'cogs.licences', '', '100.00', 'Vendor', 'Backup', 'R-1', 'yes'],
    ],
  });

const all: SplitInput['parts'] = [{ client: 'Alder' }, { client: 'Birch' }, { client: 'Cedar' }];
const values = { date: '2026-05-20', account: 'Licences', amount: 100_00 };
const split = (more: Partial<SplitInput>): SplitInput => ({ values, by: 'equal', parts: all, ...more });
const amounts = async (own: KeptBook, more: Partial<SplitInput>) =>
  (await own.must('ledger.splitPreview', split(more))).parts.map(({ amount }) => amount);
const ledger = (own: KeptBook) =>
  own.rows(
    'SELECT id, client_id AS client, cents, vendor, memo, document, acquisition FROM ledger_entries ORDER BY id',
  );

describe('an amount over several clients', () => {
  it.each<[string, Partial<SplitInput>, number[]]>([
    ['equally', {}, [33_34, 33_33, 33_33]],
    ['by seats', { by: 'seats' }, [33_33, 66_67, 0]],
    ['by the hours of the month', { by: 'hours' }, [66_67, 0, 33_33]],
    ['by MRR on the day', { by: 'mrr' }, [25_00, 75_00, 0]],
    [
      'by MRR on a later day',
      { by: 'mrr', values: { ...values, date: '2026-06-01' } },
      [11_11, 33_33, 55_56],
    ],
    [
      'by percent, a part without a client',
      {
        by: 'percent',
        parts: [
          { client: 'Alder', share: 33_33 },
          { client: 'Birch', share: 33_33 },
          { client: null, share: 33_34 },
        ],
      },
      [33_33, 33_33, 33_34],
    ],
    [
      'by typed amounts',
      {
        by: 'amounts',
        parts: [
          { client: 'Cedar', share: 120_00 },
          { client: 'Alder', share: -20_00 },
        ],
      },
      [120_00, -20_00],
    ],
    ['of a credit', { values: { ...values, amount: -100_00 }, by: 'seats' }, [-33_33, -66_67, 0]],
  ])('is divided %s', async (_how, more, expected) => {
    expect(await amounts(clients(), more)).toEqual(expected);
  });

  it('says what it weighed', async () => {
    const { total, parts } = await clients().must('ledger.splitPreview', split({ by: 'hours' }));
    expect(total).toBe(100_00);
    expect(parts.map(({ client, weight }) => [client, weight])).toEqual([
      ['Alder', 7200],
      ['Birch', 0],
      ['Cedar', 3600],
    ]);
  });

  it('becomes an entry for each part that is not 0, in one step that is taken back whole', async () => {
    const own = clients();
    const before = own.content();
    const input = split({
      by: 'seats',
      values: { ...values, vendor: 'V', memo: 'Seats', document: 'R-2', acquisition: true },
    });
    const done = await own.must('ledger.split', input);
    expect(done).toEqual({ label: 'Split Licences · Seats over 2 clients', changed: true, ids: [2, 3] });
    const same = { vendor: 'V', memo: 'Seats', document: 'R-2', acquisition: 1 };
    expect(ledger(own).slice(1)).toEqual([
      { id: 2, client: 1, cents: 33_33, ...same },
      { id: 3, client: 2, cents: 66_67, ...same },
    ]);
    expect(own.stale()).toEqual([]);
    await own.must('changes.undo', {});
    expect(own.content()).toEqual(before);
  });

  it('of an entry that is there keeps that entry as its first part', async () => {
    const own = clients();
    await own.must('ledger.split', { entry: 1, by: 'hours', parts: all });
    const same = { vendor: 'Vendor', memo: 'Backup', document: 'R-1', acquisition: 1 };
    expect(ledger(own)).toEqual([
      { id: 1, client: 1, cents: 66_67, ...same },
      { id: 2, client: 3, cents: 33_33, ...same },
    ]);
    expect(own.rows('SELECT batch_id FROM ledger_entries')).toEqual([{ batch_id: 1 }, { batch_id: null }]);
    await own.must('changes.undo', {});
    expect(ledger(own)).toHaveLength(1);
  });

  it.each<[string, Partial<SplitInput>, RegExp]>([
    [
      'parts that are too little',
      { by: 'amounts', parts: [{ client: 'Alder', share: 99_99 }] },
      /add up to 99\.99, not to 100\.00: 0\.01 is left/,
    ],
    [
      'parts that are too much',
      { by: 'amounts', parts: [{ client: 'Alder', share: 100_01 }] },
      /that is 0\.01 too much/,
    ],
    [
      'shares that are no whole',
      { by: 'percent', parts: [{ client: 'Alder', share: 99_00 }] },
      /add up to 99\.00 %, not to 100 %/,
    ],
    [
      'a share below nothing',
      {
        by: 'percent',
        parts: [
          { client: 'Alder', share: 110_00 },
          { client: 'Birch', share: -10_00 },
        ],
      },
      /less than nothing/,
    ],
    ['a client that stands twice', { parts: [{ client: 'Alder' }, { client: 'Alder' }] }, /stands twice/],
    ['a client that is gone', { parts: [{ client: 'Zed' }] }, /no client “Zed”/],
    ['an amount of 0', { values: { ...values, amount: 0 } }, /nothing to divide/],
    ['weights that nobody has', { by: 'seats', parts: [{ client: 'Cedar' }] }, /has seats/],
    [
      'hours of a month without work',
      { by: 'hours', values: { ...values, date: '2026-01-01' } },
      /Nobody has worked/,
    ],
    [
      'MRR before any contract',
      { by: 'mrr', values: { ...values, date: '2025-01-01' } },
      /recurring revenue/,
    ],
    ['nothing named', { values: undefined }, /which entry/],
    ['an entry that is gone', { entry: 9, values: undefined }, /no longer in the book/],
  ])('is refused for %s', async (_what, more, message) => {
    const own = clients();
    const before = own.content();
    for (const name of ['ledger.splitPreview', 'ledger.split'] as const)
      expect((await own.refused(name, split(more))).message).toMatch(message);
    expect(own.content()).toEqual(before);
  });

  it('names an account that is not there beside its field, and asks about a closed month', async () => {
    const own = clients();
    const failure = await own.refused('ledger.split', split({ values: { ...values, account: 'Rent' } }));
    expect(failure.fields?.['sets.0.rows.0.account']).toContain('no account “Rent”');
    await own.must('months.close', { months: ['2026-05'] });
    expect((await own.refused('ledger.split', split({}))).code).toBe('closed_month');
    await own.must('ledger.split', { ...split({}), allowClosed: true });
  });
});

describe('accounts', () => {
  it('are listed by kind and name with their entries, sums and recurring entries', async () => {
    const own = made({
      'ledger.csv': [
        ['2026-06-30', 'Zeal', 'opex.rent', '', '10.00', '', '', '', 'no'],
        ['2025-06-30', 'Zeal', 'opex.rent', '', '5.00', '', '', '', 'no'],
        ['2026-07-01', 'Zeal', 'opex.rent', '', '-1.00', '', '', '', 'no'],
        ['2026-06-01', 'Archway', 'opex.rent', '', '1.00', '', '', '', 'no'],
        ['2026-06-01', 'Sales', 'revenue.project', '', '7.00', '', '', '', 'no'],
      ],
      'recurring_entries.csv': [
        ['Empty', 'equity', '', '1.00', '', '', 'no', 'month', '2030-01-01', '', 'no'],
      ],
    });
    expect(await own.must('ledger.accounts', { asOf: '2026-06-30' })).toEqual({
      from: '2025-07-01',
      to: '2026-06-30',
      accounts: [
        {
          id: 3,
          name: 'Sales',
          kind: 'revenue.project',
          entries: 1,
          total: 700,
          ttm: 700,
          lastDay: '2026-06-01',
          recurring: 0,
        },
        {
          id: 2,
          name: 'Archway',
          kind: 'opex.rent',
          entries: 1,
          total: 100,
          ttm: 100,
          lastDay: '2026-06-01',
          recurring: 0,
        },
        {
          id: 1,
          name: 'Zeal',
          kind: 'opex.rent',
          entries: 3,
          total: 1400,
          ttm: 1000,
          lastDay: '2026-07-01',
          recurring: 0,
        },
        { id: 4, name: 'Empty', kind: 'equity', entries: 0, total: 0, ttm: 0, lastDay: null, recurring: 1 },
      ],
    });
  });
});

describe('another kind of an account', () => {
  const NAMES: Record<string, string> = {
    'Operating revenue': 'operating_revenue_cents',
    'Gross profit': 'gross_profit_cents',
    EBITDA: 'ebitda_cents',
    'Net profit': 'net_profit_cents',
  };
  /** A book whose account `Odd` can be of any kind. */
  const odd = (kind: string, basis = 'contracts') => {
    const rows = withRows(wholeBook(), {
      'ledger.csv': [
        entryRow('2026-05-09', kind, 'A', '1234.56').with(1, 'Odd'),
        entryRow('2024-05-09', kind, '', '77.00').with(1, 'Odd'),
      ],
    });
    const settings = (rows['settings.csv'] ?? []).map((row) =>
      row[0] === 'revenue_basis' ? ['revenue_basis', basis] : row,
    );
    return made({ ...rows, 'settings.csv': settings });
  };
  const idOf = async (own: KeptBook) =>
    (await own.must('ledger.accounts', { asOf: WHOLE_DAY })).accounts.find(({ name }) => name === 'Odd')
      ?.id ?? 0;

  it.each(['contracts', 'ledger'].flatMap((basis) => ACCOUNT_KINDS.map((kind) => [basis, kind] as const)))(
    '(revenue basis %s) is foretold as the figures then are: %s',
    async (basis, kind) => {
      const own = odd('opex.tools', basis);
      const account = await idOf(own);
      const before = figuresOf(own.file, WHOLE_DAY).company as Record<string, number>;
      const { lines, entries } = await own.must('ledger.kindPreview', {
        changes: [{ account, kind }],
        asOf: WHOLE_DAY,
      });
      expect(entries).toBe(kind === 'opex.tools' ? 0 : 2);
      await own.must('records.save', {
        sets: [{ table: 'accounts', rows: [{ id: account, values: { kind } }] }],
      });
      const after = figuresOf(own.file, WHOLE_DAY).company as Record<string, number>;
      const foretold = await own.must('ledger.kindPreview', {
        changes: [{ account, kind }],
        asOf: WHOLE_DAY,
      });
      for (const [name, key] of Object.entries(NAMES)) {
        const line = lines.find((each) => each.name === name);
        expect(line, name).toMatchObject({ before: before[key], after: after[key] });
        expect(before[key], key).toBeTypeOf('number');
      }
      // Once it is done, every line is as it was foretold.
      expect(foretold.lines.map(({ before: now }) => now)).toEqual(lines.map(({ after: then }) => then));
    },
  );

  it('names the closed months it would reach into, and none where nothing changes', async () => {
    const own = odd('opex.tools');
    const account = await idOf(own);
    await own.must('months.close', { months: ['2024-05', '2024-06'] });
    const { closed } = await own.must('ledger.kindPreview', {
      changes: [{ account, kind: 'equity' }],
      asOf: WHOLE_DAY,
    });
    expect(closed).toEqual(['2024-05']);
    expect(
      (await own.must('ledger.kindPreview', { changes: [{ account, kind: 'opex.tools' }], asOf: WHOLE_DAY }))
        .closed,
    ).toEqual([]);
    expect(
      (
        await own.refused('ledger.kindPreview', {
          changes: [{ account: 99, kind: 'equity' }],
          asOf: WHOLE_DAY,
        })
      ).code,
    ).toBe('not_found');
  });
});
