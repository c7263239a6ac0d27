import type { ContractAction } from '../../../shared/contract/contracts.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { PlainTable } from '../../ui/plain-table.tsx';
import styles from './contracts.module.css';
import { effectWords } from './words.ts';

/** What a change would do, said while it is typed. */
export function Effect({ action }: { action: ContractAction }) {
  const format = useFormat();
  const { data, error } = useQuery('contracts.preview', { action });
  // What is wrong with a field stands beside it once it is sent.
  if (error)
    return <p className={styles.error}>{error.fields ? Object.values(error.fields)[0] : error.message}</p>;
  if (!data) return <div className={styles.effect} style={{ minHeight: 60 }} aria-busy="true" />;
  const money = (cents: number, signed = false) => format.money(cents, { cents: true, signed });
  return (
    <div className={styles.effect} role="status">
      {effectWords(data, format).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {data.months.length > 1 && (
        <div className={styles.months}>
          <PlainTable
            label="Months that earn another amount"
            head={[
              {
                label: data.months.length < data.monthCount ? `Latest of ${data.monthCount} months` : 'Month',
              },
              { label: 'Before' },
              { label: 'After' },
              { label: 'Change' },
            ]}
            rows={data.months.map(({ month, before, after }) => ({
              key: month,
              cells: [format.month(month), money(before), money(after), money(after - before, true)],
            }))}
          />
        </div>
      )}
    </div>
  );
}
