import { useMemo, useState } from 'react';
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
import styles from './clients.module.css';
import { clientColumns } from './columns.tsx';

const WHO = [
  { value: 'all', label: 'All' },
  { value: 'inForce', label: 'In force' },
] as const;
type Who = (typeof WHO)[number]['value'];

/** What each client brings, takes and leaves. */
export function ClientsScreen({ asOf }: { asOf: string }) {
  const { data, error } = useQuery('metrics.clients', { asOf });
  return (
    <Loaded data={data} error={error} reserve={[30, 620]}>
      {(clients) => <ClientsParts clients={clients} />}
    </Loaded>
  );
}

function ClientsParts({ clients }: { clients: Clients }) {
  const format = useFormat();
  const [filter, setFilter] = useState('');
  const [who, setWho] = useState<Who>('all');
  const columns = useMemo(() => clientColumns(clients, format), [clients, format]);
  const rows = useMemo(() => {
    const wanted = filter.trim().toLocaleLowerCase();
    return clients.rows.filter(
      (row) => (who === 'all' || row.inForce) && row.name.toLocaleLowerCase().includes(wanted),
    );
  }, [clients, filter, who]);
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
        <p className={styles.about}>
          {shown}
          {periodWords(clients.period, format)} · <Target cents={clients.targetCer} />
        </p>
      </div>
      <Table
        label="Clients"
        columns={columns}
        rows={rows}
        rowId={(row) => String(row.id)}
        rowName={(row) => row.name}
        sortedBy={{ id: 'contribution', descending: true }}
        nothing={
          clients.rows.length === 0
            ? 'Your clients will be here once their contracts or entries are read.'
            : 'No client has a name like that. Change the filter to see more.'
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

function Target({ cents }: { cents: number | null }) {
  const format = useFormat();
  if (cents === null) return 'no target rate set';
  return (
    <>
      <span aria-hidden="true">▼ </span>below target {format.figure({ value: cents, unit: 'cents_per_hour' })}
    </>
  );
}

const reconciliationLines = ({ reconciliation }: Clients): StatementLine[] =>
  reconciliation.map(({ label, sign, figure }, index) => ({
    label: index === 0 ? label : `${sign} ${label}`,
    figure,
    level: sign === '=' ? 'sum' : 'line',
  }));
