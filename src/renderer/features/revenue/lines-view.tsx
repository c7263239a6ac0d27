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
  const columns = useMemo(() => lineColumns(lines.total, format), [lines, format]);
  const rows = useMemo(() => [...lines.rows, { line: UNTOLD, figures: lines.untold }], [lines]);
  return (
    <>
      <Table
        label="Service lines"
        columns={columns}
        rows={rows}
        rowId={(row) => row.line}
        rowName={(row) => row.line}
        sortedBy={{ id: 'revenue', descending: true }}
        nothing="Service lines will be here once contracts are read."
      />
      <p className={styles.note}>
        Contribution, margin and net CER are those of clients all of whose contracts are of the one line:
        their cost and hours can be told to be its own. “{UNTOLD}” is what no line can claim.
      </p>
    </>
  );
}

function lineColumns(total: LineFigures, format: Formatter): Column<Row>[] {
  const column = (key: keyof LineFigures, header: string, width: number) =>
    figureColumn<Row>({
      id: key,
      header,
      width,
      format,
      figure: (row) => row.figures[key],
      total: total[key],
    });
  const average = total.margin.value;
  return [
    {
      id: 'line',
      header: 'Service line',
      sortBy: (row) => row.line,
      cell: (row) => row.line,
      total: 'Company',
    },
    column('recurring', 'Recurring', 84),
    column('otherRevenue', 'Other', 76),
    column('revenue', 'Revenue', 84),
    column('directCost', 'Direct cost', 84),
    column('labourCost', 'Labour', 80),
    column('hours', 'Hours', 70),
    column('clients', 'Clients told', 88),
    column('toldRevenue', 'Their revenue', 96),
    column('contribution', 'Contribution', 92),
    {
      ...column('margin', 'Margin', 118),
      cell: (row) => <ShareCell share={row.figures.margin} average={average} />,
      total: <ShareCell share={total.margin} average={average} />,
    },
    column('netCer', 'Net CER', 76),
  ];
}
