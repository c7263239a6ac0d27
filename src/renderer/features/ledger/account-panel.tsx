import { useEffect, useRef, useState } from 'react';
import type { LedgerAccount } from '../../../shared/contract/ledger.ts';
import { ACCOUNT_KINDS, type AccountKind } from '../../../shared/domain.ts';
import { ACCOUNT_WORDS, choiceWords } from '../../../shared/records/words.ts';
import { setUi } from '../../lib/ui-state.ts';
import { HistoryList } from '../../records/history-list.tsx';
import { showRecords } from '../../records/navigate.ts';
import { fieldsOfRow, removeRecords, saveSets } from '../../records/save.ts';
import { SidePanel } from '../../records/side-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { DraftField } from '../../ui/text-field.tsx';
import { KindEffect } from './kind-effect.tsx';
import styles from './ledger.module.css';
import { setLedger } from './ledger-state.ts';

const KINDS = ACCOUNT_KINDS.map((kind) => ({ id: kind, ...ACCOUNT_WORDS[kind] }));

type AccountPanelProps = { account: LedgerAccount; asOf: string; readOnly: boolean; onClose: () => void };

/** One account: its name, its kind with what another would do, and the way to its entries. */
export function AccountPanel({ account, asOf, readOnly, onClose }: AccountPanelProps) {
  const [kind, setKind] = useState<AccountKind>(account.kind);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector('input')?.focus(), []);
  // Changed, or taken back: what was chosen is no longer a question.
  useEffect(() => setKind(account.kind), [account.kind]);
  const save = async (values: { name?: string; kind?: AccountKind }) => {
    const result = await saveSets([{ table: 'accounts', rows: [{ id: account.id, values }] }]);
    setProblems(result.ok ? {} : fieldsOfRow(result.error));
    if (!result.ok && result.error.fields && !fieldsOfRow(result.error).name)
      setUi({ failure: result.error });
  };
  const remove = async () => {
    const done = await removeRecords('accounts', [account.id]);
    if (done.ok) onClose();
  };
  const show = () => {
    setLedger({ side: 'all', kind: null });
    showRecords('ledger_entries', {
      filters: [{ field: 'account', how: 'is', value: [account.name, `${account.name} (${account.kind})`] }],
    });
  };
  return (
    <div ref={panel} className={styles.panel}>
      <SidePanel
        label="Account"
        title={account.name}
        about={[
          choiceWords(account.kind),
          account.recurring > 0
            ? `${account.recurring === 1 ? '1 recurring entry posts' : `${account.recurring} recurring entries post`} to it.`
            : '',
        ]}
        onClose={onClose}
        actions={
          <>
            {account.entries > 0 && <Button onPress={show}>Show its entries</Button>}
            {!readOnly && <Button onPress={() => void remove()}>Remove</Button>}
          </>
        }
      >
        <div className={styles.fields}>
          <DraftField
            label="Account"
            value={account.name}
            onCommit={(name) => void save({ name })}
            error={problems.name}
            isDisabled={readOnly}
          />
          <Select label="Kind" options={KINDS} value={kind} onChange={setKind} isDisabled={readOnly} />
        </div>
        {kind !== account.kind && (
          <>
            <KindEffect account={account.id} kind={kind} asOf={asOf} />
            <div className={styles.actions}>
              <Button look="primary" onPress={() => void save({ kind })}>
                Make it {ACCOUNT_WORDS[kind].text.toLowerCase()}
              </Button>
              <Button onPress={() => setKind(account.kind)}>Cancel</Button>
            </div>
          </>
        )}
        <section aria-label="History">
          <h3>History</h3>
          <HistoryList record={{ table: 'accounts', id: account.id }} />
        </section>
      </SidePanel>
    </div>
  );
}
