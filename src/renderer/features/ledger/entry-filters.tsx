import type { AccountKind } from '../../../shared/domain.ts';
import { choiceWords } from '../../../shared/records/words.ts';
import { useQuery } from '../../lib/store.ts';
import { useGrid } from '../../records/grid-state.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './ledger.module.css';
import { kindsOn, type Side, setLedger, useLedger } from './ledger-state.ts';

const SIDES: readonly { value: Side; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'revenue', label: 'Revenue' },
  { value: 'costs', label: 'Costs' },
  { value: 'other', label: 'Other' },
];
const ALL = 'all';

/** Narrows the entries by the kind of their account, and splits one of them. */
export function EntryFilters({ readOnly, asOf }: { readOnly: boolean; asOf: string }) {
  const { side, kind } = useLedger();
  const { data } = useQuery('ledger.accounts', { asOf });
  const { open, selected, current } = useGrid('ledger_entries');
  const used = new Set(data?.accounts.map((account) => account.kind));
  const kinds = kindsOn(side).filter((each) => used.has(each) || each === kind);
  const [chosen] = selected;
  const one =
    selected.size === 1 ? chosen : selected.size > 1 ? null : typeof open === 'number' ? open : current;
  return (
    <div className={styles.filters}>
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
          {one != null && <Button onPress={() => setLedger({ splitting: one })}>Split the entry…</Button>}
          <Button onPress={() => setLedger({ splitting: 'new' })}>Split an amount…</Button>
        </>
      )}
    </div>
  );
}
