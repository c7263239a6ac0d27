import { type ReactNode, useMemo } from 'react';
import type { LedgerAccount } from '../../../shared/contract/ledger.ts';
import type { BookRecord } from '../../../shared/contract/records.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import type { ExtraColumn } from '../../records/grid-columns.ts';
import { MergeChosen } from '../../records/merge-chosen.tsx';
import { RecordForm } from '../../records/record-form.tsx';
import { RecordScreen } from '../../records/record-screen.tsx';
import { SidePanel } from '../../records/side-panel.tsx';
import { AccountPanel } from './account-panel.tsx';
import { askingKinds } from './ask-kinds.ts';

type AccountsViewProps = { readOnly: boolean; asOf: string };

const NONE: readonly LedgerAccount[] = [];

/** The accounts, their kinds, and what is in them. */
export function AccountsView({ readOnly, asOf }: AccountsViewProps) {
  const format = useFormat();
  const { data } = useQuery('ledger.accounts', { asOf });
  const accounts = data?.accounts ?? NONE;
  const mayChange = useMemo(() => askingKinds(accounts, asOf, format), [accounts, asOf, format]);
  const extra = useMemo((): ExtraColumn[] => {
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const cell = (show: (account: LedgerAccount) => ReactNode) => (record: BookRecord) => {
      const account = byId.get(record.id);
      return account ? show(account) : '';
    };
    const money = (cents: number) => format.money(cents, { cents: true });
    const span = data
      ? `${format.monthAxis(data.from.slice(0, 7))} – ${format.monthAxis(data.to.slice(0, 7))}`
      : '';
    return [
      {
        id: 'entries',
        label: 'Entries',
        width: 80,
        kind: 'number',
        cell: cell(({ entries }) => format.count(entries)),
      },
      { id: 'ttm', label: span, width: 128, kind: 'number', cell: cell(({ ttm }) => money(ttm)) },
      { id: 'total', label: 'In all', width: 128, kind: 'number', cell: cell(({ total }) => money(total)) },
      {
        id: 'last',
        label: 'Last entry',
        width: 108,
        cell: cell(({ lastDay }) => (lastDay ? format.day(lastDay) : '')),
      },
    ];
  }, [accounts, data, format]);
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
