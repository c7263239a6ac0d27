import { useMemo } from 'react';
import type { LedgerAccount } from '../../../shared/contract/ledger.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import type { ExtraColumn } from '../../records/grid-columns.ts';
import { MergeChosen } from '../../records/merge-chosen.tsx';
import { RecordForm } from '../../records/record-form.tsx';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { AccountPanel } from './account-panel.tsx';
import { askingKinds } from './ask-kinds.ts';

type AccountsViewProps = {
  readOnly: boolean;
  asOf: string;
  /** The day whose figures the book opens with. */
  bookDay: string;
};

const NONE: readonly LedgerAccount[] = [];
const NO_EXTRA: ExtraColumn[] = [];

/** The accounts, their kinds, and what is in them. */
export function AccountsView({ readOnly, asOf, bookDay }: AccountsViewProps) {
  const format = useFormat();
  const { data } = useQuery('ledger.accounts', { asOf });
  const accounts = data?.accounts ?? NONE;
  const mayChange = useMemo(() => askingKinds(accounts, asOf, format), [accounts, asOf, format]);
  // The grid has the twelve months of the day the book opens with; of another day they stand beside.
  const extra = useMemo((): ExtraColumn[] => {
    if (!data || asOf === bookDay) return NO_EXTRA;
    const byId = new Map(data.accounts.map((account) => [account.id, account.ttm]));
    return [
      {
        id: 'ttm',
        label: `${format.monthAxis(data.from.slice(0, 7))} – ${format.monthAxis(data.to.slice(0, 7))}`,
        width: 128,
        kind: 'number',
        cell: ({ id }) => format.money(byId.get(id) ?? 0, { cents: true }),
      },
    ];
  }, [data, asOf, bookDay, format]);
  return (
    <RecordScreen
      table="accounts"
      readOnly={readOnly}
      extra={extra}
      mayChange={mayChange}
      tools={!readOnly && <MergeChosen table="accounts" />}
      panel={(id, close, open) => {
        if (id === 'new')
          return (
            <SidePanel label="Account" title="New account" onClose={close}>
              <RecordForm table="accounts" onDone={open} onCancel={close} />
            </SidePanel>
          );
        const account = accounts.find((each) => each.id === id);
        return (
          account && (
            <AccountPanel
              key={id}
              account={account}
              asOf={asOf}
              readOnly={readOnly}
              onClose={close}
              onOpen={open}
            />
          )
        );
      }}
    />
  );
}
