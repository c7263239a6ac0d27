// Protects two accounts made one: all of the one goes to the other and can be taken back, the figures are what was foretold,
// money stays where it went, and imports go on knowing what was merged.
import { describe, expect, it } from 'vitest';
import type { AccountKind } from '../../../src/shared/domain.ts';
import { writeFolder } from '../../support/folder.ts';
import { importBooks } from '../../support/import-book.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';
import { createFrom, figuresOf } from '../../support/product.ts';

const book = keptBooks();
const books = importBooks();
const ASOF = '2026-06-30';

const entry = (day: string, account: string, kind: string, amount: string): string[] => [
  day,
  account,
  kind,
  '',
  amount,
  '',
  '',
  '',
  'no',
];

/** Two accounts of these kinds with entries within twelve months and before, one of them with a recurring entry. */
function twoAccounts(goes: AccountKind, stays: AccountKind, names = ['Hosting', 'Cloud']): KeptBook {
  const [from = '', into = ''] = names;
  const path = books.next();
  const rows = {
    'settings.csv': [
      ['company', 'Alder IT'],
      ['revenue_basis', 'ledger'],
      ['owner_market_pay', '100000.00'],
    ],
    'ledger.csv': [
      entry('2026-05-09', from, goes, '1234.56'),
      entry('2024-05-09', from, goes, '77.00'),
      entry('2026-05-10', into, stays, '10.00'),
      entry('2026-05-11', 'Sales', 'revenue.recurring', '50000.00'),
      entry('2026-05-12', 'Wages', 'cogs.labor', '20000.00'),
    ],
    'recurring_entries.csv': [[from, goes, '', '9.00', '', '', 'no', 'month', '2027-01-31', '', 'no']],
  };
  createFrom(writeFolder(books.next('Folder'), rows), path);
  return book(path);
}

const pairOf = async (own: KeptBook, from = 'Hosting', into = 'Cloud') => {
  const { accounts } = await own.must('ledger.accounts', { asOf: ASOF });
  const idOf = (name: string) => accounts.find((account) => account.name === name)?.id ?? 0;
  return { from: idOf(from), into: idOf(into) };
};

const KINDS: readonly (readonly [AccountKind, AccountKind])[] = [
  ['opex.tools', 'opex.tools'],
  ['cogs.other', 'opex.tools'],
  ['opex.other', 'revenue.recurring'],
  ['revenue.project', 'cogs.product'],
  ['other_expense', 'other_income'],
  ['opex.owner_pay', 'equity'],
  ['income_tax', 'revenue.hourly'],
];
const LINES: Readonly<Record<string, string>> = {
  'Operating revenue': 'operating_revenue_cents',
  'Gross profit': 'gross_profit_cents',
  EBITDA: 'ebitda_cents',
  'Net profit': 'net_profit_cents',
};

