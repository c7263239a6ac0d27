import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { RecordFilter } from '../../shared/contract/records.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { classes } from '../lib/classes.ts';
import { useFormat } from '../lib/format-context.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import styles from './grid.module.css';
import { columnsOf, tracksOf } from './grid-columns.ts';
import { GridFoot } from './grid-foot.tsx';
import { GridHead } from './grid-head.tsx';
import { gridKeys } from './grid-keys.ts';
import { GridRow, ROW_HEIGHT } from './grid-row.tsx';
import { HEAD_ROW, type Place, setGrid, useGrid } from './grid-state.ts';
import { type GridQuery, useRecordPages, useRecordSums } from './record-pages.ts';

type RecordGridProps = {
  table: RecordTable;
  /** The grid's own name where a screen has more than one of a table. */
  view?: string;
  /** Only these fields, where not all of them make sense here. */
  columns?: readonly string[];
  /** What the grid is about, beyond the filters the owner sets. */
  fixedFilters?: readonly RecordFilter[];
  /** Opens a record; by default it is put where `useGrid(table).open` says. */
  onOpen?: (id: number) => void;
  /** Shown where there is no record at all. */
  empty?: ReactNode;
};

/** Chromium lays out no taller box than this many rows of ours; beyond them a filter is the way. */
const MOST_SCROLLED = 1_000_000;
const NO_FILTERS: readonly RecordFilter[] = [];

/** The records of a table as a grid: one stop for Tab, arrows go from cell to cell, only what is in sight is drawn. */
export function RecordGrid({
  table,
  view = table,
  columns: offered,
  fixedFilters = NO_FILTERS,
  onOpen,
  empty,
}: RecordGridProps) {
  const grid = useGrid(table, view);
  const { search, filters, ids, sort, focus, selected, columns: chosen, widths } = grid;
  const { fields, label, one, many } = TABLES[table];
  const format = useFormat();
  const columns = useMemo(() => {
    const hidden = offered ? fields.filter(({ name }) => !offered.includes(name)) : [];
    return columnsOf(
      table,
      { columns: chosen, widths },
      hidden.map(({ name }) => name),
    );
  }, [table, fields, offered, chosen, widths]);
  const query = useMemo(
    (): GridQuery => ({
      table,
      search,
      filters: [...fixedFilters, ...filters],
      ...(ids && { ids: [...ids] }),
      ...(sort && { sort }),
    }),
    [table, search, filters, fixedFilters, ids, sort],
  );

  const scroller = useRef<HTMLDivElement>(null);
  const lastTotal = useRef(0);
  const virtualizer = useVirtualizer({
    count: Math.min(lastTotal.current, MOST_SCROLLED),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 1000, height: 600 },
    // The row with the focus stays, wherever the page is scrolled to: else the focus would fall into nothing.
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return focus.row < 0 || focus.row >= range.count || shown.includes(focus.row)
        ? shown
        : [...shown, focus.row].sort((a, b) => a - b);
    },
  });
  const { range } = virtualizer;
  const pages = useRecordPages(query, range?.startIndex ?? 0, range?.endIndex ?? 0);
  const sums = useRecordSums(query);
  const total = pages.total ?? 0;
  lastTotal.current = total;
  virtualizer.setOptions({ ...virtualizer.options, count: Math.min(total, MOST_SCROLLED) });

  const place = (to: Place) => setGrid(table, { focus: to }, view);
  const open = (row: number) => {
    const id = pages.rowAt(row)?.id;
    if (id === undefined) return;
    if (onOpen) onOpen(id);
    else setGrid(table, { open: id }, view);
  };
  const sortBy = (column: number) => {
    const field = columns[column]?.field;
    if (!field) return;
    const descending = sort?.field === field.name && !sort.descending;
    setGrid(table, { sort: { field: field.name, descending } }, view);
  };
  const toggle = (id: number | undefined) => {
    if (id === undefined) return;
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setGrid(table, { selected: next }, view);
  };

  // The focus follows its place only while the grid has it: a filter being typed keeps its own.
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (focus.row >= 0) virtualizer.scrollToIndex(focus.row);
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${focus.row}"] > [data-column="${focus.column}"]`,
    );
    if (!hasFocus.current || !cell) return;
    cell.focus({ preventScroll: true });
    const box = scroller.current;
    if (!box) return;
    if (cell.offsetLeft < box.scrollLeft) box.scrollLeft = cell.offsetLeft;
    else if (cell.offsetLeft + cell.offsetWidth > box.scrollLeft + box.clientWidth)
      box.scrollLeft = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
  }, [focus, virtualizer]);
  // Another question starts at its top.
  const key = JSON.stringify(query);
  const asked = useRef(key);
  useEffect(() => {
    if (asked.current === key) return;
    asked.current = key;
    scroller.current?.scrollTo?.({ top: 0 });
  }, [key]);

  const items = virtualizer.getVirtualItems();
  const focusedIn = (row: number) => (focus.row === row ? Math.min(focus.column, columns.length - 1) : null);
  return (
    <>
      {pages.error && <ErrorNotice failure={pages.error} onRetry={pages.retry} />}
      <div ref={scroller} className={styles.grid} style={{ '--tracks': tracksOf(columns) } as CSSProperties}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what a grid is made of (WAI-ARIA, grid pattern).
          role="grid"
          aria-label={label}
          aria-rowcount={pages.total === null ? -1 : total + 2}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          aria-busy={pages.total === null}
          className={styles.sheet}
          onFocus={() => {
            hasFocus.current = true;
          }}
          onBlur={(event) => {
            hasFocus.current = event.currentTarget.contains(event.relatedTarget);
          }}
          onKeyDown={gridKeys({
            focus,
            rows: total,
            columns: columns.length,
            page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / ROW_HEIGHT) - 3),
            place,
            enter: () => (focus.row === HEAD_ROW ? sortBy(focus.column) : open(focus.row)),
            open: () => open(focus.row),
            choose: () => toggle(pages.rowAt(focus.row)?.id),
          })}
          onClick={(event) => {
            const target = event.target as HTMLElement;
            const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset.row ?? Number.NaN);
            const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
            if (Number.isNaN(row)) return;
            if (column === undefined) toggle(pages.rowAt(row)?.id);
            else {
              place({ row, column: Number(column) });
              if (row === HEAD_ROW) sortBy(Number(column));
            }
          }}
          onDoubleClick={() => open(focus.row)}
        >
          <thead className={styles.top}>
            <GridHead
              columns={columns}
              sort={sort}
              focused={focusedIn(HEAD_ROW)}
              allSelected={total > 0 && selected.size === total}
            />
          </thead>
          <tbody
            className={classes(styles.rows, pages.isOld && styles.old)}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {items.map(({ index, start }) => {
              const record = pages.rowAt(index);
              return (
                <GridRow
                  key={index}
                  record={record}
                  index={index}
                  rowIndex={index + 2}
                  columns={columns}
                  focused={focusedIn(index)}
                  isSelected={record !== undefined && selected.has(record.id)}
                  isOpen={record !== undefined && grid.open === record.id}
                  top={start}
                />
              );
            })}
          </tbody>
          {total > 0 && (
            <tfoot className={styles.bottom}>
              <GridFoot
                columns={columns}
                rowIndex={total + 2}
                words={`${format.count(total)} ${total === 1 ? one : many}`}
                sums={sums}
              />
            </tfoot>
          )}
        </table>
        {total === 0 && pages.total !== null && (
          <div className={styles.nothing}>{empty ?? `No ${many}.`}</div>
        )}
      </div>
    </>
  );
}
