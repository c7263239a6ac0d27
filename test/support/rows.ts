import { readRows } from '../../src/main/importing/reading/rows.ts';
import type { Row } from '../../src/main/importing/types.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A row as the reader would hand it out, from its cells; unlike the reader's it stays valid. */
export const rowOf = (line: number, cells: readonly string[]): Row => ({
  line,
  width: cells.length,
  cell: (index) => cells[index] ?? '',
  hash(into, skip) {
    const bytes = Buffer.from(cells.map(quoted).join(','));
    const source = { name: 'row.csv', size: bytes.length, chunks: () => [bytes] };
    const hash = (row: Row) => row.hash(into, skip);
    readRows(source, { encoding: 'utf-8', delimiter: ',', block: 256 }, hash, (_, message) => {
      throw new Error(message);
    });
  },
});