describe('two accounts', () => {
  it.each(KINDS)('become one as foretold: %s into %s', async (goes, stays) => {
    const own = twoAccounts(goes, stays);
    const pair = await pairOf(own);
    const before = figuresOf(own.file, ASOF).company as Record<string, number>;
    const preview = await own.must('accounts.mergePreview', { ...pair, asOf: ASOF });
    expect(preview).toMatchObject({
      goes: { name: 'Hosting', kind: goes },
      stays: { name: 'Cloud', kind: stays },
      moves: [
        { table: 'ledger_entries', count: 2, words: '2 ledger entries' },
        { table: 'recurring_entries', count: 1, words: '1 recurring entry' },
      ],
      turns: /^revenue|income$/.test(goes) !== /^revenue|income$/.test(stays),
      aliases: [`Hosting (${goes})`],
      closed: [],
    });
    const { label, moved } = await own.must('accounts.merge', pair);
    expect([label, moved]).toEqual(['Merge account “Hosting” into “Cloud”', 3]);
    const after = figuresOf(own.file, ASOF).company as Record<string, number>;
    for (const [name, key] of Object.entries(LINES)) {
      expect(before[key], key).toBeTypeOf('number');
      const line = preview.lines.find((each) => each.name === name);
      expect(line, name).toMatchObject({ before: before[key], after: after[key] });
    }
    expect(own.stale()).toEqual([]);
    // What was foretold of the merge is what now stands, line by line.
    const now = await own.must('ledger.kindPreview', {
      changes: [{ account: pair.into, kind: stays }],
      asOf: ASOF,
    });
    expect(now.lines.map((line) => line.before)).toEqual(preview.lines.map((line) => line.after));
  });

  it('keep what was earned: between a cost and an income every amount turns', async () => {
    const own = twoAccounts('opex.other', 'revenue.recurring');
    await own.must('accounts.merge', await pairOf(own));
    expect(own.rows("SELECT day, cents FROM ledger WHERE account = 'Cloud' ORDER BY day")).toEqual([
      { day: '2024-05-09', cents: -7700 },
      { day: '2026-05-09', cents: -123_456 },
      { day: '2026-05-10', cents: 1000 },
    ]);
    expect(own.rows('SELECT cents FROM recurring_entries')).toEqual([{ cents: -900 }]);
  });

  it('are two again by undo, and one by redo, whole', async () => {
    const own = twoAccounts('opex.other', 'revenue.recurring');
    const before = own.content();
    await own.must('accounts.merge', await pairOf(own));
    const after = own.content();
    await own.must('changes.undo', {});
    expect(own.content()).toEqual(before);
    await own.must('changes.redo', {});
    expect(own.content()).toEqual(after);
    const { steps } = await own.must('changes.history', { record: { table: 'accounts', id: 2 } });
    expect(JSON.stringify(steps)).toContain('Hosting (opex.other)');
  });

  it('may be of one name, and are then told by their kinds', async () => {
    const own = twoAccounts('opex.tools', 'cogs.licences', ['Software', 'Software']);
    const { accounts } = await own.must('ledger.accounts', { asOf: ASOF });
    const idOf = (kind: string) => accounts.find((each) => each.kind === kind)?.id ?? 0;
    const { label } = await own.must('accounts.merge', {
      from: idOf('opex.tools'),
      into: idOf('cogs.licences'),
    });
    expect(label).toBe('Merge account “Software (opex.tools)” into “Software (cogs.licences)”');
    const { values } = await own.must('records.get', { table: 'accounts', id: idOf('cogs.licences') });
    expect(values).toEqual({ name: 'Software', kind: 'cogs.licences', aliases: ['Software (opex.tools)'] });
  });

  it('are asked about where closed months change, and the preview names them', async () => {
    const own = twoAccounts('opex.other', 'opex.tools');
    const pair = await pairOf(own);
    await own.must('months.close', { months: ['2024-05', '2024-06'] });
    expect((await own.must('accounts.mergePreview', { ...pair, asOf: ASOF })).closed).toEqual(['2024-05']);
    const { code, months } = await own.refused('accounts.merge', pair);
    expect([code, months]).toEqual(['closed_month', ['2024-05']]);
    expect((await own.must('accounts.merge', { ...pair, allowClosed: true })).changed).toBe(true);
  });

  it('must both be there, and be two', async () => {
    const own = twoAccounts('opex.other', 'opex.tools');
    const { from } = await pairOf(own);
    for (const name of ['accounts.merge', 'accounts.mergePreview'] as const) {
      const more = name === 'accounts.merge' ? {} : { asOf: ASOF };
      expect((await own.refused(name, { from, into: 99, ...more } as never)).code).toBe('not_found');
      expect((await own.refused(name, { from, into: from, ...more } as never)).code).toBe('bad_input');
    }
  });
});

describe('the other names of an account', () => {
  it('go along from merge to merge, and are found by searching and by typing', async () => {
    const own = twoAccounts('opex.other', 'opex.tools');
    const { from, into } = await pairOf(own);
    await own.must('accounts.merge', { from, into });
    const { into: last } = await pairOf(own, '', 'Wages');
    await own.must('accounts.merge', { from: into, into: last });
    const { values } = await own.must('records.get', { table: 'accounts', id: last });
    expect(values.aliases).toEqual(['Cloud (opex.tools)', 'Hosting (opex.other)']);
    const { rows } = await own.must('records.list', { table: 'accounts', search: 'hosting' });
    expect(rows.map(({ id }) => id)).toEqual([last]);
    for (const account of ['Hosting', 'Hosting (opex.other)'])
      await own.must('records.save', {
        sets: [{ table: 'ledger_entries', rows: [{ values: { date: '2026-06-01', account, amount: 1 } }] }],
      });
    expect(own.rows("SELECT DISTINCT account FROM ledger WHERE day = '2026-06-01'")).toEqual([
      { account: 'Wages' },
    ]);
    const { accounts = [] } = await own.must('records.names', { tables: ['accounts'] });
    expect(accounts.find(({ id }) => id === last)?.also).toEqual(['Cloud', 'Hosting']);
  });

  it('can be typed: without a kind that of the account is meant', async () => {
    const own = twoAccounts('opex.other', 'opex.tools');
    const { into } = await pairOf(own);
    const save = (values: object) =>
      own.must('records.save', {
        sets: [{ table: 'accounts', rows: [{ id: into, values: values as never }] }],
      });
    await save({ aliases: ['Old cloud', 'Azure (east)', 'AWS (cogs.other)'] });
    const read = async () => (await own.must('records.get', { table: 'accounts', id: into })).values.aliases;
    const said = ['AWS (cogs.other)', 'Azure (east) (opex.tools)', 'Old cloud (opex.tools)'];
    expect(await read()).toEqual(said);
    // Another kind of the account leaves what its other names mean.
    await save({ kind: 'cogs.other' });
    expect(await read()).toEqual(said);
  });
});

