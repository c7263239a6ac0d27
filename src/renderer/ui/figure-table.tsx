import {
  type FocusEvent,
  type KeyboardEvent,
  type TableHTMLAttributes,
  useLayoutEffect,
  useRef,
} from 'react';
import { columnOf, figureInColumn, figuresIn, TabStopProvider } from './figure-stops.ts';

/** The figure that the arrow keys lead to from one; null = stays. */
function next(from: HTMLElement, key: string, table: HTMLTableElement): HTMLElement | null {
  const row = from.closest('tr');
  if (!row) return null;
  const figures = figuresIn(row);
  const at = figures.indexOf(from);
  if (key === 'ArrowRight') return figures[at + 1] ?? null;
  if (key === 'ArrowLeft') return figures[at - 1] ?? null;
  if (key === 'Home') return figures[0] ?? null;
  if (key === 'End') return figures.at(-1) ?? null;
  const rows = [...table.rows].filter((one) => figuresIn(one).length > 0);
  const there = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
  return there ? figureInColumn(there, columnOf(from)) : null;
}

const KEYS = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/** A table whose figures are one stop for Tab: arrows go from figure to figure, Enter explains. */
export function FigureTable(props: TableHTMLAttributes<HTMLTableElement>) {
  const table = useRef<HTMLTableElement>(null);
  const stop = (figure: HTMLElement | undefined) => {
    if (!table.current || !figure) return;
    for (const other of figuresIn(table.current)) if (other.tabIndex === 0) other.tabIndex = -1;
    figure.tabIndex = 0;
  };
  // Figures may have come or gone: one of them must stay within reach of Tab.
  useLayoutEffect(() => {
    const figures = table.current ? figuresIn(table.current) : [];
    if (!figures.some((figure) => figure.tabIndex === 0)) stop(figures[0]);
  });
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const from = event.target as HTMLElement;
    if (!KEYS.includes(event.key) || !from.dataset.at || !table.current) return;
    event.preventDefault();
    next(from, event.key, table.current)?.focus();
  };
  const follow = (event: FocusEvent<HTMLTableElement>) => {
    const target = event.target as HTMLElement;
    if (target.dataset.at) stop(target);
  };
  return (
    <TabStopProvider value={false}>
      <table {...props} ref={table} onKeyDown={move} onFocus={follow} />
    </TabStopProvider>
  );
}
