import { type ReactNode, useMemo } from 'react';
import type { RecurringState } from '../../../shared/contract/ledger.ts';
import type { BookRecord } from '../../../shared/contract/records.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import type { ExtraColumn } from '../../records/grid-columns.ts';
import { RecordScreen } from '../../records/record-screen.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RecurringPanel } from './recurring-panel.tsx';

/** What became of due days, in a few words. */
export function standing(
  record: Pick<BookRecord, 'values'>,
  state: RecurringState,
  format: Formatter,
): string {
  return [
    ...(record.values.paused === true ? ['Paused'] : []),
    ...(state.held > 0 ? ['Look at its first due day'] : []),
    ...(state.waiting.length > 0 ? [`${format.count(state.waiting.length)} waiting`] : []),
    ...(state.skipped.length > 0 ? [`${format.count(state.skipped.length)} left out`] : []),
  ].join(', ');
}

/** Entries that post themselves, when they are due next, and what became of each due day. */
export function RecurringView({ readOnly }: { readOnly: boolean }) {
  const format = useFormat();
  const { data } = useQuery('ledger.recurring', {});
  const extra = useMemo((): ExtraColumn[] => {
    const states = new Map(data?.entries.map((state) => [state.id, state]));
    const cell = (show: (state: RecurringState, record: BookRecord) => ReactNode) => (record: BookRecord) => {
      const state = states.get(record.id);
      return state ? show(state, record) : null;
    };
    return [
      { id: 'next', label: 'Next due', width: 104, cell: cell(({ next }) => next && format.day(next)) },
      {
        id: 'standing',
        label: 'Due days',
        width: 150,
        cell: cell((state, record) => standing(record, state, format)),
      },
    ];
  }, [data, format]);
  return (
    <RecordScreen
      table="recurring_entries"
      readOnly={readOnly}
      extra={extra}
      empty={
        <EmptyState title="Nothing posts itself yet">
          Rent, licences, a fixed fee: what comes every week, month, quarter or year is entered once, and
          booked by itself on each due day: as the book is opened, and at midnight. A closed month is asked
          about first.
        </EmptyState>
      }
      panel={(id, close, open) => (
        <RecurringPanel
          key={id}
          id={id}
          state={data?.entries.find((state) => state.id === id)}
          readOnly={readOnly}
          onClose={close}
          onOpen={open}
        />
      )}
    />
  );
}
