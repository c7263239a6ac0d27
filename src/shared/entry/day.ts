import {
  addMonths,
  type Day,
  type DayNumber,
  dayNumber,
  dayOf,
  daysInMonth,
  firstDay,
  isDay,
  lastDay,
  monthOfDay,
  weekday,
} from '../calendar.ts';
import { type DateOrder, dayWordsOf, foldName } from './day-words.ts';
import { type Entry, type EntryContext, entered, quoted, refused, tidy } from './types.ts';

/** Days as people type them, and back. */

type Context = Pick<EntryContext, 'locale' | 'today'>;

const inOrder = (order: DateOrder, day: string, month: string, year: string, mark: string): string =>
  ({ dmy: [day, month, year], mdy: [month, day, year], ymd: [year, month, day] })[order]
    .filter((part) => part !== '')
    .join(mark);

/** A day as it stands in an input: `30.06.2026`, `06/30/2026`. */
export function dayText(day: Day, { locale }: Pick<Context, 'locale'>): string {
  const [year = '', month = '', date = ''] = day.split('-');
  // Years that are slips of the keyboard are not read as a locale writes them.
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return day;
  const { order, mark } = dayWordsOf(locale);
  return inOrder(order, date, month, year, mark);
}

const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];

const civil = (year: number, month: number, date: number): DayNumber | null => {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
  const number = year * 12 + month - 1;
  return date >= 1 && date <= daysInMonth(number) ? firstDay(number) + date - 1 : null;
};

/** Two-digit years are 1970 to 2069. */
const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

/** A day without a year is more than nine months off only by a slip: in January, `31.12.` is last year's. */
const FAR = 274;
function nearestYear(month: number, date: number, today: DayNumber): DayNumber | null {
  const year = Math.floor(monthOfDay(today) / 12);
  const own = civil(year, month, date);
  if (own === null || Math.abs(own - today) <= FAR) return own;
  return civil(own > today ? year - 1 : year + 1, month, date) ?? own;
}

const NUMBERS = /^(\d{1,4}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?(\d{2}|\d{4}))?\.?$/;
const ISO_NUMBERS = /^(\d{4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,2})\.?$/;
const COMPACT = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/;

/** A day of numbers; a sentence's middle says why it is none, null that it is not made of numbers. */
function inNumbers(text: string, { locale }: Context, today: DayNumber): DayNumber | string | null {
  const whole = ISO_NUMBERS.exec(text) ?? COMPACT.exec(text);
  if (whole)
    return civil(Number(whole[1]), Number(whole[2]), Number(whole[3])) ?? 'is no day of the calendar';
  const match = NUMBERS.exec(text);
  if (!match) return null;
  const [, first = '', second = '', third] = match;
  const { order, mark } = dayWordsOf(locale);
  const example = inOrder(order, '30', '6', third === undefined && order !== 'ymd' ? '' : '26', mark);
  const here = `is no day: here days are written ${example}`;
  if (first.length > 2) return here;
  if (third === undefined) {
    const [date, month] = order === 'dmy' ? [first, second] : [second, first];
    return nearestYear(Number(month), Number(date), today) ?? here;
  }
  const parts = { dmy: [third, second, first], mdy: [third, first, second], ymd: [first, second, third] }[
    order
  ];
  const [year = '', month = '', date = ''] = parts;
  if (date.length > 2) return here;
  return civil(fullYear(year), Number(month), Number(date)) ?? here;
}

const DATE_MONTH = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]?(\p{L}[\p{L}’'.]*)[ ,-]*(\d{2}|\d{4})?$/u;
const MONTH_DATE = /^(\p{L}[\p{L}’'.]*)[ -]?(\d{1,2})(?:st|nd|rd|th)?(?:[ ,-]+(\d{2}|\d{4}))?$/u;

/** `30 jun`, `June 30, 2026`. */
function withMonthName(text: string, { locale }: Context, today: DayNumber): DayNumber | string | null {
  const dateFirst = DATE_MONTH.exec(text);
  const match = dateFirst ?? MONTH_DATE.exec(text);
  if (!match) return null;
  const [name, date] = dateFirst ? [match[2], match[1]] : [match[1], match[2]];
  const month = dayWordsOf(locale).months.get(foldName(name ?? ''));
  if (month === undefined) return null;
  const found =
    match[3] === undefined
      ? nearestYear(month, Number(date), today)
      : civil(fullYear(match[3]), month, Number(date));
  return found ?? 'is no day of the calendar';
}

const STEP = /^([+-]) ?(\d{1,5}) ?([dwmy])?$/;
const yearOf = (today: DayNumber): number => Math.floor(monthOfDay(today) / 12);

const EDGES: Record<string, (today: DayNumber) => DayNumber> = {
  eom: (today) => lastDay(monthOfDay(today)),
  'end of month': (today) => lastDay(monthOfDay(today)),
  bom: (today) => firstDay(monthOfDay(today)),
  som: (today) => firstDay(monthOfDay(today)),
  'start of month': (today) => firstDay(monthOfDay(today)),
  'end of last month': (today) => firstDay(monthOfDay(today)) - 1,
  'start of last month': (today) => firstDay(monthOfDay(today) - 1),
  'end of next month': (today) => lastDay(monthOfDay(today) + 1),
  'start of next month': (today) => firstDay(monthOfDay(today) + 1),
  eoy: (today) => lastDay(yearOf(today) * 12 + 11),
  'end of year': (today) => lastDay(yearOf(today) * 12 + 11),
  'start of year': (today) => firstDay(yearOf(today) * 12),
};

/** `today`, `+3`, `-2w`, `mon` (the last one, today included), `eom`. */
function inWords(text: string, { locale }: Context, today: DayNumber): DayNumber | null {
  const words = dayWordsOf(locale);
  const step = STEP.exec(text);
  if (step) {
    const size = Number(step[2]) * (step[1] === '-' ? -1 : 1);
    if (step[3] === 'm' || step[3] === 'y') {
      const months = step[3] === 'y' ? size * 12 : size;
      return Math.abs(months) > 12_000 ? null : addMonths(today, months);
    }
    return today + (step[3] === 'w' ? size * 7 : size);
  }
  const word = foldName(text);
  const day = words.relative.get(word);
  if (day !== undefined) return today + day;
  const ofWeek = words.weekdays.get(word);
  if (ofWeek !== undefined) return today - ((weekday(today) - ofWeek + 7) % 7);
  return EDGES[word]?.(today) ?? null;
}

/**
 * Reads a day as the locale orders it (`30.6.`, `30/6/26`, `6/30`), as ISO, with a month's name, or as a shortcut: `t`,
 * `yesterday`, `+3`, `-2w`, `fri`, `eom`. A day that the locale's order does not know is refused, never turned around.
 * Without a year it is this year's, or, where that would be more than nine months off, the nearer one.
 */
export function readDay(typed: string, context: Context): Entry<Day> {
  const text = tidy(typed).toLowerCase();
  const said = quoted(typed.trim());
  const today = dayNumber(context.today);
  if (isDay(text)) return entered(text);
  const found =
    text.length > 60
      ? null
      : (inWords(text, context, today) ??
        inNumbers(text, context, today) ??
        withMonthName(text, context, today));
  if (typeof found === 'string') return refused(`${said} ${found}.`);
  if (found === null || found < dayNumber('1900-01-01') || found > dayNumber('2199-12-31'))
    return refused(`${said} is not a day such as ${dayText(context.today, context)}, today, fri or +3.`);
  return entered(dayOf(found));
}
