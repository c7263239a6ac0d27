import { useState } from 'react';
import {
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  type TextFieldProps,
} from 'react-aria-components';
import styles from './field.module.css';

type Props = Pick<
  TextFieldProps,
  | 'value'
  | 'onChange'
  | 'isRequired'
  | 'isDisabled'
  | 'isInvalid'
  | 'autoFocus'
  | 'name'
  | 'maxLength'
  | 'validate'
  | 'onBlur'
  | 'onKeyDown'
> & {
  label: string;
  /** The label is spoken only: the place says it already. */
  hideLabel?: boolean;
  placeholder?: string;
  hint?: string;
  error?: string | undefined;
};

/** A line of text. */
export function TextField({ label, hideLabel, placeholder, hint, error, ...props }: Props) {
  return (
    <AriaTextField
      {...props}
      className={styles.field}
      {...(hideLabel && { 'aria-label': label })}
      {...(error !== undefined && { isInvalid: true })}
    >
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      <Input className={styles.input} {...(placeholder && { placeholder })} />
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaTextField>
  );
}

type DraftFieldProps = Pick<
  Props,
  'label' | 'hideLabel' | 'placeholder' | 'hint' | 'error' | 'maxLength' | 'isDisabled'
> & {
  value: string;
  /** Called on leaving the field or Enter, when the text is another. */
  onCommit: (value: string) => void;
};

/** A line of text that is kept once it is left. */
export function DraftField({ value, onCommit, ...props }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value) onCommit(draft);
    // A text that was refused stays to be mended, its reason beside it.
    else setDraft(null);
  };
  return (
    <TextField
      {...props}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        // Else whoever is around would never hear of Escape.
        else event.continuePropagation();
      }}
    />
  );
}
