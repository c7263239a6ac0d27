import { useQuery } from '../../lib/store.ts';
import { RecordScreen } from '../../records/record-screen.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RecurringPanel } from './recurring-panel.tsx';

/** Entries that post themselves, when they are due next, and what became of each due day. */
export function RecurringView({ readOnly }: { readOnly: boolean }) {
  const { data } = useQuery('ledger.recurring', {});
  return (
    <RecordScreen
      table="recurring_entries"
      readOnly={readOnly}
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
