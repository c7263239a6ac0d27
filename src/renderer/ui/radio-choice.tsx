import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import type { Option } from '../lib/option.ts';
import styles from './radio-choice.module.css';

type RadioChoiceProps<T extends string> = {
  /** A question. */
  label: string;
  /** Why it is asked. */
  about?: string;
  options: readonly Option<T>[];
  /** Null = nothing is chosen yet. */
  value: T | null;
  onChange: (value: T) => void;
};

/** One choice out of a few whose words need a line each. */
export function RadioChoice<T extends string>({
  label,
  about,
  options,
  value,
  onChange,
}: RadioChoiceProps<T>) {
  return (
    <RadioGroup className={styles.group} value={value ?? ''} onChange={(next) => onChange(next as T)}>
      <Label className={styles.label}>{label}</Label>
      {about && (
        <Text slot="description" className={styles.about}>
          {about}
        </Text>
      )}
      {options.map(({ id, text, note }) => (
        <Radio key={id} value={id} className={styles.radio}>
          <span className={styles.mark} aria-hidden="true" />
          <span>
            {text}
            {note && <small className={styles.note}>{note}</small>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
