import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ServiceScreen } from '../../src/renderer/features/service/service-screen.tsx';
import type { ServiceDesk } from '../../src/shared/contract/analysis.ts';
import { desk, load } from './support/analysis.ts';
import { installBridge } from './support/dom.ts';
import { ok } from './support/fake-bridge.ts';
import { figure } from './support/figures.ts';
import { cells, choose, explained, heads, noteOf, rowNames, table } from './support/screen.ts';

async function show(more: Partial<ServiceDesk> = {}) {
  const fake = installBridge({ 'metrics.service': () => ok(desk(more)) });
  render(<ServiceScreen asOf="2026-06-30" />);
  await screen.findByRole('table', { name: 'Tickets' });
  return fake;
}

const client = (id: number, name: string, opened: number): ServiceDesk['clients'][number] => ({
  id,
  name,
  seats: null,
  figures: load(`clients/${id}`, { opened: figure(opened, 'count') }),
  ticketsPerSeat: figure(null, 'ratio', {
    at: `load/clients/${id}/ticketsPerSeat`,
    why: 'no seats are recorded',
  }),
});

const FILLED: Partial<ServiceDesk> = {
  total: load('total', {
    opened: figure(12, 'count'),
    backlog: figure(3, 'count', {
      lacks: ['1 ticket is marked resolved without a time, and counts as open'],
    }),
    resolveBusinessMedian: figure(null, 'seconds', { why: 'no business hours are set' }),
  }),
  clients: [client(1, 'Aster', 4), client(2, 'Beacon', 8)],
  categories: [
    { name: '', figures: load('categories/0', { opened: figure(2, 'count') }) },
    { name: 'Email', figures: load('categories/1', { opened: figure(10, 'count') }) },
  ],
  technicians: [{ id: 1, name: 'Jenna', figures: load('technicians/1') }],
  months: [
    { month: '2026-02', figures: load('months/2026-02') },
    { month: '2026-01', figures: load('months/2026-01', { opened: figure(5, 'count') }) },
  ],
};

describe('service desk', () => {
  it('answers first for the whole desk; n/a says why, what is incomplete says what it lacks', async () => {
    await show(FILLED);
    expect(screen.getByRole('button', { name: /^Opened: ?12$/ })).toBeTruthy();
    const median = screen.getByRole('button', { name: /^Median to resolve: ?n\/a$/ });
    expect(await noteOf(median)).toBe('no business hours are set');
    const backlog = screen.getByRole('button', { name: /^Backlog:.*incomplete$/ });
    expect(await noteOf(backlog)).toContain('marked resolved without a time');
    await userEvent.click(backlog);
    expect(explained()).toBe('load/total/backlog');
  });

  it('opens on clients, the most tickets first, and their tickets a seat', async () => {
    await show(FILLED);
    expect(rowNames(table('Tickets'))).toEqual(['Beacon', 'Aster']);
    expect(heads(table('Tickets')).at(-1)).toBe('Tickets a seat');
    expect(cells(table('Tickets'), 'Aster').at(-1)).toBe('n/a');
    expect(cells(table('Tickets'), 'All tickets')[1]).toBe('12');
  });

  it.each([
    ['Categories', 'Category', ['Email', 'No category']],
    ['Technicians', 'Technician', ['Jenna']],
    ['Months', 'Month', ['Feb 2026', 'Jan 2026']],
  ])('groups by %s without asking again', async (grain, head, names) => {
    const fake = await show(FILLED);
    await choose(grain);
    const found = table('Tickets');
    expect(rowNames(found)).toEqual(names);
    expect(heads(found)[0]).toBe(head);
    expect(heads(found)).not.toContain('Tickets a seat');
    expect(fake.asked('metrics.service')).toHaveLength(1);
  });

  it.each([
    ['Business hours', ['3:00', '1:30']],
    ['Wall clock', ['20:00', '9:00']],
  ])('tells the times to resolve by %s', async (clock, times) => {
    const figures = load('technicians/1', {
      resolveBusinessMean: figure(10_800, 'seconds'),
      resolveBusinessMedian: figure(5400, 'seconds'),
      resolveWallMean: figure(72_000, 'seconds'),
      resolveWallMedian: figure(32_400, 'seconds'),
    });
    await show({ technicians: [{ id: 1, name: 'Jenna', figures }] });
    await choose('Technicians');
    await choose(clock);
    expect(cells(table('Tickets'), 'Jenna').slice(4, 6)).toEqual(times);
  });

  it('explains the figure of the group and clock that is shown', async () => {
    await show({
      clients: [
        {
          ...client(2, 'Beacon', 8),
          figures: load('clients/2', { resolveWallMean: figure(72_000, 'seconds') }),
        },
      ],
    });
    await choose('Wall clock');
    await userEvent.click(within(table('Tickets')).getByRole('button', { name: '20:00' }));
    expect(explained()).toBe('load/clients/2/resolveWallMean');
  });

  it('lists stuck tickets with who and why; their days can be asked about', async () => {
    await show({
      stuckDays: 14,
      stuck: [
        {
          id: 7,
          ticket: 'T-7',
          subject: 'VPN drops',
          client: null,
          technician: null,
          since: '2026-06-01',
          days: figure(29, 'count', { at: 'load/stuck/7/days' }),
          reason: 'waiting for the vendor',
        },
      ],
    });
    const part = screen.getByRole('region', { name: 'Stuck tickets' });
    expect(part.textContent).toContain('untouched for more than 14 days');
    expect(cells(table('Stuck tickets'), 'T-7')).toEqual([
      'T-7 · VPN drops',
      '–',
      'nobody',
      'waiting for the vendor',
      '1 Jun 2026',
      '29',
    ]);
    await userEvent.click(within(part).getByRole('button', { name: '29' }));
    expect(explained()).toBe('load/stuck/7/days');
  });

  it('has times and surveys only where there are some', async () => {
    const csat = figure(0.9, 'share', { at: 'service/csat' });
    await show({ more: [{ label: 'CSAT', figure: csat }] });
    const part = screen.getByRole('region', { name: 'Times and surveys' });
    await userEvent.click(within(part).getByRole('button', { name: /^CSAT: ?90\.0/ }));
    expect(explained()).toBe('service/csat');
  });

  it('says what will be here where nothing is', async () => {
    await show();
    expect(screen.getByText('Tickets will be here once they are read.')).toBeTruthy();
    expect(screen.getByText(/^None\. Tickets that wait too long/)).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Times and surveys' })).toBeNull();
  });
});
