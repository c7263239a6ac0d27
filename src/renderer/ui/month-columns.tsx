import type { ReactNode } from 'react';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { Formatter } from '../lib/format.ts';
import { Figure } from './figure.tsx';
import type { Column } from './table.tsx';

type MonthColumns<Row> = {
  months: readonly string[];
  format: Formatter;
  figure: (row: Row, index: number) => WireFigure | undefined;
  total: (index: number) => WireFigure | undefined;
  /** Pixels of a column. */
  width: number;
  /** A figure that is judged. */
  cell?: (figure: WireFigure, row: Row, index: number) => ReactNode;
};

/** A column for each month. */
export function monthColumns<Row>(options: MonthColumns<Row>): Column<Row>[] {
  const { months, format, figure, total, width, cell } = options;
  const plain = (one: WireFigure) => <Figure figure={one} bare={one.unit !== 'share'} quietZero />;
  return months.map((month, index) => {
    const sum = total(index);
    return {
      id: month,
      header: index === 0 || month.endsWith('-01') ? format.monthAxis(month) : format.monthOnly(month),
      width,
      kind: 'number',
      sortBy: (row) => figure(row, index)?.value ?? null,
      cell: (row) => {
        const one = figure(row, index);
        return one ? (cell?.(one, row, index) ?? plain(one)) : null;
      },
      total: sum ? plain(sum) : null,
    };
  });
}
