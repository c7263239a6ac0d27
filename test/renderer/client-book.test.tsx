// Protects what is known of a client and the way to all of it, and that two clients become one only after it was shown
// what moves.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClientPanel } from '../../src/renderer/features/client-book/client-panel.tsx';
import { type About, mergeWords } from '../../src/renderer/features/client-book/words.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';
import { useUi } from '../../src/renderer/lib/ui-state.ts';
import { forgetDrafts } from '../../src/renderer/records/drafts.ts';
import { forgetGrids, gridOf, setGrid } from '../../src/renderer/records/grid-state.ts';
import { MergeChosen } from '../../src/renderer/records/merge-chosen.tsx';
import { type MergeId, mergePlace } from '../../src/renderer/records/merging.ts';
import { forgetForms, setOpenForm } from '../../src/renderer/records/open-forms.ts';
import { installBridge } from './support/dom.ts';
import { ok } from './support/fake-bridge.ts';
import { bookStatus } from './support/figures.ts';

afterEach(() => {
  forgetDrafts();
  forgetForms();
  forgetGrids();
});

const ABOUT: About = {
  today: '2026-07-15',
  id: 1,
  name: 'Alder',
  aliases: ['Alder Inc'],
  since: '2020-02-29',
  seats: 5,
  notes: 'Pays late.',
  contracts: [
    {
      id: 7,
      code: 'C1',
      name: 'Managed',
      serviceLine: 'managed',
      state: 'paused',
      monthly: 0,
      next: null,
      startsOn: '2024-01-01',
      endedOn: '2026-12-31',
    },
  ],
  records: [
    { table: 'time_entries', count: 812, first: '2024-01-03', last: '2026-06-30' },
    { table: 'ledger_entries', count: 1, first: '2024-03-18', last: '2024-03-18' },
    { table: 'tickets', count: 0, first: null, last: null },
  ],
};
const PREVIEW = {
  from: 'Alder',
  into: 'Birch',
  moves: [
    { table: 'contracts' as const, count: 1, words: '1 contract' },
    { table: 'time_entries' as const, count: 812, words: '812 time entries' },
  ],
  aliases: ['Alder', 'Alder Inc'],
  gains: ['Its 5 seats.'],
};

async function show({ readOnly = false, onOpen = (_: number): void => undefined } = {}) {
  const fake = installBridge({
    'book.status': () => ok(bookStatus()),
    'records.names': () =>
      ok({
        clients: [
          { id: 1, name: 'Alder', note: '', also: ['Alder Inc'] },
          { id: 2, name: 'Birch', note: '', also: [] },
        ],
      }),
    'clients.about': () => ok(ABOUT),
    'clients.mergePreview': ({ from }) =>
      ok(from === 1 ? PREVIEW : { ...PREVIEW, from: 'Birch', into: 'Alder', moves: [], gains: [] }),
    'clients.merge': () => ok({ label: 'Merge client “Alder” into “Birch”', changed: true, moved: 813 }),
  });
  render(<ClientPanel id={1} readOnly={readOnly} onClose={() => undefined} onOpen={onOpen} />);
  await screen.findByRole('region', { name: 'Client' });
  return fake;
}

describe('a client', () => {
  it('says what is known of it', async () => {
    await show();
    expect(screen.getByText('Client since 29 Feb 2020 · 5 seats')).toBeTruthy();
    expect(screen.getByText('Alder Inc')).toBeTruthy();
    expect(screen.getByText('Pays late.')).toBeTruthy();
    expect(screen.getByText('Managed · paused · to 31 Dec 2026')).toBeTruthy();
    expect(screen.getByText('3 Jan 2024 – 30 Jun 2026')).toBeTruthy();
    expect(screen.getByText('No tickets')).toBeTruthy();
  });

  it('leads to everything booked under it, and to its contracts', async () => {
    await show();
    await userEvent.click(screen.getByRole('button', { name: '812 time entries' }));
    expect(useUi.getState().screen).toBe('time');
    expect(gridOf('time_entries').filters).toEqual([{ field: 'client', how: 'is', value: 'Alder' }]);
    await userEvent.click(screen.getByRole('button', { name: 'C1' }));
    expect(useUi.getState().screen).toBe('contracts');
    expect(gridOf('contracts').open).toBe(7);
  });

  it('of a read-only book is not merged', async () => {
    await show({ readOnly: true });
    expect(screen.queryByRole('button', { name: /Merge/ })).toBeNull();
  });
});

