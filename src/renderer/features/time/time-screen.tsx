import { useEffect, useMemo } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { useQuery } from '../../lib/store.ts';
import { goTo } from '../../lib/ui-state.ts';
import { type GridState, useGrid } from '../../records/grid-state.ts';
import { RecordScreen } from '../../records/record-screen.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { quickBook } from './quick-book.ts';
import { QuickEntry } from './quick-entry.tsx';
import styles from './time.module.css';
import { setTime, useTime } from './time-state.ts';
import { WeekView } from './week-view.tsx';

const VIEWS = [
  { value: 'week', label: 'Week' },
  { value: 'list', label: 'List' },
] as const;

const isNarrowed = ({ ids, open, filters, search }: GridState): boolean =>
  ids !== null || open !== null || filters.length > 0 || search !== '';

/** Whoever leads here to certain entries leads to the list of them. */
function useListWhenLedTo(): void {
  const grid = useGrid('time_entries');
  useEffect(() => {
    const { view, seen } = useTime.getState();
    setTime({
      seen: grid,
      ...(view === 'week' && grid !== seen && isNarrowed(grid) && { view: 'list' as const }),
    });
  }, [grid]);
}

/** Time as it is worked: a line for an entry or a timer, a week to fill in, and the list of all entries. */
export function TimeScreen({ status: { readOnly } }: { status: Pick<BookStatus, 'readOnly'> }) {
  const names = useQuery('time.names', {});
  const last = useTime((time) => time.technician);
  const view = useTime((time) => time.view);
  useListWhenLedTo();
  return (
    <div className={styles.screen} data-fills="">
      <Loaded {...names} reserve={[28, 64, 300]}>
        {(data) => {
          const book = quickBook(data, last);
          return (
            <>
              {book.technician !== null && !readOnly && <QuickEntry book={book} onFocus={names.retry} />}
              <div className={styles.views}>
                <Segmented
                  label="View"
                  options={VIEWS}
                  value={view}
                  onChange={(to) => setTime({ view: to })}
                />
              </div>
              {view === 'list' ? (
                <List today={data.today} technician={book.technician} readOnly={readOnly} />
              ) : book.technician === null ? (
                <NoTechnician readOnly={readOnly} />
              ) : (
                <WeekView book={book} technician={book.technician} readOnly={readOnly} />
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

type ListProps = { today: string; technician: string | null; readOnly: boolean };

/** All entries; a new one begins as today’s, of whoever was named last. */
function List({ today, technician, readOnly }: ListProps) {
  const defaults = useMemo(() => ({ date: today, technician }), [today, technician]);
  return (
    <div className={styles.list}>
      <RecordScreen table="time_entries" readOnly={readOnly} defaults={defaults} />
    </div>
  );
}

const NoTechnician = ({ readOnly }: { readOnly: boolean }) => (
  <EmptyState
    title="Time belongs to technicians"
    actions={
      !readOnly && (
        <>
          <Button look="primary" onPress={() => goTo('technicians')}>
            Add a technician
          </Button>
          <Button onPress={() => goTo('import')}>Import your tools’ exports</Button>
        </>
      )
    }
  >
    This book has none yet. Add whoever works, yourself included; or import time from the tool that has it.
  </EmptyState>
);
