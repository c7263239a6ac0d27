import type { RecordTable } from '../../../shared/records/fields.ts';
import { counted } from '../../../shared/records/tables.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { openRecord, showRecords } from '../../records/navigate.ts';
import { Button } from '../../ui/button.tsx';
import styles from './client-book.module.css';
import { type About, spanOf } from './words.ts';

/** What is known of a client, its contracts, and the way to everything booked under it. */
export function ClientAbout({ about }: { about: About }) {
  const format = useFormat();
  const { name, aliases, notes, contracts, records } = about;
  const show = (table: RecordTable) =>
    showRecords(table, { filters: [{ field: 'client', how: 'is', value: name }] });
  return (
    <>
      {aliases.length > 0 && (
        <section>
          <h3>Also known as</h3>
          <ul className={styles.tags}>
            {aliases.map((alias) => (
              <li key={alias}>{alias}</li>
            ))}
          </ul>
        </section>
      )}
      {notes.trim() !== '' && (
        <section>
          <h3>Notes</h3>
          <p className={styles.notes}>{notes}</p>
        </section>
      )}
      <section>
        <h3>Contracts</h3>
        {contracts.length === 0 && <p className={styles.none}>No contract.</p>}
        <ul className={styles.rows}>
          {contracts.map(({ id, code, name: called, state, monthly, endedOn }) => (
            <li key={id}>
              <Button look="link" onPress={() => openRecord('contracts', id)}>
                {code}
              </Button>
              <span className={styles.called}>
                {[
                  called,
                  state === 'running' ? '' : STATES[state],
                  endedOn ? `to ${format.day(endedOn)}` : '',
                ]
                  .filter((words) => words !== '')
                  .join(' · ')}
              </span>
              <span className={styles.amount}>{format.money(monthly, { cents: true })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>Booked under it</h3>
        <ul className={styles.rows}>
          {records.map((row) => (
            <li key={row.table}>
              {row.count === 0 ? (
                <span className={styles.none}>No {counted(row.table, 2).slice(2)}</span>
              ) : (
                <Button look="link" onPress={() => show(row.table)}>
                  {counted(row.table, row.count)}
                </Button>
              )}
              <span className={styles.amount}>{spanOf(row, format)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

const STATES = {
  notBegun: 'not begun',
  running: 'running',
  paused: 'paused',
  unpriced: 'without a price',
  ended: 'ended',
} as const;
