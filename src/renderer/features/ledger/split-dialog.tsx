import { useState } from 'react';
import { dayText } from '../../../shared/entry/day.ts';
import { SPLIT_BY, type SplitBy } from '../../../shared/split.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { useQuery } from '../../lib/store.ts';
import { FieldInput } from '../../records/field-input.tsx';
import type { InputField } from '../../records/input-types.ts';
import { change, fieldsOfRow } from '../../records/save.ts';
import { useFields } from '../../records/use-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { setLedger } from './ledger-state.ts';
import styles from './split.module.css';
import { SplitParts } from './split-parts.tsx';
import { BY_WORDS, FIELDS, type Part, questionOf, type Typed } from './split-state.ts';
import { useSplitPreview } from './use-split-preview.ts';

const CLIENT: InputField = {
  name: 'client',
  label: 'Add a client',
  type: 'reference',
  of: 'clients',
  required: false,
};
const OPTIONS = SPLIT_BY.map((by) => ({ id: by, text: BY_WORDS[by] }));

const close = (): void => setLedger({ splitting: null });

/** One amount over several clients: an entry of the ledger, or one that is typed. */
export function SplitDialog({ of }: { of: number | 'new' }) {
  return (
    <Dialog title={of === 'new' ? 'Split an amount' : 'Split an entry'} isOpen onClose={close} wide>
      <SplitForm entry={of === 'new' ? undefined : of} />
    </Dialog>
  );
}

function SplitForm({ entry }: { entry: number | undefined }) {
  const context = useFields(['clients', 'accounts']);
  const [typed, setTyped] = useState<Typed>(() => ({
    by: 'equal',
    texts: { date: dayText(context.today, context) },
    parts: [],
  }));
  const [client, setClient] = useState('');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isSending, setSending] = useState(false);
  const question = questionOf(entry, typed, context);
  const preview = useSplitPreview(question.ok ? question.input : null);
  const entries = preview.data?.parts.filter(({ amount }) => amount !== 0).length ?? 0;

  const setParts = (parts: readonly Part[]) => setTyped((now) => ({ ...now, parts }));
  const add = (names: readonly string[]) => {
    const known = new Set(typed.parts.map((part) => part.client));
    setParts([
      ...typed.parts,
      ...names.filter((name) => !known.has(name)).map((name) => ({ client: name, share: '' })),
    ]);
  };
  const split = async () => {
    if (isSending) return;
    if (!question.ok) {
      setProblems(question.errors);
      return;
    }
    setSending(true);
    const result = await change('ledger.split', question.input, { ownFailure: true });
    setSending(false);
    if (result.ok) close();
    else setProblems({ ...fieldsOfRow(result.error), send: result.error.message });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void split();
      }}
    >
      {entry !== undefined && <EntryWords id={entry} />}
      {entry === undefined && (
        <div className={styles.fields}>
          {FIELDS.map((field, index) => (
            <FieldInput
              key={field.name}
              field={field}
              text={typed.texts[field.name] ?? ''}
              onChange={(text) => {
                setTyped((now) => ({ ...now, texts: { ...now.texts, [field.name]: text } }));
                setProblems(({ [field.name]: _, ...others }) => others);
              }}
              error={problems[field.name]}
              autoFocus={index === 0}
            />
          ))}
        </div>
      )}
      <div className={styles.choose}>
        <Select
          label="Divide it"
          options={OPTIONS}
          value={typed.by}
          onChange={(by: SplitBy) => setTyped((now) => ({ ...now, by }))}
        />
        <FieldInput
          field={CLIENT}
          text={client}
          onChange={setClient}
          onCommit={(name, how) => {
            if (name === '' || how === 'leave') return;
            add([name]);
            setClient('');
          }}
          autoFocus={entry !== undefined}
        />
        <Button onPress={() => add((context.names?.clients ?? []).map(({ name }) => name))}>
          Add all clients
        </Button>
      </div>
      {typed.parts.length === 0 ? (
        <p className={styles.about}>
          Add the clients it is divided over. Whoever gets nothing gets no entry.
        </p>
      ) : (
        <SplitParts
          by={typed.by}
          parts={typed.parts}
          preview={preview.data}
          onShare={(name, share) =>
            setParts(typed.parts.map((part) => (part.client === name ? { ...part, share } : part)))
          }
          onRemove={(name) => setParts(typed.parts.filter((part) => part.client !== name))}
        />
      )}
      {(problems.send ?? preview.error) && (
        <p className={styles.error} role="alert">
          {problems.send ?? preview.error?.message}
        </p>
      )}
      <div className={styles.actions}>
        <Button onPress={() => add([''])} isDisabled={typed.parts.some((part) => part.client === '')}>
          Add a part without a client
        </Button>
        <Button onPress={close}>Cancel</Button>
        <Button look="primary" type="submit" isDisabled={isSending || (question.ok && entries === 0)}>
          {entries > 1 ? `Split into ${entries} entries` : 'Split'}
        </Button>
      </div>
    </form>
  );
}

/** What is split, in a line. */
function EntryWords({ id }: { id: number }) {
  const format = useFormat();
  const { data } = useQuery('records.get', { table: 'ledger_entries', id });
  if (!data) return <p className={styles.about}>…</p>;
  const { date, account, memo, amount } = data.values;
  const words = [account, memo, format.day(String(date))].filter((word) => word !== '' && word !== null);
  return (
    <p className={styles.about}>
      {words.join(' · ')} · {format.money(Number(amount), { cents: true })}. The entry becomes its first part.
    </p>
  );
}
