import type { KeyboardEvent } from 'react';
import { HEAD_ROW, type Place } from './grid-state.ts';

export type GridKeys = {
  focus: Place;
  rows: number;
  columns: number;
  /** Rows that PageUp and PageDown pass. */
  page: number;
  place: (to: Place) => void;
  /** Enter on a cell. */
  enter: () => void;
  /** Opens the record of the row. */
  open: () => void;
  /** Chooses the row, or not any more. */
  choose: () => void;
};

/** The topmost place rows reach: the headings. */
const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Where a key leads from a place; null if it leads nowhere. */
export function moved(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { focus: { row, column }, rows, columns, page }: Pick<GridKeys, 'focus' | 'rows' | 'columns' | 'page'>,
  rowsAbove: readonly number[] = [HEAD_ROW],
): Place | null {
  const far = ctrlKey || metaKey;
  const lines = rowsAbove.length + rows;
  const line = row < 0 ? rowsAbove.indexOf(row) : row + rowsAbove.length;
  const at = (to: number): number => {
    const next = clamp(to, 0, lines - 1);
    return rowsAbove[next] ?? next - rowsAbove.length;
  };
  const cell = (to: number): number => clamp(to, 0, columns - 1);
  switch (key) {
    case 'ArrowDown':
      return { row: at(far ? lines - 1 : line + 1), column };
    case 'ArrowUp':
      return { row: at(far ? rowsAbove.length : line - 1), column };
    case 'ArrowRight':
      return { row, column: cell(far ? columns - 1 : column + 1) };
    case 'ArrowLeft':
      return { row, column: cell(far ? 0 : column - 1) };
    case 'PageDown':
      return { row: at(line + page), column };
    case 'PageUp':
      return { row: at(line - page), column };
    case 'Home':
      return { row: far ? at(rowsAbove.length) : row, column: 0 };
    case 'End':
      return { row: far ? at(lines - 1) : row, column: columns - 1 };
    default:
      return null;
  }
}

/** What a key does in a grid. */
export const gridKeys = (keys: GridKeys) => (event: KeyboardEvent) => {
  if (event.altKey) return;
  const to = event.shiftKey ? null : moved(event, keys);
  if (to) keys.place(to);
  else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keys.open();
  else if (event.key === 'Enter') keys.enter();
  else if (event.key === ' ') keys.choose();
  else return;
  event.preventDefault();
};
