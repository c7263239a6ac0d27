import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { TeamScreen } from '../../src/renderer/features/team/team-screen.tsx';
import type { Team } from '../../src/shared/contract/analysis.ts';
import { team, technician } from './support/analysis.ts';
import { installBridge } from './support/dom.ts';
import { ok } from './support/fake-bridge.ts';
import { figure } from './support/figures.ts';
import { cells, choose, explained, heads, noteOf, rowNames, table } from './support/screen.ts';

async function show(data: Team) {
  const fake = installBridge({ 'metrics.team': () => ok(data) });
  render(<TeamScreen asOf="2026-06-30" />);
  await screen.findByRole('table', { name: 'Technicians' });
  return fake;
}

const hours = (count: number) => figure(count * 3600, 'seconds');

const ROWS = [
  technician(
    1,
    'Ruth',
    { hours: hours(10), utilisation: figure(0.25, 'share'), labourCost: figure(500_00) },
    {
      isOwner: true,
      months: [
        { hours: hours(6), billable: hours(2), utilisation: figure(0.333333, 'share') },
        { hours: hours(4), billable: hours(0), utilisation: figure(0, 'share') },
      ],
    },
  ),
  technician(2, 'Marcus', { hours: hours(40), utilisation: figure(0.75, 'share') }),
  technician(3, 'Jenna', { utilisation: figure(null, 'share', { why: 'no hours logged' }) }),
];
const TOTAL = {
  hours: hours(50),
  utilisation: figure(0.65, 'share'),
  labourCost: figure(9000_00, 'cents', { lacks: ['2 h of time have no cost rate'] }),
};

describe('team', () => {
  it('answers first for the whole team, and marks the cost that lacks a rate', async () => {
    await show(team(ROWS, TOTAL));
    expect(screen.getByRole('button', { name: /^Utilisation: ?65\.0/ })).toBeTruthy();
    const cost = screen.getByRole('button', { name: /^Labour cost:.*\$9,000.*incomplete$/ });
    expect(await noteOf(cost)).toBe('2 h of time have no cost rate');
    await userEvent.click(cost);
    expect(explained()).toBe('team/total/labourCost');
  });

  it('lists who worked most first, the owner named as such, and all together', async () => {
    await show(team(ROWS, TOTAL));
    const found = table('Technicians');
    expect(rowNames(found)).toEqual(['Marcus', 'Ruth · owner', 'Jenna']);
    expect(cells(found, 'Ruth')).toEqual(['Ruth · owner', '10:00', '0:00', '25.0\u00a0%', '$500', '0:00']);
    expect(cells(found, 'All technicians')[1]).toBe('50:00');
  });

  it('says why somebody has no utilisation, and sorts that last either way', async () => {
    await show(team(ROWS, TOTAL));
    const found = table('Technicians');
    const sort = within(found).getByRole('button', { name: /^Utilisation/ });
    await userEvent.click(sort);
    expect(rowNames(found)).toEqual(['Marcus', 'Ruth · owner', 'Jenna']);
    await userEvent.click(sort);
    expect(rowNames(found)).toEqual(['Ruth · owner', 'Marcus', 'Jenna']);
    expect(await noteOf(within(found).getByRole('button', { name: 'n/a' }))).toBe('no hours logged');
  });

  it.each([
    ['Utilisation', ['33.3\u00a0%', '0.0\u00a0%'], 'utilisation'],
    ['Hours', ['6:00', '4:00'], 'hours'],
    ['Billable hours', ['2:00', '0:00'], 'billable'],
  ])(
    'tells %s by month without asking again, each figure with its own address',
    async (measure, shown, key) => {
      const fake = await show(team(ROWS, TOTAL));
      await choose(measure);
      const found = table('Technicians by month');
      expect(heads(found)).toEqual(['Technician', 'May 26', 'Jun']);
      expect(cells(found, 'Ruth').slice(1)).toEqual(shown);
      const [, may, june] = within(found).getByRole('row', { name: /^Ruth/ }).querySelectorAll('th, td');
      await userEvent.click(within(may as HTMLElement).getByRole('button'));
      expect(explained()).toBe(`team/technicians/1/months/0/${key}`);
      await userEvent.click(within(june as HTMLElement).getByRole('button'));
      expect(explained()).toBe(`team/technicians/1/months/1/${key}`);
      const total = within(found).getByRole('row', { name: /^All technicians/ });
      await userEvent.click(within(total).getAllByRole('button')[1] as HTMLElement);
      expect(explained()).toBe(`team/total/months/1/${key}`);
      expect(fake.asked('metrics.team')).toHaveLength(1);
    },
  );

  it('says what will be here where nobody is', async () => {
    await show(team());
    expect(screen.getAllByText('Technicians will be here once their time is read.')).toHaveLength(2);
  });
});
