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
