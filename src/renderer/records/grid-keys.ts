import type { KeyboardEvent } from 'react';
import { HEAD_ROW, type Place } from './grid-state.ts';

/** How far a grid reaches. */
export type Extent = {
  rows: number;
  columns: number;
  /** Rows that Page Up and Page Down pass. */
  page: number;
  /** The rows above the first record, top to bottom. */
  above: readonly number[];
};

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), Math.max(least, most));

/** Where a key leads from a place; null if it leads nowhere. */
export function movedBy(
  { key, ctrlKey, metaKey }: Keys,
  { row, column }: Place,
  { rows, columns, page, above }: Extent,
): Place | null {
  const far = ctrlKey || metaKey;
  const lines = above.length + rows;
  const line = row < 0 ? Math.max(above.indexOf(row), 0) : row + above.length;
  const at = (to: number): number => {
    const next = clamp(to, 0, lines - 1);
    return above[next] ?? next - above.length;
  };
  const cell = (to: number): number => clamp(to, 0, columns - 1);
  switch (key) {
    case 'ArrowDown':
      return { row: at(far ? lines - 1 : line + 1), column };
    case 'ArrowUp':
      return { row: at(far ? above.length : line - 1), column };
    case 'ArrowRight':
      return { row, column: cell(far ? columns - 1 : column + 1) };
    case 'ArrowLeft':
      return { row, column: cell(far ? 0 : column - 1) };
    case 'PageDown':
      return { row: at(line + page), column };
    case 'PageUp':
      return { row: at(line - page), column };
    case 'Home':
      return { row: far ? at(above.length) : row, column: 0 };
    case 'End':
      return { row: far ? at(lines - 1) : row, column: columns - 1 };
    default:
      return null;
  }
}

/** What a key asks of a grid while no cell is being typed in. */
export type GridCommand =
  | 'edit'
  | 'sort'
  | 'open'
  | 'choose'
  | 'chooseAll'
  | 'chooseNone'
  | 'remove'
  | 'clear'
  | 'wider'
  | 'narrower'
  | 'columnLeft'
  | 'columnRight';

const ON_HEAD: Readonly<Record<string, GridCommand>> = { Enter: 'sort', ' ': 'sort' };
const ON_ROW: Readonly<Record<string, GridCommand>> = {
  Enter: 'edit',
  F2: 'edit',
  ' ': 'choose',
  Delete: 'remove',
  Backspace: 'clear',
  Escape: 'chooseNone',
};
const WITH_CONTROL: Readonly<Record<string, GridCommand>> = { Enter: 'open', a: 'chooseAll' };
const WITH_ALT: Readonly<Record<string, GridCommand>> = { ArrowRight: 'wider', ArrowLeft: 'narrower' };
const WITH_ALT_SHIFT: Readonly<Record<string, GridCommand>> = {
  ArrowRight: 'columnRight',
  ArrowLeft: 'columnLeft',
};

/** The command of a key; null if it is none. */
export function commandOf(event: Keys, row: number): GridCommand | null {
  const { key, altKey, shiftKey } = event;
  if (altKey) {
    if (row !== HEAD_ROW) return null;
    return (shiftKey ? WITH_ALT_SHIFT : WITH_ALT)[key] ?? null;
  }
  if (event.ctrlKey || event.metaKey) return WITH_CONTROL[key.length === 1 ? key.toLowerCase() : key] ?? null;
  return (row === HEAD_ROW ? ON_HEAD : ON_ROW)[key] ?? null;
}

/** The sign a key types, by which a cell is begun anew; null if it types none. */
export const typedBy = ({ key, ctrlKey, metaKey, altKey }: Keys): string | null =>
  // Some layouts type with Ctrl and Alt together.
  key.length === 1 && key !== ' ' && ctrlKey === altKey && !metaKey ? key : null;
