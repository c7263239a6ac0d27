import { type KeyboardEvent, useRef, useState } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label } from 'react-aria-components';
import { dayText, readDay } from '../../shared/entry/day.ts';
import { momentParts, momentText, readMoment } from '../../shared/entry/moment.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import { classes } from '../lib/classes.ts';
import { Button } from '../ui/button.tsx';
import fieldStyles from '../ui/field.module.css';
import calendarStyles from './calendar.module.css';
import { CalendarInput, MonthView } from './calendar-input.tsx';
import type { InputProps } from './input-types.ts';

/** Day and time of what stands in an input, as far as it says them. */
function partsOf(text: string, context: EntryContext): { day: string; time: string } {
  const moment = readMoment(text, context);
  const parts = moment.ok ? momentParts(moment.value, context) : null;
  if (parts) return parts;
  const day = readDay(text, context);
  return { day: day.ok ? day.value : context.today, time: '' };
}

type ChoiceProps = { text: string; context: EntryContext; onChoose: (text: string) => void };

/** A day from a month and a time of day below it. A day alone is enough where a time stands already, else the time is next. */
function MomentChoice({ text, context, onChoose }: ChoiceProps) {
  const [start] = useState(() => partsOf(text, context));
  const [day, setDay] = useState(start.day);
  const [time, setTime] = useState(start.time);
  const [isRefused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const typed = (of: string) => `${dayText(of, context)} ${time.trim()}`;
  const read = time.trim() === '' ? null : readMoment(typed(day), context);
  const written = read?.ok ? momentText(read.value, context) : '';
  const choose = (of: string): void => {
    const moment = readMoment(typed(of), context);
    if (time.trim() !== '' && moment.ok) {
      onChoose(momentText(moment.value, context));
      return;
    }
    setRefused(time.trim() !== '');
    input.current?.focus();
    input.current?.select();
  };
  const example = momentParts(`${context.today}T14:30:00Z`, { locale: context.locale })?.time ?? '';
  return (
    <>
      <MonthView
        day={day}
        today={context.today}
        onChoose={(chosen) => {
          setDay(chosen);
          choose(chosen);
        }}
      />
      <AriaTextField
        className={classes(fieldStyles.field, calendarStyles.time)}
        value={time}
        onChange={(next) => {
          setTime(next);
          setRefused(false);
        }}
        isInvalid={isRefused}
        validationBehavior="aria"
      >
        <Label className={fieldStyles.label}>Time</Label>
        <div className={calendarStyles.set}>
          <Input
            className={fieldStyles.input}
            ref={input}
            placeholder={example}
            autoComplete="off"
            spellCheck="false"
            onKeyDown={(event: KeyboardEvent) => {
              // What is around the field has its own use for keys.
              if (event.key !== 'Escape') event.stopPropagation();
              if (event.key !== 'Enter') return;
              event.preventDefault();
              choose(day);
            }}
          />
          <Button onPress={() => choose(day)}>Set</Button>
        </div>
        <FieldError className={fieldStyles.error}>{read && !read.ok ? read.reason : undefined}</FieldError>
      </AriaTextField>
      {!isRefused && (
        <p className={calendarStyles.keys}>
          {written === '' ? `${dayText(day, context)}, and when?` : `= ${written}`}
        </p>
      )}
    </>
  );
}

/**
 * A day and a time of day, typed in the locale's way or with the shortcuts of days (`fri 14:30`, `yesterday 9`, `now`), or
 * chosen from a calendar with the time below it (Alt ↓).
 */
export function MomentInput(props: InputProps & { context: EntryContext }) {
  const { text, context } = props;
  return (
    <CalendarInput {...props}>
      {(choose) => <MomentChoice text={text} context={context} onChoose={choose} />}
    </CalendarInput>
  );
}
