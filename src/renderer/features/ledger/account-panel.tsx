import { useEffect, useState } from 'react';
import type { LedgerAccount } from '../../../shared/contract/ledger.ts';
import { ACCOUNT_KINDS, type AccountKind } from '../../../shared/domain.ts';
import { ACCOUNT_WORDS, choiceWords } from '../../../shared/records/words.ts';
import type { Formatter } from '../../lib/format.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { setUi } from '../../lib/ui-state.ts';
import { HistoryList } from '../../records/history-list.tsx';
import { MergeForm } from '../../records/merge-form.tsx';
import { type MergeId, mergePlace } from '../../records/merging.ts';
import { showRecords } from '../../records/navigate.ts';
import { useFormPlace } from '../../records/panel-hooks.ts';
import { fieldsOfRow, saveSets } from '../../records/save.ts';
import { SidePanel } from '../../records/side-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { DraftField } from '../../ui/text-field.tsx';
import { AccountAliases } from './account-aliases.tsx';
import { KindEffect, MergeEffect } from './kind-effect.tsx';
import styles from './ledger.module.css';
import { setLedger } from './ledger-state.ts';

const KINDS = ACCOUNT_KINDS.map((kind) => ({ id: kind, ...ACCOUNT_WORDS[kind] }));

/** “47 entries, $6,460.00 in all”. */
const entriesWords = ({ entries, total }: LedgerAccount, format: Formatter): string =>
  entries === 0
    ? 'no entries'
    : `${entries === 1 ? '1 entry' : `${format.count(entries)} entries`}, ${format.money(total, { cents: true })} in all`;

type AccountPanelProps = {
  account: LedgerAccount;
  asOf: string;
  readOnly: boolean;
  onClose: () => void;
  /** Shows another account in its place. */
  onOpen: (id: number) => void;
};

/** One account: its name, its kind with what another would do, what else it is called, and the way to its entries. */
export function AccountPanel({ account, asOf, readOnly, onClose, onOpen }: AccountPanelProps) {
  const { id, name, kind: own, recurring } = account;
  const format = useFormat();
  const [kind, setKind] = useState<AccountKind>(own);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { form: merging, open, leave } = useFormPlace<MergeId>(mergePlace('accounts', id));
  const { data: names } = useQuery('records.names', { tables: ['accounts'] });
  // Changed, or taken back: what was chosen is no longer a question.
  useEffect(() => setKind(own), [own]);
  const save = async (values: { name?: string; kind?: AccountKind; aliases?: string[] }) => {
    const result = await saveSets([{ table: 'accounts', rows: [{ id, values }] }]);
    const fields = result.ok ? {} : fieldsOfRow(result.error);
    setProblems(fields);
    if (!result.ok && result.error.fields && Object.keys(fields).length === 0)
      setUi({ failure: result.error });
    return result.ok;
  };
  const show = () => {
    setLedger({ side: 'all', kind: null });
    showRecords('ledger_entries', {
      filters: [{ field: 'account', how: 'is', value: [name, `${name} (${own})`] }],
    });
  };
  const left = (into: number | null) => {
    leave();
    if (into !== null && into !== id) onOpen(into);
  };
  return (
    <SidePanel
      label="Account"
      title={name}
      about={[
        [choiceWords(own), entriesWords(account, format)].join(' · '),
        recurring > 0
          ? `${recurring === 1 ? '1 recurring entry posts' : `${format.count(recurring)} recurring entries post`} to it.`
          : '',
      ]}
      onClose={onClose}
      actions={
        <>
          {account.entries > 0 && <Button onPress={show}>Show its entries</Button>}
          {!readOnly && <Button onPress={() => open({ other: '' })}>Merge with another…</Button>}
        </>
      }
    >
      {merging && !readOnly && (
        <MergeForm
          key={merging.other}
          table="accounts"
          // Of two accounts of one name, each is called by its kind as well.
          record={{ id, name: names?.accounts?.find((each) => each.id === id)?.name ?? name }}
          other={merging.other}
          effect={(pair) => <MergeEffect pair={pair} asOf={asOf} />}
          onLeave={left}
        />
      )}
      <div className={styles.fields}>
        <DraftField
          label="Account"
          value={name}
          onCommit={(next) => void save({ name: next })}
          error={problems.name}
          isDisabled={readOnly}
        />
        <Select label="Kind" options={KINDS} value={kind} onChange={setKind} isDisabled={readOnly} />
      </div>
      {problems.kind && <p className={styles.warning}>{problems.kind}</p>}
      {kind !== own && (
        <>
          <KindEffect account={id} kind={kind} asOf={asOf} />
          <div className={styles.actions}>
            <Button look="primary" onPress={() => void save({ kind })}>
              Make it {ACCOUNT_WORDS[kind].text.toLowerCase()}
            </Button>
            <Button onPress={() => setKind(own)}>Cancel</Button>
          </div>
        </>
      )}
      <AccountAliases
        id={id}
        error={problems.aliases}
        readOnly={readOnly}
        onSave={(aliases) => save({ aliases: [...aliases] })}
      />
      <section aria-label="History">
        <h3>History</h3>
        <HistoryList record={{ table: 'accounts', id }} />
      </section>
    </SidePanel>
  );
}
