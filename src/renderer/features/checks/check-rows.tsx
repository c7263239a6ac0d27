import { useState } from 'react';
import type { CheckRows, DataCheck } from '../../../shared/contract/checks.ts';
import type { CheckedRecord } from '../../../shared/data-checks.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { SCREEN_TITLES } from '../../lib/ui-state.ts';
import { SCREEN_OF_TABLE } from '../../records/navigate.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './checks.module.css';
import { showFound, showOne, tablesOf } from './to-rows.ts';

const PAGE = 50;

type Row = CheckRows['rows'][number];
type Columns = { day: boolean; client: boolean; amount: boolean };

/** What a row is, where a check finds rows of several kinds. */
const KINDS: Record<CheckedRecord, string> = {
  time: 'Time',
  ledger: 'Ledger',
  tickets: 'Ticket',
  surveys: 'Survey',
  adjustments: 'Adjustment',
  accounts: 'Account',
  technicians: 'Technician',
  clients: 'Client',
  contracts: 'Contract',
};

/** The rows that a check found, latest first; more are fetched when they are asked for. */
export function CheckRowsTable({ asOf, check }: { asOf: string; check: DataCheck }) {
  const format = useFormat();
  const [pages, setPages] = useState(1);
  const first = useQuery('checks.rows', { asOf, id: check.id, from: 0, count: PAGE });
  if (first.error)
    return <ErrorNotice failure={first.error} onRetry={first.retry} isRetrying={first.loading} />;
  if (!first.data)
    return (
      <p aria-busy="true" className={styles.reason}>
        Reading the rows…
      </p>
    );
  const { rows, count, unit } = first.data;
  const columns: Columns = {
    day: rows.some(({ day }) => day !== null),
    client: rows.some(({ client }) => client !== null),
    amount: unit !== null,
  };
  const left = Math.max(count - pages * PAGE, 0);
  const ofDays = check.id === 'long_days';
  return (
    <>
      {!ofDays && (
        <p className={styles.ways}>
          {tablesOf(rows).map((table) => (
            <Button key={table} onPress={() => void showFound(asOf, check, table)}>
              {`Show them in ${SCREEN_TITLES[SCREEN_OF_TABLE[table]]}`}
            </Button>
          ))}
        </p>
      )}
      <table className={styles.rows} aria-label={check.title}>
        <thead>
          <tr>
            {columns.day && <th scope="col">Day</th>}
            {columns.client && <th scope="col">Client</th>}
            <th scope="col">What</th>
            {columns.amount && (
              <th scope="col" className={styles.amount}>
                {unit === 'cents' ? 'Amount' : 'Time'}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          <PageRows check={check} rows={rows} columns={columns} />
          {Array.from({ length: pages - 1 }, (_, i) => (i + 1) * PAGE).map((from) => (
            <NextPage key={from} asOf={asOf} check={check} from={from} columns={columns} />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p className={styles.more}>
          <Button onPress={() => setPages(pages + 1)}>Show {format.count(Math.min(left, PAGE))} more</Button>
          <span>
            {format.count(count - left)} of {format.count(count)} shown
          </span>
        </p>
      )}
    </>
  );
}

type NextPageProps = { asOf: string; check: DataCheck; from: number; columns: Columns };

function NextPage({ asOf, check, from, columns }: NextPageProps) {
  const { data, error, loading, retry } = useQuery('checks.rows', { asOf, id: check.id, from, count: PAGE });
  if (data) return <PageRows check={check} rows={data.rows} columns={columns} />;
  return (
    <tr aria-busy={!error}>
      <td colSpan={4}>
        {error ? <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} /> : 'Reading more rows…'}
      </td>
    </tr>
  );
}

function PageRows({ check, rows, columns }: { check: DataCheck; rows: readonly Row[]; columns: Columns }) {
  const format = useFormat();
  const { unit } = check;
  const mixed = check.noun[0] === 'row';
  return rows.map((row) => {
    const { record, id, day, client, what, detail, value } = row;
    const words = mixed ? `${KINDS[record]}: ${what}` : what;
    return (
      <tr key={`${record} ${id} ${day} ${detail}`}>
        {columns.day && <td className={styles.day}>{day && format.day(day)}</td>}
        {columns.client && <td>{client ?? <span className={styles.none}>No client</span>}</td>}
        <td className={styles.what}>
          <Button look="link" aria-label={`Show ${words}`} onPress={() => showOne(row)}>
            {words}
          </Button>
          {detail && <span className={styles.detail}>{detail}</span>}
        </td>
        {columns.amount && (
          <td className={styles.amount}>
            {value !== null && unit && format.figure({ value, unit }, { cents: true })}
          </td>
        )}
      </tr>
    );
  });
}
