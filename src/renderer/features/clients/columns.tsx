import type { ReactNode } from 'react';
import type { ClientRow, Clients } from '../../../shared/contract/metrics.ts';
import type { Formatter } from '../../lib/format.ts';
import { Figure } from '../../ui/figure.tsx';
import { figureColumn } from '../../ui/figure-column.tsx';
import { ShareCell } from '../../ui/share-cell.tsx';
import type { Column } from '../../ui/table.tsx';
import { ClientName } from './client-name.tsx';
import styles from './clients.module.css';

type Key = keyof ClientRow['figures'];

type Look = { cell?: (row: ClientRow) => ReactNode; totalCell?: ReactNode };

const columnOf = (
  key: Key,
  header: string,
  width: number,
  { clients, format }: { clients: Clients; format: Formatter },
  look: Look = {},
): Column<ClientRow> =>
  figureColumn({
    id: key,
    header,
    width,
    format,
    figure: (row) => row.figures[key],
    total: clients.total[key],
    ...look,
  });

const NetCer = ({ row }: { row: ClientRow }) => (
  <>
    {row.belowTarget && (
      <span className={styles.below} aria-hidden="true">
        ▼
      </span>
    )}
    <Figure
      figure={row.figures.netCer}
      tone={row.belowTarget ? 'worse' : undefined}
      spoken={row.belowTarget ? 'below target' : undefined}
    />
  </>
);

const Contribution = ({ row }: { row: ClientRow }) => (
  <span className={styles.strong}>
    <Figure figure={row.figures.contribution} quietZero />
  </span>
);

/** What is told of each client, and of all together. */
export function clientColumns(clients: Clients, format: Formatter): Column<ClientRow>[] {
  const average = clients.total.margin.value;
  const of = { clients, format };
  return [
    {
      id: 'name',
      header: 'Client',
      sortBy: (row) => row.name,
      cell: (row) => <ClientName row={row} />,
      total: 'All clients',
    },
    columnOf('mrr', 'MRR', 66, of),
    columnOf('revenue', 'Revenue', 72, of),
    columnOf('hours', 'Hours', 66, of),
    columnOf('cer', 'CER', 70, of),
    columnOf('netCer', 'Net CER', 76, of, { cell: (row) => <NetCer row={row} /> }),
    columnOf('directCost', 'Direct cost', 80, of),
    columnOf('labourCost', 'Labour', 70, of),
    columnOf('contribution', 'Contribution', 96, of, { cell: (row) => <Contribution row={row} /> }),
    columnOf('margin', 'Margin', 118, of, {
      cell: (row) => <ShareCell share={row.figures.margin} average={average} />,
      totalCell: <ShareCell share={clients.total.margin} average={average} />,
    }),
    columnOf('netClv', 'Net CLV', 88, of),
  ];
}
