import { useMemo } from 'react';
import type { AccountKind } from '../../../shared/domain.ts';
import { choiceWords } from '../../../shared/records/words.ts';
import { useQuery } from '../../lib/store.ts';
import { setGrid, useGrid } from '../../records/grid-state.ts';
import { addRecord } from '../../records/navigate.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { RecordGrid } from '../../records/record-grid.tsx';
import { removeRecords } from '../../records/save.ts';
import { SidePanel } from '../../records/side-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { filtersFor } from './entry-filters.ts';
import styles from './ledger.module.css';
import { kindsOn, type Side, setLedger, useLedger } from './ledger-state.ts';

const SIDES: readonly { value: Side; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'revenue', label: 'Revenue' },
  { value: 'costs', label: 'Costs' },
  { value: 'other', label: 'Other' },
];
const ALL = 'all';

type EntriesViewProps = { readOnly: boolean; asOf: string };

/** The entries of the ledger, narrowed by the kind of their account. */
export function EntriesView({ readOnly, asOf }: EntriesViewProps) {
  const { side, kind } = useLedger();
  const { data } = useQuery('ledger.accounts', { asOf });
  const grid = useGrid('ledger_entries');
  const filters = useMemo(() => filtersFor(data?.accounts ?? [], side, kind), [data, side, kind]);
  const used = new Set(data?.accounts.map((account) => account.kind));
  const kinds = kindsOn(side).filter((each) => used.has(each) || each === kind);
  const close = () => setGrid('ledger_entries', { open: null });
  const [chosen] = grid.selected.size === 1 ? grid.selected : [];
  const one = typeof grid.open === 'number' ? grid.open : chosen;
  return (
    <>
      <div className={styles.tools}>
        <Segmented
          label="Which entries"
          options={SIDES}
          value={side}
          onChange={(next) => setLedger({ side: next, kind: null })}
        />
        <Select
          label="Kind of account"
          hideLabel
          options={[
            { id: ALL, text: 'All kinds' },
            ...kinds.map((each) => ({ id: each, text: choiceWords(each) })),
          ]}
          value={kind ?? ALL}
          onChange={(next) => setLedger({ kind: next === ALL ? null : (next as AccountKind) })}
        />
        {!readOnly && (
          <>
            <Button onPress={() => addRecord('ledger_entries')}>Add entry</Button>
            <Button onPress={() => setLedger({ splitting: one ?? 'new' })}>
              {one === undefined ? 'Split an amount…' : 'Split the entry…'}
            </Button>
          </>
        )}
      </div>
      <div className={styles.view}>
        <div className={styles.list}>
          <RecordGrid table="ledger_entries" fixedFilters={filters} />
        </div>
        {grid.open !== null && (
          <EntryPanel key={grid.open} open={grid.open} readOnly={readOnly} onClose={close} />
        )}
      </div>
    </>
  );
}

type EntryPanelProps = { open: number | 'new'; readOnly: boolean; onClose: () => void };

/** One entry beside the list, and what can be made of it. */
function EntryPanel({ open, readOnly, onClose }: EntryPanelProps) {
  const id = open === 'new' ? undefined : open;
  return (
    <SidePanel
      label="Ledger entry"
      title={id === undefined ? 'New ledger entry' : 'Ledger entry'}
      onClose={onClose}
      actions={id !== undefined && !readOnly && <EntryActions id={id} onClose={onClose} />}
    >
      <RecordForm table="ledger_entries" id={id} onDone={onClose} onCancel={onClose} />
    </SidePanel>
  );
}

function EntryActions({ id, onClose }: { id: number; onClose: () => void }) {
  const { data } = useQuery('records.get', { table: 'ledger_entries', id });
  const repeat = () => {
    if (!data) return;
    const {
      account = null,
      client = null,
      amount = null,
      vendor = '',
      memo = '',
      acquisition = false,
    } = data.values;
    const first = data.values.date ?? null;
    setLedger({ recurringStart: { account, client, amount, vendor, memo, acquisition, first_day: first } });
    addRecord('recurring_entries');
  };
  const remove = async () => {
    const done = await removeRecords('ledger_entries', [id]);
    if (done.ok) onClose();
  };
  return (
    <>
      <Button onPress={() => setLedger({ splitting: id })}>Split over clients…</Button>
      <Button onPress={repeat}>Repeat it…</Button>
      <Button onPress={() => void remove()}>Remove</Button>
    </>
  );
}
