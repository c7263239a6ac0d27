import type { ImportQuestion, RejectedRow } from '../../shared/import.ts';
import type { Total } from './totals.ts';

/** What became of a file's rows, in numbers and in words. */

/** How much of an import is kept in words; the counts go on. */
export const KEPT = { rejected: 1000, preview: 20, changes: 100, warnings: 200, lines: 5 } as const;

export type Preview = { line: number; what: 'new' | 'changed' | 'unchanged'; cells: string[] };
export type Changed = {
  line: number;
  record: string;
  fields: { field: string; before: string; after: string }[];
};

/** What became of a file's rows. */
export type Tally = {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  leftOut: number;
  rejectedCount: number;
  rejected: RejectedRow[];
  leftOutRows: { reason: string; count: number; lines: number[] }[];
  warnings: { line: number; message: string }[];
  preview: { columns: { label: string; numeric: boolean }[]; rows: Preview[] };
  changes: Changed[];
  totals: Total[];
  questions: ImportQuestion[];
};

/** Of a file nothing is known of yet. */
export const emptyTally = (): Tally => ({
  rows: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  leftOut: 0,
  rejectedCount: 0,
  rejected: [],
  leftOutRows: [],
  warnings: [],
  preview: { columns: [], rows: [] },
  changes: [],
  totals: [],
  questions: [],
});

/**
 * Keeps count of what becomes of rows.
 * @param allRejected keeps every rejected row, not just the first ones
 */
export function tallier(allRejected: boolean) {
  const tally = emptyTally();
  const left = new Map<string, { count: number; lines: number[] }>();
  return {
    tally,
    leave(line: number, reason: string): void {
      tally.leftOut++;
      const entry = left.get(reason);
      if (!entry) left.set(reason, { count: 1, lines: [line] });
      else {
        entry.count++;
        if (entry.lines.length < KEPT.lines) entry.lines.push(line);
      }
    },
    reject(line: number, column: string, reason: string): void {
      tally.rejectedCount++;
      if (allRejected || tally.rejected.length < KEPT.rejected) tally.rejected.push({ line, column, reason });
    },
    warn(line: number, message: string): void {
      if (tally.warnings.length < KEPT.warnings) tally.warnings.push({ line, message });
    },
    /** Why rows were left out, in the order in which it first happened. */
    leftOut: (): Tally['leftOutRows'] => [...left].map(([reason, rest]) => ({ reason, ...rest })),
  };
}
