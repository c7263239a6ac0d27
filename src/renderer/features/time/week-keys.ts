import type { KeyboardEvent } from 'react';

/** Where a cell stands: rows from the top, days from the left. */
export type Place = { row: number; column: number };
/** How a typed time is left. */
export type Step = 'down' | 'right' | 'left' | 'stay';

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** A week's days. */
export const COLUMNS = 7;

/** Where a key leads from a place; null if nowhere. */
export function moved(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { row, column }: Place,
  rows: number,
): Place | null {
  const far = ctrlKey || metaKey;
  const at = (toRow: number, toColumn: number): Place => ({
    row: clamp(toRow, rows - 1),
    column: clamp(toColumn, COLUMNS - 1),
  });
  switch (key) {
    case 'ArrowUp':
      return at(far ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(far ? rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return at(row, far ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, far ? COLUMNS - 1 : column + 1);
    case 'Home':
      return at(far ? 0 : row, 0);
    case 'End':
      return at(far ? rows - 1 : row, COLUMNS - 1);
    default:
      return null;
  }
}

/** Where the focus goes after a time was typed: to the cell below, or to the next one line by line; null = it stays. */
export function after({ row, column }: Place, step: Step, rows: number): Place | null {
  if (step === 'stay') return null;
  if (step === 'down') return { row: clamp(row + 1, rows - 1), column };
  const next = row * COLUMNS + column + (step === 'right' ? 1 : -1);
  if (next < 0 || next >= rows * COLUMNS) return null;
  return { row: Math.floor(next / COLUMNS), column: next % COLUMNS };
}

/** What begins a time when it is typed onto a cell. */
export const startsTime = (key: string): boolean => /^[\d:.,]$/.test(key);
