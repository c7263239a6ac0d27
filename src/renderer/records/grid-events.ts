import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { commandOf, type GridCommand, movedBy, typedBy } from './grid-keys.ts';
import { ROW_HEIGHT } from './grid-row.tsx';
import { HEAD_ROW, NEW_ROW, type Place } from './grid-state.ts';
import type { GridModel } from './use-grid.ts';

/** What keys and pointer do in a grid. */

const STEP = 16;

const commandsOf = (grid: GridModel): Record<GridCommand, () => void> => ({
  edit: () => void grid.begin(grid.at),
  sort: () => grid.sortBy(grid.at.column),
  open: () => grid.open(grid.at.row),
  choose: () => grid.choosing.toggle(grid.at.row),
  chooseAll: () => void grid.choosing.all(),
  // Escape leaves one thing after another: what is chosen, then the record beside the grid.
  chooseNone: () =>
    grid.grid.selected.size === 0 && grid.grid.open !== null
      ? grid.set({ open: null })
      : grid.choosing.none(),
  remove: () => (grid.at.row === NEW_ROW ? grid.newRow.clear() : void grid.remove()),
  clear: () => void grid.begin(grid.at, ''),
  wider: () => grid.widen.by(grid.at.column, STEP),
  narrower: () => grid.widen.by(grid.at.column, -STEP),
  columnLeft: () => grid.moveColumn(-1),
  columnRight: () => grid.moveColumn(1),
});

/** While a cell is being typed in, its input has the keys but for those that lead out of it. */
function onInputKey({ newRow, edit }: GridModel, event: KeyboardEvent): void {
  if (event.key === 'Tab') event.preventDefault();
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  if (newRow.column === null) edit.cancel();
  else newRow.cancel();
}

function move(grid: GridModel, to: Place, isChoosing: boolean): void {
  const { choosing, at, grid: state } = grid;
  if (isChoosing && to.row >= 0 && to.row !== at.row) {
    if (state.selected.size === 0) choosing.from(at.row);
    void choosing.to(to.row);
  } else choosing.from(to.row);
  grid.place(to);
}

/** Tab leaves the grid; but a record half typed goes on from left to right, also past cells with nothing to say. */
function tabbed({ at, columns, grid }: GridModel, { key, shiftKey }: KeyboardEvent): Place | null {
  if (key !== 'Tab' || at.row !== NEW_ROW || Object.keys(grid.draft).length === 0) return null;
  const column = at.column + (shiftKey ? -1 : 1);
  return column < 0 || column >= columns.length ? null : { row: NEW_ROW, column };
}

const extentOf = ({ rows, columns, above, scroller }: GridModel) => ({
  rows,
  columns: columns.length,
  above,
  page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - above.length - 1),
});

export function onGridKey(grid: GridModel, event: KeyboardEvent): void {
  const { at } = grid;
  if (event.target !== (event.target as HTMLElement).closest('[data-column]')) {
    onInputKey(grid, event);
    return;
  }
  const to = event.altKey ? null : (tabbed(grid, event) ?? movedBy(event, at, extentOf(grid)));
  const command = to ? null : commandOf(event, at.row);
  const typed = to || command ? null : typedBy(event);
  if (to) move(grid, to, event.shiftKey && event.key !== 'Tab');
  else if (command) commandsOf(grid)[command]();
  else if (typed === null || !grid.begin(at, typed)) return;
  event.preventDefault();
}

function onMark({ choosing, grid }: GridModel, row: number, isRange: boolean): void {
  if (row === HEAD_ROW) void (grid.selected.size > 0 ? choosing.none() : choosing.all());
  else if (isRange) void choosing.to(row);
  else if (row >= 0) choosing.toggle(row);
}

export function onGridClick(grid: GridModel, event: MouseEvent): void {
  const target = event.target as HTMLElement;
  const line = target.closest<HTMLElement>('[data-row]');
  if (!line || target.closest('[data-grip]')) return;
  const row = Number(line.dataset.row);
  const cell = target.closest<HTMLElement>('[data-column]');
  if (!cell) {
    onMark(grid, row, event.shiftKey);
    return;
  }
  // A click into an input is the input's.
  if (target !== cell && target.closest('input, textarea, button')) return;
  const column = Number(cell.dataset.column);
  grid.place({ row, column });
  if (row === HEAD_ROW) grid.sortBy(column);
  else if (event.shiftKey) void grid.choosing.to(row);
  else if (event.ctrlKey || event.metaKey) grid.choosing.toggle(row);
  else {
    grid.choosing.from(row);
    if (row === NEW_ROW) grid.begin({ row, column });
  }
}

/** A reader of screens puts the focus where it likes: the grid's place follows. */
export function onGridFocus({ at, place }: GridModel, event: FocusEvent): void {
  const cell = event.target as HTMLElement;
  const line = cell.closest<HTMLElement>('[data-row]');
  if (!line || cell.dataset.column === undefined) return;
  const to = { row: Number(line.dataset.row), column: Number(cell.dataset.column) };
  if (to.row !== at.row || to.column !== at.column) place(to, false);
}
