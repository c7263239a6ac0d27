import type { PointerEvent, RefObject } from 'react';
import type { RecordTable } from '../../shared/records/fields.ts';
import { type GridColumn, withinWidths } from './grid-columns.ts';
import { type GridState, setGrid } from './grid-state.ts';

/** Widths of columns: drawn by their edge with the pointer, or by a step with the keys. */
export function useColumnWidths(
  table: RecordTable,
  view: string,
  columns: readonly GridColumn[],
  widths: GridState['widths'],
  scroller: RefObject<HTMLElement | null>,
) {
  const put = (column: number, width: number): void => {
    const name = columns[column]?.name;
    if (name !== undefined) setGrid(table, { widths: { ...widths, [name]: withinWidths(width) } }, view);
  };
  /** As wide as it is drawn: a column without a width of its own has none to tell. */
  const widthOf = (column: number): number =>
    scroller.current?.querySelector<HTMLElement>(`th[data-column="${column}"]`)?.offsetWidth ?? 0;
  return {
    by: (column: number, pixels: number): void => put(column, widthOf(column) + pixels),
    onPointerDown(event: PointerEvent): void {
      const grip = (event.target as HTMLElement).closest<HTMLElement>('[data-grip]');
      if (!grip) return;
      event.preventDefault();
      const column = Number(grip.dataset.grip);
      const [start, width] = [event.clientX, widthOf(column)];
      const move = ({ clientX }: globalThis.PointerEvent) => put(column, width + clientX - start);
      grip.setPointerCapture(event.pointerId);
      grip.addEventListener('pointermove', move);
      grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', move), {
        once: true,
      });
    },
  };
}
