import type { Row } from '../types.ts';
import { isOwnColumn } from './fingerprint.ts';
import { readRows } from './rows.ts';

/**
 * Cells of the CSV of rejected rows. What a spreadsheet would run as a formula gets a `'` there, also where the tool
 * had put one; each is taken off again when the mended file comes back, so that its rows are known to be those of the
 * first file. Numbers are left as they are.
 */

const runs = (text: string): boolean => {
  const bare = text.replace(/^'+/, '');
  return /^[=+\-@]/.test(bare) && !/^[+-]?[\d.,]+$/.test(bare);
};

/** A cell as it is saved. */
export const savedCell = (text: string): string => (runs(text) ? `'${text}` : text);

/** A cell as it was before it was saved. */
export const cellBefore = (text: string): string =>
  text.charCodeAt(0) === 39 && runs(text) ? text.slice(1) : text;

/** Whether a file is one of rejected rows, mended or not: it has columns of ours. */
export const isSavedFile = (names: readonly string[]): boolean => names.some(isOwnColumn);

/** A row of such a file as it stood in the first one. */
export function asBefore(row: Row): Row {
  let isSame = true;
  for (let i = 0; i < row.width && isSame; i++) {
    const text = row.cell(i);
    isSame = cellBefore(text) === text;
  }
  if (isSame) return row;
  return {
    line: row.line,
    width: row.width,
    cell: (index) => cellBefore(row.cell(index)),
    hash(into, skip) {
      const cells = Array.from({ length: row.width }, (_, i) => cellBefore(row.cell(i)));
      const bytes = Buffer.from(cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
      readRows(
        { name: '', size: bytes.length, chunks: () => [bytes] },
        { encoding: 'utf-8', delimiter: ',', block: 256 },
        (before) => before.hash(into, skip),
        (_, message) => {
          throw new Error(message);
        },
      );
    },
  };
}
