// Protects the ledger's own views: what posted itself is said, what waits is asked, and a split says to the cent who gets
// what before it is made.
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { filtersFor } from '../../src/renderer/features/ledger/accounts-on.ts';
import { EntriesView } from '../../src/renderer/features/ledger/entries-view.tsx';
import { LedgerNews } from '../../src/renderer/features/ledger/ledger-news.tsx';
import { resetLedger, setLedger, useLedger } from '../../src/renderer/features/ledger/ledger-state.ts';
import { RecurringView } from '../../src/renderer/features/ledger/recurring-view.tsx';
import { SplitDialog } from '../../src/renderer/features/ledger/split-dialog.tsx';
import { FormatProvider } from '../../src/renderer/lib/format-context.tsx';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import { forgetGrids, gridOf, setGrid } from '../../src/renderer/records/grid-state.ts';
import type { Input, Output } from '../../src/shared/contract/index.ts';
import type { LedgerAccount, LedgerNews as News } from '../../src/shared/contract/ledger.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus } from './support/figures.ts';
import { cells, rowNames, table } from './support/screen.ts';
// Gives lists a height, without which nothing of them would be in sight.
import './support/records.ts';

afterEach(() => {
  resetLedger();
  forgetGrids();
});

type Answers = NonNullable<Parameters<typeof installBridge>[0]>;
const names = (...clients: string[]) =>
  ok({
    clients: clients.map((name, i) => ({ id: i + 1, name, note: '', also: [] })),
    accounts: [{ id: 1, name: 'Rent', note: 'opex.rent', also: [] }],
  } as unknown as Output<'records.names'>);
const base = (): Answers => ({
  'records.names': () => names('Alder', 'Birch'),
  'book.status': () => ok(bookStatus()),
});

const show = (view: React.ReactNode, answers: Answers) => {
  const fake = installBridge({ ...base(), ...answers });
  render(<FormatProvider currency="USD">{view}</FormatProvider>);
  return fake;
};
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('the news of recurring entries', () => {
  const entry = (id: number, memo: string): News['posted']['entries'][number] => ({
    id,
    date: '2026-05-31',
    account: 'Rent',
    client: '',
    amount: 90_000,
    memo,
  });
  const news = (more: Partial<News>): Answers => ({
    'ledger.news': () => ok({ posted: { ids: [], entries: [] }, waiting: [], held: [], ...more }),
    'ledger.told': () => ok({}),
  });

  it('say what was posted, three of it by name, and lead there', async () => {
    const fake = show(
      <LedgerNews />,
      news({
        posted: {
          ids: [4, 5, 6, 7],
          entries: [entry(4, 'Office'), entry(5, ''), entry(6, 'Store'), entry(7, 'Shed')],
        },
      }),
    );
    expect((await screen.findByRole('status')).textContent).toBe(
      '4 recurring entries were posted: Office · 31 May 2026 · $900.00; Rent · 31 May 2026 · $900.00; Store · 31 May 2026 · $900.00 and 1 more.',
    );
    await press('Show them');
    expect(useUi.getState().screen).toBe('ledger');
    expect(gridOf('ledger_entries').ids).toEqual([4, 5, 6, 7]);
    expect(fake.asked('ledger.told')).toHaveLength(1);
  });

  it('are over once they are dismissed, and nothing where there are none', async () => {
    const fake = show(<LedgerNews />, news({ posted: { ids: [4], entries: [entry(4, 'Office')] } }));
    await screen.findByText(/^1 recurring entry was posted/);
    await press(/^Dismiss/);
    expect(fake.asked('ledger.told')).toHaveLength(1);
  });

  it('ask about closed months', async () => {
    const waiting = [{ recurring: 2, day: '2026-05-31', title: 'Rent', amount: 90_000 }];
    const fake = show(<LedgerNews />, {
      ...news({ waiting }),
      'ledger.post': () => ok({ label: 'Post recurring entry Rent', changed: true, ids: [9] }),
      'ledger.skip': () => ok({ skipped: 1 }),
    });
    expect((await screen.findByRole('status')).textContent).toBe(
      '1 recurring entry is due in a closed month: Rent, 31 May 2026. Post it all the same?',
    );
    await press('Post it');
    expect(fake.asked('ledger.post')).toEqual([{ days: [{ recurring: 2, day: '2026-05-31' }] }]);
    await waitFor(() => expect(useUi.getState().done).toBe('Posted recurring entry Rent. Undo: Ctrl Z'));
    await press('Leave it out');
    expect(fake.asked('ledger.skip')).toEqual([{ days: [{ recurring: 2, day: '2026-05-31' }] }]);
    expect(useUi.getState().done).toMatch(/1 due day was left out/);
  });

  it('lead to an entry whose first day looks wrong', async () => {
    show(
      <LedgerNews />,
      news({ held: [{ recurring: 2, title: 'Rent', count: 104_365, first: '0026-06-01' }] }),
    );
    expect((await screen.findByRole('status')).textContent).toContain('104,365 due days');
    await press('Open it');
    expect(gridOf('recurring_entries').open).toBe(2);
  });
});

