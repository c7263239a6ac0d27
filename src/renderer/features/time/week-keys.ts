import type { KeyboardEvent } from 'react';

/** Where a cell stands: rows from the top, days from the left. */
export type Place = { row: number; column: number };

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** Where a key leads from a place in a grid of `rows` × `columns`; null if nowhere. */
export function moved(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | null {
  const far = ctrlKey || metaKey;
  const at = (toRow: number, toColumn: number): Place => ({
    row: clamp(toRow, rows - 1),
    column: clamp(toColumn, columns - 1),
  });
  switch (key) {
    case 'ArrowUp':
      return at(far ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(far ? rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return at(row, far ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, far ? columns - 1 : column + 1);
    case 'Home':
      return at(far ? 0 : row, 0);
    case 'End':
      return at(far ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}

/** The cell after this one, or before it, line by line as Tab goes; null beyond the ends. */
export function beside({ row, column }: Place, step: 1 | -1, rows: number, columns: number): Place | null {
  const next = row * columns + column + step;
  return next < 0 || next >= rows * columns
    ? null
    : { row: Math.floor(next / columns), column: next % columns };
}

/** What begins a time when it is typed onto a cell. */
export const startsTime = (key: string): boolean => /^[\d:.,]$/.test(key);