describe('imports', () => {
  const header = ['Date', 'Account', 'Description', 'Debit', 'Credit', 'Document'];
  const lines: readonly (readonly string[])[] = [
    ['2026-03-01', 'Hosting', 'March', '100.00', '', 'A1'],
    ['2026-03-02', 'Cloud', 'March', '40.00', '', 'A2'],
    ['2026-03-03', 'Hosting', 'Credit', '', '30.00', 'A3'],
  ];
  const said = (hosting: string, cloud: string) => ({
    kind: 'ledger' as const,
    answers: { 'account:Hosting': hosting, 'account:Cloud': cloud },
  });

  function imported(hosting: AccountKind, cloud: AccountKind) {
    const own = books.book();
    const file = books.file([header, ...lines]);
    const receipt = own.commit(file, said(hosting, cloud));
    expect(receipt).toMatchObject({ new: 3 });
    return { own, file, receipt, kept: book(own.path) };
  }
  const amounts = (kept: KeptBook) =>
    kept.rows('SELECT account, cents, memo FROM ledger ORDER BY day, memo') as object[];

  it.each([
    ['opex.other', 'opex.tools', 1],
    ['opex.other', 'revenue.project', -1],
  ] as const)('know what was merged again, and take it back: %s into %s', async (goes, stays, sign) => {
    const { own, file, receipt, kept } = imported(goes, stays);
    await kept.must('accounts.merge', await pairOf(kept));
    const merged = [
      { account: 'Cloud', cents: sign * 10_000, memo: 'March' },
      { account: 'Cloud', cents: sign * 4000, memo: 'March' },
      { account: 'Cloud', cents: sign * -3000, memo: 'Credit' },
    ];
    expect(amounts(kept)).toEqual(merged);
    // The same file once more, by what is remembered of it: nothing is asked, nothing is new.
    expect(own.commit(file, { kind: 'ledger' })).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    // What the source books to the old name next goes to the account that stayed.
    const next = books.file([header, ['2026-04-01', 'Hosting', 'April', '7.00', '', 'A4']]);
    expect(own.commit(next, { kind: 'ledger' })).toMatchObject({ new: 1 });
    expect(amounts(kept)).toEqual([...merged, { account: 'Cloud', cents: sign * 700, memo: 'April' }]);
    expect(kept.rows('SELECT name FROM accounts')).toEqual([{ name: 'Cloud' }]);
    const { accounts } = await kept.must('import.memory', {});
    expect(accounts.map(({ account, into }) => [account, into])).toEqual([
      ['Cloud', null],
      ['Hosting', 'Cloud'],
    ]);
    expect(own.undo(receipt.batch)).toMatchObject({ removed: 3, keptCount: 0 });
    expect(kept.stale()).toEqual([]);
  });

  it('undo what they changed before a merge, under the account that stayed, as money went', async () => {
    const { own, kept } = imported('opex.other', 'revenue.project');
    const changed = lines.map((line) => (line[5] === 'A1' ? line.with(2, 'March').with(3, '90.00') : line));
    const withIds = (rows: readonly (readonly string[])[]) =>
      books.file([['Transaction ID', ...header], ...rows.map((row) => [`id-${row[5]}`, ...row])]);
    const first = own.commit(withIds(lines), said('opex.other', 'revenue.project'));
    const second = own.commit(withIds(changed), said('opex.other', 'revenue.project'));
    expect([first.new + first.unchanged + first.changed, second.changed]).toEqual([3, 1]);
    const before = kept.content();
    await kept.must('accounts.merge', await pairOf(kept));
    const after = kept.content();
    await kept.must('changes.undo', {});
    expect(kept.content()).toEqual(before);
    await kept.must('changes.redo', {});
    expect(kept.content()).toEqual(after);
    expect(own.undo(second.batch)).toMatchObject({ restored: 1, keptCount: 0 });
    expect(kept.rows('SELECT cents FROM ledger WHERE cents = -9000')).toEqual([]);
    expect(kept.rows('SELECT DISTINCT account FROM ledger WHERE cents = -10000')).toEqual([
      { account: 'Cloud' },
    ]);
    expect(kept.stale()).toEqual([]);
  });

  it('of another kind than the merged one make an account of their own', () => {
    const { own, kept } = imported('opex.other', 'opex.tools');
    return pairOf(kept)
      .then((pair) => kept.must('accounts.merge', pair))
      .then(() => {
        const next = books.file([header, ['2026-04-01', 'Hosting', 'April', '7.00', '', 'A4']]);
        own.commit(next, { kind: 'ledger', answers: { 'account:Hosting': 'cogs.other' } });
        expect(kept.rows('SELECT name, kind FROM accounts ORDER BY id')).toEqual([
          { name: 'Cloud', kind: 'opex.tools' },
          { name: 'Hosting', kind: 'cogs.other' },
        ]);
      });
  });
});
