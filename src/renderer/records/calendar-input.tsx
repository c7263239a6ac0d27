import { parseDate } from '@internationalized/date';
import { type ReactNode, useState } from 'react';
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from 'react-aria-components';
import type { EntryContext } from '../../shared/entry/types.ts';
import { classes } from '../lib/classes.ts';
import calendarStyles from './calendar.module.css';
import styles from './input.module.css';
import type { InputProps } from './input-types.ts';
import { LineInput } from './line-input.tsx';
import type { EntryState } from './use-entry.ts';

const CalendarMark = () => (
  <svg viewBox="0 0 14 14" aria-hidden="true">
    <path d="M1.5 3h11v9.5h-11zM1.5 6h11M4.5 1v3.5M9.5 1v3.5" />
  </svg>
);

type MonthProps = { day: string; today: string; onChoose: (day: string) => void };

/** A month to choose a day from; arrows move by days, Page Up and Down by months, with Shift by years. */
export function MonthView({ day, today, onChoose }: MonthProps) {
  return (
    <Calendar
      aria-label="Day"
      defaultValue={parseDate(day)}
      onChange={(date) => onChoose(date.toString())}
      autoFocus
    >
      <header className={calendarStyles.head}>
        <AriaButton slot="previous" className={calendarStyles.step}>
          ‹
        </AriaButton>
        <Heading className={calendarStyles.heading} />
        <AriaButton slot="next" className={calendarStyles.step}>
          ›
        </AriaButton>
      </header>
      <CalendarGrid className={calendarStyles.grid}>
        {(date) => (
          <CalendarCell
            date={date}
            // The book's today: the calendar itself would mark this machine's.
            className={classes(calendarStyles.day, date.toString() === today && calendarStyles.today)}
          />
        )}
      </CalendarGrid>
      <p className={calendarStyles.keys}>Page Up and Down change the month, with Shift the year</p>
    </Calendar>
  );
}

type CalendarInputProps = InputProps & {
  context: EntryContext;
  /** What the calendar's dialog holds; `choose` ends it with the text that is to stand in the field. */
  children: (choose: (text: string) => void) => ReactNode;
};

/** A line of text with a calendar beside it, opened by its button or Alt ↓. */
export function CalendarInput({ context, children, ...props }: CalendarInputProps) {
  const [isOpen, setOpen] = useState(false);
  const { isDisabled, compact, field } = props;
  const chosen = (entry: EntryState) => (text: string) => {
    setOpen(false);
    // Once the dialog is gone: as long as it stands it takes the focus back from where the field sends it.
    setTimeout(() => entry.finish('choice', text));
  };
  return (
    <LineInput
      {...props}
      context={context}
      isHeld={isOpen}
      onKeyDown={(event) => {
        if (!event.altKey || event.key !== 'ArrowDown' || isDisabled) return;
        event.preventDefault();
        setOpen(true);
      }}
      beside={(entry) => (
        <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <AriaButton
            className={styles.open}
            aria-label={`Choose “${field.label}” from a calendar`}
            isDisabled={isDisabled ?? false}
            excludeFromTabOrder={compact ?? false}
            // A cell is left as soon as its input loses the caret.
            preventFocusOnPress={compact ?? false}
          >
            <CalendarMark />
          </AriaButton>
          <Popover className={calendarStyles.popover} placement="bottom end" offset={4}>
            <Dialog className={calendarStyles.dialog} aria-label={`Choose ${field.label.toLowerCase()}`}>
              {children(chosen(entry))}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    />
  );
}
