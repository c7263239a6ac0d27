import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Field, FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { keysOf } from '../lib/shortcuts.ts';
import { useQuery } from '../lib/store.ts';
import { setUi } from '../lib/ui-state.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { FieldInput } from './field-input.tsx';
import styles from './form.module.css';
import { type FormState, startOf, useForm } from './form-state.ts';
import { namedBy, useFields } from './use-fields.ts';

export type RecordFormProps = {
  table: RecordTable;
  /** The record to change; without it one is added. */
  id?: number | undefined;
  /** What a new record begins with, by field, beside what its fields say themselves; also of fields that aren't shown. */
  initial?: FieldValues | undefined;
  /** Names of the fields shown, in their order; all where it isn't said. */
  fields?: readonly string[] | undefined;
  /** Tells drafts of new records of one table apart, such as by the contract a price is for. */
  draft?: string | undefined;
  /** Puts the caret into the first field; the default. */
  autoFocus?: boolean | undefined;
  /** It was saved. */
  onDone: (id: number, values: FieldValues) => void;
  /** It was left; what was typed is kept. */
  onCancel: () => void;
};

/** A form for one record: all its fields, what is wrong beside each. Ctrl Enter saves, Escape leaves and keeps the draft. */
export function RecordForm(props: RecordFormProps) {
  const { table, id } = props;
  // How a moment reads hangs on the book's zone.
  const { data: status, error, loading, retry } = useQuery('book.status', {});
  if (error && !status) return <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />;
  if (!status) return <div aria-busy="true" />;
  return id === undefined ? (
    <Form {...props} values={startOf(table, props.initial)} />
  ) : (
    <KnownRecord key={`${table} ${id}`} {...props} id={id} />
  );
}

function KnownRecord(props: RecordFormProps & { id: number }) {
  const { table, id } = props;
  const { data, error, loading, retry } = useQuery('records.get', { table, id });
  if (error && !data) return <ErrorNotice failure={error} onRetry={retry} isRetrying={loading} />;
  if (data?.id !== id) return <div aria-busy="true" />;
  return <Form {...props} values={data.values} />;
}

const isWide = ({ type, name }: Field): boolean =>
  type === 'note' || type === 'names' || ['note', 'memo', 'subject', 'label'].includes(name);

const KEPT = 'What you typed is kept. Open the form again to go on.';

function Form(props: RecordFormProps & { values: FieldValues }) {
  const { table, id, values, draft, autoFocus = true, onDone, onCancel } = props;
  const { one, fields: all } = TABLES[table];
  const fields = props.fields
    ? props.fields.flatMap((name) => all.find((field) => field.name === name) ?? [])
    : all;
  const context = useFields(namedBy(table));
  const readOnly = useQuery('book.status', {}).data?.readOnly ?? false;
  const form = useForm({ table, id, values, fields, draft, context });
  const [wasKept, setWasKept] = useState(form.isDirty);
  const element = useRef<HTMLFormElement>(null);
  useFirstProblem(element, form);

  const save = async () => {
    const saved = readOnly ? null : await form.save();
    if (!saved) return;
    setWasKept(false);
    onDone(saved.id, saved.values);
  };
  const leave = () => {
    if (form.isDirty) setUi({ failure: null, done: KEPT });
    onCancel();
  };
  const startOver = () => {
    form.startOver();
    setWasKept(false);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const onKeyFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // Once the field has finished with the key itself.
    setTimeout(() => void save());
  };
  const first = fields.findIndex(({ name }) => id !== undefined || form.texts[name] === '');
  return (
    <form
      ref={element}
      className={styles.form}
      aria-label={id === undefined ? `Add ${one}` : `Change ${one}`}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={onKey}
      onKeyDownCapture={onKeyFirst}
    >
      {form.failure !== null && (
        <p className={styles.failure} role="alert">
          {form.failure}
        </p>
      )}
      {wasKept && form.isDirty && (
        <p className={styles.kept}>
          Typed earlier and not saved yet.
          <Button look="link" onPress={startOver}>
            Start over
          </Button>
        </p>
      )}
      <div className={styles.fields}>
        {fields.map((field, index) => (
          <div key={field.name} className={isWide(field) ? styles.wide : undefined}>
            <FieldInput
              field={field}
              text={form.texts[field.name] ?? ''}
              onChange={(text) => form.change(field.name, text)}
              error={form.errors[field.name]}
              hint={movedWords(form, field)}
              autoFocus={autoFocus && !readOnly && index === Math.max(first, 0)}
              isDisabled={readOnly}
            />
          </div>
        ))}
      </div>
      <div className={styles.actions}>
        {!readOnly && (
          <Button look="primary" type="submit" keys={keysOf('Enter')}>
            {id === undefined ? `Add ${one}` : 'Save changes'}
          </Button>
        )}
        <Button onPress={leave} keys="Esc">
          Close
        </Button>
        {form.isDirty && !wasKept && (
          <Button look="link" onPress={startOver}>
            Start over
          </Button>
        )}
      </div>
    </form>
  );
}

const movedWords = ({ moved }: FormState, { name }: Field): string | undefined =>
  moved[name] === undefined
    ? undefined
    : `In the book it is “${moved[name].trim().replaceAll('\n', ', ')}” by now.`;

/** The first field with something wrong gets the caret once a save was refused; mending one moves nothing. */
function useFirstProblem(element: React.RefObject<HTMLFormElement | null>, { refusals }: FormState): void {
  useEffect(() => {
    if (refusals === 0) return;
    element.current
      ?.querySelector<HTMLElement>(
        'input[aria-invalid="true"], textarea[aria-invalid="true"], [data-invalid] button',
      )
      ?.focus();
  }, [element, refusals]);
}
