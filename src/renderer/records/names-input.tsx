import { type KeyboardEvent, useState } from 'react';
import {
  Button as AriaButton,
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Tag,
  TagGroup,
  TagList,
  Text,
} from 'react-aria-components';
import { splitNames } from '../../shared/entry/fields.ts';
import fieldStyles from '../ui/field.module.css';
import styles from './input.module.css';
import type { Finish, InputProps } from './input-types.ts';

/** Each name on its own line, so that none is split at its own marks. */
const textOf = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('');

type Parts = { text: string; names: readonly string[]; typed: string };

/** Several names: Enter adds what is typed, Backspace before it takes the last one back. */
export function NamesInput({
  field,
  text,
  onChange,
  onCommit,
  error,
  hint,
  autoFocus,
  isDisabled,
}: InputProps) {
  const [parts, setParts] = useState<Parts>({ text, names: splitNames(text), typed: '' });
  // What comes from elsewhere, such as a draft thrown away, counts over what is here.
  const { names, typed } = parts.text === text ? parts : { names: splitNames(text), typed: '' };
  const change = (nextNames: readonly string[], nextTyped: string): string => {
    const pending = nextTyped.trim();
    // What is typed and not added yet is kept with the rest.
    const next = textOf(pending === '' || nextNames.includes(pending) ? nextNames : [...nextNames, pending]);
    setParts({ text: next, names: nextNames, typed: nextTyped });
    onChange(next);
    return next;
  };
  const add = (how: Finish): void => {
    const name = typed.trim();
    const next = change(name === '' || names.includes(name) ? names : [...names, name], '');
    onCommit?.(next, how);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      add('enter');
    } else if (event.key === 'Backspace' && typed === '' && names.length > 0) {
      event.preventDefault();
      change(names.slice(0, -1), names.at(-1) ?? '');
    }
  };
  return (
    <div className={fieldStyles.field}>
      <AriaTextField
        className={fieldStyles.field}
        value={typed}
        onChange={(next) => change(names, next)}
        isDisabled={isDisabled ?? false}
        isInvalid={error !== undefined}
        autoFocus={autoFocus ?? false}
        validationBehavior="aria"
      >
        <Label className={fieldStyles.label}>{field.label}</Label>
        <Input
          className={fieldStyles.input}
          placeholder="Type a name, then Enter"
          autoComplete="off"
          onKeyDown={onKey}
          onBlur={() => {
            if (typed.trim() !== '') add('leave');
          }}
        />
        {hint && (
          <Text slot="description" className={fieldStyles.hint}>
            {hint}
          </Text>
        )}
        <FieldError className={fieldStyles.error}>{error}</FieldError>
      </AriaTextField>
      {names.length > 0 && (
        <TagGroup
          aria-label={field.label}
          {...(!isDisabled && {
            onRemove: (keys) => {
              const next = change(
                names.filter((name) => !keys.has(name)),
                typed,
              );
              onCommit?.(next, 'choice');
            },
          })}
        >
          <TagList className={styles.tags} items={names.map((name) => ({ id: name }))}>
            {({ id }) => (
              <Tag textValue={id} className={styles.tag}>
                {id}
                {!isDisabled && (
                  <AriaButton slot="remove" className={styles.remove}>
                    ×
                  </AriaButton>
                )}
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
    </div>
  );
}
