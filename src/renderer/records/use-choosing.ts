import { useRef } from 'react';
import { MOST_ROWS, type RecordTable } from '../../shared/records/fields.ts';
import { call } from '../lib/client.ts';
import { setUi } from '../lib/ui-state.ts';
import { gridOf, setGrid } from './grid-state.ts';
import type { GridQuery, Pages } from './record-pages.ts';

/** Choosing rows: one by one, from one to another, all of them. */
export function useChoosing(table: RecordTable, view: string, query: GridQuery, pages: Pages) {
  const anchor = useRef(0);
  const put = (selected: ReadonlySet<number>): void => setGrid(table, { selected }, view);

  /** The numbers of rows that may not be in sight, at most as many as one step can change. */
  async function between(from: number, count: number): Promise<number[] | null> {
    const seen = Array.from({ length: Math.min(count, 500) }, (_, i) => pages.rowAt(from + i)?.id);
    if (count <= seen.length && seen.every((id) => id !== undefined)) return seen;
    const result = await call('records.ids', { ...query, from, count: Math.min(count, MOST_ROWS) });
    if (result.ok) return result.data.ids;
    setUi({ failure: result.error });
    return null;
  }

  return {
    /** Where a stretch of rows begins that is chosen next. */
    from(row: number): void {
      anchor.current = Math.max(row, 0);
    },
    toggle(row: number): void {
      const id = pages.rowAt(row)?.id;
      anchor.current = Math.max(row, 0);
      if (id === undefined) return;
      const next = new Set(gridOf(table, view).selected);
      if (!next.delete(id)) next.add(id);
      put(next);
    },
    async to(row: number): Promise<void> {
      const [first, last] = [Math.min(anchor.current, row), Math.max(anchor.current, row)];
      const ids = await between(Math.max(first, 0), last - Math.max(first, 0) + 1);
      if (ids) put(new Set(ids));
    },
    async all(): Promise<void> {
      const total = pages.total ?? 0;
      const ids = total === 0 ? null : await between(0, total);
      if (!ids) return;
      put(new Set(ids));
      if (ids.length < total)
        setUi({
          done: `The first ${ids.length.toLocaleString()} are chosen: as many as one change can hold.`,
        });
    },
    none: (): void => put(new Set()),
  };
}
