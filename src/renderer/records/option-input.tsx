import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { foldName } from '../../shared/entry/day-words.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import { classes } from '../lib/classes.ts';
import fieldStyles from '../ui/field.module.css';
import styles from './input.module.css';
import type { InputProps } from './input-types.ts';
import { caretToEnd, finishKey } from './line-input.tsx';
import { useEntry } from './use-entry.ts';

/** Something to choose: what is put into the input, what tells it from others, and other spellings of it. */
export type InputOption = { text: string; note?: string; also?: readonly string[] };

const ADD = ' add ';
/** More are not read through; typing narrows them. */
const MOST_SHOWN = 200;

/** Options that a text may mean: those that begin with it first. */
export function matching(options: readonly InputOption[], typed: string): InputOption[] {
  const wanted = foldName(typed);
  const found = options.flatMap((option) => {
    const texts = [option.text, ...(option.also ?? []), option.note ?? ''].map(foldName);
    const place = texts.findIndex((text) => text.includes(wanted));
    if (place === -1) return [];
    return [{ option, rank: texts[0]?.startsWith(wanted) ? 0 : place === 0 ? 1 : 2 }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ option }) => option);
}

/** The one option a finished text means: what it says in full, or the only one that begins with it. */
export function meant(options: readonly InputOption[], typed: string): string | null {
  const wanted = foldName(typed);
  if (wanted === '') return null;
  const whole = options.filter(({ text, also = [] }) =>
    [text, ...also].some((each) => foldName(each) === wanted),
  );
  if (whole.length > 0) return whole.length === 1 ? (whole[0]?.text ?? null) : null;
  const begun = options.filter(({ text }) => foldName(text).startsWith(wanted));
  return begun.length === 1 ? (begun[0]?.text ?? null) : null;
}

type OptionProps = InputProps & {
  context: EntryContext;
  options: readonly InputOption[];
  /** Offers to add what is typed: the words of the offer, and what does it; the text it gives stands then. */
  adding?: { words: (typed: string) => string; add: (typed: string) => Promise<string | null> } | undefined;
};

/** One of many, found by typing. Enter and Tab take the option that is meant. */
export function OptionInput({ context, options, adding, ...props }: OptionProps) {
  const { field, text, onChange, hint, autoFocus, compact, isDisabled } = props;
  const entry = useEntry(props, context);
  // A cell begun with a letter has that letter already: it narrows like any other.
  const [narrowing, setNarrowing] = useState(
    compact === true && text !== '' && !options.some((option) => option.text === text),
  );
  const wasOpen = useRef(false);
  const isAdding = useRef(false);
  const shown = useMemo(
    () => (narrowing && text.trim() !== '' ? matching(options, text) : options).slice(0, MOST_SHOWN),
    [options, narrowing, text],
  );
  const typed = text.trim();
  const isNew = typed !== '' && !options.some((option) => option.text === typed);
  const items = [
    ...shown.map((option) => ({ id: option.text, ...option })),
    ...(adding && narrowing && isNew ? [{ id: ADD, text: adding.words(typed), note: '' }] : []),
  ];
  const settle = (how: Parameters<typeof entry.finish>[0]): void => {
    if (isAdding.current) return;
    setNarrowing(false);
    // A text that was there before is taken as it is.
    entry.finish(how, narrowing ? (meant(options, text) ?? text) : text);
  };
  const choose = async (id: string): Promise<void> => {
    if (id !== ADD || !adding) {
      setNarrowing(false);
      entry.finish('choice', id);
      return;
    }
    isAdding.current = true;
    const added = await adding.add(typed);
    isAdding.current = false;
    setNarrowing(false);
    if (added !== null) {
      onChange(added);
      props.onCommit?.(added, 'choice');
    }
  };
  const keyBefore = (event: KeyboardEvent<HTMLDivElement>): void => {
    const input = event.target as HTMLElement;
    wasOpen.current = input.getAttribute('aria-expanded') === 'true';
    // Ctrl Enter saves the form around: the option that is meant is taken first.
    const how = finishKey(event) ?? (event.key === 'Enter' ? 'enter' : null);
    // Where Tab leads from a cell is the grid's to say; the list lets no key through to it.
    if (how === 'tab' && compact) event.preventDefault();
    if (!how || input.getAttribute('aria-activedescendant')) return;
    if (how === 'enter' || compact) settle(how);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only sees the keys of the input within.
    <div
      onKeyDownCapture={keyBefore}
      onKeyDown={(event) => {
        // Escape closes the list first.
        if (event.key === 'Escape' && wasOpen.current) event.stopPropagation();
      }}
    >
      <ComboBox
        className={classes(fieldStyles.field, styles.field, compact && styles.compact)}
        items={items}
        inputValue={text}
        onInputChange={(next) => {
          if (next === text) return;
          setNarrowing(true);
          entry.change(next);
        }}
        value={null}
        onChange={(key) => {
          if (key !== null) void choose(String(key));
        }}
        menuTrigger={compact ? 'focus' : 'input'}
        allowsCustomValue
        allowsEmptyCollection={false}
        isDisabled={isDisabled ?? false}
        isInvalid={entry.error !== undefined}
        {...(field.required && { isRequired: true })}
        validationBehavior="aria"
        autoFocus={autoFocus ?? false}
        onBlur={() => settle('leave')}
        {...(compact && { 'aria-label': field.label })}
      >
        {!compact && <Label className={fieldStyles.label}>{field.label}</Label>}
        <div className={fieldStyles.combo}>
          <Input
            className={classes(fieldStyles.input, styles.withButton)}
            ref={autoFocus ? caretToEnd : null}
            autoComplete="off"
            spellCheck="false"
          />
          <AriaButton className={styles.open}>
            <span className={fieldStyles.arrow} aria-hidden="true">
              ▼
            </span>
          </AriaButton>
        </div>
        {hint && entry.error === undefined && (
          <Text slot="description" className={fieldStyles.hint}>
            {hint}
          </Text>
        )}
        <FieldError className={classes(fieldStyles.error, styles.note)}>{entry.error}</FieldError>
        <Popover className={fieldStyles.popover} offset={4}>
          <ListBox className={fieldStyles.list} items={items}>
            {({ id, text: words, note }) => (
              <ListBoxItem
                id={id}
                textValue={words}
                className={classes(fieldStyles.item, id === ADD && shown.length > 0 && styles.adding)}
              >
                {words}
                {note && <small>{note}</small>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
