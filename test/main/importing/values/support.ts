import type { FieldSpec, Header, Lanes, Row } from '../../../../src/main/importing/types.ts';

/** A header as the reader makes it, from `Label (unit)`. */
export function headerOf(...labels: string[]): Header {
  return {
    line: 1,
    labels,
    names: labels.map((label) =>
      label
        .replace(/\s*\(.*\)/, '')
        .trim()
        .toLowerCase(),
    ),
    units: labels.map((label) => /\((.*)\)/.exec(label)?.[1] ?? ''),
  };
}

export const rowOf = (line: number, cells: readonly string[]): Row => ({
  line,
  width: cells.length,
  cell: (index) => cells[index] ?? '',
  hash: (_: Lanes) => {},
});

export const spec = (field: string, type: FieldSpec['type']): FieldSpec => ({
  field,
  label: field,
  type,
  headers: [],
});

/** Hands over rows from line 2 until it is told to stop; says how many were looked at. */
export function visiting(rows: readonly (readonly string[])[]) {
  const seen = { rows: 0 };
  const visit = (onRow: (row: Row) => boolean): void => {
    for (const [index, cells] of rows.entries()) {
      seen.rows += 1;
      if (!onRow(rowOf(index + 2, cells))) return;
    }
  };
  return { visit, seen };
}
