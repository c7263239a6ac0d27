import type { Altered } from '../../shared/printed.ts';
import { useFormat } from '../lib/format-context.tsx';
import { subjectWords } from '../lib/period.ts';
import { PlainTable } from '../ui/plain-table.tsx';
import styles from './history.module.css';

/** Printed figures that a change of a closed month alters, print by print. */
export function AlteredFigures({ altered }: { altered: readonly Altered[] }) {
  const format = useFormat();
  return (
    <div className={styles.altered}>
      {altered.map((set) => (
        <section key={set.id}>
          <p className={styles.set}>
            {set.what === 'summary' ? 'Valuation summary' : 'Figures the month was closed on'} as of{' '}
            {format.day(set.asOf)}, {set.what === 'summary' ? 'printed' : 'kept'}{' '}
            {format.day(format.dayOf(set.at))}
          </p>
          <PlainTable
            label={`Figures altered as of ${set.asOf}`}
            head={[
              { label: set.count === 1 ? '1 figure' : `${set.count} figures` },
              { label: 'Printed' },
              { label: 'Before' },
              { label: 'After' },
            ]}
            rows={set.figures.map(({ at, name, of, unit, printed, before, after }) => ({
              key: at,
              cells: [
                [name, subjectWords(of, format)].filter((part) => part !== null).join(' · '),
                ...[printed, before, after].map((value) => format.figure({ value, unit }, { cents: true })),
              ],
            }))}
          />
          {set.count > set.figures.length && (
            <p className={styles.more}>and {set.count - set.figures.length} more</p>
          )}
        </section>
      ))}
    </div>
  );
}
