import { useCallback, useMemo, useState } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import type { Clients, StatementLine } from '../../../shared/contract/metrics.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { periodWords } from '../../lib/period.ts';
import { useQuery } from '../../lib/store.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Statement } from '../../ui/statement.tsx';
import { Table } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ClientMonths } from './client-months.tsx';
import styles from './clients.module.css';
import { clientColumns } from './columns.tsx';
import { Target } from './target.tsx';

const WHO = [
  { value: 'all', label: 'All' },
  { value: 'inForce', label: 'In force' },
] as const;
type Who = (typeof WHO)[number]['value'];

const GRAINS = [
  { value: 'year', label: 'Twelve months' },
  { value: 'months', label: 'Rate by month' },
] as const;
type Grain = (typeof GRAINS)[number]['value'];

type ScreenProps = { asOf: string; status: BookStatus };

/** What each client brings, takes and leaves. */
export function ClientsScreen({ asOf, status }: ScreenProps) {
  const query = useQuery('metrics.clients', { asOf });
  return (
    <Loaded {...query} reserve={[30, 620]}>
      {(clients) => <ClientsParts clients={clients} asOf={asOf} status={status} />}
    </Loaded>
  );
}

function ClientsParts({ clients, asOf, status }: ScreenProps & { clients: Clients }) {
  const format = useFormat();
  const [filter, setFilter] = useState('');
  const [who, setWho] = useState<Who>('all');
  const [grain, setGrain] = useState<Grain>('year');
  const isWanted = useCallback(
    (row: { name: string; inForce: boolean }) =>
      (who === 'all' || row.inForce) &&
      row.name.toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase()),
    [filter, who],
  );
  const rows = useMemo(() => clients.rows.filter(isWanted), [clients, isWanted]);
  const shown = rows.length === clients.rows.length ? '' : `${format.count(rows.length)} shown · `;

  return (
    <>
      <div className={styles.bar}>
        <div className={styles.filter}>
          <TextField
            label="Filter clients"
            hideLabel
            placeholder="Filter clients"
            value={filter}
            onChange={setFilter}
          />
        </div>
        <Segmented label="Which clients" options={WHO} value={who} onChange={setWho} />
        <Segmented label="Grain" options={GRAINS} value={grain} onChange={setGrain} />
        <p className={styles.about}>
          {shown}
          {periodWords(clients.period, format)} ·{' '}
          <Target cents={clients.targetCer} isDisabled={status.readOnly} />
        </p>
      </div>
      {grain === 'year' ? (
        <YearOfClients clients={clients} rows={rows} />
      ) : (
        <ClientMonths asOf={asOf} isWanted={isWanted} />
      )}
    </>
  );
}

const NOBODY = 'No client has a name like that. Change the filter to see more.';

function YearOfClients({ clients, rows }: { clients: Clients; rows: Clients['rows'] }) {
  const format = useFormat();
  const columns = useMemo(() => clientColumns(clients, format), [clients, format]);
  return (
    <>
      <Table
        label="Clients"
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.id)}
        sortedBy={{ id: 'contribution', descending: true }}
        nothing={
          clients.rows.length === 0
            ? 'Your clients will be here once their contracts or entries are read.'
            : NOBODY
        }
      />
      <Panel
        title="Reconciliation to gross profit"
        note={periodWords(clients.period, format)}
        className={styles.reconciliation}
      >
        <Statement label="Reconciliation to gross profit" lines={reconciliationLines(clients)} />
      </Panel>
    </>
  );
}

const reconciliationLines = ({ reconciliation }: Clients): StatementLine[] =>
  reconciliation.map(({ label, sign, figure }, index) => ({
    label: index === 0 ? label : `${sign} ${label}`,
    figure,
    level: sign === '=' ? 'sum' : 'line',
  }));
