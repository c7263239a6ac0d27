// Protects Ctrl K: a few words lead by keyboard alone to any record, screen, figure or action.
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FindPalette } from '../../src/renderer/features/find/find-palette.tsx';
import { setUi, useUi } from '../../src/renderer/lib/ui-state.ts';
import { gridOf } from '../../src/renderer/records/grid-state.ts';
import { SCREEN_OF_TABLE, useArrival } from '../../src/renderer/records/navigate.ts';
import type { BookStatus } from '../../src/shared/contract/book.ts';
import { PART_OF, RECORD_TABLES, type RecordTable } from '../../src/shared/records/fields.ts';
import { installBridge } from './support/dom.ts';
import { ok } from './support/fake-bridge.ts';
import { explained } from './support/screen.ts';

const status = { readOnly: false } as BookStatus;
const record = (id: number, title: string, partOf?: { table: RecordTable; id: number }) => ({
  id,
  title,
  values: {},
  ...(partOf && { partOf }),
  batch: null,
});
/** The record that each record of a table of parts is part of. */
const WHOLES: Partial<Record<RecordTable, RecordTable>> = {
  contract_prices: 'contracts',
  contract_pauses: 'contracts',
  cost_rates: 'technicians',
};

/** A book in which these tables have so many records for anything that is looked for. */
function open(found: Partial<Record<RecordTable, number>> = {}, own = status) {
  const partOf = (table: RecordTable, i: number) => {
    const whole = WHOLES[table];
    return whole && { table: whole, id: 100 + (i % 4) };
  };
  const fake = installBridge({
    'records.list': ({ table, count = 0 }) => {
      const total = found[table] ?? 0;
      const rows = Array.from({ length: Math.min(total, count) }, (_, i) =>
        record(i + 1, `${table} ${i + 1}`, partOf(table, i)),
      );
      return ok({ total, rows, sums: null });
    },
    'changes.undo': () => ok({ label: 'Add client Alder' }),
  });
  setUi({ finding: true });
  render(<FindPalette status={own} asOf="2026-06-30" />);
  return fake;
}
const type = (text: string) => userEvent.type(screen.getByRole('searchbox', { name: 'Find' }), text);
const item = (name: string) => screen.findByRole('menuitem', { name });

beforeEach(() => setUi({ screen: 'overview' }));

describe('Find', () => {
  it('goes to a screen by its name and Enter', async () => {
    open();
    await type('service d');
    await item('Service desk');
    await userEvent.keyboard('{Enter}');
    expect(useUi.getState().screen).toBe('service');
    expect(useUi.getState().finding).toBe(false);
  });

  it('finds records and opens the one that is chosen', async () => {
    open({ clients: 2 });
    await type('alder');
    await userEvent.click(await item('clients 2'));
    expect(gridOf('clients').open).toBe(2);
    expect(useUi.getState().screen).toBe('clientBook');
  });

  it('leads to all of a table when there are more than it lists', async () => {
    open({ ledger_entries: 1234 });
    await type('microsoft');
    await userEvent.click(await item('Show all 1234'));
    expect(gridOf('ledger_entries').search).toBe('microsoft');
    expect(useUi.getState().screen).toBe('ledger');
  });

  it.each(Object.entries(WHOLES) as [RecordTable, RecordTable][])(
    'leads from one of %s to the record it is part of, and to its place there',
    async (part, whole) => {
      open({ [part]: 2 });
      await type('c1');
      await userEvent.click(await item(`${part} 2`));
      expect(gridOf(whole).open).toBe(101);
      expect(useArrival.getState().arrival).toEqual({ table: whole, id: 101, part: { table: part, id: 2 } });
      expect(useUi.getState().screen).toBe(whole);
    },
  );

  it('shows whose all of them are where there are more than it lists', async () => {
    open({ contract_prices: 9 });
    await type('c1');
    await userEvent.click(await item('Show the contracts of all 9'));
    await waitFor(() => expect(gridOf('contracts').ids).toEqual([100, 101, 102, 103]));
    expect(useUi.getState().screen).toBe('contracts');
  });

  it.each(RECORD_TABLES.filter((table) => !PART_OF[table]))(
    'opens one of %s where it is kept',
    async (table) => {
      open({ [table]: 1 });
      await type('alder');
      await userEvent.click(await item(`${table} 1`));
      expect(gridOf(table).open).toBe(1);
      expect(useUi.getState().screen).toBe(SCREEN_OF_TABLE[table]);
    },
  );

  it('explains a figure by any of its names', async () => {
    open();
    await type('clv');
    await userEvent.click(await item('Lifetime value (LTV)'));
    expect(explained()).toBe('company/projectedLtv');
  });

  it('takes the last change back, and says what it was', async () => {
    const fake = open();
    await type('undo');
    await userEvent.click(await item('Undo the last change'));
    await waitFor(() => expect(fake.asked('changes.undo')).toEqual([{}]));
    await waitFor(() => expect(useUi.getState().done).toContain('Undone: Add client Alder.'));
  });

  it('offers no changes in a read-only book', async () => {
    open({}, { ...status, readOnly: true });
    await type('add');
    expect(screen.queryByRole('menuitem', { name: 'Add client' })).toBeNull();
  });

  it('says when nothing has these words', async () => {
    open();
    await type('zzz');
    expect(await screen.findByText('Nothing in the book has “zzz”.')).toBeTruthy();
  });

  it('looks for nothing by a single letter', async () => {
    const fake = open({ clients: 1 });
    await type('a');
    await item('Add client');
    await new Promise((done) => setTimeout(done, 200));
    expect(fake.asked('records.list')).toEqual([]);
  });
});
