import { closeSync, openSync, writeSync } from 'node:fs';
import type { RejectedRow } from '../../shared/import.ts';
import type { Db } from '../db/open.ts';
import { guarded } from '../db/open.ts';
import { csvLine } from '../exporting/csv.ts';
import type { Given } from '../importing/inspect.ts';
import { OWN_COLUMNS } from '../importing/reading/fingerprint.ts';
import { savedCell } from '../importing/reading/mended.ts';
import { readRows } from '../importing/reading/rows.ts';
import { rejectedRows } from './import-jobs.ts';
import type { JobControl } from './jobs.ts';

/**
 * Writes the rejected rows of a file as CSV under the file's own header, with the line and the reason in two columns
 * of ours: mended there, the file can be imported as it is.
 */
export function saveRejected(
  db: Db,
  path: string,
  given: Given,
  to: string,
  control: JobControl,
): { rows: number } {
  const { file, inspection, rejected } = rejectedRows(db, path, given, control);
  const byLine = new Map<number, RejectedRow>(rejected.map((row) => [row.line, row]));
  const { header, format } = inspection;
  const out = guarded(to, () => openSync(to, 'w'));
  const write = (cells: readonly string[]) => writeSync(out, csvLine(cells.map(savedCell)));
  const reasonOf = ({ line, column, reason }: RejectedRow) => [
    String(line),
    column === '' ? reason : `${column}: ${reason}`,
  ];
  try {
    writeSync(out, '\ufeff');
    readRows(
      file,
      format,
      (row) => {
        const cells = Array.from({ length: Math.max(row.width, header.labels.length) }, (_, i) =>
          row.cell(i),
        );
        if (row.line === header.line) write([...cells, ...OWN_COLUMNS]);
        const problem = byLine.get(row.line);
        if (problem) write([...cells, ...reasonOf(problem)]);
        return true;
      },
      (line, message) => {
        const blank = header.labels.map(() => '');
        write([...blank, ...reasonOf({ line, column: '', reason: message })]);
      },
    );
  } finally {
    closeSync(out);
  }
  return { rows: rejected.length };
}
