// Protects accounts as a grid of the ledger: a kind is changed and two accounts are merged knowing what moves, wherever it is
// done, and what imports know of an account can be seen and taken back.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { AccountsView } from '../../src/renderer/features/ledger/accounts-view.tsx';
import { effectTable, kindWords, mergeWords } from '../../src/renderer/features/ledger/effect-words.ts';
import { resetLedger } from '../../src/renderer/features/ledger/ledger-state.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';
import { FormatProvider } from '../../src/renderer/lib/format-context.tsx';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import { leaveQuestions } from '../../src/renderer/records/ask.ts';
import { AskHost } from '../../src/renderer/records/ask-host.tsx';
import { forgetDrafts } from '../../src/renderer/records/drafts.ts';
import { forgetGrids, gridOf, setGrid } from '../../src/renderer/records/grid-state.ts';
import { forgetForms } from '../../src/renderer/records/open-forms.ts';
import type { Output } from '../../src/shared/contract/index.ts';
import type { LedgerAccount } from '../../src/shared/contract/ledger.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus, settings } from './support/figures.ts';
// Gives lists a height, without which nothing of them would be in sight.
import './support/records.ts';
import { cells, rowNames, table } from './support/screen.ts';

afterEach(() => {
  leaveQuestions();
  resetLedger();
  forgetDrafts();
  forgetForms();
  forgetGrids();
});

type Answers = NonNullable<Parameters<typeof installBridge>[0]>;

const account = (
  id: number,
  name: string,
  kind: LedgerAccount['kind'],
  more: Partial<LedgerAccount> = {},
): LedgerAccount => ({
  id,
  name,
  kind,
  entries: 3,
  total: 700,
  ttm: 500,
  lastDay: '2026-06-30',
  recurring: 0,
  ...more,
});
const ACCOUNTS = [
  account(1, 'Sales', 'revenue.project', { recurring: 2 }),
  account(2, 'Rent', 'opex.rent'),
  account(3, 'Fresh', 'opex.other', { entries: 0, total: 0, ttm: 0, lastDay: null }),
];
const EFFECT: Output<'ledger.kindPreview'> = {
  from: '2025-07-01',
  to: '2026-06-30',
  entries: 3,
  crosses: false,
  closed: ['2026-01', '2026-02'],
  lines: [
    { name: 'Operating expenses', before: 90_000, after: 0, unit: 'cents' },
    { name: 'Gross margin', before: 0.5, after: 0.5, unit: 'share' },
    { name: 'EBITDA', before: 10_000, after: 100_000, unit: 'cents' },
    { name: 'Net profit', before: 10_000, after: 10_000, unit: 'cents' },
  ],
};
const MERGE: Output<'accounts.mergePreview'> = {
  ...EFFECT,
  goes: { name: 'Rent', kind: 'opex.rent' },
  stays: { name: 'Sales', kind: 'revenue.project' },
  moves: [
    { table: 'ledger_entries', count: 3, words: '3 ledger entries' },
    { table: 'recurring_entries', count: 1, words: '1 recurring entry' },
  ],
  turns: true,
  aliases: ['Rent (opex.rent)'],
};
const { entries: _, crosses: _crosses, ...MERGED } = MERGE as typeof MERGE & typeof EFFECT;

const rows = (aliases: string[] = []) =>
  ACCOUNTS.map(({ id, name, kind, entries, ttm, total, lastDay }) => ({
    id,
    worked: { entries, year: ttm, total, last_day: lastDay },
    title: `${name} · ${kind}`,
    values: { name, kind, aliases: id === 2 ? aliases : [] },
    batch: null,
  }));

