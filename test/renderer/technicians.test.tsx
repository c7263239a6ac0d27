// Protects what is said and done about what an hour costs: the rates in order, and which hours a new one changes.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { TechnicianPanel } from '../../src/renderer/features/technicians/technician-panel.tsx';
import { effectWords } from '../../src/renderer/features/technicians/words.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';
import { forgetDrafts } from '../../src/renderer/records/drafts.ts';
import { forgetForms } from '../../src/renderer/records/open-forms.ts';
import type { Rate, RateEffect } from '../../src/shared/contract/technicians.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { bookStatus } from './support/figures.ts';

afterEach(() => {
  forgetDrafts();
  forgetForms();
});

const rate = (id: number, from: string, hourly: number, more: Partial<Rate> = {}): Rate => ({
  id,
  from,
  to: null,
  hourly,
  change: null,
  coming: false,
  overruled: false,
  seconds: 0,
  cost: 0,
  ...more,
});
const RATES = [
  rate(1, '2024-02-29', 7200, { to: '2026-06-14', seconds: 36_000, cost: 72_000 }),
  rate(2, '2026-06-15', 8000, { change: 800, seconds: 3600, cost: 8000 }),
  rate(3, '2026-09-01', 9000, { change: 1000, coming: true }),
];
const EFFECT: RateEffect = {
  days: { from: '2026-06-15', to: null },
  seconds: 18_000,
  cost: { before: 36_000, after: 45_000 },
  uncosted: { before: 0, after: 0 },
  months: [
    { month: '2026-06', seconds: 14_400, cost: { before: 28_800, after: 36_000 } },
    { month: '2026-07', seconds: 3600, cost: { before: 7200, after: 9000 } },
  ],
};

async function show(readOnly = false) {
  const fake = installBridge({
    'book.status': () => ok(bookStatus()),
    'records.names': () => ok({}),
    'technicians.rates': () =>
      ok({ today: '2026-07-15', id: 1, name: 'Ruth', isOwner: true, rates: RATES, uncosted: 7200 }),
    'technicians.ratePreview': () => ok(EFFECT),
    'records.save': () => ok({ label: 'Add cost rate Ruth · 2026-08-01', changed: true, ids: [[4]] }),
    'records.remove': () =>
      failed({ code: 'closed_month', message: 'This changes a closed month.', months: ['2026-06'] }),
  });
  render(<TechnicianPanel id={1} readOnly={readOnly} onClose={() => undefined} />);
  await screen.findByRole('region', { name: 'Technician' });
  return fake;
}

describe('a technician', () => {
  it('shows what an hour costs today, what it did, and what it will', async () => {
    await show();
    expect(screen.getByText('Owner')).toBeTruthy();
    expect(screen.getByText('2:00 h logged before the first rate cost nothing')).toBeTruthy();
    const lines = (name: string) =>
      within(screen.getByRole('list', { name }))
        .getAllByRole('listitem')
        .map((line) => line.textContent);
    expect(lines('Until today')).toEqual([
      expect.stringContaining('10:00 h cost $720.00'),
      expect.stringContaining('+$8.00 an hour, +11.1\u00a0% · 1:00 h cost $80.00'),
    ]);
    expect(lines('To come')).toEqual([expect.stringContaining('1 Sep 2026Higher rate')]);
  });

  it('of a read-only book can be read and not changed', async () => {
    await show(true);
    expect(screen.queryAllByRole('button', { name: /rate/ })).toEqual([]);
  });
});

describe('a rate from a day on', () => {
  it('says which hours it changes, and is set by keyboard', async () => {
    const user = userEvent.setup();
    const fake = await show();
    await user.click(screen.getByRole('button', { name: 'Change the rate…' }));
    await user.clear(screen.getByRole('textbox', { name: 'From' }));
    await user.type(screen.getByRole('textbox', { name: 'From' }), '8/1/2026');
    await user.type(screen.getByRole('textbox', { name: 'Cost an hour' }), '+10%');
    expect(screen.getByText('= $88.00')).toBeTruthy();
    expect(await screen.findByText(/^5:00 h of 2 months, Jun – Jul 2026, get another cost/)).toBeTruthy();
    const months = screen.getByRole('table', { name: 'Months whose hours get another cost' });
    expect(within(months).getAllByRole('row')[1]?.textContent).toBe('Jun 20264:00$288.00$360.00');
    await user.keyboard('{Enter}');
    expect(fake.asked('records.save')).toMatchObject([
      {
        sets: [
          {
            table: 'cost_rates',
            rows: [{ values: { technician: 'Ruth', effective_from: '2026-08-01', hourly_cost: 8800 } }],
          },
        ],
      },
    ]);
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('says beside each field what is missing', async () => {
    const user = userEvent.setup();
    const fake = await show();
    await user.click(screen.getByRole('button', { name: 'Change the rate…' }));
    await user.click(screen.getByRole('button', { name: 'Set the rate' }));
    expect(screen.getByText('A cost an hour is needed.')).toBeTruthy();
    expect(fake.asked('records.save')).toEqual([]);
  });

  it('is corrected from what it is', async () => {
    const user = userEvent.setup();
    const fake = await show();
    await user.click(screen.getByRole('button', { name: 'Correct the rate of 2026-06-15' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Cost an hour' }).value).toBe('80.00');
    await user.click(screen.getByRole('button', { name: 'Correct the rate' }));
    expect(fake.asked('records.save')).toMatchObject([
      { sets: [{ rows: [{ id: 2, values: { effective_from: '2026-06-15', hourly_cost: 8000 } }] }] },
    ]);
  });
});

describe('words of a rate', () => {
  const format = createFormatter('en-US', 'USD');
  it('say that nothing changes, or that only hours to come do', () => {
    expect(effectWords({ ...EFFECT, days: null, months: [], seconds: 0 }, format)).toEqual([
      'No hour costs anything else than it did.',
    ]);
    expect(effectWords({ ...EFFECT, months: [], seconds: 0 }, format)).toEqual([
      'From 15 Jun 2026, hours that are logged cost this.',
      'No hour that is logged already gets another cost.',
    ]);
  });

  it('say which hours get a cost at all, and which lose theirs', () => {
    const uncosted = (before: number, after: number) =>
      effectWords({ ...EFFECT, uncosted: { before, after } }, format).at(-1);
    expect(uncosted(7200, 0)).toBe('2:00 h that had no cost get one.');
    expect(uncosted(0, 7200)).toBe('2:00 h are left without a cost.');
  });
});
