import type { ClientRow, Clients } from '../../../shared/contract/metrics.ts';
import type { Formatter } from '../../lib/format.ts';
import { Figure } from '../../ui/figure.tsx';
import type { Column } from '../../ui/table.tsx';
import styles from './clients.module.css';
import { MarginCell } from './margin-cell.tsx';

type Key = keyof ClientRow['figures'];

/** Pixels of a bold figure's characters, and of the space left and right of it. */
const WIDE = 8.3;
const NARROW = 4.5;
const PADDING = 16;

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (/[.,:/ ]/.test(character) ? NARROW : WIDE), PADDING);

type Look = Partial<Pick<Column<ClientRow>, 'cell' | 'total'>>;

/** At least so wide as the heading needs, and wider when the total is a long number. */
const figureColumn = (
  key: Key,
  header: string,
  width: number,
  { clients, format }: { clients: Clients; format: Formatter },
  look: Look = {},
): Column<ClientRow> => {
  const total = clients.total[key];
  const bare = key === 'hours';
  const text = bare ? format.shown(total).text : format.figure(total);
  return {
    id: key,
    header,
    width: Math.max(width, Math.ceil(widthOf(text))),
    kind: 'number',
    sortBy: (row) => row.figures[key].value,
    cell: (row) => <Figure figure={row.figures[key]} bare={bare} quietZero />,
    total: <Figure figure={total} bare={bare} />,
    ...look,
  };
};

const Name = ({ row }: { row: ClientRow }) => (
  <span className={styles.client}>
    <span className={styles.name} title={row.name}>
      {row.name}
    </span>
    {!row.inForce && <span className={styles.left}> · left</span>}
  </span>
);

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
      cell: (row) => <Name row={row} />,
      total: `All ${format.count(clients.rows.length)} clients`,
    },
    figureColumn('mrr', 'MRR', 66, of),
    figureColumn('revenue', 'Revenue', 72, of),
    figureColumn('hours', 'Hours', 66, of),
    figureColumn('cer', 'CER', 70, of),
    figureColumn('netCer', 'Net CER', 76, of, { cell: (row) => <NetCer row={row} /> }),
    figureColumn('directCost', 'Direct cost', 80, of),
    figureColumn('labourCost', 'Labour', 70, of),
    figureColumn('contribution', 'Contribution', 96, of, { cell: (row) => <Contribution row={row} /> }),
    figureColumn('margin', 'Margin', 118, of, {
      cell: (row) => <MarginCell margin={row.figures.margin} average={average} />,
      total: <MarginCell margin={clients.total.margin} average={average} />,
    }),
    figureColumn('netClv', 'Net CLV', 88, of),
  ];
}
