import { createContext, use } from 'react';

const TabStopContext = createContext(true);

/** Below `false`, Tab passes figures by: the table around them is one stop, and arrows go from figure to figure. */
export const TabStopProvider = TabStopContext;

/** Whether a figure here is a stop of its own. */
export const useTabStop = (): boolean => use(TabStopContext);

const PRESSABLE = 'button[data-at]';

/** Figures inside an element that can take the focus, in the order of the page. */
export const figuresIn = (element: Element): HTMLElement[] => [
  ...element.querySelectorAll<HTMLElement>(PRESSABLE),
];

/** The figure in the same column of another row, or that row's nearest to the left. */
export function figureInColumn(row: HTMLTableRowElement, column: number): HTMLElement | null {
  for (let at = Math.min(column, row.cells.length - 1); at >= 0; at--) {
    const figure = row.cells[at]?.querySelector<HTMLElement>(PRESSABLE);
    if (figure) return figure;
  }
  return figuresIn(row)[0] ?? null;
}

/** Column of the cell that an element is in. */
export const columnOf = (element: Element): number =>
  element.closest<HTMLTableCellElement>('td, th')?.cellIndex ?? 0;
