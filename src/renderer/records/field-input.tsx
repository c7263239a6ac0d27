import { useId } from 'react';
import {
  TextField as AriaTextField,
  Checkbox,
  FieldError,
  Label,
  Text,
  TextArea,
} from 'react-aria-components';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { NamedTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { choiceGroup, choiceWords } from '../../shared/records/words.ts';
import { classes } from '../lib/classes.ts';
import fieldStyles from '../ui/field.module.css';
import { Select } from '../ui/select.tsx';
import { askToAdd } from './ask.ts';
import { DayInput } from './day-input.tsx';
import styles from './input.module.css';
import type { InputProps } from './input-types.ts';
import { caretToEnd, finishKey, LineInput } from './line-input.tsx';
import { MomentInput } from './moment-input.tsx';
import { NamesInput } from './names-input.tsx';
import { type InputOption, OptionInput } from './option-input.tsx';
import { useEntry } from './use-entry.ts';
import { useFields } from './use-fields.ts';

type Props = InputProps & { context: EntryContext };

/** Text of any length; within a cell Enter finishes it and Shift Enter begins a line. */
function NoteInput({ context, ...props }: Props) {
  const { field, text, hint, autoFocus, compact, isDisabled } = props;
  const entry = useEntry(props, context);
  return (
    <AriaTextField
      className={classes(fieldStyles.field, compact && styles.compact)}
      value={text}
      onChange={entry.change}
      isDisabled={isDisabled ?? false}
      isInvalid={entry.error !== undefined}
      autoFocus={autoFocus ?? false}
      {...(compact && { 'aria-label': field.label })}
      validationBehavior="aria"
    >
      {!compact && <Label className={fieldStyles.label}>{field.label}</Label>}
      <TextArea
        className={styles.area}
        rows={compact ? 1 : 3}
        ref={autoFocus ? caretToEnd : null}
        onBlur={() => entry.finish('leave')}
        onKeyDown={(event) => {
          const how = compact && !event.shiftKey ? finishKey(event) : null;
          if (!how) return;
          if (how === 'enter') event.preventDefault();
          entry.finish(how);
        }}
      />
      {hint && (
        <Text slot="description" className={fieldStyles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={classes(fieldStyles.error, styles.note)}>{entry.error}</FieldError>
    </AriaTextField>
  );
}

/** Yes or no where one of them always holds. */
function CheckInput({ field, text, onChange, onCommit, autoFocus, isDisabled, error }: Props) {
  const problem = useId();
  return (
    <div className={fieldStyles.field}>
      <Checkbox
        className={styles.check}
        isSelected={text === 'Yes'}
        autoFocus={autoFocus ?? false}
        isDisabled={isDisabled ?? false}
        isInvalid={error !== undefined}
        {...(error !== undefined && { 'aria-describedby': problem })}
        onChange={(isSelected) => {
          const next = isSelected ? 'Yes' : 'No';
          onChange(next);
          onCommit?.(next, 'choice');
        }}
      >
        <span className={styles.box} aria-hidden="true">
          {text === 'Yes' && '✓'}
        </span>
        {field.label}
      </Checkbox>
      {error !== undefined && (
        <span id={problem} className={fieldStyles.error}>
          {error}
        </span>
      )}
    </div>
  );
}

const YES_NO: readonly InputOption[] = [{ text: 'Yes' }, { text: 'No' }];
/** Stands for an empty choice: a list needs a key. */
const NOTHING = ' nothing ';

const optionsOf = ({ type, choices = [] }: InputProps['field']): readonly InputOption[] =>
  type === 'flag'
    ? YES_NO
    : choices.map((choice) => {
        const group = choiceGroup(choice);
        return { text: choiceWords(choice), also: [choice], ...(group && { note: group }) };
      });

/** One of a few: a list in forms, found by typing within a cell. */
function ChoiceInput(props: Props) {
  const { field, text, onChange, onCommit, error, hint, autoFocus, compact, isDisabled } = props;
  const options = optionsOf(field);
  if (compact || options.length > 12) return <OptionInput {...props} options={options} />;
  return (
    <Select
      label={field.label}
      options={[
        ...(field.required ? [] : [{ id: NOTHING, text: 'Not said' }]),
        ...options.map((option) => ({ id: option.text, text: option.text })),
      ]}
      value={text === '' ? (field.required ? null : NOTHING) : text}
      onChange={(id) => {
        const next = id === NOTHING ? '' : id;
        onChange(next);
        onCommit?.(next, 'choice');
      }}
      isDisabled={isDisabled ?? false}
      autoFocus={autoFocus}
      error={error}
      {...(hint !== undefined && { hint })}
    />
  );
}

/** A record by its name; a new name may be added on the spot. */
function ReferenceInput(props: Props) {
  const of: NamedTable = props.field.of ?? 'clients';
  const names = props.context.names?.[of] ?? [];
  const options = names.map(({ name, note = '', also }) => ({
    text: name,
    ...(also && { also }),
    ...(note !== '' && { note: of === 'accounts' ? choiceWords(note) : note }),
  }));
  return (
    <OptionInput
      {...props}
      options={options}
      adding={
        props.isDisabled
          ? undefined
          : {
              words: (typed) => `Add ${TABLES[of].one} “${typed}”`,
              add: (typed) => askToAdd(of, typed),
            }
      }
    />
  );
}

/** Several names within a cell: on one line, parted by semicolons. */
function NamesLine(props: Props) {
  const isSplit = props.text.includes(';');
  return (
    <LineInput
      {...props}
      text={isSplit ? props.text : props.text.trim().replaceAll('\n', '; ')}
      // A name with a semicolon in it could not be told from two.
      isReadOnly={isSplit && props.text.includes('\n')}
    />
  );
}

const NO_NAMES: readonly NamedTable[] = [];

/**
 * The input for a field, by its type. Its text is what `fieldText` writes and `parseField` reads; `onCommit` tells when
 * it is finished and can be read, written as the book writes it.
 */
export function FieldInput(given: InputProps) {
  const { type, of } = given.field;
  const context = useFields(type === 'reference' && of ? [of] : NO_NAMES);
  const props = { ...given, context };
  switch (type) {
    case 'note':
      return <NoteInput {...props} />;
    case 'day':
      return <DayInput {...props} />;
    case 'moment':
      return <MomentInput {...props} />;
    case 'names':
      return given.compact ? <NamesLine {...props} /> : <NamesInput {...given} />;
    case 'flag':
      return given.field.required && !given.compact ? <CheckInput {...props} /> : <ChoiceInput {...props} />;
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'reference':
      return <ReferenceInput {...props} />;
    default:
      return <LineInput {...props} />;
  }
}
