import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Failure } from '../../shared/result.ts';
import { Button } from '../ui/button.tsx';
import { dropDraft, keepDraft } from './drafts.ts';
import { FieldInput } from './field-input.tsx';
import type { InputField } from './input-types.ts';
import type { Texts } from './open-forms.ts';
import styles from './side.module.css';

/** What typed texts make: what is to be done, or what is wrong with which field. */
export type Made<T> = { ok: true; action: T } | { ok: false; errors: Readonly<Record<string, string>> };

type ActionFormProps<T> = {
  title: string;
  fields: readonly InputField[];
  /** What the fields begin with, and what stands in them (`useFormTexts`). */
  start: Texts;
  texts: Texts;
  /** Where what was typed is kept. */
  keptAs: string;
  made: Made<T>;
  /** What the button says: what will happen. */
  send: string;
  /** Does it. A failure's `fields` are told beside the fields of that name, all else below them. */
  onSend: (action: T) => Promise<Failure | null>;
  /** Left without doing it: what was typed stays. */
  onLeave: () => void;
  hintOf?: (field: string) => string | undefined;
  /** What it would do, below the fields. */
  children?: ReactNode;
};

/** One thing to do with a record: what it takes, what it would do, and doing it. Enter does it, Escape leaves it. */
export function ActionForm<T>(props: ActionFormProps<T>) {
  const { title, fields, start, texts, keptAs, made, send, onSend, onLeave, hintOf, children } = props;
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const id = useId();

  const set = (field: string) => (text: string) => {
    keepDraft(keptAs, field, text, start[field] ?? '');
    setProblems(({ [field]: _, ...others }) => others);
    setFailure(null);
  };
  const doIt = async () => {
    if (sending) return;
    if (!made.ok) {
      setProblems(made.errors);
      return;
    }
    setSending(true);
    const failed = await onSend(made.action);
    setSending(false);
    if (!failed) {
      dropDraft(keptAs);
      return;
    }
    if (failed.code === 'cancelled') return;
    const told = Object.entries(failed.fields ?? {}).map(
      ([place, text]) => [place.split('.').at(-1) ?? place, text] as const,
    );
    setProblems(Object.fromEntries(told));
    const isBeside = told.length > 0 && told.every(([name]) => fields.some((field) => field.name === name));
    if (!isBeside) setFailure(failed.message);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void doIt();
    }
  };
  // A list of choices would open by the same keys.
  const keysFirst = (event: KeyboardEvent) => {
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!sends || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    event.stopPropagation();
    void doIt();
  };

  return (
    <form
      className={styles.form}
      aria-labelledby={id}
      noValidate
      onKeyDownCapture={keysFirst}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        void doIt();
      }}
    >
      <h3 id={id}>{title}</h3>
      <div className={styles.fields}>
        {fields.map((field, i) => (
          <FieldInput
            key={field.name}
            field={field}
            text={texts[field.name] ?? ''}
            onChange={set(field.name)}
            error={problems[field.name]}
            hint={hintOf?.(field.name)}
            autoFocus={i === 0}
          />
        ))}
      </div>
      {children}
      {failure && (
        <p className={styles.error} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.send}>
        <Button look="primary" type="submit" autoFocus={fields.length === 0} isDisabled={sending}>
          {send}
        </Button>
        <Button onPress={onLeave} keys="Esc">
          Cancel
        </Button>
      </div>
    </form>
  );
}
