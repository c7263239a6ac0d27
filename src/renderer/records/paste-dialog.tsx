import { useEffect, useMemo, useState } from 'react';
import { Checkbox } from 'react-aria-components';
import type { Output } from '../../shared/contract/index.ts';
import type { FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { counted, TABLES } from '../../shared/records/tables.ts';
import type { Failure } from '../../shared/result.ts';
import { call } from '../lib/client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import styles from './dialogs.module.css';
import {
  type ByName,
  type Paste,
  problemsIn,
  rowsToSave,
  setsOf,
  unknownNames,
  withNames,
  withProblems,
} from './paste.ts';
import { PasteTable } from './paste-table.tsx';
import { type MayChange, saveSets } from './save.ts';

type PasteDialogProps = {
  table: RecordTable;
  paste: Paste;
  defaults: FieldValues;
  mayChange: MayChange;
  onClose: () => void;
};

type Checked = { problems: Readonly<Record<string, string>>; counts: Output<'records.check'> | null };

/** What a save of this would say, without saving; null while it is not known. */
function useCheck(sets: ReturnType<typeof setsOf> | null) {
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    setChecked(null);
    if (!sets) return undefined;
    let isWanted = true;
    void call('records.check', { sets }).then((result) => {
      if (!isWanted) return;
      setChecked(
        result.ok
          ? { problems: {}, counts: result.data }
          : { problems: result.error.fields ?? { '': result.error.message }, counts: null },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [sets]);
  return checked;
}

const wordsOf = (table: RecordTable, paste: Paste): string => {
  const of = (what: string) => paste.rows.filter((row) => row.what === what).length;
  const parts = [
    [of('new'), 'new'],
    [of('changed'), 'changed'],
    [of('same'), 'already so'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${counted(table, paste.rows.length)}: ${said.join(', ')}`;
};

/** A pasted block before it is saved: what is new, what changes, what is wrong. All of it is saved, or nothing. */
export function PasteDialog({ table, paste: pasted, defaults, mayChange, onClose }: PasteDialogProps) {
  const [added, setAdded] = useState<ReadonlySet<ByName>>(new Set());
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const unknown = useMemo(() => unknownNames(pasted), [pasted]);
  const names = useMemo(() => new Map([...unknown].filter(([of]) => added.has(of))), [unknown, added]);
  const paste = useMemo(() => withNames(pasted, added), [pasted, added]);
  const left = rowsToSave(paste);
  const sets = useMemo(
    () =>
      problemsIn(paste) === 0 && rowsToSave(paste).length > 0 ? setsOf(table, paste, defaults, names) : null,
    [table, paste, defaults, names],
  );
  const checked = useCheck(sets);
  const told = withProblems(paste, checked?.problems ?? {}, names.size);
  const problems = problemsIn(told);
  // What is wrong with a name that is added on the way has no cell.
  const other =
    checked?.problems[''] ?? (problems === 0 ? Object.values(checked?.problems ?? {})[0] : undefined);
  const save = async () => {
    if (!sets) return;
    setSaving(true);
    setRefusal(null);
    if (!(await mayChange(sets.at(-1)?.rows ?? []))) {
      setSaving(false);
      return;
    }
    const result = await saveSets(sets);
    setSaving(false);
    if (result.ok) onClose();
    else if (result.error.code !== 'cancelled') setRefusal(result.error);
  };
  return (
    <Dialog title={`Paste ${TABLES[table].many}`} isOpen onClose={onClose} wide>
      <p className={styles.summary} role="status">
        {wordsOf(table, told)}
        {problems > 0 && (
          <strong className={styles.wrong}>
            {problems === 1 ? ' · 1 thing to mend' : ` · ${problems} things to mend`}
          </strong>
        )}
      </p>
      {told.leftOut.map((sentence) => (
        <p key={sentence} className={styles.note}>
          {sentence}
        </p>
      ))}
      {refusal && <ErrorNotice failure={refusal} />}
      {other && <ErrorNotice failure={{ code: 'failed', message: other }} />}
      {[...unknown].map(([of, own]) => (
        <Checkbox
          key={of}
          className={styles.check}
          isSelected={added.has(of)}
          onChange={(isSelected) => {
            const next = new Set(added);
            if (isSelected) next.add(of);
            else next.delete(of);
            setAdded(next);
          }}
        >
          <span className={styles.box} aria-hidden="true">
            {added.has(of) && '✓'}
          </span>
          {`Also add ${counted(of, own.length)}: ${own.slice(0, 5).join(', ')}${own.length > 5 ? ' …' : ''}`}
        </Checkbox>
      ))}
      <PasteTable paste={told} />
      <div className={styles.buttons}>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="primary"
          autoFocus
          isDisabled={isSaving || checked?.counts === null || checked === null}
          onPress={() => void save()}
        >
          {left.length === 0 ? 'Nothing to save' : `Save ${counted(table, left.length)}`}
        </Button>
      </div>
      {problems > 0 && (
        <p className={styles.note}>
          Nothing is saved as long as something is wrong: mend it where you copied it, and paste it again.
        </p>
      )}
    </Dialog>
  );
}
