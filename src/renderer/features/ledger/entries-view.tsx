import { useMemo } from 'react';
import type { RecordFilter } from '../../../shared/contract/records.ts';
import type { FieldValues } from '../../../shared/records/fields.ts';
import { useQuery } from '../../lib/store.ts';
import { useGrid } from '../../records/grid-state.ts';
import { HistoryList } from '../../records/history-list.tsx';
import { addRecord } from '../../records/navigate.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { useFields } from '../../records/use-fields.ts';
import { Button } from '../../ui/button.tsx';
import { accountsOn, filtersFor } from './accounts-on.ts';
import { setLedger, useLedger } from './ledger-state.ts';

const isOneAccount = ({ field, how }: RecordFilter): boolean => field === 'account' && how === 'is';

type EntriesViewProps = { readOnly: boolean; asOf: string };

/** The entries of the ledger, narrowed by the kind of their account. A new one is of today, and of the only account shown. */
export function EntriesView({ readOnly, asOf }: EntriesViewProps) {
  const { side, kind } = useLedger();
  const { data } = useQuery('ledger.accounts', { asOf });
  const { today } = useFields();
  const filters = useMemo(() => filtersFor(data?.accounts ?? [], side, kind), [data, side, kind]);
  const defaults = useMemo((): FieldValues => {
    const [only, ...others] = accountsOn(data?.accounts ?? [], side, kind);
    return { date: today, ...(only !== undefined && others.length === 0 && { account: only }) };
  }, [data, side, kind, today]);
  const { filters: own, ids } = useGrid('ledger_entries');
  // Revenue and costs both count up: their sum is neither.
  const isMixed =
    ids !== null || (kind === null && (side === 'all' || side === 'other') && !own.some(isOneAccount));
  return (
    <RecordScreen
      table="ledger_entries"
      readOnly={readOnly}
      unsummed={isMixed}
      fixedFilters={filters}
      defaults={defaults}
      panel={(id, close, open) =>
        id === 'new' ? (
          <SidePanel label="Ledger entry" title="New ledger entry" onClose={close}>
            <RecordForm table="ledger_entries" initial={defaults} onDone={open} onCancel={close} />
          </SidePanel>
        ) : (
          <EntryPanel key={id} id={id} readOnly={readOnly} onClose={close} />
        )
      }
    />
  );
}

type EntryPanelProps = { id: number; readOnly: boolean; onClose: () => void };

/** One entry beside the list, and what can be made of it. */
function EntryPanel({ id, readOnly, onClose }: EntryPanelProps) {
  const { data } = useQuery('records.get', { table: 'ledger_entries', id });
  const repeat = () => {
    const { account = null, client = null, amount = null, ...rest } = data?.values ?? {};
    const { vendor = '', memo = '', acquisition = false, date = null } = rest;
    setLedger({ recurringStart: { account, client, amount, vendor, memo, acquisition, first_day: date } });
    addRecord('recurring_entries');
  };
  return (
    <SidePanel
      label="Ledger entry"
      title={data?.title ?? ''}
      onClose={onClose}
      actions={
        !readOnly && (
          <>
            <Button onPress={() => setLedger({ splitting: id })}>Split the entry…</Button>
            <Button onPress={repeat} isDisabled={!data}>
              Repeat it…
            </Button>
          </>
        )
      }
    >
      <RecordForm
        table="ledger_entries"
        id={id}
        autoFocus={false}
        onDone={() => undefined}
        onCancel={onClose}
      />
      <section aria-label="History">
        <h3>History</h3>
        <HistoryList record={{ table: 'ledger_entries', id }} />
      </section>
    </SidePanel>
  );
}