function show(
  more: Answers = {},
  { readOnly = false, aliases = [] as string[], bookDay = '2026-06-30' } = {},
) {
  const fake = installBridge({
    'settings.get': () => ok(settings({ timeZone: 'UTC' })),
    'book.status': () => ok(bookStatus({ readOnly })),
    'records.names': () =>
      ok({ accounts: ACCOUNTS.map(({ id, name, kind }) => ({ id, name, note: kind, also: [] })) }),
    'ledger.accounts': () => ok({ from: '2025-07-01', to: '2026-06-30', accounts: ACCOUNTS }),
    'records.list': ({ sums }) => ok({ total: 3, rows: rows(aliases), sums: sums ? {} : null }),
    'records.get': ({ id }) => ok(rows(aliases).find((row) => row.id === id) as Output<'records.get'>),
    'records.ids': () => ok({ total: 3, ids: [1, 2, 3] }),
    'records.check': () => ok({ added: 0, changed: 1, same: 0 }),
    'records.save': () => ok({ label: 'Change account Rent', changed: true, ids: [[2]] }),
    'ledger.kindPreview': () => ok(EFFECT),
    'accounts.mergePreview': () => ok(MERGED),
    'accounts.merge': () => ok({ label: 'Merge account “Rent” into “Sales”', changed: true, moved: 4 }),
    'changes.history': () => ok({ total: 0, steps: [] }),
    ...more,
  });
  render(
    <FormatProvider currency="USD">
      <AccountsView readOnly={readOnly} asOf="2026-06-30" bookDay={bookDay} />
      <AskHost />
    </FormatProvider>,
  );
  return fake;
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const cell = async (text: string) => {
  const found = await screen.findByRole('rowheader', { name: text });
  await userEvent.click(found);
  return found;
};
const panel = () => screen.findByRole('region', { name: 'Account' });
const open = async (name: string) => {
  await cell(name);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  return panel();
};

describe('accounts', () => {
  it('are a grid, each with what is in it', async () => {
    show();
    await cell('Rent');
    const row = screen.getByRole('rowheader', { name: 'Rent' }).closest('tr');
    const texts = [...(row?.querySelectorAll('[data-column]') ?? [])].map(({ textContent }) => textContent);
    expect(texts).toEqual(['Rent', 'Rent', '3', '5.00', '7.00', '30 Jun 2026']);
    expect(screen.queryByText(/Jul 25/)).toBeNull();
    expect(screen.getByText('3 accounts')).toBeTruthy();
  });

  it('have their sums of another day beside those of the book’s own', async () => {
    show({}, { bookDay: '2026-07-31' });
    expect(await screen.findByRole('columnheader', { name: 'Jul 25 – Jun 26' })).toBeTruthy();
  });

  it('of a read-only book offer no change', async () => {
    show({}, { readOnly: true, aliases: ['Office (opex.other)'] });
    const one = await open('Rent');
    expect(within(one).getByText('Office (opex.other)')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Merge|Remove|Add account/ })).toBeNull();
  });

  it('tell what became of them, and lead to their entries', async () => {
    const fake = show();
    const one = await open('Rent');
    expect(await within(one).findByText('Nothing has been changed yet.')).toBeTruthy();
    expect(within(one).getByText('Rent · 3 entries, $7.00 in all')).toBeTruthy();
    expect(fake.asked('changes.history')).toContainEqual(
      expect.objectContaining({ record: { table: 'accounts', id: 2 } }),
    );
    await press('Show its entries');
    expect(gridOf('ledger_entries').filters).toEqual([
      { field: 'account', how: 'is', value: ['Rent', 'Rent (opex.rent)'] },
    ]);
  });

  it('are renamed beside the grid, with what is wrong beside the name', async () => {
    const fields = { 'sets.0.rows.0.name': 'There is already an account “Sales”.' };
    show({ 'records.save': () => failed({ code: 'bad_input', message: 'x', fields }) });
    const one = await open('Rent');
    const name = within(one).getByRole('textbox', { name: 'Account' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Sales{Enter}');
    expect(await screen.findByText('There is already an account “Sales”.')).toBeTruthy();
  });

  it('lose another name as it is taken out', async () => {
    const fake = show({}, { aliases: ['Office (opex.other)', 'Store (opex.rent)'] });
    const one = await open('Rent');
    await userEvent.click(within(one).getAllByRole('button', { name: /Remove/ })[0] as HTMLElement);
    expect(fake.asked('records.save')).toEqual([
      { sets: [{ table: 'accounts', rows: [{ id: 2, values: { aliases: ['Store (opex.rent)'] } }] }] },
    ]);
  });
});

describe('another kind of an account', () => {
  const saved = { sets: [{ table: 'accounts', rows: [{ id: 2, values: { kind: 'interest' } }] }] };
  const typeKind = async (name: string, kind: string) => {
    await cell(name);
    await userEvent.keyboard(`{ArrowRight}${kind}{Enter}`);
  };

  it('beside the grid is kept only after it was said what moves', async () => {
    const fake = show();
    const one = await open('Rent');
    await userEvent.click(within(one).getByRole('button', { name: /Kind/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Interest' }));
    const effect = await screen.findByText('2 lines of Jul 2025 – Jun 2026 change.');
    expect(effect.parentElement?.textContent).toContain('3 entries move with it, in all years.');
    expect(effect.parentElement?.textContent).toContain('Closed months change, too: Jan 2026 – Feb 2026.');
    expect(rowNames(table('What changes'))).toEqual(['Operating expenses', 'EBITDA', 'Net profit']);
    expect(cells(table('What changes'), 'EBITDA')).toEqual(['EBITDA', '$100', '$1,000']);
    expect(fake.asked('records.save')).toEqual([]);
    await press('Make it interest');
    expect(fake.asked('records.save')).toEqual([saved]);
  });

  it('typed into its cell is asked about with the same figures, and Enter says yes', async () => {
    const fake = show();
    await typeKind('Rent', 'Interest');
    const dialog = await screen.findByRole('dialog', { name: 'Make “Rent” interest?' });
    expect(cells(within(dialog).getByRole('table'), 'EBITDA')).toEqual(['EBITDA', '$100', '$1,000']);
    expect(fake.asked('ledger.kindPreview')).toEqual([
      { changes: [{ account: 2, kind: 'interest' }], asOf: '2026-06-30' },
    ]);
    expect(fake.asked('records.save')).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Change the kind');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(fake.asked('records.save')).toEqual([saved]));
  });

  it('left there stays what it was', async () => {
    const fake = show();
    await typeKind('Rent', 'Interest');
    await screen.findByRole('dialog', { name: 'Make “Rent” interest?' });
    await press('Leave it as it is');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.asked('records.save')).toEqual([]);
    await waitFor(() => expect(screen.queryByText('Interest')).toBeNull());
  });

  it('is not asked about where no entry moves, or where the save will be refused', async () => {
    const fake = show({ 'records.check': () => failed({ code: 'bad_input', message: 'x' }) });
    await typeKind('Fresh', 'Interest');
    await waitFor(() => expect(fake.asked('records.save')).toHaveLength(1));
    await typeKind('Rent', 'Interest');
    await waitFor(() => expect(fake.asked('records.save')).toHaveLength(2));
    expect(fake.asked('ledger.kindPreview')).toEqual([]);
  });

  it('is given to many at once, with what all of them do together', async () => {
    const fake = show();
    await cell('Rent');
    setGrid('accounts', { selected: new Set([1, 2, 3]) });
    await userEvent.click(await screen.findByRole('button', { name: 'Change 3 accounts…' }));
    const dialog = screen.getByRole('dialog', { name: 'Change 3 accounts' });
    await userEvent.type(within(dialog).getByRole('combobox', { name: /New value/ }), 'Interest');
    await userEvent.keyboard('{Tab}');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Change 3 accounts' }));
    await screen.findByRole('dialog', { name: 'Change the kind of 2 accounts?' });
    expect(fake.asked('ledger.kindPreview')).toEqual([
      {
        changes: [
          { account: 1, kind: 'interest' },
          { account: 2, kind: 'interest' },
        ],
        asOf: '2026-06-30',
      },
    ]);
    await press('Change the kind of 2 accounts');
    await waitFor(() =>
      expect(fake.asked('records.save')).toEqual([
        {
          sets: [{ table: 'accounts', rows: [1, 2, 3].map((id) => ({ id, values: { kind: 'interest' } })) }],
        },
      ]),
    );
  });
});

describe('merging', () => {
  it('shows what moves and what it does before it is done, and goes on with the account that stays', async () => {
    const fake = show();
    await open('Rent');
    await press('Merge with another…');
    await userEvent.type(screen.getByRole('combobox', { name: /^The same account as/ }), 'Sales');
    await userEvent.keyboard('{Tab}');
    await screen.findByText('“Rent” (rent) goes, “Sales” (project revenue) stays.');
    expect(cells(table('What changes'), 'EBITDA')).toEqual(['EBITDA', '$100', '$1,000']);
    expect(fake.asked('accounts.merge')).toEqual([]);
    await press('Merge into Sales');
    expect(fake.asked('accounts.merge')).toEqual([{ from: 2, into: 1 }]);
    await waitFor(() => expect(gridOf('accounts').open).toBe(1));
    expect(useUi.getState().done).toContain('Merged account “Rent” into “Sales”');
  });

  it('is offered of two that are chosen, with the other one named', async () => {
    const fake = show();
    await cell('Rent');
    setGrid('accounts', { selected: new Set([2, 1]) });
    await userEvent.click(await screen.findByRole('button', { name: 'Merge these two…' }));
    await screen.findByText('“Rent” (rent) goes, “Sales” (project revenue) stays.');
    await press('The other way round: keep Rent');
    await press('Merge into Rent');
    expect(fake.asked('accounts.merge')).toEqual([{ from: 1, into: 2 }]);
  });
});

describe('an effect in words', () => {
  const format = createFormatter('en-US', 'USD');

  it('of a merge says what goes, moves, turns and is remembered', () => {
    expect(mergeWords(MERGED, format)).toEqual([
      '“Rent” (rent) goes, “Sales” (project revenue) stays.',
      '3 ledger entries and 1 recurring entry move, in all years.',
      'What was a cost lowers an income: every amount that moves changes its sign.',
      '2 lines of Jul 2025 – Jun 2026 change.',
      'Closed months change, too: Jan 2026 – Feb 2026.',
      'What imports would book to “Rent” as rent goes to “Sales” from now on.',
    ]);
    const alike = {
      ...MERGED,
      stays: { name: 'Store', kind: 'opex.rent' as const },
      turns: false,
      closed: [],
    };
    expect(mergeWords({ ...alike, moves: [], lines: [] }, format)).toEqual([
      '“Rent” goes, “Store” stays.',
      'Nothing is booked to the one that goes.',
      'No line of the profit and loss of Jul 2025 – Jun 2026 changes.',
      'What imports would book to “Rent” as rent goes to “Store” from now on.',
    ]);
  });

  it('of a kind says how many entries go along, and that amounts keep their sign', () => {
    expect(kindWords({ ...EFFECT, crosses: true, entries: 1, closed: [] }, format)).toEqual([
      '2 lines of Jul 2025 – Jun 2026 change.',
      '1 entry moves with it, in all years.',
      'Amounts keep their sign: what was earned counts as spent, or the other way round.',
    ]);
    expect(kindWords({ ...EFFECT, crosses: true, entries: 0, lines: [], closed: [] }, format)).toEqual([
      'No line of the profit and loss of Jul 2025 – Jun 2026 changes.',
      'There are no entries yet.',
    ]);
    expect(effectTable({ ...EFFECT, lines: [] }, format)).toBeNull();
  });
});
