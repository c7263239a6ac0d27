import { type CSSProperties, useState } from 'react';
import type { BookRecord } from '../../shared/contract/records.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { classes } from '../lib/classes.ts';
import { useFormat } from '../lib/format-context.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import styles from './grid.module.css';
import { tracksOf } from './grid-columns.ts';
import { onGridClick, onGridFocus, onGridKey } from './grid-events.ts';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { GridNewRow } from './grid-new-row.tsx';
import { type CellInput, GridRow } from './grid-row.tsx';
import { HEAD_ROW, NEW_ROW } from './grid-state.ts';
import { GridTools } from './grid-tools.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { type GridModel, type RecordGridProps, useRecordGrid } from './use-grid.ts';
import { MOST_SCROLLED } from './use-grid-list.ts';

/**
 * The records of a table as a grid. One stop for Tab; arrows go from cell to cell, Enter or typing changes one, a block
 * is pasted, rows are chosen and changed or removed together; only what is in sight is drawn and asked for.
 */
export function RecordGrid(props: RecordGridProps) {
  const model = useRecordGrid(props);
  const { table, columns, pages, total, above, newRow } = model;
  const [changing, setChanging] = useState(false);
  const firstLine = above.length + 1;
  return (
    <div className={styles.main}>
      <GridTools model={model} more={props.tools} onChange={() => setChanging(true)} />
      {pages.error && <ErrorNotice failure={pages.error} onRetry={pages.retry} />}
      {newRow.refusal && (
        <p className={styles.refusal} role="alert">
          {`Not added yet: ${newRow.refusal}`}
        </p>
      )}
      <div
        ref={model.scroller}
        className={styles.grid}
        style={{ '--tracks': tracksOf(columns) } as CSSProperties}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what a grid is made of (WAI-ARIA, grid pattern).
          role="grid"
          aria-label={TABLES[table].label}
          aria-rowcount={pages.total === null ? -1 : total + firstLine}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          aria-readonly={model.isReadOnly}
          aria-busy={pages.total === null}
          className={styles.sheet}
          onKeyDownCapture={(event) => {
            model.pressed.current = { key: event.key, isShift: event.shiftKey };
          }}
          onPointerDownCapture={() => {
            model.pressed.current = { key: '', isShift: false };
          }}
          onKeyDown={(event) => onGridKey(model, event)}
          onFocus={(event) => onGridFocus(model, event)}
          onClick={(event) => onGridClick(model, event)}
          onDoubleClick={() => void model.begin(model.at)}
          onPointerDown={model.widen.onPointerDown}
          onCopy={model.clipboard.onCopy}
          onPaste={model.clipboard.onPaste}
        >
          <GridRows model={model} firstLine={firstLine} />
        </table>
        {total === 0 && pages.total !== null && (
          <div className={styles.nothing}>{props.empty ?? `No ${TABLES[table].many}.`}</div>
        )}
      </div>
      {model.clipboard.paste && (
        <PasteDialog
          table={table}
          paste={model.clipboard.paste}
          defaults={props.defaults ?? {}}
          mayChange={model.mayChange}
          onClose={() => {
            model.clipboard.closePaste();
            model.takeFocusBack();
          }}
        />
      )}
      {changing && (
        <ChangeDialog
          table={table}
          ids={model.targets}
          first={columns[model.at.column]?.name}
          mayChange={model.mayChange}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  );
}

type GridRowsProps = { model: GridModel; firstLine: number };

/** Headings, the row for a new record, the records around what is in sight, and what they add up to. */
function GridRows({ model, firstLine }: GridRowsProps) {
  const format = useFormat();
  const { table, grid, columns, context, isReadOnly, pages, virtualizer, total, at, edit } = model;
  const { one, many } = TABLES[table];
  const { selected } = grid;
  const stop = (row: number): number | null => (at.row === row ? at.column : null);
  const inputOf = (record: BookRecord | undefined): CellInput | null => {
    const { editing, change, finish } = edit;
    if (!editing || record?.id !== editing.record.id) return null;
    return { column: editing.column, text: editing.text, error: editing.error, change, finish };
  };
  const more = total > MOST_SCROLLED ? `, the first ${format.count(MOST_SCROLLED)} shown` : '';
  return (
    <>
      <thead className={styles.top}>
        <GridHead
          columns={columns}
          sort={grid.sort}
          focused={stop(HEAD_ROW)}
          allSelected={total > 0 && selected.size === total}
        />
        {!isReadOnly && (
          <GridNewRow
            table={table}
            columns={columns}
            context={context}
            focused={stop(NEW_ROW)}
            row={model.newRow}
          />
        )}
      </thead>
      <tbody
        className={classes(styles.rows, pages.isOld && styles.old)}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const record = pages.rowAt(index);
          return (
            <GridRow
              key={index}
              record={record}
              index={index}
              rowIndex={index + firstLine}
              columns={columns}
              context={context}
              focused={stop(index)}
              isSelected={record !== undefined && selected.has(record.id)}
              isOpen={record !== undefined && grid.open === record.id}
              isReadOnly={isReadOnly}
              input={inputOf(record)}
              settling={record && edit.settlingOf(record)}
              top={start}
            />
          );
        })}
      </tbody>
      {total > 0 && (
        <tfoot className={styles.bottom}>
          <GridFoot
            columns={columns}
            context={context}
            rowIndex={total + firstLine}
            words={`${format.count(total)} ${total === 1 ? one : many}${more}`}
            sums={model.sums}
          />
        </tfoot>
      )}
    </>
  );
}
