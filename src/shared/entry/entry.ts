import { readDay } from './day.ts';
import { readDuration } from './duration.ts';
import { readWhole } from './fields.ts';
import { readMoment } from './moment.ts';
import { readMoney } from './money.ts';
import type { EntryContext } from './types.ts';

/**
 * What an owner types, read as his machine writes: cents, seconds, ISO days, whole numbers, ISO moments, or why not.
 * For fields of records there is `parseField` (fields.ts).
 */
export const entryOf = (context: EntryContext) => ({
  money: (text: string) => readMoney(text, context),
  duration: (text: string) => readDuration(text, context),
  day: (text: string) => readDay(text, context),
  whole: (text: string) => readWhole(text, context),
  moment: (text: string) => readMoment(text, context),
});
