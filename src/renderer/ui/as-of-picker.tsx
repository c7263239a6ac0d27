import { useId, useMemo, useState } from 'react';
import { Button as AriaButton, DialogTrigger, ListBox, ListBoxItem } from 'react-aria-components';
import { dayNumber, dayOf, isDay, lastDay, monthOfDay, monthsFrom } from '../../shared/calendar.ts';
import { useFormat } from '../lib/format-context.tsx';
import styles from './as-of-picker.module.css';
import buttonStyles from './button.module.css';
import { ButtonDialog } from './button-dialog.tsx';

type AsOfPickerProps = {
  asOf: string;
  firstDay: string;
  lastDay: string;
  onChange: (day: string) => void;
};

/** The last days of the months that have data, latest first. */
export const monthEnds = (first: string, last: string): string[] =>
  monthsFrom(monthOfDay(dayNumber(first)), monthOfDay(dayNumber(last)))
    .map((month) => dayOf(lastDay(month)))
    .reverse();

/** The day the figures are as of: a month's end, or any other day. */
export function AsOfPicker({ asOf, firstDay, lastDay: last, onChange }: AsOfPickerProps) {
  const format = useFormat();
  const dateId = useId();
  const endsId = useId();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(asOf);
  const ends = useMemo(() => monthEnds(firstDay, last), [firstDay, last]);
  const choose = (day: string) => {
    setOpen(false);
    if (day !== asOf) onChange(day);
  };
  const open = (next: boolean) => {
    setTyped(asOf);
    setOpen(next);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={open}>
      <AriaButton className={buttonStyles.button}>
        As of {format.day(asOf)}
        <span className={styles.arrow} aria-hidden="true">
          ▼
        </span>
      </AriaButton>
      <ButtonDialog label="As of">
        <label className={styles.label} htmlFor={dateId}>
          Any day
        </label>
        <input
          id={dateId}
          className={styles.date}
          type="date"
          required
          min={firstDay}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isDay(typed) && typed >= firstDay) choose(typed);
          }}
          onBlur={() => isDay(typed) && typed >= firstDay && typed !== asOf && onChange(typed)}
        />
        <p className={styles.ends} id={endsId}>
          Month ends
        </p>
        <ListBox
          className={styles.list}
          aria-labelledby={endsId}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[asOf]}
          onSelectionChange={(keys) => {
            const [day] = keys === 'all' ? [] : [...keys];
            if (typeof day === 'string') choose(day);
          }}
          autoFocus
        >
          {ends.map((day) => (
            <ListBoxItem key={day} id={day} className={styles.item} textValue={format.day(day)}>
              {format.day(day)}
            </ListBoxItem>
          ))}
        </ListBox>
      </ButtonDialog>
    </DialogTrigger>
  );
}
