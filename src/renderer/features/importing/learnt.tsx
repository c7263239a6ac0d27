import type { ImportMemory } from '../../../shared/contract/import-learnt.ts';
import type { CallName, Input } from '../../../shared/contract/index.ts';
import type { AccountKind } from '../../../shared/domain.ts';
import { IGNORED_ACCOUNT, IMPORT_KIND_NAMES } from '../../../shared/import.ts';
import { call } from '../../lib/client.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { setUi } from '../../lib/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/plain-table.tsx';
import { Select } from '../../ui/select.tsx';
import { DraftField } from '../../ui/text-field.tsx';
import styles from './importing.module.css';
import { Rules } from './rules.tsx';
import { ACCOUNT_OPTIONS, sentence } from './words.ts';

/** All that earlier imports taught, to be looked at and changed. */
export function Learnt({ readOnly }: { readOnly: boolean }) {
  const query = useQuery('import.memory', {});
  return (
    <Loaded {...query} reserve={[160, 160, 120]}>
      {(memory) => (
        <>
          <Rules memory={memory} readOnly={readOnly} />
          <Accounts memory={memory} readOnly={readOnly} />
          <Aliases memory={memory} readOnly={readOnly} />
          <Answers memory={memory} readOnly={readOnly} />
          <Mappings memory={memory} readOnly={readOnly} />
        </>
      )}
    </Loaded>
  );
}

type PartProps = { memory: ImportMemory; readOnly: boolean };

/** A small change; when it can't be made, the window says why. */
async function change<N extends CallName>(name: N, input: Input<N>): Promise<void> {
  const result = await call(name, input);
  setUi({ failure: result.ok ? null : result.error });
}

const Nothing = ({ children }: { children: string }) => <p className={styles.because}>{children}</p>;

function Accounts({ memory: { accounts }, readOnly }: PartProps) {
  return (
    <Panel title="Accounts" note="what each source’s account is; counts from the next import on">
      {accounts.length === 0 && <Nothing>What you say of accounts while importing will be here.</Nothing>}
      {accounts.length > 0 && (
        <PlainTable
          label="Accounts by source"
          head={[
            { label: 'Account' },
            { label: 'Source', kind: 'text' },
            { label: 'Kind', kind: 'text' },
            { label: 'Forget', kind: 'word' },
          ]}
          rows={accounts.map(({ source, sourceName, account, kind, into }) => ({
            key: `${source}\n${account}`,
            cells: [
              <span key="account">
                {account}
                {into !== null && <small className={styles.source}>{` goes to ${into}`}</small>}
              </span>,
              sentence(sourceName),
              <span key="kind" className={styles.kindCell}>
                <Select
                  label={`Kind of ${account}`}
                  hideLabel
                  options={ACCOUNT_OPTIONS}
                  value={kind ?? IGNORED_ACCOUNT}
                  isDisabled={readOnly}
                  onChange={(next) =>
                    void change('import.setAccount', {
                      source,
                      account,
                      kind: next === IGNORED_ACCOUNT ? null : (next as AccountKind),
                    })
                  }
                />
              </span>,
              <Button
                key="forget"
                look="link"
                isDisabled={readOnly}
                aria-label={`Forget ${account}`}
                onPress={() => void change('import.forgetAccount', { source, account })}
              >
                Forget
              </Button>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}

function Aliases({ memory: { aliases }, readOnly }: PartProps) {
  return (
    <Panel title="Spellings" note="other names under which clients come">
      {aliases.length === 0 && <Nothing>Spellings you confirm to be a client will be here.</Nothing>}
      {aliases.length > 0 && (
        <PlainTable
          label="Spellings of clients"
          head={[
            { label: 'Spelling' },
            { label: 'Is the client', kind: 'text' },
            { label: 'Forget', kind: 'word' },
          ]}
          rows={aliases.map(({ alias, client }) => ({
            key: alias,
            cells: [
              alias,
              client,
              <Button
                key="forget"
                look="link"
                isDisabled={readOnly}
                aria-label={`Forget ${alias}`}
                onPress={() => void change('import.forgetAlias', { alias })}
              >
                Forget
              </Button>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}

function Answers({ memory: { answers }, readOnly }: PartProps) {
  return (
    <Panel title="Answers" note="how each source writes; counts from the next import on">
      {answers.length === 0 && <Nothing>What you answer while importing will be here.</Nothing>}
      {answers.length > 0 && (
        <PlainTable
          label="Remembered answers"
          head={[
            { label: 'Question' },
            { label: 'What', kind: 'text' },
            { label: 'Source', kind: 'text' },
            { label: 'Answer', kind: 'text' },
            { label: 'Forget', kind: 'word' },
          ]}
          rows={answers.map((own) => ({
            key: `${own.source}\n${own.kind}\n${own.question}`,
            cells: [
              own.prompt,
              IMPORT_KIND_NAMES[own.kind],
              sentence(own.sourceName),
              <span key="answer" className={styles.kindCell}>
                <AnswerChoice own={own} readOnly={readOnly} />
              </span>,
              <Button
                key="forget"
                look="link"
                isDisabled={readOnly}
                aria-label={`Forget ${own.prompt}`}
                onPress={() => {
                  const { kind, source, question } = own;
                  void change('import.forgetAnswer', { kind, source, question });
                }}
              >
                Forget
              </Button>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}

/** What was answered, to be changed where no file is needed for it. */
function AnswerChoice({ own, readOnly }: { own: ImportMemory['answers'][number]; readOnly: boolean }) {
  const { kind, source, question, prompt, answer, label, change: how } = own;
  const say = (next: string) => void change('import.setAnswer', { kind, source, question, answer: next });
  if (how === 'none') return label;
  if (how === 'text')
    return <DraftField label={prompt} hideLabel value={answer} isDisabled={readOnly} onCommit={say} />;
  return (
    <Select
      label={prompt}
      hideLabel
      options={how.map(({ value, label: text }) => ({ id: value, text }))}
      value={answer}
      isDisabled={readOnly}
      onChange={say}
    />
  );
}

function Mappings({ memory: { mappings }, readOnly }: PartProps) {
  const format = useFormat();
  return (
    <Panel title="Columns" note="remembered by a file’s column names">
      {mappings.length === 0 && <Nothing>Which column is which field will be here after an import.</Nothing>}
      {mappings.length > 0 && (
        <PlainTable
          label="Remembered columns"
          head={[
            { label: 'Name', kind: 'text' },
            { label: 'What', kind: 'text' },
            { label: 'Source', kind: 'text' },
            { label: 'Columns' },
            { label: 'Used last', kind: 'word' },
            { label: 'Forget', kind: 'word' },
          ]}
          rows={mappings.map(({ fingerprint, name, kind, sourceName, savedAt, columns }) => ({
            key: fingerprint,
            cells: [
              <span key="name" className={styles.kindCell}>
                <DraftField
                  label={`Name of the columns of ${sourceName}`}
                  hideLabel
                  value={name}
                  placeholder="No name"
                  maxLength={100}
                  isDisabled={readOnly}
                  onCommit={(next) => void change('import.renameMapping', { fingerprint, name: next })}
                />
              </span>,
              IMPORT_KIND_NAMES[kind],
              sentence(sourceName),
              format.count(columns),
              format.day(format.dayOf(savedAt)),
              <Button
                key="forget"
                look="link"
                isDisabled={readOnly}
                aria-label={`Forget the columns of ${name || sourceName}`}
                onPress={() => void change('import.forgetMapping', { fingerprint })}
              >
                Forget
              </Button>,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
