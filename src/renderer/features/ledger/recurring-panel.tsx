import type { RecurringState } from '../../../shared/contract/ledger.ts';
import { useQuery } from '../../lib/store.ts';
import { HistoryList } from '../../records/history-list.tsx';
import { RecordForm } from '../../records/record-form.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { DueDays } from './due-days.tsx';
import { setLedger, useLedger } from './ledger-state.ts';

type RecurringPanelProps = {
  id: number | 'new';
  state: RecurringState | undefined;
  readOnly: boolean;
  onClose: () => void;
  onOpen: (id: number) => void;
};

/** One recurring entry beside the list: its terms, and what became of its due days. */
export function RecurringPanel({ id, ...props }: RecurringPanelProps) {
  return id === 'new' ? <NewPanel {...props} /> : <KnownPanel {...props} id={id} />;
}

type Known = Omit<RecurringPanelProps, 'id'> & { id: number };

function NewPanel({ onClose, onOpen }: Omit<Known, 'id'>) {
  const initial = useLedger(({ recurringStart }) => recurringStart);
  return (
    <SidePanel
      label="Recurring entry"
      title="New recurring entry"
      about={['What is due by today is posted as soon as it is added.']}
      onClose={onClose}
    >
      <RecordForm
        table="recurring_entries"
        initial={initial}
        onDone={(saved) => {
          setLedger({ recurringStart: {} });
          onOpen(saved);
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

function KnownPanel({ id, state, readOnly, onClose }: Known) {
  const { data } = useQuery('records.get', { table: 'recurring_entries', id });
  return (
    <SidePanel label="Recurring entry" title={data?.title ?? ''} onClose={onClose}>
      {state && <DueDays state={state} isPaused={data?.values.paused === true} readOnly={readOnly} />}
      <RecordForm
        table="recurring_entries"
        id={id}
        autoFocus={false}
        onDone={() => undefined}
        onCancel={onClose}
      />
      <section aria-label="History">
        <h3>History</h3>
        <HistoryList record={{ table: 'recurring_entries', id }} />
      </section>
    </SidePanel>
  );
}
