// Protects what the screens of analysis and settings do before and between answers: wait, say what is wrong, ask again.
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EmptyBook } from '../../src/renderer/features/frame/empty-book.tsx';
import { RevenueScreen } from '../../src/renderer/features/revenue/revenue-screen.tsx';
import { ServiceScreen } from '../../src/renderer/features/service/service-screen.tsx';
import { SettingsScreen } from '../../src/renderer/features/settings/settings-screen.tsx';
import { TeamScreen } from '../../src/renderer/features/team/team-screen.tsx';
import { applyNotice } from '../../src/renderer/lib/store.ts';
import { type CallName, callsReading } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/result.ts';
import { desk, revenue, team } from './support/analysis.ts';
import { installBridge } from './support/dom.ts';
import { deferred, failed, ok } from './support/fake-bridge.ts';
import { bookStatus, settings } from './support/figures.ts';

type Show = (asOf: string) => React.ReactElement;
type Case = { name: string; call: CallName; show: Show; data: unknown; sign: () => unknown };

const CASES: Case[] = [
  {
    name: 'Revenue',
    call: 'metrics.revenue',
    show: (asOf) => <RevenueScreen asOf={asOf} />,
    data: revenue(),
    sign: () => screen.queryByRole('table', { name: 'Last whole month' }),
  },
  {
    name: 'Service desk',
    call: 'metrics.service',
    show: (asOf) => <ServiceScreen asOf={asOf} />,
    data: desk(),
    sign: () => screen.queryByRole('table', { name: 'Tickets' }),
  },
  {
    name: 'Team',
    call: 'metrics.team',
    show: (asOf) => <TeamScreen asOf={asOf} />,
    data: team(),
    sign: () => screen.queryByRole('table', { name: 'Technicians' }),
  },
  {
    name: 'Settings',
    call: 'settings.get',
    show: () => <SettingsScreen status={bookStatus()} />,
    data: settings(),
    sign: () => screen.queryByRole('textbox', { name: 'Business hours' }),
  },
];
const OF_A_DAY = CASES.filter(({ name }) => name !== 'Settings');

const answering = (call: CallName, answer: (input: { asOf?: string }) => unknown) =>
  installBridge({ [call]: answer } as Parameters<typeof installBridge>[0]);
const LOCKED = { message: 'The file is locked. Close the other program.' };

describe.each(CASES)('$name', ({ call, show, data, sign }) => {
  it('keeps its place while it waits, and says that it is busy until it stands', async () => {
    const slow = deferred<Result<unknown>>();
    answering(call, () => slow.promise);
    const { container } = render(show('2026-06-30'));
    expect(container.querySelector('[aria-busy="true"]')?.childElementCount).toBeGreaterThan(0);
    expect(sign()).toBeNull();
    await act(async () => slow.settle(ok(data)));
    expect(sign()).toBeTruthy();
    await waitFor(() => expect(container.querySelector('[aria-busy="true"]')).toBeNull());
  });

  it('says what went wrong, and asks again when the owner comes back', async () => {
    let broken = true;
    const fake = answering(call, () => (broken ? failed(LOCKED) : ok(data)));
    const first = render(show('2026-06-30'));
    expect((await screen.findByRole('alert')).textContent).toContain(LOCKED.message);
    expect(sign()).toBeNull();
    first.unmount();
    broken = false;
    const before = fake.asked(call).length;
    render(show('2026-06-30'));
    await waitFor(() => expect(sign()).toBeTruthy());
    expect(fake.asked(call).length).toBeGreaterThan(before);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('asks again when the owner presses Try again, as often as it takes', async () => {
    const answers = [failed(LOCKED), failed(LOCKED)];
    const later = deferred<Result<unknown>>();
    const fake = answering(call, () => answers.shift() ?? later.promise);
    render(show('2026-06-30'));
    const again = await screen.findByRole('button', { name: 'Try again' });
    await userEvent.click(again);
    expect(fake.asked(call)).toHaveLength(2);
    expect(screen.getByRole('alert').textContent).toContain(LOCKED.message);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('alert').textContent, 'while it waits').toContain('Trying again…');
    expect(sign()).toBeNull();
    await act(async () => later.settle(ok(data)));
    expect(sign()).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('button', { name: /again/ })).toBeNull();
    expect(fake.asked(call)).toHaveLength(3);
  });

  it('asks again once the book changed; what stood stays beside what went wrong', async () => {
    let broken = false;
    answering(call, () => (broken ? failed(LOCKED) : ok(data)));
    render(show('2026-06-30'));
    await waitFor(() => expect(sign()).toBeTruthy());
    broken = true;
    const changed = () =>
      act(async () =>
        applyNotice({
          type: 'changed',
          topics: ['settings'],
          stale: callsReading(['settings']),
          revision: 2,
        }),
      );
    await changed();
    expect((await screen.findByRole('alert')).textContent).toContain(LOCKED.message);
    expect(sign()).toBeTruthy();
    broken = false;
    await changed();
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});

describe.each(OF_A_DAY)('$name of another day', ({ call, show, data, sign }) => {
  it('is asked for, and the former day stays until it stands', async () => {
    const later = deferred<Result<unknown>>();
    const fake = answering(call, ({ asOf }) => (asOf === '2026-06-30' ? ok(data) : later.promise));
    const { rerender } = render(show('2026-06-30'));
    await waitFor(() => expect(sign()).toBeTruthy());
    rerender(show('2026-05-31'));
    expect(sign()).toBeTruthy();
    expect(fake.asked(call)).toEqual([{ asOf: '2026-06-30' }, { asOf: '2026-05-31' }]);
    const next = { ...(data as object), period: { first: '2026-01', last: '2026-05', monthsOfData: 5 } };
    await act(async () => later.settle(ok(next)));
    expect(screen.getByText(/TTM: 5 of 12 months · Jan 2026 – May 2026/)).toBeTruthy();
  });
});

describe('a book without records', () => {
  it.each([
    ['revenue', /billed against earned will be here/],
    ['service', /Tickets by client, category, technician and month/],
    ['team', /technician by technician/],
  ] as const)('says on %s what will be here, and offers to read a folder', async (name, words) => {
    const fake = installBridge({ 'files.choose': () => ok(null) });
    const { container } = render(<EmptyBook screen={name} readOnly={false} />);
    expect(within(container).getByText(words)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Read a folder of exports…' }));
    expect(fake.asked('files.choose')).toEqual([{ purpose: 'open-folder' }]);
  });

  it('reads nothing into a book that is read only', () => {
    render(<EmptyBook screen="team" readOnly />);
    for (const button of screen.getAllByRole<HTMLButtonElement>('button')) expect(button.disabled).toBe(true);
  });
});
