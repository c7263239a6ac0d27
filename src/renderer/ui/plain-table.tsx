import type { ReactNode } from 'react';
import { classes } from '../lib/classes.ts';
import { FigureTable } from './figure-table.tsx';
import styles from './plain-table.module.css';

/** `text` may break into lines; a `word`, such as a day, stays whole. */
type Head = { label: string; note?: string | undefined; kind?: 'text' | 'word' | 'number' };
type Row = {
  key: string;
  cells: readonly ReactNode[];
  level?: 'line' | 'sum' | 'ratio' | 'marked';
};

type PlainTableProps = {
  label: string;
  /** The first column names the rows. */
  head: readonly Head[];
  rows: readonly Row[];
  /** Columns of one width. */
  even?: boolean;
};

/** Two columns may share a name, told apart by their notes. */
const keyOf = (column: Head | undefined): string => `${column?.label} ${column?.note ?? ''}`;

/** A table to read, not to work in: no sorting, as long as it is. */
export function PlainTable({ label, head, rows, even }: PlainTableProps) {
  const look = (index: number) => {
    const kind = head[index]?.kind ?? (index === 0 ? 'text' : 'number');
    return classes(kind !== 'number' && styles.text, kind === 'word' && styles.word);
  };
  return (
    <FigureTable className={classes(styles.table, even && styles.even)} aria-label={label}>
      <thead>
        <tr>
          {head.map((column, index) => (
            <th key={keyOf(column)} scope="col" className={look(index)}>
              {column.label}
              {column.note && <span className={styles.note}>{column.note}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={classes(row.level && row.level !== 'line' && styles[row.level])}>
            {row.cells.map((cell, index) =>
              index === 0 ? (
                <th key={keyOf(head[index])} scope="row" className={look(index)}>
                  {cell}
                </th>
              ) : (
                <td key={keyOf(head[index])} className={look(index)}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </FigureTable>
  );
}
