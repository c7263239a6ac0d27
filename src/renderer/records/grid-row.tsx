import { memo } from 'react';
import type { BookRecord } from '../../shared/contract/records.ts';
import { classes } from '../lib/classes.ts';
import { useFormat } from '../lib/format-context.tsx';
import { cellText } from './cell-text.ts';
import styles from './grid.module.css';
import { type GridColumn, isNumber, isText } from './grid-columns.ts';

export const ROW_HEIGHT = 28;

type GridRowProps = {
  /** Undefined while it is on the way. */
  record: BookRecord | undefined;
  index: number;
  /** As readers of screens count it, the headings included. */
  rowIndex: number;
  columns: readonly GridColumn[];
  /** The column whose cell is the grid's stop for Tab; null = in another row. */
  focused: number | null;
  isSelected: boolean;
  isOpen: boolean;
  top: number;
};

/** A record as a row of cells. Drawn anew only when something of it changes: scrolling draws what comes into sight. */
export const GridRow = memo(function GridRow({
  record,
  index,
  rowIndex,
  columns,
  focused,
  isSelected,
  isOpen,
  top,
}: GridRowProps) {
  const format = useFormat();
  return (
    <tr
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      {...(record === undefined && { 'aria-busy': true })}
      data-row={index}
      className={classes(styles.row, styles.record, isSelected && styles.selected, isOpen && styles.open)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td aria-colindex={1} className={styles.mark}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          readOnly
          aria-label={`Choose ${record?.title ?? 'row'}`}
        />
      </td>
      {columns.map(({ field }, i) => {
        const text = record ? cellText(field, record.values[field.name] ?? null, format) : '';
        return (
          <td
            key={field.name}
            aria-colindex={i + 2}
            data-column={i}
            tabIndex={focused === i ? 0 : -1}
            className={classes(styles.cell, isNumber(field) && styles.number, isText(field) && styles.text)}
            {...(text.length > 12 && { title: text })}
          >
            {text}
          </td>
        );
      })}
    </tr>
  );
});