describe('recurring entries', () => {
  const worked = { next_due: '2026-07-31', due_days: '1 waiting, 2 left out' };
  const record = (id: number, values: object) => ({ id, title: '', values, worked, batch: null }) as never;
  const values = {
    account: 'Rent',
    client: null,
    amount: 90_000,
    vendor: '',
    memo: 'Office',
    acquisition: false,
    every: 'month',
    first_day: '2026-05-31',
    last_day: null,
    paused: false,
  };
  const state = {
    id: 2,
    next: '2026-07-31',
    posted: [4, 5],
    lastPosted: '2026-06-30',
    skipped: [],
    waiting: [],
    held: 0,
  };
  const answers = (more: Partial<typeof state> | object = {}, changed: object = {}): Answers => ({
    'records.list': () => ok({ total: 1, rows: [record(2, { ...values, ...changed })], sums: null } as never),
    'records.get': () => ok(record(2, { ...values, ...changed })),
    'ledger.recurring': () => ok({ today: '2026-07-15', entries: [{ ...state, ...more }] }),
  });

  const row = async () => (await screen.findByText('31 Jul 2026')).closest('tr') as HTMLElement;

  it('are listed with their next and last due day, and what is left to decide', async () => {
    show(
      <RecurringView readOnly={false} />,
      answers({ skipped: ['2026-03-31', '2026-04-30'], waiting: ['2026-05-31'] }),
    );
    const texts = [...(await row()).children].map((cell) => cell.textContent);
    expect(texts).toEqual(expect.arrayContaining(['Rent', 'Office', 'Month', '1 waiting, 2 left out']));
  });

  it('open with what became of each due day, and post what was left out', async () => {
    const fake = show(<RecurringView readOnly={false} />, {
      ...answers({ skipped: ['2026-03-31', '2026-04-30'], waiting: ['2026-05-31'] }),
      'ledger.post': () => ok({ label: 'Post recurring entry Rent', changed: true, ids: [9] }),
    });
    await row();
    act(() => setGrid('recurring_entries', { open: 2 }));
    const due = await screen.findByRole('region', { name: 'Due days' });
    expect(due.textContent).toContain('Next due 31 Jul 2026.');
    expect(due.textContent).toContain('Posted 2 times, last for 30 Jun 2026.');
    await press(/^Post ?what was due on 30 Apr 2026/);
    await press('Post all 2');
    expect(fake.asked('ledger.post')).toEqual([
      { days: [{ recurring: 2, day: '2026-04-30' }] },
      {
        days: [
          { recurring: 2, day: '2026-03-31' },
          { recurring: 2, day: '2026-04-30' },
        ],
      },
    ]);
    expect(within(due).getByRole('button', { name: /^Leave out ?what was due on 31 May 2026/ })).toBeTruthy();
    await press('Show the entries');
    expect(gridOf('ledger_entries').ids).toEqual([4, 5]);
  });

  it('say that they are paused, and offer nothing in a book that is read only', async () => {
    show(<RecurringView readOnly />, {
      ...answers({ skipped: ['2026-04-30'] }, { paused: true }),
      'book.status': () => ok(bookStatus({ readOnly: true })),
    });
    await row();
    act(() => setGrid('recurring_entries', { open: 2 }));
    const due = await screen.findByRole('region', { name: 'Due days' });
    expect(due.textContent).toContain('Paused: what falls due is left out.');
    expect(screen.queryByRole('button', { name: /^Post/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add recurring entry' })).toBeNull();
  });

  it('say what will be here where there are none', async () => {
    show(<RecurringView readOnly={false} />, {
      'records.list': () => ok({ total: 0, rows: [], sums: null } as never),
      'ledger.recurring': () => ok({ today: '2026-07-15', entries: [] }),
    });
    expect(await screen.findByText('Nothing posts itself yet')).toBeTruthy();
  });
});

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

describe('quick filters', () => {
  const accounts = [
    account(1, 'Sales', 'revenue.project'),
    account(2, 'Tools', 'opex.tools'),
    account(3, 'Tools', 'cogs.licences'),
    account(4, 'Draws', 'equity'),
  ];
  it.each([
    ['all', null, undefined],
    ['revenue', null, ['Sales']],
    ['costs', null, ['Tools (opex.tools)', 'Tools (cogs.licences)']],
    ['other', null, ['Draws']],
    ['costs', 'opex.tools', ['Tools (opex.tools)']],
    ['costs', 'opex.rent', []],
  ] as const)('of %s, kind %s, name its accounts as lists do', (side, kind, value) => {
    expect(filtersFor(accounts, side, kind)).toEqual(value ? [{ field: 'account', how: 'is', value }] : []);
  });
});

describe('entries', () => {
  const sums = () => document.querySelector('tfoot')?.textContent ?? '';

  it('are added up where they are of one side, and ask for the accounts of that side', async () => {
    const fake = show(<EntriesView readOnly={false} asOf="2026-06-30" />, {
      'ledger.accounts': () =>
        ok({
          from: '2025-07-01',
          to: '2026-06-30',
          accounts: [account(1, 'Sales', 'revenue.project'), account(2, 'Rent', 'opex.rent')],
        }),
      'records.list': ({ sums: wanted }) =>
        ok({
          total: 1,
          rows: [
            { id: 1, title: '', batch: null, values: { date: '2026-06-30', account: 'Sales', amount: 500 } },
          ],
          sums: wanted ? { amount: 77_700 } : null,
        } as never),
    });
    await screen.findByText('1 ledger entry');
    expect(sums()).not.toContain('777.00');
    act(() => setLedger({ side: 'revenue' }));
    await waitFor(() => expect(sums()).toContain('777.00'));
    expect(fake.asked('records.list')).toContainEqual(
      expect.objectContaining({ filters: [{ field: 'account', how: 'is', value: ['Sales'] }] }),
    );
    act(() => setLedger({ side: 'other' }));
    await waitFor(() => expect(sums()).not.toContain('777.00'));
    // One account alone adds up, whatever its kind.
    act(() => setGrid('ledger_entries', { filters: [{ field: 'account', how: 'is', value: ['Rent'] }] }));
    await waitFor(() => expect(sums()).toContain('777.00'));
  });
});

describe('a split', () => {
  const preview = (input: Input<'ledger.splitPreview'>): Output<'ledger.splitPreview'> => ({
    total: 10_000,
    parts: input.parts.map(({ client, share }, i) => ({
      client,
      weight: input.by === 'seats' ? 5 : null,
      amount: share ?? (i === 0 ? 5001 : 4999),
    })),
  });
  const answers = (more: Answers = {}): Answers => ({
    'ledger.splitPreview': (input) => ok(preview(input)),
    'ledger.split': () => ok({ label: 'Split Rent over 2 clients', changed: true, ids: [2, 3] }),
    'records.get': () =>
      ok({
        id: 7,
        title: '',
        batch: null,
        values: { date: '2026-05-31', account: 'Rent', memo: 'Office', amount: 10_000 },
      }),
    ...more,
  });

  it('of an entry says who gets what, then makes it', async () => {
    setLedger({ splitting: 7 });
    const fake = show(<SplitDialog of={7} />, answers());
    expect(await screen.findByText(/Rent · Office · 31 May 2026 · \$100\.00/)).toBeTruthy();
    await press('Add all clients');
    await waitFor(() =>
      expect(cells(table('Parts'), 'Birch')).toEqual(['Birch', '$49.99', 'Take out Birch']),
    );
    await press('Split into 2 entries');
    expect(fake.asked('ledger.split')).toEqual([
      { entry: 7, by: 'equal', parts: [{ client: 'Alder' }, { client: 'Birch' }] },
    ]);
    await waitFor(() => expect(useLedger.getState().splitting).toBeNull());
    expect(useUi.getState().done).toBe('Split Rent over 2 clients. Undo: Ctrl Z');
  });

  it('by percent takes what is typed, and says what main finds wrong', async () => {
    const fake = show(
      <SplitDialog of={7} />,
      answers({
        'ledger.splitPreview': (input) =>
          input.parts.reduce((sum, { share = 0 }) => sum + share, 0) === 10_000
            ? ok(preview(input))
            : failed({ message: 'The shares add up to 40.00 %, not to 100 %.' }),
      }),
    );
    await press('Add all clients');
    await press(/Divide it/);
    await userEvent.click(await screen.findByRole('option', { name: 'By percent' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Percent of Alder' }), '40');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The shares add up to 40.00 %, not to 100 %.',
    );
    await userEvent.type(screen.getByRole('textbox', { name: 'Percent of Birch' }), '60');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await press('Split into 2 entries');
    expect(fake.asked('ledger.split')).toEqual([
      {
        entry: 7,
        by: 'percent',
        parts: [
          { client: 'Alder', share: 4000 },
          { client: 'Birch', share: 6000 },
        ],
      },
    ]);
  });

  it('of a typed amount needs its fields, and sends them', async () => {
    const fake = show(<SplitDialog of="new" />, answers());
    await press('Add all clients');
    await press('Split');
    expect(await screen.findByText('An account is needed.')).toBeTruthy();
    expect(fake.asked('ledger.split')).toEqual([]);
    await userEvent.clear(screen.getByRole('textbox', { name: 'Date' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Date' }), '2026-05-31');
    await userEvent.type(screen.getByRole('combobox', { name: 'Account' }), 'Rent{Enter}');
    await userEvent.type(screen.getByRole('textbox', { name: 'Amount' }), '100');
    await press('Split into 2 entries');
    expect(fake.asked('ledger.split')).toEqual([
      {
        values: { date: '2026-05-31', account: 'Rent', amount: 10_000, vendor: '', memo: '' },
        by: 'equal',
        parts: [{ client: 'Alder' }, { client: 'Birch' }],
      },
    ]);
  });

  it('takes a part out again, and has one without a client', async () => {
    show(<SplitDialog of={7} />, answers());
    await press('Add all clients');
    await press(/^Take out ?Alder/);
    await press('Add a part without a client');
    await waitFor(() => expect(rowNames(table('Parts'))).toEqual(['Birch', 'No client']));
  });
});
