import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ChecksScreen } from '../../src/renderer/features/checks/checks-screen.tsx';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import { gridOf } from '../../src/renderer/records/grid-state.ts';
import type { CheckRows, DataCheck } from '../../src/shared/contract/checks.ts';
import { installBridge } from './support/dom.ts';
import { failed, ok } from './support/fake-bridge.ts';
import { explained, heads, table } from './support/screen.ts';

const check = (
  id: DataCheck['id'],
  title: string,
  count: number,
  more: Partial<DataCheck> = {},
): DataCheck => ({
  id,
  severity: 'warn',
  title,
  count,
  noun: ['entry', 'entries'],
  total: null,
  unit: null,
  why: `Why ${title} matters.`,
  figures: [{ name: 'MRR', at: 'company/mrr' }],
  ...more,
});
const row = (id: number, more: Partial<CheckRows['rows'][number]> = {}): CheckRows['rows'][number] => ({
  record: 'time',
  id,
  day: '2026-06-30',
  client: 'Beacon',
  what: `Person ${id}`,
  detail: 'support',
  value: 5400,
  ...more,
});

const UNCOSTED = check('uncosted_time', 'Time without a rate', 120, {
  severity: 'worse',
  total: 196_971,
  unit: 'seconds',
});
const FUTURE = check('future_days', 'Days to come', 1, { noun: ['row', 'rows'] });
const CLEAR = check('nps_scales', 'Other scales', 0);

async function show(checks: DataCheck[], rows: CheckRows['rows'] = []) {
  const fake = installBridge({
    'checks.list': () => ok(checks),
    'checks.rows': ({ id, from = 0, count = 50 }) => {
      const of = checks.find((one) => one.id === id);
      return ok({ count: of?.count ?? 0, unit: of?.unit ?? null, rows: rows.slice(from, from + count) });
    },
  });
  render(<ChecksScreen asOf="2026-06-30" />);
  await screen.findByText(/checks/);
  return fake;
}
const MANY = Array.from({ length: 120 }, (_, i) => row(i + 1));
const open = (name: RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('data checks', () => {
  it('lists what was found with its count and sum, in words beyond colour, and names what was not', async () => {
    await show([UNCOSTED, FUTURE, CLEAR]);
    expect(screen.getByText('2 of 3 checks found something')).toBeTruthy();
    const [first, second] = within(screen.getByRole('region', { name: /Worth a look/ })).getAllByRole(
      'listitem',
    );
    expect(first?.textContent).toContain('Figures are wrong: Time without a rate');
    expect(first?.textContent).toContain('54:43');
    expect(first?.textContent).toContain('120 entries');
    expect(second?.textContent).toContain('1 row');
    const clear = screen.getByRole('region', { name: 'Looked for, not found' });
    expect(
      within(clear)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Other scales']);
  });

  it('asks for rows only once a check is opened, and for more only when told to', async () => {
    const fake = await show([UNCOSTED], MANY);
    expect(fake.asked('checks.rows')).toEqual([]);
    await open(/Time without a rate/);
    expect(screen.getByText('Why Time without a rate matters.')).toBeTruthy();
    const found = await screen.findByRole('table', { name: 'Time without a rate' });
    expect(heads(found)).toEqual(['Day', 'Client', 'What', 'Time']);
    expect(found.querySelectorAll('tbody tr')).toHaveLength(50);
    expect(screen.getByText('50 of 120 shown')).toBeTruthy();
    await open(/Show 50 more/);
    await open(/Show 20 more/);
    await within(table('Time without a rate')).findByText('Person 120');
    expect(found.querySelectorAll('tbody tr')).toHaveLength(120);
    expect(screen.queryByRole('button', { name: /more/ })).toBeNull();
    expect(fake.asked('checks.rows').map((input) => (input as { from: number }).from)).toEqual([0, 50, 100]);
  });

  it('says by its button whether it is open, and closes again', async () => {
    await show([UNCOSTED], MANY);
    const line = screen.getByRole('button', { name: /Time without a rate/ });
    expect(line.getAttribute('aria-expanded')).toBe('false');
    line.focus();
    await userEvent.keyboard('{Enter}');
    expect(line.getAttribute('aria-expanded')).toBe('true');
    await screen.findByRole('table');
    await userEvent.keyboard('{Enter}');
    expect(line.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('opens the explanation of a figure that the check bends', async () => {
    await show([UNCOSTED], MANY);
    await open(/Time without a rate/);
    await open(/Explain MRR/);
    expect(explained()).toBe('company/mrr');
  });

  it('leaves out columns without anything in them, and says of mixed rows what each is', async () => {
    await show(
      [FUTURE],
      [row(1, { record: 'adjustments', client: null, what: 'Legal', detail: '', value: null })],
    );
    await open(/Days to come/);
    const found = await screen.findByRole('table');
    expect(heads(found)).toEqual(['Day', 'What']);
    expect(within(found).getByText('Adjustment: Legal')).toBeTruthy();
  });

  it('says that there is nothing to mend', async () => {
    await show([CLEAR]);
    expect(screen.getByRole('heading', { name: 'Nothing to mend' })).toBeTruthy();
    expect(screen.getByText('1 checks, nothing found')).toBeTruthy();
  });

  it('offers to ask again where rows could not be read', async () => {
    const fake = await show([UNCOSTED], MANY);
    const answer = fake.answers['checks.rows'];
    fake.answers['checks.rows'] = () => failed({ message: 'The file is busy.' });
    await open(/Time without a rate/);
    await screen.findByText('The file is busy.');
    if (answer) fake.answers['checks.rows'] = answer;
    await open(/[Tt]ry again/);
    expect(await screen.findByRole('table')).toBeTruthy();
  });

  it('leads to where the rows are kept: all of them, or one', async () => {
    const rows = [row(1), row(2), row(7, { record: 'ledger' })];
    await show([{ ...UNCOSTED, count: 3 }], rows);
    await open(/Time without a rate/);
    await userEvent.click(await screen.findByRole('button', { name: 'Show them in Time' }));
    await waitFor(() => expect(gridOf('time_entries').ids).toEqual([1, 2]));
    expect(useUi.getState().screen).toBe('time');
    await userEvent.click(screen.getByRole('button', { name: 'Show Person 7' }));
    expect(gridOf('ledger_entries').ids).toEqual([7]);
  });

  it('leads from a day that is too long to the entries of that day', async () => {
    const days = check('long_days', 'More than 24 hours', 1);
    await show([days], [row(3, { record: 'technicians', what: 'Ruth', day: '2026-06-30' })]);
    await open(/More than 24 hours/);
    await userEvent.click(await screen.findByRole('button', { name: 'Show Ruth' }));
    expect(gridOf('time_entries').filters).toEqual([
      { field: 'technician', how: 'is', value: 'Ruth' },
      { field: 'date', how: 'is', value: '2026-06-30' },
    ]);
  });
});
