// Protects the keys of a grid: each leads where people expect, and none out of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandOf, type Extent, movedBy, typedBy } from '../../../src/renderer/records/grid-keys.ts';
import { HEAD_ROW, NEW_ROW } from '../../../src/renderer/records/grid-state.ts';

const key = (name: string, more: Partial<Parameters<typeof commandOf>[0]> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const TEN: Extent = { rows: 10, columns: 4, page: 3, above: [HEAD_ROW, NEW_ROW] };
const from = (row: number, column: number, name: string, far = false) =>
  movedBy(key(name, { ctrlKey: far }), { row, column }, TEN);

describe('moving', () => {
  it('goes cell by cell, by pages, to the ends of a row and of the list', () => {
    expect(from(3, 1, 'ArrowDown')).toEqual({ row: 4, column: 1 });
    expect(from(3, 1, 'ArrowLeft')).toEqual({ row: 3, column: 0 });
    expect(from(3, 1, 'PageDown')).toEqual({ row: 6, column: 1 });
    expect(from(3, 1, 'Home')).toEqual({ row: 3, column: 0 });
    expect(from(3, 1, 'End')).toEqual({ row: 3, column: 3 });
    expect(from(3, 1, 'Home', true)).toEqual({ row: 0, column: 0 });
    expect(from(3, 1, 'End', true)).toEqual({ row: 9, column: 3 });
    expect(from(3, 1, 'ArrowUp', true)).toEqual({ row: 0, column: 1 });
    expect(from(3, 1, 'x')).toBeNull();
  });

  it('passes the row for a new record and the headings above the first record', () => {
    expect(from(0, 2, 'ArrowUp')).toEqual({ row: NEW_ROW, column: 2 });
    expect(from(NEW_ROW, 2, 'ArrowUp')).toEqual({ row: HEAD_ROW, column: 2 });
    expect(from(HEAD_ROW, 2, 'ArrowDown')).toEqual({ row: NEW_ROW, column: 2 });
    expect(from(1, 2, 'PageUp')).toEqual({ row: HEAD_ROW, column: 2 });
  });

  it('never leaves the grid, however large it is', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<readonly number[]>([HEAD_ROW], [HEAD_ROW, NEW_ROW]),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 30 }),
        (rows, columns, above, walk) => {
          let at = { row: HEAD_ROW, column: 0 };
          for (const [name, far] of walk) {
            at = movedBy(key(name, { ctrlKey: far }), at, { rows, columns, page: 7, above }) ?? at;
            expect(at.row >= 0 ? at.row < rows : above.includes(at.row)).toBe(true);
            expect(at.column).toBeGreaterThanOrEqual(0);
            expect(at.column).toBeLessThan(columns);
          }
        },
      ),
    );
  });
});

describe('keys that do something', () => {
  it('sort on a heading and edit on a row', () => {
    expect(commandOf(key('Enter'), HEAD_ROW)).toBe('sort');
    expect(commandOf(key('Enter'), 3)).toBe('edit');
    expect(commandOf(key('F2'), NEW_ROW)).toBe('edit');
    expect(commandOf(key('Delete'), HEAD_ROW)).toBeNull();
    expect(commandOf(key('A', { ctrlKey: true }), 3)).toBe('chooseAll');
    expect(commandOf(key('Enter', { metaKey: true }), 3)).toBe('open');
    expect(commandOf(key('ArrowRight', { altKey: true }), HEAD_ROW)).toBe('wider');
    expect(commandOf(key('ArrowRight', { altKey: true }), 3)).toBeNull();
  });

  it('leave copying, undoing and finding to whoever has them', () => {
    for (const letter of ['c', 'v', 'x', 'z', 'k', 'f', 'p'])
      expect(
        commandOf(key(letter, { ctrlKey: true }), 3) ?? typedBy(key(letter, { ctrlKey: true })),
      ).toBeNull();
  });

  it('type a sign, also one that some layouts need two keys for', () => {
    expect(typedBy(key('ä'))).toBe('ä');
    expect(typedBy(key('@', { ctrlKey: true, altKey: true }))).toBe('@');
    expect(typedBy(key(' '))).toBeNull();
    expect(typedBy(key('Shift'))).toBeNull();
  });
});
