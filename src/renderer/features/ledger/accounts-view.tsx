import { useMemo, useRef } from 'react';
import type { LedgerAccount } from '../../../shared/contract/ledger.ts';
import { ACCOUNT_KINDS } from '../../../shared/domain.ts';
import { choiceWords } from '../../../shared/records/words.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { setGrid, useGrid } from '../../records/grid-state.ts';
import { RecordForm } from '../../records/record-form.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SCROLLER } from '../../ui/row-window.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { AccountPanel } from './account-panel.tsx';
import styles from './ledger.module.css';
import { RowButton } from './row-button.tsx';

const openIt = (id: number | 'new' | null): void => setGrid('accounts', { open: id });

const columnsOf = (format: Formatter, open: number | 'new' | null, span: string): Column<LedgerAccount>[] => {
  const sum = (id: 'ttm' | 'total', header: string): Column<LedgerAccount> => ({
    id,
    header,
    width: 120,
    kind: 'number',
    sortBy: (row) => row[id],
    cell: (row) => format.money(row[id], { cents: true }),
  });
  return [
    {
      id: 'name',
      header: 'Account',
      sortBy: (row) => row.name,
      cell: (row) => (
        <RowButton id={row.id} text={row.name} isOpen={open === row.id} onPress={() => openIt(row.id)} />
      ),
    },
    {
      id: 'kind',
      header: 'Kind',
      width: 180,
      sortBy: (row) => ACCOUNT_KINDS.indexOf(row.kind),
      cell: (row) => choiceWords(row.kind),
    },
    {
      id: 'entries',
      header: 'Entries',
      width: 70,
      kind: 'number',
      sortBy: (row) => row.entries,
      cell: (row) => format.count(row.entries),
    },
    sum('ttm', span),
    sum('total', 'In all'),
    {
      id: 'last',
      header: 'Last entry',
      width: 110,
      sortBy: (row) => row.lastDay,
      cell: (row) => (row.lastDay ? format.day(row.lastDay) : '–'),
    },
  ];
};

type AccountsViewProps = { readOnly: boolean; asOf: string };

/** The accounts, their kinds, and what is in them. */
export function AccountsView({ readOnly, asOf }: AccountsViewProps) {
  const format = useFormat();
  const query = useQuery('ledger.accounts', { asOf });
  const { open } = useGrid('accounts');
  const screen = useRef<HTMLDivElement>(null);
  const span = query.data
    ? `${format.monthAxis(query.data.from.slice(0, 7))} – ${format.monthAxis(query.data.to.slice(0, 7))}`
    : '';
  const columns = useMemo(() => columnsOf(format, open, span), [format, open, span]);
  const shown = query.data?.accounts.find(({ id }) => id === open);
  /** Back to the row one came from. */
  const close = () => {
    openIt(null);
    screen.current?.querySelector(`[data-at="${open}"]`)?.closest('tr')?.focus();
  };
  return (
    <div ref={screen} className={styles.beside}>
      <div className={styles.list}>
        <div className={styles.tools}>
          <p className={styles.quiet}>
            The kind of an account says to which line of the figures its entries belong.
          </p>
          {!readOnly && (
            <div className={styles.end}>
              <Button look="primary" onPress={() => openIt('new')}>
                Add account
              </Button>
            </div>
          )}
        </div>
        <div className={styles.scroller} {...SCROLLER}>
          <Loaded {...query} reserve={[320]}>
            {({ accounts }) =>
              accounts.length === 0 ? (
                <EmptyState title="No accounts yet">
                  Accounts come with imported ledgers, or are added here. Each has a kind, such as project
                  revenue, licences for resale or rent.
                </EmptyState>
              ) : (
                <Table
                  label="Accounts"
                  columns={columns}
                  rows={accounts}
                  rowId={({ id }) => String(id)}
                  sortedBy={{ id: 'kind', descending: false }}
                  nothing="No accounts yet."
                />
              )
            }
          </Loaded>
        </div>
      </div>
      {open === 'new' && (
        <SidePanel label="Account" title="New account" onClose={close}>
          <RecordForm table="accounts" onDone={(id) => openIt(id)} onCancel={close} />
        </SidePanel>
      )}
      {shown && (
        <AccountPanel key={shown.id} account={shown} asOf={asOf} readOnly={readOnly} onClose={close} />
      )}
    </div>
  );
}
