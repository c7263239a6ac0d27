import { NumberField as AriaNumberField, FieldError, Group, Input, Label, Text } from 'react-aria-components';
import { classes } from '../lib/classes.ts';
import styles from './field.module.css';

type FieldProps = {
  label: string;
  hint?: string;
  placeholder?: string;
  error?: string | undefined;
  isDisabled?: boolean;
};

type NumberFieldProps = FieldProps & {
  value: number | null;
  /** Null once the owner empties the field. Called on leaving the field or Enter. */
  onCommit: (value: number | null) => void;
  /** At least and at most so many. */
  decimals: readonly [number, number];
  min?: number;
  max?: number;
};

/** A number, typed as the owner's machine writes numbers. */
export function NumberField({
  label,
  hint,
  placeholder,
  error,
  value,
  onCommit,
  decimals,
  min,
  max,
  isDisabled,
}: NumberFieldProps) {
  return (
    <AriaNumberField
      className={styles.field}
      value={value ?? Number.NaN}
      onChange={(next) => onCommit(Number.isNaN(next) ? null : next)}
      formatOptions={{
        minimumFractionDigits: decimals[0],
        maximumFractionDigits: decimals[1],
      }}
      {...(min !== undefined && { minValue: min })}
      {...(max !== undefined && { maxValue: max })}
      {...(isDisabled && { isDisabled })}
      {...(error !== undefined && { isInvalid: true })}
    >
      <Label className={styles.label}>{label}</Label>
      <Group className={styles.combo}>
        <Input className={classes(styles.input, styles.number)} {...(placeholder && { placeholder })} />
      </Group>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaNumberField>
  );
}

const MULTIPLE = [1, 4] as const;
const MAX_MULTIPLE = 999;

type MultipleFieldProps = FieldProps & {
  /** Decimal text of at most four places, as settings keep it. */
  multiple: string | null;
  onCommit: (multiple: string | null) => void;
};

/** A multiple of earnings; none is built in. */
export function MultipleField({ multiple, onCommit, ...props }: MultipleFieldProps) {
  return (
    <NumberField
      {...props}
      value={multiple === null ? null : Number(multiple)}
      onCommit={(value) => onCommit(value === null ? null : String(Number(value.toFixed(4))))}
      decimals={MULTIPLE}
      min={0}
      max={MAX_MULTIPLE}
    />
  );
}
