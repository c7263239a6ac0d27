import {
  Select as AriaSelect,
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import type { Option } from '../lib/option.ts';
import styles from './field.module.css';

type SelectProps<T extends string> = {
  label: string;
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  isDisabled?: boolean;
  hint?: string;
  error?: string | undefined;
};

function Options<T extends string>({ options }: { options?: readonly Option<T>[] }) {
  const item = ({ id, text, note }: Option<T>) => (
    <ListBoxItem key={id} id={id} textValue={text} className={styles.item}>
      {text}
      {note && <small>{note}</small>}
    </ListBoxItem>
  );
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
  options,
  value,
  onChange,
  isDisabled,
  hint,
  error,
}: SelectProps<T>) {
  return (
    <AriaSelect
      className={styles.field}
      value={value}
      onChange={(key) => onChange(key as T)}
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
    >
      <Label className={styles.label}>{label}</Label>
      <Button className={styles.control}>
        <SelectValue className={styles.value}>{({ selectedText }) => selectedText}</SelectValue>
        <Arrow />
      </Button>
      {hint && <Hint>{hint}</Hint>}
      <FieldError className={styles.error}>{error}</FieldError>
      <Options options={options} />
    </AriaSelect>
  );
}

/** A choice out of hundreds: typing narrows the list. */
export function SearchSelect<T extends string>({
  label,
  options,
  value,
  onChange,
  isDisabled,
  hint,
  error,
}: SelectProps<T>) {
  return (
    <ComboBox
      className={styles.field}
      defaultItems={options}
      value={value}
      onChange={(key) => key !== null && onChange(key as T)}
      menuTrigger="focus"
      isDisabled={isDisabled ?? false}
      isInvalid={error !== undefined}
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.group}>
        <Input className={styles.input} />
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
