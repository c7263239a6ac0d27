// Protects what the owner sees of the past: every step with its before and after, months that close together, and
// printed figures beside those of today.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { HistoryScreen } from '../../src/renderer/features/history/history-screen.tsx';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import { HistoryList } from '../../src/renderer/records/history-list.tsx';
import type { BookStatus } from '../../src/shared/contract/book.ts';
import type { HistoryStep } from '../../src/shared/contract/changes.ts';
import type { Altered } from '../../src/shared/printed.ts';
import { installBridge } from './support/dom.ts';
import { ok } from './support/fake-bridge.ts';

const status = { firstDay: '2025-11-03', lastDay: '2026-02-27', readOnly: false } as BookStatus;

const step = (id: number, more: Partial<HistoryStep> = {}): HistoryStep => ({
  id,
  at: new Date(2026, 5, 30, 9, id).toISOString(),
  label: `Change client number ${id}`,
  by: 'hand',
  batch: null,
  kind: 'done',
  inClosed: false,
  altered: [],
  count: 1,
  records: [
    {
      table: 'clients',
      kind: 'client',
      id,
      title: 'Alder',
      what: 'changed',
      fields: [{ field: 'Seats', type: 'whole', before: 3, after: 12 }],
    },
  ],
  ...more,
});

const altered: Altered = {
  id: 4,
  at: new Date(2026, 5, 1, 8, 0).toISOString(),
  asOf: '2026-02-28',
  what: 'summary',
  count: 31,
  figures: [
    {
      at: 'company/ebitda',
      name: 'EBITDA',
      of: {},
      unit: 'cents',
      printed: 500_000,
      before: 500_000,
      after: 449_950,
    },
  ],
};

const historyOf = (steps: HistoryStep[]) => ({
  'changes.history': ({ count = 50 }: { count?: number }) =>
    ok({ total: steps.length, steps: steps.slice(0, count) }),
});

describe('the list of changes', () => {
  it('opens a step to show each field before and after', async () => {
    installBridge(historyOf([step(1)]));
    render(<HistoryList />);
    const head = await screen.findByRole('button', { name: /Change client number 1/ });
    expect(head.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(head);
    expect(head.getAttribute('aria-expanded')).toBe('true');
    const [field] = screen.getAllByRole('definition');
    expect(field?.textContent).toMatch(/3.*became 12/);
  });

  it('writes days, moments, amounts and choices as the screens do, in the zone of the book', async () => {
    const records = [
      {
        ...step(1).records[0],
        title: '2026-06-30 · Rent',
        fields: [
          { field: 'Date', type: 'day', before: '2026-05-31', after: '2026-06-30' },
          { field: 'Opened', type: 'moment', before: null, after: '2026-06-30T22:30:00Z' },
          { field: 'Amount', type: 'cents', before: 123_456, after: -5 },
          { field: 'Kind', type: 'choice', before: 'opex.rent', after: 'csat' },
          { field: 'Renews itself', type: 'flag', before: true, after: false },
          { field: 'Also known as', type: 'names', before: null, after: ['A', 'B'] },
        ],
      } as HistoryStep['records'][number],
    ];
    installBridge({
      ...historyOf([step(1, { label: 'Change the price of “2026-06-30” from 2026-07-01', records })]),
      'book.status': () => ok({ ...status, timeZone: 'Europe/Zurich' }),
    });
    render(<HistoryList />);
    await userEvent.click(
      await screen.findByRole('button', { name: /Change the price of “2026-06-30” from 1 Jul 2026/ }),
    );
    expect(screen.getByText('Changed client 30 Jun 2026 · Rent')).toBeTruthy();
    expect(screen.getAllByRole('definition').map((field) => field.textContent)).toEqual([
      '31 May 2026 →  became 30 Jun 2026',
      'nothing →  became 1 Jul 2026, 12:30 AM',
      '1,234.56 →  became −0.05',
      'Rent →  became CSAT',
      'Yes →  became No',
      'nothing →  became A, B',
    ]);
  });

  it('marks what changed a closed month, and shows which printed figures it altered', async () => {
    installBridge(historyOf([step(1, { inClosed: true, altered: [altered] })]));
    render(<HistoryList />);
    await userEvent.click(await screen.findByRole('button', { name: /closed month/ }));
    const table = screen.getByRole('table', { name: 'Figures altered as of 2026-02-28' });
    const cells = within(table)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells).toEqual(['$5,000.00', '$5,000.00', '$4,499.50']);
    expect(screen.getByText('and 30 more')).toBeTruthy();
  });

  it('fetches older steps when they are asked for', async () => {
    const steps = Array.from({ length: 70 }, (_, i) => step(i));
    installBridge(historyOf(steps));
    render(<HistoryList />);
    await userEvent.click(await screen.findByRole('button', { name: 'Show 20 more of 70' }));
    expect(await screen.findByText('Change client number 69')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /more of/ })).toBeNull();
  });
});

describe('closing months', () => {
  const open = async (closed: string[], own = status) => {
    const fake = installBridge({
      ...historyOf([]),
      'months.closed': () => ok(closed),
      'months.close': ({ months }: { months: string[] }) => ok(months),
      'months.reopen': ({ months }: { months: string[] }) => ok(months),
    });
    render(<HistoryScreen status={own} />);
    await userEvent.click(screen.getByRole('radio', { name: 'Closed months' }));
    return fake;
  };

  it('closes every open month before it, too, and says so', async () => {
    const fake = await open(['2025-11']);
    await userEvent.click(await screen.findByRole('button', { name: 'Close Jan 2026' }));
    expect(fake.asked('months.close')).toEqual([{ months: ['2026-01', '2025-12'] }]);
    await waitFor(() => expect(useUi.getState().done).toContain('Closed 2 months, up to Jan 2026.'));
  });

  it('reopens one month alone', async () => {
    const fake = await open(['2025-11', '2025-12']);
    await userEvent.click(await screen.findByRole('button', { name: 'Reopen Nov 2025' }));
    expect(fake.asked('months.reopen')).toEqual([{ months: ['2025-11'] }]);
  });

  it('offers nothing to do in a read-only book', async () => {
    await open(['2025-11'], { ...status, readOnly: true });
    const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Close Jan 2026' });
    expect(button.disabled).toBe(true);
  });
});

describe('printed figures', () => {
  it('stand beside those of today, the altered ones first', async () => {
    const set = { id: 4, at: altered.at, asOf: '2026-02-28', what: 'summary' as const };
    const fake = installBridge({
      ...historyOf([]),
      'printed.list': () => ok([set]),
      'printed.get': () =>
        ok({
          ...set,
          figures: [
            {
              at: 'company/mrr',
              name: 'MRR',
              of: {},
              unit: 'cents' as const,
              printed: 800_000,
              now: 800_000,
            },
            {
              at: 'company/ebitda',
              name: 'EBITDA',
              of: {},
              unit: 'cents' as const,
              printed: 500_000,
              now: null,
            },
          ],
        }),
      'printed.again': () => ok({ printed: true }),
    });
    render(<HistoryScreen status={status} />);
    await userEvent.click(screen.getByRole('radio', { name: 'Printed figures' }));
    const table = await screen.findByRole('table', { name: 'Figures as printed' });
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);
    expect(rows).toEqual(['EBITDA$5,000.00n/a', 'MRR$8,000.00$8,000.00']);
    expect(screen.getByText(/1 figure is another in the book by now/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Print again…' }));
    expect(fake.asked('printed.again')).toEqual([{ id: 4 }]);
  });
});
