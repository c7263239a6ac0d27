import {
  Select as AriaSelect,
  Button,
  ComboBox,
  FieldError,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { inGroups } from '../lib/groups.ts';
import type { Option } from '../lib/option.ts';
import styles from './field.module.css';

type SelectProps<T extends string> = {
  label: string;
  /** The label is spoken only: the place says it already. */
  hideLabel?: boolean;
  options: readonly Option<T>[];
  /** Null = nothing is chosen yet. */
  value: T | null;
  onChange: (value: T) => void;
  isDisabled?: boolean;
  autoFocus?: boolean | undefined;
  hint?: string;
  error?: string | undefined;
  /** Stands where nothing is chosen. */
  placeholder?: string;
};

function Item<T extends string>({ id, text, note }: Option<T>) {
  return (
    <ListBoxItem id={id} textValue={text} className={styles.item}>
      {text}
      {note && <small>{note}</small>}
    </ListBoxItem>
  );
}

function Options<T extends string>({ options }: { options?: readonly Option<T>[] }) {
  const item = (option: Option<T>) => <Item key={option.id} {...option} />;
  if (options?.some(({ group }) => group !== undefined)) {
    const grouped = options.map((option) => ({ ...option, group: option.group ?? '' }));
    return (
      <Popover className={styles.popover} offset={4}>
        <ListBox className={styles.list}>
          {inGroups(grouped).map(({ group, items }) => (
            <ListBoxSection key={group} id={`group ${group}`} className={styles.section}>
              <Header className={styles.group}>{group}</Header>
              {items.map(item)}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    );
  }
  return (
    <Popover className={styles.popover} offset={4}>
      {options ? (
        <ListBox className={styles.list} items={options}>
          {item}
        </ListBox>
      ) : (
        <ListBox className={styles.list}>{item}</ListBox>
      )}
    </Popover>
  );
}

const Arrow = () => (
  <span className={styles.arrow} aria-hidden="true">
    ▼
  </span>
);

const Hint = ({ children }: { children: string }) => (
  <Text slot="description" className={styles.hint}>
    {children}
  </Text>
);

/** A choice out of a handful. */
export function Select<T extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  isDisabled,
  autoFocus,
  hint,
  error,
  placeholder = 'Choose…',
}: SelectProps<T>) {
  return (
    <AriaSelect
      className={styles.field}
      {...(hideLabel && { 'aria-label': label })}
      value={value}
      placeholder={placeholder}
      onChange={(key) => onChange(key as T)}
      isDisabled={isDisabled ?? false}
      autoFocus={autoFocus ?? false}
      isInvalid={error !== undefined}
    >
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      <Button className={styles.control}>
        <SelectValue className={styles.value}>
          {({ selectedText, isPlaceholder }) =>
            isPlaceholder ? <span className={styles.placeholder}>{placeholder}</span> : selectedText
          }
        </SelectValue>
        <Arrow />
      </Button>
      {hint && <Hint>{hint}</Hint>}
      <FieldError className={styles.error}>{error}</FieldError>
      <Options options={options} />
    </AriaSelect>
  );
}

/** What typed text means: the option of this name, else the first that has it. */
function meantBy<T extends string>(typed: string, options: readonly Option<T>[]): Option<T> | undefined {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return undefined;
  return (
    options.find(({ text }) => text.toLowerCase() === wanted) ??
    options.find(({ text }) => text.toLowerCase().includes(wanted))
  );
}

/** A choice out of hundreds: typing narrows the list, Enter takes the first of it. */
export function SearchSelect<T extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  isDisabled,
  hint,
  error,
  placeholder,
}: SelectProps<T>) {
  return (
    <ComboBox
      className={styles.field}
      {...(hideLabel && { 'aria-label': label })}
      defaultItems={options}
      value={value}
      onChange={(key) => key !== null && onChange(key as T)}
      menuTrigger="focus"
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
    >
      {!hideLabel && <Label className={styles.label}>{label}</Label>}
      <div className={styles.combo}>
        <Input
          className={styles.input}
          {...(placeholder && { placeholder })}
          onKeyDown={({ key, currentTarget }) => {
            if (key !== 'Enter' || currentTarget.hasAttribute('aria-activedescendant')) return;
            const meant = meantBy(currentTarget.value, options);
            if (meant && meant.id !== value) onChange(meant.id);
          }}
        />
        <Button className={styles.open}>
          <Arrow />
        </Button>
      </div>
      {hint && <Hint>{hint}</Hint>}
      <FieldError className={styles.error}>{error}</FieldError>
      <Options<T> />
    </ComboBox>
  );
}
