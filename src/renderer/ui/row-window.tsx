import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { columnOf, figureInColumn, figuresIn, TabStopProvider } from './figure-stops.ts';
import styles from './table.module.css';

const ROW_HEIGHT = 34;
/** Shorter tables render whole: simpler for the reader of a screen and for find-in-page. */
const WHOLE_UP_TO = 100;
const PAGE = 10;

/** Marks the element of the frame in which pages scroll. */
export const SCROLLER = { 'data-scroller': '' };

type RowWindowProps = {
  ids: readonly string[];
  columns: number;
  renderCells: (index: number) => ReactNode;
};

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE,
  PageUp: (at) => at - PAGE,
  Home: () => 0,
  End: (_, last) => last,
};

/** Left and right lead from a row to its figures and along them. True when the key was one of these. */
export function moveInRow(event: KeyboardEvent): boolean {
  const from = event.target as HTMLElement;
  const row = from.closest('tr');
  const enters = event.key === 'ArrowRight' || (event.key === 'Enter' && from === row);
  if (!row || !(enters || event.key === 'ArrowLeft')) return false;
  event.preventDefault();
  const stops = [row, ...figuresIn(row)];
  stops[stops.indexOf(from) + (enters ? 1 : -1)]?.focus();
  return true;
}

/**
 * The rows of a table: one stop for Tab. Up and down move from row to row, right enters a row's figures. Of long tables
 * only what is near the window exists.
 */
export function RowWindow({ ids, columns, renderCells }: RowWindowProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState(0);
  const windowed = ids.length > WHOLE_UP_TO;
  const virtualizer = useVirtualizer({
    count: ids.length,
    enabled: windowed,
    getScrollElement: () => body.current?.closest<HTMLElement>('[data-scroller]') ?? null,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: body.current?.offsetTop ?? 0,
    overscan: 12,
    // Head and total stick over the first and last row in sight.
    scrollPaddingStart: ROW_HEIGHT,
    scrollPaddingEnd: 2 * ROW_HEIGHT,
    initialRect: { width: 1000, height: 800 },
  });
  const items = virtualizer.getVirtualItems();
  const margin = virtualizer.options.scrollMargin;
  const before = windowed ? (items[0]?.start ?? margin) - margin : 0;
  const after = windowed ? virtualizer.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin) : 0;
  const shown = windowed ? items.map((item) => item.index) : ids.map((_, index) => index);
  const tabStop = shown.includes(current) ? current : shown[0];

  const move = (event: KeyboardEvent) => {
    if (moveInRow(event)) return;
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const from = event.target as HTMLElement;
    const column = from.dataset.at ? columnOf(from) : null;
    const last = ids.length - 1;
    const next = Math.min(Math.max(step(tabStop ?? 0, last), 0), last);
    setCurrent(next);
    if (windowed) virtualizer.scrollToIndex(next);
    // The row may only exist after the scroll has been rendered.
    requestAnimationFrame(() => {
      const row = body.current?.querySelector<HTMLTableRowElement>(`[data-index="${next}"]`);
      const figure = row && column !== null ? figureInColumn(row, column) : null;
      (figure ?? row)?.focus({ preventScroll: windowed });
    });
  };

  return (
    <TabStopProvider value={false}>
      <tbody ref={body} onKeyDown={move}>
        {before > 0 && <Spacer columns={columns} height={before} />}
        {shown.map((index) => (
          <tr
            key={ids[index]}
            className={styles.row}
            aria-rowindex={index + 2}
            data-index={index}
            tabIndex={index === tabStop ? 0 : -1}
            onFocus={() => setCurrent(index)}
          >
            {renderCells(index)}
          </tr>
        ))}
        {after > 0 && <Spacer columns={columns} height={after} />}
      </tbody>
    </TabStopProvider>
  );
}

function Spacer({ columns, height }: { columns: number; height: number }) {
  return (
    <tr>
      <td className={styles.spacer} colSpan={columns} style={{ height }} />
    </tr>
  );
}
