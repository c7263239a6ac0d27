import { create } from 'zustand';
import type { RecordFilter } from '../../shared/contract/records.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { columnsOfTable } from '../../shared/records/worked.ts';

/** What grids of records show and where the owner is in them. One grid a table, unless a screen names its own. */

export type Sort = { field: string; descending: boolean };
/** A cell: a row by its place in the list (`NEW_ROW` for the one to add), a column by its place among those shown. */
export type Place = { row: number; column: number };
/** The headings, and the row to type a new record into, stand above the first record. */
export const HEAD_ROW = -2;
export const NEW_ROW = -1;

export type GridState = {
  search: string;
  filters: readonly RecordFilter[];
  /** Only these records, such as those a data check found; null = all. */
  ids: readonly number[] | null;
  /** Null = the table's own order. */
  sort: Sort | null;
  /** Names of the columns shown, in their order. */
  columns: readonly string[];
  /** Widths the owner has given, by column, in pixels. */
  widths: Readonly<Record<string, number>>;
  /** Numbers of the records chosen. */
  selected: ReadonlySet<number>;
  focus: Place;
  /** Number of the record whose row has the focus. */
  current: number | null;
  /** What was typed into the row for a new record, by field. */
  draft: Readonly<Record<string, string>>;
  /** The record beside the grid: its number, `new`, or none. */
  open: number | 'new' | null;
};

/** What stays on this machine from one start to the next; the rest belongs to the book that is open. */
type Preference = Pick<GridState, 'sort' | 'columns' | 'widths'>;

const keyOf = (view: string): string => `grid ${view}`;

function remembered(view: string): Partial<Preference> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(keyOf(view)) ?? '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}

/** Fields of long texts, and seldom ones, are read in the record itself. */
export const usualColumns = (table: RecordTable): string[] =>
  columnsOfTable(table)
    .filter(({ type, name }) => type !== 'note' && !TABLES[table].seldom?.includes(name))
    .map(({ name }) => name);

function start(table: RecordTable, view: string): GridState {
  const { sort, columns, widths } = remembered(view);
  const names = new Set(columnsOfTable(table).map(({ name }) => name));
  const known = (Array.isArray(columns) ? columns : []).filter((name) => names.has(name));
  return {
    search: '',
    filters: [],
    ids: null,
    sort: sort && names.has(sort.field) ? sort : null,
    columns: known.length > 0 ? known : usualColumns(table),
    widths: widths ?? {},
    selected: new Set(),
    focus: { row: 0, column: 0 },
    current: null,
    draft: {},
    open: null,
  };
}

const useGrids = create<{ grids: Readonly<Record<string, GridState>> }>(() => ({ grids: {} }));

/** Grids at their start are made once, so that asking for one twice gives the same. */
const starts = new Map<string, GridState>();
function startOf(table: RecordTable, view: string): GridState {
  const known = starts.get(view) ?? start(table, view);
  starts.set(view, known);
  return known;
}

/** The state of a grid. @param view the grid's own name where a table has more than one */
export const gridOf = (table: RecordTable, view: string = table): GridState =>
  useGrids.getState().grids[view] ?? startOf(table, view);

/** The same, drawn anew when it changes. */
export const useGrid = (table: RecordTable, view: string = table): GridState =>
  useGrids(({ grids }) => grids[view] ?? startOf(table, view));

/** Changes what a grid shows; sorting and columns are remembered on this machine. */
export function setGrid(table: RecordTable, change: Partial<GridState>, view: string = table): void {
  const grid = { ...gridOf(table, view), ...change };
  useGrids.setState(({ grids }) => ({ grids: { ...grids, [view]: grid } }));
  if ('sort' in change || 'columns' in change || 'widths' in change) {
    const { sort, columns, widths } = grid;
    localStorage.setItem(keyOf(view), JSON.stringify({ sort, columns, widths } satisfies Preference));
  }
}

/** Another book, other records: filters, choices and open records of the last one mean nothing in it. */
export function forgetGrids(): void {
  starts.clear();
  useGrids.setState({ grids: {} });
}
