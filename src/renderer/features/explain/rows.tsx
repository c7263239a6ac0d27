import { useState } from 'react';
import type { Explanation, SourceRow } from '../../../shared/contract/explain.ts';
import type { Unit, WireFigure } from '../../../shared/contract/values.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { showRecords } from '../../records/navigate.ts';
import { TABLE_OF } from '../../records/source-tables.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './explain.module.css';
import own from './rows.module.css';

type SourceRows = NonNullable<Explanation['rows']>;

/** One row of the book, and many. */
const WORDS: Record<SourceRows['of'], readonly [string, string]> = {
  ledger: ['ledger entry', 'ledger entries'],
  time: ['time entry', 'time entries'],
  clients: ['client', 'clients'],
  contracts: ['contract', 'contracts'],
  adjustments: ['adjustment', 'adjustments'],
  tickets: ['ticket', 'tickets'],
  surveys: ['survey', 'surveys'],
};

type RowsProps = { asOf: string; figure: WireFigure; rows: SourceRows };

/** The rows of the book that the figure adds up, and their total. More are fetched when they are asked for. */
export function Rows({ asOf, figure, rows }: RowsProps) {
  const format = useFormat();
  const [pages, setPages] = useState(1);
  const [one, many] = WORDS[rows.of];
  const size = rows.page.length;
  const offsets = Array.from({ length: pages - 1 }, (_, index) => (index + 1) * size);
  const left = Math.max(rows.count - pages * size, 0);
  if (rows.count === 0) {
    return (
      <section className={styles.part}>
        <h3>Rows of the book</h3>
        <p>None: no {one} of the book goes into this figure.</p>
      </section>
    );
  }
  return (
    <section className={styles.part}>
      <h3>
        Rows of the book{' '}
        <small>
          {format.count(rows.count)} {rows.count === 1 ? one : many}
        </small>
      </h3>
      <table className={own.rows} aria-label="Rows of the book">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">What</th>
            <th scope="col">Adds</th>
          </tr>
        </thead>
        <tbody>
          <PageRows of={rows.of} rows={rows.page} unit={rows.unit} />
          {offsets.map((offset) => (
            <NextPage key={offset} asOf={asOf} at={figure.at} offset={offset} limit={size} unit={rows.unit} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Rows add up to
              {left > 0 && <small>{notShown(rows.count - left, left, format)}</small>}
            </th>
            <td>{amount(rows.total, rows.unit, format)}</td>
          </tr>
        </tfoot>
      </table>
      {left > 0 && (
        <div className={own.more}>
          <Button onPress={() => setPages(pages + 1)}>Show {format.count(Math.min(left, size))} more</Button>
        </div>
      )}
      {rows.page.some((row) => !Number.isInteger(row.value)) && (
        <p className={own.small}>
          A row shows whole cents; what is below a cent is kept until the total is rounded.
        </p>
      )}
    </section>
  );
}

/** Goes to where a row is kept; the explanation belongs to the screen it was opened on. */
const showRow = (of: SourceRows['of'], id: number): void => showRecords(TABLE_OF[of], { ids: [id] });

const notShown = (shown: number, left: number, format: Formatter): string =>
  `all of them; ${format.count(shown)} shown, ${format.count(left)} not shown`;

const amount = (value: number, unit: Unit, format: Formatter): string =>
  format.figure({ value, unit }, { cents: true });

type NextPageProps = { asOf: string; at: string; offset: number; limit: number; unit: Unit };

function NextPage({ asOf, at, offset, limit, unit }: NextPageProps) {
  const { data, error, loading, retry } = useQuery('metrics.explain', { asOf, at, offset, limit });
  if (data?.rows) return <PageRows of={data.rows.of} rows={data.rows.page} unit={unit} />;
  return (
    <tr aria-busy={!error}>
      <td colSpan={3}>
        {error ? <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} /> : 'Reading more rows…'}
      </td>
    </tr>
  );
}

type PageProps = { of: SourceRows['of']; rows: readonly SourceRow[]; unit: Unit };

function PageRows({ of, rows, unit }: PageProps) {
  const format = useFormat();
  return rows.map((row, index) => (
    // A row of the book may come twice, as both sides of a difference.
    // biome-ignore lint/suspicious/noArrayIndexKey: pages never change their order.
    <tr key={index}>
      <td className={own.day}>{row.date && format.day(row.date)}</td>
      <td className={own.what}>
        <Button
          look="link"
          aria-label={`Show ${row.label || WORDS[of][0]}`}
          onPress={() => showRow(of, row.id)}
        >
          {row.label || WORDS[of][0]}
        </Button>
        {row.detail && <span className={own.detail}>{row.detail}</span>}
      </td>
      <td>{amount(row.value, unit, format)}</td>
    </tr>
  ));
}
