import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { RecordFilter } from '../../shared/contract/records.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { ROW_HEIGHT } from './grid-row.tsx';
import type { GridState } from './grid-state.ts';
import { type GridQuery, useRecordPages } from './record-pages.ts';

/** Chromium lays out no taller box than this many rows of ours; beyond them a filter is the way. */
export const MOST_SCROLLED = 1_000_000;

/** What a grid asks for. */
export const useGridQuery = (
  table: RecordTable,
  { search, filters, ids, sort }: Pick<GridState, 'search' | 'filters' | 'ids' | 'sort'>,
  fixedFilters: readonly RecordFilter[],
): GridQuery =>
  useMemo(
    () => ({
      table,
      search,
      filters: [...fixedFilters, ...filters],
      ...(ids && { ids: [...ids] }),
      ...(sort && { sort }),
    }),
    [table, search, filters, fixedFilters, ids, sort],
  );

/** The rows in sight and a few around them; another question starts at its top. */
export function useGridList(
  query: GridQuery,
  scroller: RefObject<HTMLElement | null>,
  focusedRow: number,
  onOtherQuestion: () => void,
) {
  const rows = useRef(0);
  const virtualizer = useVirtualizer({
    count: rows.current,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 1000, height: 600 },
    // The row with the focus stays, wherever the list is scrolled to: else the focus would fall into nothing.
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return focusedRow < 0 || focusedRow >= range.count || shown.includes(focusedRow)
        ? shown
        : [...shown, focusedRow].sort((a, b) => a - b);
    },
    // Headings, the new row and the sums stick over the first and last rows in sight.
    scrollPaddingEnd: 2 * ROW_HEIGHT,
  });
  const { range } = virtualizer;
  const pages = useRecordPages(query, range?.startIndex ?? 0, range?.endIndex ?? 0, focusedRow);
  rows.current = Math.min(pages.total ?? 0, MOST_SCROLLED);
  virtualizer.setOptions({ ...virtualizer.options, count: rows.current });

  const key = JSON.stringify(query);
  const asked = useRef(key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is what this waits for.
  useEffect(() => {
    if (asked.current === key) return;
    asked.current = key;
    scroller.current?.scrollTo?.({ top: 0 });
    onOtherQuestion();
  }, [key]);
  return { pages, virtualizer, rows: rows.current };
}
