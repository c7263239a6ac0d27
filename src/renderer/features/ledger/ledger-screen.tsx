import { useEffect } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { useShown } from '../../records/navigate.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { AccountsView } from './accounts-view.tsx';
import { EntriesView } from './entries-view.tsx';
import { EntryFilters } from './entry-filters.tsx';
import styles from './ledger.module.css';
import { isTab, setLedger, useLedger } from './ledger-state.ts';
import { RecurringView } from './recurring-view.tsx';
import { SplitDialog } from './split-dialog.tsx';

const TABS = [
  { value: 'ledger_entries', label: 'Entries' },
  { value: 'recurring_entries', label: 'Recurring' },
  { value: 'accounts', label: 'Accounts' },
] as const;

type LedgerScreenProps = { asOf: string; status: BookStatus };

/** Revenue and costs as they are booked, what recurs, and the accounts they go to. */
export function LedgerScreen({ asOf, status }: LedgerScreenProps) {
  const { tab, splitting } = useLedger();
  const shown = useShown((state) => state.shown);
  useEffect(() => {
    if (shown && isTab(shown.table)) setLedger({ tab: shown.table });
  }, [shown]);
  // Both name records of the book that is open.
  useEffect(() => () => setLedger({ splitting: null, recurringStart: {} }), []);
  const { readOnly } = status;
  return (
    <div className={styles.screen} data-fills="">
      <div className={styles.tabs}>
        <Segmented
          label="Ledger"
          options={TABS}
          value={tab}
          onChange={(chosen) => setLedger({ tab: chosen })}
        />
        {tab === 'ledger_entries' && <EntryFilters readOnly={readOnly} asOf={asOf} />}
      </div>
      <div className={styles.view}>
        {tab === 'ledger_entries' && <EntriesView readOnly={readOnly} asOf={asOf} />}
        {tab === 'recurring_entries' && <RecurringView readOnly={readOnly} />}
        {tab === 'accounts' && <AccountsView readOnly={readOnly} asOf={asOf} bookDay={status.asOf} />}
      </div>
      {splitting !== null && <SplitDialog key={splitting} of={splitting} />}
    </div>
  );
}
