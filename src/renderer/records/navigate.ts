import { create } from 'zustand';
import type { RecordFilter } from '../../shared/contract/records.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { type BookScreen, goTo } from '../lib/ui-state.ts';
import { setGrid } from './grid-state.ts';

/** The screen that keeps the records of a table. */
export const SCREEN_OF_TABLE: Readonly<Record<RecordTable, BookScreen>> = {
  clients: 'clientBook',
  technicians: 'technicians',
  cost_rates: 'technicians',
  contracts: 'contracts',
  contract_prices: 'contracts',
  contract_pauses: 'contracts',
  accounts: 'ledger',
  ledger_entries: 'ledger',
  recurring_entries: 'ledger',
  time_entries: 'time',
  tickets: 'tickets',
  surveys: 'surveys',
  adjustments: 'adjustments',
};

/** The table that was last gone to, a new object each time: a screen that keeps several turns to it. */
export const useShown = create<{ shown: { table: RecordTable } | null }>(() => ({ shown: null }));

function goToTable(table: RecordTable): void {
  useShown.setState({ shown: { table } });
  goTo(SCREEN_OF_TABLE[table]);
}

export type Showing = {
  filters?: readonly RecordFilter[];
  search?: string;
  /** Only the records of these numbers. */
  ids?: readonly number[];
};

/** Goes to the screen that keeps a table, with these records shown and no others. */
export function showRecords(table: RecordTable, { filters = [], search = '', ids }: Showing = {}): void {
  setGrid(table, {
    filters,
    search,
    ids: ids ?? null,
    open: null,
    selected: new Set(),
    focus: { row: 0, column: 0 },
  });
  goToTable(table);
}

/** Goes to the screen that keeps a table, with one record open; what the grid shows stays. */
export function openRecord(table: RecordTable, id: number): void {
  setGrid(table, { open: id });
  goToTable(table);
}

/** Goes to the screen that keeps a table, with the form for a new record open. */
export function addRecord(table: RecordTable): void {
  setGrid(table, { open: 'new' });
  goToTable(table);
}
