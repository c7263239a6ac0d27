import { useMemo } from 'react';
import type { ClientMonths as Months } from '../../../shared/contract/analysis.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { Figure } from '../../ui/figure.tsx';
import { figureColumn } from '../../ui/figure-column.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { monthColumns } from '../../ui/month-columns.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { ClientName } from './client-name.tsx';
import styles from './clients.module.css';

type Row = Months['rows'][number];

type ClientMonthsProps = {
  asOf: string;
  isWanted: (row: { name: string; inForce: boolean }) => boolean;
};

/** What an hour for each client brought, month by month, and who has been below target for how long. */
export function ClientMonths({ asOf, isWanted }: ClientMonthsProps) {
  const query = useQuery('metrics.clientMonths', { asOf });
  return (
    <Loaded {...query} reserve={[620]}>
      {(months) => <Parts months={months} isWanted={isWanted} />}
    </Loaded>
  );
}

function Parts({ months, isWanted }: { months: Months } & Pick<ClientMonthsProps, 'isWanted'>) {
  const format = useFormat();
  const columns = useMemo(() => columnsOf(months, format), [months, format]);
  const rows = useMemo(() => months.rows.filter(isWanted), [months, isWanted]);
  return (
    <>
      <Table
        label="Net rate by month"
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.id)}
        sortedBy={{ id: 'run', descending: true }}
        nothing="No client to show. Change the filter to see more."
      />
      <p className={styles.note}>
        Net CER, money an hour. “In a row” counts the months below target up to the last whole one; three or
        more is a drift.
      </p>
    </>
  );
}

const ALL = 'All clients';

const columnsOf = (months: Months, format: Formatter): Column<Row>[] => [
  {
    id: 'name',
    header: 'Client',
    sortBy: (row) => row.name,
    cell: (row) => <ClientName row={row} />,
    total: ALL,
  },
  ...monthColumns<Row>({
    months: months.months,
    format,
    figure: (row, index) => row.months[index]?.netCer,
    total: (index) => months.total[index]?.netCer,
    width: 60,
    cell: (figure, row, index) => {
      const isBelow = row.months[index]?.below ?? false;
      return (
        <Figure
          figure={figure}
          bare
          tone={isBelow ? 'worse' : undefined}
          spoken={isBelow ? 'below target' : undefined}
        />
      );
    },
  }),
  {
    ...figureColumn<Row>({ id: 'run', header: 'In a row', width: 68, format, figure: (row) => row.run }),
    cell: (row) => <Figure figure={row.run} tone={row.drifting ? 'worse' : undefined} quietZero />,
  },
];
