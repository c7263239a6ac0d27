import { parseDate } from '@internationalized/date';
import { useState } from 'react';
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
import { dayText, readDay } from '../../shared/entry/day.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import calendarStyles from './calendar.module.css';
import styles from './input.module.css';
import type { InputProps } from './input-types.ts';
import { LineInput } from './line-input.tsx';

const CalendarMark = () => (
  <svg viewBox="0 0 14 14" aria-hidden="true">
    <path d="M1.5 3h11v9.5h-11zM1.5 6h11M4.5 1v3.5M9.5 1v3.5" />
  </svg>
);

type MonthProps = { day: string; onChoose: (day: string) => void };

/** A month to choose a day from; arrows move by days, Page Up and Down by months, with Shift by years. */
function MonthView({ day, onChoose }: MonthProps) {
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
        {(date) => <CalendarCell date={date} className={calendarStyles.day} />}
      </CalendarGrid>
      <p className={calendarStyles.keys}>Page Up and Down change the month, with Shift the year</p>
    </Calendar>
  );
}

/** A day, typed in the locale's way or as a shortcut (`t`, `fri`, `+3`, `eom`), or chosen from a calendar (Alt ↓). */
export function DayInput({ context, ...props }: InputProps & { context: EntryContext }) {
  const [isOpen, setOpen] = useState(false);
  const { text, isDisabled, compact, field } = props;
  const read = readDay(text, context);
  return (
    <LineInput
      {...props}
      context={context}
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
          >
            <CalendarMark />
          </AriaButton>
          <Popover className={calendarStyles.popover} placement="bottom end" offset={4}>
            <Dialog className={calendarStyles.dialog} aria-label={`Choose ${field.label.toLowerCase()}`}>
              <MonthView
                day={read.ok ? read.value : context.today}
                onChoose={(day) => {
                  setOpen(false);
                  entry.finish('choice', dayText(day, context));
                }}
              />
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    />
  );
}
