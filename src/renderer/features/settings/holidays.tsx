import { useId, useState } from 'react';
import { isDay } from '../../../shared/calendar.ts';
import { useFormat } from '../../lib/format-context.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './settings.module.css';

type HolidaysProps = {
  days: readonly string[];
  onChange: (days: string[]) => void;
  error?: string | undefined;
  isDisabled: boolean;
};

/** Days on which business hours do not run. */
export function Holidays({ days, onChange, error, isDisabled }: HolidaysProps) {
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState('');
  const canAdd = isDay(typed) && !days.includes(typed);
  const add = () => {
    if (!canAdd) return;
    onChange([...days, typed].sort());
    setTyped('');
  };
  return (
    <div className={styles.holidays}>
      <label htmlFor={id}>Holidays</label>
      <div className={styles.add}>
        <input
          id={id}
          type="date"
          value={typed}
          disabled={isDisabled}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button onPress={add} isDisabled={isDisabled || !canAdd}>
          Add holiday
        </Button>
        <span className={styles.note}>Business hours do not run on these days.</span>
      </div>
      {error && <p className={styles.error}>{error}</p>}
      {days.length > 0 && (
        <ul className={styles.days}>
          {days.map((day) => (
            <li key={day}>
              {format.day(day)}
              <Button
                look="link"
                isDisabled={isDisabled}
                onPress={() => onChange(days.filter((one) => one !== day))}
              >
                Remove<span className="visually-hidden"> {format.day(day)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
