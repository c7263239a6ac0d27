import type { ReactNode } from 'react';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { RecordFilter } from '../../shared/contract/records.ts';
import type { FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { useQuery } from '../lib/store.ts';
import { type CellLooks, columnsOf, type ExtraColumn, moveName, saidBy } from './grid-columns.ts';
import { HEAD_ROW, NEW_ROW, type Place, setGrid, useGrid } from './grid-state.ts';
import type { Finish } from './input-types.ts';
import { useRecordSums } from './record-pages.ts';
import { type MayChange, removeRecords } from './save.ts';
import { useCellEdit } from './use-cell-edit.ts';
import { useChoosing } from './use-choosing.ts';
import { useClipboard } from './use-clipboard.ts';
import { useColumnWidths } from './use-column-widths.ts';
import { namedBy, useFields } from './use-fields.ts';
import { useGridList, useGridQuery } from './use-grid-list.ts';
import { useNewRow } from './use-new-row.ts';

export type RecordGridProps = {
  table: RecordTable;
  /** The grid's own name where a screen has more than one of a table. */
  view?: string;
  /** Only these fields, where not all of them make sense here. */
  columns?: readonly string[];
  /** What the screen works out beside them, to be read only. Kept between renders. */
  extra?: readonly ExtraColumn[];
  /** How it draws what the book works out. Kept between renders. */
  looks?: CellLooks;
  /** What the grid is about, beyond the filters the owner sets. Kept between renders. */
  fixedFilters?: readonly RecordFilter[];
  /** What a new record gets unless something else is typed. Kept between renders. */
  defaults?: FieldValues;
  /** Opens a record, or a new one; by default it is put where `useGrid(table).open` says. */
  onOpen?: (what: number | 'new') => void;
  /** Asks before records are changed by hand, where there is something to ask; false = they stay as they are. */
  mayChange?: MayChange;
  /** What it adds up to means nothing, since it is of several kinds. */
  unsummed?: boolean;
  /** Nothing can be changed; else as the book is open. */
  readOnly?: boolean;
  /** Shown where there is no record at all. */
  empty?: ReactNode;
  /** More tools above the grid. */
  tools?: ReactNode;
};

const NO_FILTERS: readonly RecordFilter[] = [];
const NO_DEFAULTS: FieldValues = {};
const NO_EXTRA: readonly ExtraColumn[] = [];
const NO_LOOKS: CellLooks = {};

const ALWAYS: MayChange = async () => true;

/** Everything a grid is and does but its looks. */
export type GridModel = ReturnType<typeof useRecordGrid>;

/** The state of a grid of records, what it shows, and what can be done with it. */
export function useRecordGrid({
  table,
  view = table,
  columns: offered,
  extra = NO_EXTRA,
  looks = NO_LOOKS,
  fixedFilters = NO_FILTERS,
  defaults = NO_DEFAULTS,
  onOpen,
  mayChange = ALWAYS,
  unsummed = false,
  readOnly,
}: RecordGridProps) {
  const grid = useGrid(table, view);
  const { focus, selected, sort, columns: chosen, widths, current } = grid;
  const context = useFields(useMemo(() => namedBy(table), [table]));
  const status = useQuery('book.status', {}).data;
  const isReadOnly = readOnly ?? status?.readOnly ?? false;
  const columns = useMemo(
    () => columnsOf(table, { columns: chosen, widths }, offered, extra, looks),
    [table, chosen, widths, offered, extra, looks],
  );
  const query = useGridQuery(table, grid, fixedFilters);
  const scroller = useRef<HTMLDivElement>(null);
  const set = (change: Parameters<typeof setGrid>[1]) => setGrid(table, change, view);
  const { pages, virtualizer, rows } = useGridList(query, scroller, focus.row, () => {
    // What is not in the list any more must not be changed or removed unseen.
    set({ selected: new Set(), focus: { row: Math.min(focus.row, 0), column: focus.column } });
  });
  const sums = useRecordSums(pages.asked);
  const total = pages.total ?? 0;
  const above = isReadOnly ? [HEAD_ROW] : [HEAD_ROW, NEW_ROW];
  // Where there is no record the stop is the row for the first one.
  const last = pages.total === 0 ? NEW_ROW : Math.max(rows - 1, 0);
  const row = Math.min(focus.row, last);
  const at: Place = {
    row: row === NEW_ROW && isReadOnly ? HEAD_ROW : row,
    column: Math.min(focus.column, columns.length - 1),
  };

  const wantsFocus = useRef(false);
  /** Moves the grid's stop for Tab, and the focus with it. */
  const place = (to: Place, takeFocus = true) => {
    wantsFocus.current = takeFocus;
    const id = pages.rowAt(to.row)?.id ?? null;
    set({
      focus: to,
      current: id,
      // A record beside the grid follows the row.
      ...(typeof grid.open === 'number' && id !== null && !onOpen && { open: id }),
    });
  };
  const open = (row: number) => {
    const id = pages.rowAt(row)?.id ?? (row === NEW_ROW ? 'new' : null);
    if (id === null) return;
    if (onOpen) onOpen(id);
    else set({ open: id });
  };
  /** The key being pressed: a choice from a list does not say by which it was made. */
  const pressed = useRef({ key: '', isShift: false });
  /** After typing: below with Enter, beside with Tab, at the same cell else. A new record goes on from left to right. */
  const goOn = ({ row, column }: Place, how: Finish | 'left') => {
    if (how === 'leave') return;
    const { key, isShift } = pressed.current;
    const aside = key === 'Tab' || (how === 'choice' && key === 'Enter' && row === NEW_ROW);
    const below = how === 'enter' || (how === 'choice' && key === 'Enter');
    const step = how !== 'left' && aside ? (isShift ? -1 : 1) : 0;
    place({
      row: below && row >= 0 ? Math.min(row + 1, Math.max(rows - 1, 0)) : row,
      column: Math.min(Math.max(column + step, 0), columns.length - 1),
    });
  };
  const edit = useCellEdit({
    table,
    columns,
    context,
    mayChange,
    onEnd: (cell, how) => goOn(cell, how),
    onRefused: (cell) => place({ row: cell.row, column: cell.column }, false),
  });
  const newRow = useNewRow({
    table,
    view,
    columns,
    defaults,
    context,
    onEnd: (column, how) => goOn({ row: NEW_ROW, column }, how),
    onGoTo: (column) => place({ row: NEW_ROW, column }),
  });
  const choosing = useChoosing(table, view, query, pages);
  const begin = ({ row, column }: Place, typed?: string): boolean => {
    if (isReadOnly || row === HEAD_ROW) return false;
    if (row === NEW_ROW) return newRow.begin(column, typed);
    const record = pages.rowAt(row);
    return record !== undefined && edit.begin(record, row, column, typed);
  };
  const clipboard = useClipboard({
    table,
    columns,
    context,
    query,
    pages,
    focus: at,
    selected,
    defaults,
    isReadOnly,
    onOne: (record, text) => {
      if (record ? edit.begin(record, at.row, at.column, text) : newRow.begin(at.column, text))
        (record ? edit : newRow).finish(text, 'choice');
    },
  });
  const targets = selected.size > 0 ? [...selected] : current !== null && pages.total ? [current] : [];
  const remove = async () => {
    if (isReadOnly || targets.length === 0) return;
    const result = await removeRecords(table, targets);
    if (!result.ok) return;
    set({ selected: new Set(), current: null, ...(targets.includes(Number(grid.open)) && { open: null }) });
    wantsFocus.current = true;
  };
  const sortBy = (column: number) => {
    const shown = columns[column];
    if (!shown || !saidBy(shown)) return;
    set({ sort: { field: shown.name, descending: sort?.field === shown.name && !sort.descending } });
  };
  const widen = useColumnWidths(table, view, columns, widths, scroller);

  const moveColumn = (steps: number) => {
    const column = columns[at.column];
    if (!column || !saidBy(column)) return;
    const { name } = column;
    const shown = columns.flatMap((each) => (saidBy(each) ? [each.name] : []));
    const next = moveName(shown, name, steps);
    set({ columns: next });
    place({ row: at.row, column: next.indexOf(name) });
  };

  // The focus is brought where it was asked for, once the cell is there.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const box = scroller.current;
    if (at.row >= 0) virtualizer.scrollToIndex(at.row);
    const cell = box?.querySelector<HTMLElement>(`[data-row="${at.row}"] > [data-column="${at.column}"]`);
    if (!box || !cell) return;
    wantsFocus.current = false;
    if (!cell.contains(document.activeElement)) cell.focus({ preventScroll: true });
    const end = cell.offsetLeft + cell.offsetWidth;
    if (cell.offsetLeft < box.scrollLeft) box.scrollLeft = cell.offsetLeft;
    else if (end > box.scrollLeft + box.clientWidth) box.scrollLeft = end - box.clientWidth;
  });
  // The record under the focus may be another once the list has changed.
  const currentId = at.row >= 0 ? (pages.rowAt(at.row)?.id ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another record matters.
  useEffect(() => {
    if (currentId !== current) set({ current: currentId });
  }, [currentId]);

  return {
    table,
    view,
    grid,
    columns,
    offered: offered ?? null,
    context,
    mayChange,
    isReadOnly,
    query,
    pages,
    virtualizer,
    rows,
    total,
    sums: unsummed ? null : sums,
    scroller,
    above,
    at,
    set,
    place,
    open,
    begin,
    edit,
    newRow,
    choosing,
    clipboard,
    widen,
    targets,
    remove,
    sortBy,
    moveColumn,
    pressed,
    /** After a dialog the focus goes back to its cell. */
    takeFocusBack: () => {
      wantsFocus.current = true;
    },
  };
}