describe('merging', () => {
  async function chosen(onOpen = vi.fn()) {
    const user = userEvent.setup();
    const fake = await show({ onOpen });
    await user.click(screen.getByRole('button', { name: 'Merge with another…' }));
    await user.type(screen.getByRole('combobox', { name: /^The same client as/ }), 'Birch');
    await user.keyboard('{Tab}');
    await screen.findByText('“Alder” goes, “Birch” stays.');
    return { user, fake, onOpen };
  }

  it('shows what moves before it is done, and goes on with the client that stays', async () => {
    const { user, fake, onOpen } = await chosen();
    expect(screen.getByText('1 contract and 812 time entries move to “Birch”.')).toBeTruthy();
    expect(fake.asked('clients.merge')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Merge into Birch' }));
    expect(fake.asked('clients.merge')).toEqual([{ from: 1, into: 2 }]);
    await waitFor(() => expect(onOpen).toHaveBeenCalledWith(2));
    expect(useUi.getState().done).toContain('Merged client “Alder” into “Birch”');
  });

  it('can be turned round', async () => {
    const { user, fake, onOpen } = await chosen();
    await user.click(screen.getByRole('button', { name: 'The other way round: keep Alder' }));
    expect(await screen.findByText('“Birch” goes, “Alder” stays.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Merge into Alder' }));
    expect(fake.asked('clients.merge')).toEqual([{ from: 2, into: 1 }]);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('is offered of two clients that are chosen in the grid', async () => {
    const user = userEvent.setup();
    installBridge({
      'records.names': () =>
        ok({
          clients: ['Alder', 'Birch', 'Cedar'].map((name, i) => ({ id: i + 1, name, note: '', also: [] })),
        }),
    });
    const { rerender } = render(<MergeChosen table="clients" />);
    expect(screen.queryByRole('button')).toBeNull();
    setGrid('clients', { selected: new Set([3, 1]) });
    rerender(<MergeChosen table="clients" />);
    await user.click(await screen.findByRole('button', { name: 'Merge these two…' }));
    expect(gridOf('clients').open).toBe(3);
    expect(gridOf('clients').selected.size).toBe(0);
    setGrid('clients', { selected: new Set([1, 2, 3]) });
    rerender(<MergeChosen table="clients" />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('chosen in the grid, has the other one named already', async () => {
    setOpenForm<MergeId>(mergePlace('clients', 1), { other: 'Birch' });
    await show();
    expect(await screen.findByText('“Alder” goes, “Birch” stays.')).toBeTruthy();
  });

  it('refuses the client itself, also by another spelling', async () => {
    const user = userEvent.setup();
    const fake = await show();
    await user.click(screen.getByRole('button', { name: 'Merge with another…' }));
    const form = screen.getByRole('form', { name: 'Merge two clients into one' });
    await user.type(within(form).getByRole('combobox'), 'Alder Inc');
    await user.keyboard('{Tab}');
    await user.click(within(form).getByRole('button', { name: 'Merge' }));
    expect(screen.getByText('That is this client itself. Choose another one.')).toBeTruthy();
    expect(fake.asked('clients.merge')).toEqual([]);
  });

  it('is told in words', () => {
    const format = createFormatter('en-US', 'USD');
    const gains = ['Its 5 seats.', 'Client since 2019-01-07.'];
    expect(mergeWords({ ...PREVIEW, gains }, format)).toEqual([
      '“Alder” goes, “Birch” stays.',
      '1 contract and 812 time entries move to “Birch”.',
      'Imports will know “Alder” and “Alder Inc” as “Birch”.',
      '“Birch” gets: its 5 seats.',
      '“Birch” gets: client since 7 Jan 2019.',
    ]);
    expect(mergeWords({ ...PREVIEW, moves: [] }, format)[1]).toBe('Nothing is booked under “Alder”.');
    expect(mergeWords({ ...PREVIEW, moves: PREVIEW.moves.slice(0, 1) }, format)[1]).toBe(
      '1 contract moves to “Birch”.',
    );
  });
});
