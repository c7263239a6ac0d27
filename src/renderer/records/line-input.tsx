import type { KeyboardEvent, ReactNode } from 'react';
import { TextField as AriaTextField, FieldError, Group, Input, Label, Text } from 'react-aria-components';
import type { EntryContext } from '../../shared/entry/types.ts';
import { classes } from '../lib/classes.ts';
import fieldStyles from '../ui/field.module.css';
import styles from './input.module.css';
import type { Finish, InputProps } from './input-types.ts';
import { type EntryState, useEntry } from './use-entry.ts';

const NUMBERS = new Set(['cents', 'seconds', 'whole']);

/** Enter and Tab finish a text; the keys go on to whoever is around. */
export const finishKey = (event: KeyboardEvent): Finish | null => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return null;
  if (event.key === 'Enter') return 'enter';
  return event.key === 'Tab' ? 'tab' : null;
};

/** Puts the caret behind what stands there already. */
export const caretToEnd = (input: HTMLInputElement | HTMLTextAreaElement | null): void => {
  if (input && input === document.activeElement)
    input.setSelectionRange(input.value.length, input.value.length);
};

type LineProps = InputProps & {
  context: EntryContext;
  /** Stands in the input's frame behind the text. */
  beside?: (entry: EntryState) => ReactNode;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  isReadOnly?: boolean;
  /** Something of its own is open and has the caret: the field is not left for it. */
  isHeld?: boolean;
};

/** A line of text: words, amounts, times, numbers. What it is read as stands below it while it is typed. */
export function LineInput({ beside, onKeyDown, isReadOnly, isHeld, context, ...props }: LineProps) {
  const { field, text, hint, autoFocus, compact, isDisabled } = props;
  const entry = useEntry(props, context);
  return (
    <AriaTextField
      className={classes(fieldStyles.field, styles.field, compact && styles.compact)}
      value={text}
      onChange={entry.change}
      isDisabled={isDisabled ?? false}
      isReadOnly={isReadOnly ?? false}
      isInvalid={entry.error !== undefined}
      autoFocus={autoFocus ?? false}
      {...(compact && { 'aria-label': field.label })}
      {...(field.required && { isRequired: true })}
      validationBehavior="aria"
    >
      {!compact && <Label className={fieldStyles.label}>{field.label}</Label>}
      <Group className={styles.frame}>
        <Input
          className={classes(
            fieldStyles.input,
            NUMBERS.has(field.type) && fieldStyles.number,
            beside && styles.withButton,
          )}
          ref={autoFocus ? caretToEnd : null}
          spellCheck={field.type === 'text' ? 'true' : 'false'}
          autoComplete="off"
          onBlur={() => !isHeld && entry.finish('leave')}
          onKeyDown={(event) => {
            onKeyDown?.(event);
            const how = event.defaultPrevented ? null : finishKey(event);
            if (how === 'enter' || (how === 'tab' && compact)) entry.finish(how);
          }}
        />
        {beside?.(entry)}
      </Group>
      {/* Always there: a field looks for its description when it is put up only. */}
      <Text slot="description" className={styles.description}>
        {entry.reading !== '' && entry.error === undefined && (
          <span className={styles.reading}>= {entry.reading}</span>
        )}
        {hint && !compact && <span className={fieldStyles.hint}>{hint}</span>}
      </Text>
      <FieldError className={classes(fieldStyles.error, styles.note)}>{entry.error}</FieldError>
    </AriaTextField>
  );
}
