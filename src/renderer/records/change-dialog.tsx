import { useState } from 'react';
import { parseField } from '../../shared/entry/fields.ts';
import type { FieldValue, RecordTable } from '../../shared/records/fields.ts';
import { counted, TABLES } from '../../shared/records/tables.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select } from '../ui/select.tsx';
import { askYes } from './ask.ts';
import styles from './dialogs.module.css';
import { FieldInput } from './field-input.tsx';
import { type MayChange, saveSets } from './save.ts';
import { namedBy, useFields } from './use-fields.ts';

type ChangeDialogProps = {
  table: RecordTable;
  ids: readonly number[];
  /** The field that is offered first. */
  first?: string | undefined;
  mayChange: MayChange;
  onClose: () => void;
};

/** Nothing typed may only mean that nothing was typed yet. */
const mayEmpty = (label: string, what: string): Promise<boolean> =>
  askYes({
    title: `Empty ${label} of ${what}?`,
    text: ['What stands there now goes. It is one step, and can be undone.'],
    yes: `Empty ${label}`,
    no: 'Keep it',
  });

/** One field of many records, in one step. */
export function ChangeDialog({ table, ids, first, mayChange, onClose }: ChangeDialogProps) {
  // What no two records have the same of can't be given to many; what only together must differ, but for its name, can.
  const fields = TABLES[table].fields.filter(
    ({ name, type }) => name !== TABLES[table].unique[0] && type !== 'names',
  );
  const [name, setName] = useState(fields.some((each) => each.name === first) ? first : fields[0]?.name);
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>();
  const context = useFields(namedBy(table));
  const field = fields.find((each) => each.name === name);
  const save = async () => {
    if (!field) return;
    const read = parseField(field, text, context);
    if (!read.ok) {
      setError(read.reason);
      return;
    }
    if (text.trim() === '' && !(await mayEmpty(field.label, counted(table, ids.length)))) return;
    const values = { [field.name]: read.value as Exclude<FieldValue, readonly string[]> };
    const rows = ids.map((id) => ({ id, values }));
    if (!(await mayChange(rows))) return;
    const result = await saveSets([{ table, rows }]);
    if (result.ok) onClose();
    else if (result.error.code !== 'cancelled')
      setError(Object.values(result.error.fields ?? {})[0] ?? result.error.message);
  };
  return (
    <Dialog title={`Change ${counted(table, ids.length)}`} isOpen onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Select
          label="Field"
          options={fields.map((each) => ({ id: each.name, text: each.label }))}
          value={name ?? null}
          onChange={(next) => {
            setName(next);
            setText('');
            setError(undefined);
          }}
        />
        {field && (
          <FieldInput
            key={field.name}
            field={{ ...field, label: 'New value' }}
            text={text}
            onChange={(next) => {
              setText(next);
              setError(undefined);
            }}
            error={error}
            {...(!field.required && { hint: 'Leave it empty to empty the field.' })}
          />
        )}
        <div className={styles.buttons}>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            {`Change ${counted(table, ids.length)}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
