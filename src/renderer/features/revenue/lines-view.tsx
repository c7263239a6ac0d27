import { useMemo } from 'react';
import type { LineFigures, Revenue } from '../../../shared/contract/analysis.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { figureColumn } from '../../ui/figure-column.tsx';
import { ShareCell } from '../../ui/share-cell.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import styles from './revenue.module.css';

type Row = { line: string; figures: LineFigures };

const UNTOLD = 'Cannot be told apart';

/** What each service line brings and takes, as far as the records tell. */
export function LinesView({ revenue }: { revenue: Revenue }) {
  const format = useFormat();
  const { lines } = revenue;
  const rows = useMemo(() => [...lines.rows, { line: UNTOLD, figures: lines.untold }], [lines]);
  const all = useMemo(() => allColumns(lines.total, format), [lines, format]);
  const told = useMemo(() => toldColumns(lines.total, format), [lines, format]);
  const shared = {
    rows,
    rowId: (row: Row) => row.line,
    nothing: 'Service lines will be here once contracts are read.',
  };
  return (
    <>
      <Table {...shared} label="Service lines" columns={all} sortedBy={{ id: 'revenue', descending: true }} />
      <p className={styles.note}>
        What a line leaves can only be told of clients all of whose contracts are of that one line: their
        revenue, cost and hours are its own. “{UNTOLD}” is what no line can claim.
      </p>
      <Table
        {...shared}
        label="What service lines leave"
        columns={told}
        sortedBy={{ id: 'toldRevenue', descending: true }}
      />
    </>
  );
}

const column = (
  key: keyof LineFigures,
  header: string,
  width: number,
  total: LineFigures,
  format: Formatter,
): Column<Row> => ({
  ...figureColumn<Row>({
    id: key,
    header,
    width,
    format,
    figure: (row) => row.figures[key],
    total: total[key],
  }),
  // What no line can claim stands last, however the lines are sorted.
  sortBy: (row) => (row.line === UNTOLD ? null : row.figures[key].value),
});

const lineColumn: Column<Row> = {
  id: 'line',
  header: 'Service line',
  sortBy: (row) => (row.line === UNTOLD ? null : row.line),
  cell: (row) => row.line,
  total: 'Company',
};

const allColumns = (total: LineFigures, format: Formatter): Column<Row>[] => [
  lineColumn,
  column('recurring', 'Recurring', 120, total, format),
  column('otherRevenue', 'Other revenue', 120, total, format),
  column('revenue', 'Revenue', 120, total, format),
  column('directCost', 'Direct cost', 120, total, format),
  column('labourCost', 'Labour', 120, total, format),
  column('hours', 'Hours', 110, total, format),
];

function toldColumns(total: LineFigures, format: Formatter): Column<Row>[] {
  const average = total.margin.value;
  return [
    lineColumn,
    column('clients', 'Clients', 100, total, format),
    column('toldRevenue', 'Their revenue', 130, total, format),
    column('contribution', 'Contribution', 130, total, format),
    {
      ...column('margin', 'Margin', 150, total, format),
      cell: (row) => <ShareCell share={row.figures.margin} average={average} />,
      total: <ShareCell share={total.margin} average={average} />,
    },
    column('netCer', 'Net CER', 110, total, format),
  ];
}
