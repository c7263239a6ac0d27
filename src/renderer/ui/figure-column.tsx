import type { ReactNode } from 'react';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { Formatter } from '../lib/format.ts';
import { Figure } from './figure.tsx';
import type { Column } from './table.tsx';

/** Pixels of a bold figure's characters, and of the space left and right of it. */
const WIDE = 8.3;
const NARROW = 4.5;
const PADDING = 16;

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (/[.,:/\s]/.test(character) ? NARROW : WIDE), PADDING);

type FigureColumn<Row> = {
  id: string;
  header: string;
  figure: (row: Row) => WireFigure;
  total?: WireFigure | undefined;
  /** At least so many pixels. */
  width: number;
  format: Formatter;
  /** A figure that needs more than itself, such as a bar. */
  cell?: (row: Row) => ReactNode;
  totalCell?: ReactNode;
};

/** A column of figures, sorted by value: as wide as its heading needs, wider when the total is a long number. */
export function figureColumn<Row>(column: FigureColumn<Row>): Column<Row> {
  const { id, header, figure, total, width, format, cell, totalCell } = column;
  const bare = total ? format.shown(total).text : '';
  const shown = total && !isBare(total) ? format.figure(total) : bare;
  return {
    id,
    header,
    width: Math.max(width, Math.ceil(widthOf(shown))),
    kind: 'number',
    sortBy: (row) => figure(row).value,
    cell: cell ?? ((row) => <Plain figure={figure(row)} quietZero />),
    ...(total && { total: totalCell ?? <Plain figure={total} /> }),
  };
}

/** Units that a heading says. */
const isBare = ({ unit }: WireFigure): boolean => unit === 'seconds' || unit === 'ratio';

const Plain = ({ figure, quietZero = false }: { figure: WireFigure; quietZero?: boolean }) => (
  <Figure figure={figure} bare={isBare(figure)} quietZero={quietZero} />
);
