import type { ClientRow, Clients } from '../../../shared/contract/metrics.ts';
import { Figure } from '../../ui/figure.tsx';
import type { Column } from '../../ui/table.tsx';
import styles from './clients.module.css';
import { MarginCell } from './margin-cell.tsx';

type Key = keyof ClientRow['figures'];

const figureColumn = (
  key: Key,
  header: string,
  width: number,
  clients: Clients,
  cell?: Column<ClientRow>['cell'],
): Column<ClientRow> => ({
  id: key,
  header,
  width,
  kind: 'number',
  sortBy: (row) => row.figures[key].value,
  cell: cell ?? ((row) => <Figure figure={row.figures[key]} quietZero />),
  total: <Figure figure={clients.total[key]} />,
});

const netCer = (row: ClientRow) => (
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

/** What is told of each client, and of all together. */
export function clientColumns(clients: Clients): Column<ClientRow>[] {
  const average = clients.total.margin.value;
  return [
    {
      id: 'name',
      header: 'Client',
      sortBy: (row) => row.name,
      cell: (row) => (
        <span className={styles.name} title={row.name}>
          {row.name}
          {!row.inForce && <span className={styles.left}> · left</span>}
        </span>
      ),
      total: `All ${clients.rows.length} clients`,
    },
    figureColumn('mrr', 'MRR', 72, clients),
    figureColumn('revenue', 'Revenue', 80, clients),
    figureColumn('hours', 'Hours', 78, clients),
    figureColumn('cer', 'CER', 76, clients),
    figureColumn('netCer', 'Net CER', 80, clients, netCer),
    figureColumn('directCost', 'Direct cost', 88, clients),
    figureColumn('labourCost', 'Labour', 74, clients),
    figureColumn('contribution', 'Contribution', 98, clients, (row) => (
      <span className={styles.strong}>
        <Figure figure={row.figures.contribution} />
      </span>
    )),
    {
      ...figureColumn('margin', 'Margin', 132, clients, (row) => (
        <MarginCell margin={row.figures.margin} average={average} />
      )),
      total: <MarginCell margin={clients.total.margin} average={average} />,
    },
    figureColumn('netClv', 'Net CLV', 86, clients),
  ];
}
