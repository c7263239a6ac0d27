import { dayText, readDay } from '../../shared/entry/day.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import { CalendarInput, MonthView } from './calendar-input.tsx';
import type { InputProps } from './input-types.ts';

/** A day, typed in the locale's way or as a shortcut (`t`, `fri`, `+3`, `eom`), or chosen from a calendar (Alt ↓). */
export function DayInput(props: InputProps & { context: EntryContext }) {
  const { text, context } = props;
  const read = readDay(text, context);
  return (
    <CalendarInput {...props}>
      {(choose) => (
        <MonthView
          day={read.ok ? read.value : context.today}
          today={context.today}
          onChoose={(day) => choose(dayText(day, context))}
        />
      )}
    </CalendarInput>
  );
}
