import type { DueDay, RecurringState } from '../../../shared/contract/ledger.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { showRecords } from '../../records/navigate.ts';
import { Button } from '../../ui/button.tsx';
import { postDays, skipDays } from './due-actions.ts';
import styles from './ledger.module.css';

/** More stand behind a button. */
const MOST_LISTED = 12;

type DueDaysProps = { state: RecurringState; isPaused: boolean; readOnly: boolean };

/** What has become of an entry's due days, and what is next. */
export function DueDays({ state, isPaused, readOnly }: DueDaysProps) {
  const format = useFormat();
  const { next, posted, lastPosted, held } = state;
  return (
    <section className={styles.due} aria-label="Due days">
      <p>
        {isPaused
          ? 'Paused: what falls due is left out.'
          : next
            ? `Next due ${format.day(next)}.`
            : 'No due day is left.'}
      </p>
      {lastPosted !== null && (
        <p>
          Posted {posted.length === 1 ? 'once' : `${format.count(posted.length)} times`}, last for{' '}
          {format.day(lastPosted)}.{' '}
          <Button look="link" onPress={() => showRecords('ledger_entries', { ids: posted })}>
            Show {posted.length === 1 ? 'the entry' : 'the entries'}
          </Button>
        </p>
      )}
      {held > 0 && (
        <p className={styles.warning}>
          {format.count(held)} due days at once are too many to post unasked. Correct the first due day.
        </p>
      )}
      <DayList
        title="Waiting, in closed months"
        days={state.waiting.map((day) => ({ recurring: state.id, day }))}
        readOnly={readOnly}
        canSkip
      />
      <DayList
        title="Left out, or taken out again"
        days={state.skipped.map((day) => ({ recurring: state.id, day }))}
        readOnly={readOnly}
      />
    </section>
  );
}

type DayListProps = { title: string; days: readonly DueDay[]; readOnly: boolean; canSkip?: boolean };

function DayList({ title, days, readOnly, canSkip = false }: DayListProps) {
  const format = useFormat();
  if (days.length === 0) return null;
  // The latest are what is asked about.
  const listed = days.slice(-MOST_LISTED).reverse();
  const more = days.length - listed.length;
  return (
    <div className={styles.days}>
      <h3>{title}</h3>
      <ul>
        {listed.map((due) => (
          <li key={due.day}>
            <span>{format.day(due.day)}</span>
            {!readOnly && (
              <Button look="link" onPress={() => void postDays([due])}>
                Post<span className="visually-hidden"> what was due on {format.day(due.day)}</span>
              </Button>
            )}
            {!readOnly && canSkip && (
              <Button look="link" onPress={() => void skipDays([due])}>
                Leave out<span className="visually-hidden"> what was due on {format.day(due.day)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {format.count(more)} earlier</p>}
      {!readOnly && days.length > 1 && days.length <= 1000 && (
        <Button onPress={() => void postDays(days)}>Post all {format.count(days.length)}</Button>
      )}
    </div>
  );
}
