import { create } from 'zustand';
import type { BookRecord, RecordFilter } from '../../shared/contract/records.ts';
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

export type RecordAt = { table: RecordTable; id: number };
/** Where the owner was led and what shows it has not taken the focus yet. */
type Arrival = RecordAt & {
  /** What of it was meant, such as a price of a contract. */
  part: RecordAt | null;
};
export const useArrival = create<{ arrival: Arrival | null }>(() => ({ arrival: null }));
export const arrived = (): void => useArrival.setState({ arrival: null });

/** Goes to the screen that keeps a table, with one record open and the focus on it; what the grid shows stays. */
export function openRecord(table: RecordTable, id: number, part: RecordAt | null = null): void {
  setGrid(table, { open: id });
  useArrival.setState({ arrival: { table, id, part } });
  goToTable(table);
}

/** The same for any record that a list has: a part is shown in the record it is part of. */
export function openFound(table: RecordTable, { id, partOf }: Pick<BookRecord, 'id' | 'partOf'>): void {
  if (partOf) openRecord(partOf.table, partOf.id, { table, id });
  else openRecord(table, id);
}

/** Shows the records that parts are part of. */
export function showWholes(parts: readonly Pick<BookRecord, 'partOf'>[]): void {
  const wholes = parts.flatMap(({ partOf }) => partOf ?? []);
  const [first] = wholes;
  if (first) showRecords(first.table, { ids: [...new Set(wholes.map(({ id }) => id))] });
}

/** Goes to the screen that keeps a table, with the form for a new record open. */
export function addRecord(table: RecordTable): void {
  setGrid(table, { open: 'new' });
  goToTable(table);
}
