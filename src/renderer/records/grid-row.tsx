import { memo } from 'react';
import type { BookRecord } from '../../shared/contract/records.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import { classes } from '../lib/classes.ts';
import type { Formatter } from '../lib/format.ts';
import { useFormat } from '../lib/format-context.tsx';
import { cellText } from './cell-text.ts';
import { FieldInput } from './field-input.tsx';
import styles from './grid.module.css';
import type { GridColumn } from './grid-columns.ts';
import type { Finish } from './input-types.ts';

export const ROW_HEIGHT = 28;

/** A cell being typed in. */
export type CellInput = {
  column: number;
  text: string;
  error: string | undefined;
  change: (text: string) => void;
  finish: (text: string, how: Finish) => void;
};

type GridRowProps = {
  /** Undefined while it is on the way. */
  record: BookRecord | undefined;
  index: number;
  /** As readers of screens count it, the headings included. */
  rowIndex: number;
  columns: readonly GridColumn[];
  context: EntryContext;
  /** The column whose cell is the grid's stop for Tab; null = in another row. */
  focused: number | null;
  isSelected: boolean;
  isOpen: boolean;
  isReadOnly: boolean;
  input: CellInput | null;
  /** Texts just saved, until the record comes back with them. */
  settling: Readonly<Record<string, string>> | undefined;
  top: number;
};

/** What stands in a cell, as text where it is text. */
const contentOf = (
  { name, field, worked, cell }: GridColumn,
  record: BookRecord,
  settling: GridRowProps['settling'],
  context: EntryContext,
  format: Formatter,
) => {
  const drawn = cell?.(record);
  if (drawn !== undefined) return drawn;
  if (worked) return cellText(worked, record.worked?.[name] ?? null, context, format);
  if (!field) return '';
  return settling?.[name] ?? cellText(field, record.values[name] ?? null, context, format);
};

/** A record as a row of cells. Drawn anew only when something of it changes: scrolling draws what comes into sight. */
export const GridRow = memo(function GridRow({
  record,
  index,
  rowIndex,
  columns,
  context,
  focused,
  isSelected,
  isOpen,
  isReadOnly,
  input,
  settling,
  top,
}: GridRowProps) {
  const format = useFormat();
  return (
    <tr
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      {...(record === undefined && { 'aria-busy': true })}
      data-row={index}
      className={classes(
        styles.row,
        styles.record,
        isSelected && styles.selected,
        isOpen && styles.open,
        input && styles.typing,
      )}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td aria-colindex={1} className={styles.mark}>
        <span className={styles.box} aria-hidden="true" />
      </td>
      {columns.map((column, i) => {
        const { name, field, look } = column;
        const typing = input?.column === i && field;
        const content = record ? contentOf(column, record, settling, context, format) : '';
        return (
          <td
            key={name}
            // Told with each cell of the row by readers of screens.
            {...(i === 0 && { role: 'rowheader' })}
            aria-colindex={i + 2}
            data-column={i}
            tabIndex={focused === i ? 0 : -1}
            {...((isReadOnly || !field) && { 'aria-readonly': true })}
            {...(typeof content === 'string' && content.length > 12 && { title: content })}
            className={classes(
              styles.cell,
              look === 'number' && styles.number,
              look === 'text' && styles.text,
              typing && styles.input,
            )}
          >
            {typing ? (
              <FieldInput
                field={field}
                text={input.text}
                onChange={input.change}
                onCommit={input.finish}
                error={input.error}
                compact
                autoFocus
              />
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
});
