import { type DayNumber, dayOf } from '../../../shared/calendar.ts';
import { type Seconds, toClock } from '../../../shared/duration.ts';
import type { DateOrder, DecimalMark, DurationStyle, FieldSpec } from '../types.ts';
import { DATE_ORDERS, dateOrders, ORDER_NAMES, readDay } from './dates.ts';
import { durationStyles, plainClock, readDuration } from './duration.ts';
import { moneyMarks, plainAmount } from './money.ts';

/** How a column's cells are read; what isn't told doesn't matter for its cells. */
export type ColumnReading = { dates?: DateOrder; decimals?: DecimalMark; duration?: DurationStyle };

export type FacetName = keyof ColumnReading;

/** One thing to be decided about a column: which readings there are, and what they make of a text. */
export type Facet = {
  /** Also the first word of its question's id. */
  name: FacetName;
  types: readonly FieldSpec['type'][];
  /** All there are; of those that come out the same the first is taken. */
  readings: readonly string[];
  names: Readonly<Record<string, string>>;
  /** Whether the columns of a file are written alike. */
  shared: boolean;
  /** The readings a text fits; none = it is no such value. */
  fits(text: string): readonly string[];
  /** Whether a text surely reads the same in all readings, so that they need not be compared. */
  isPlain?(text: string): boolean;
  /** The value, for telling whether two readings differ; null = none. */
  read(text: string, reading: string): string | number | null;
  /** The value in words. */
  show(value: string | number): string;
  ask(columns: string): string;
};

/** Made when first needed: Intl takes its time, and few commands name a day. */
let long: Intl.DateTimeFormat | undefined;

/** `4 March 2025`: a day as no one can misread it. */
export function longDay(day: DayNumber): string {
  long ??= new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return long.format(new Date(`${dayOf(day)}T00:00:00Z`));
}

/** Fields that hold a length of time. */
export const DURATION_TYPES: readonly FieldSpec['type'][] = ['duration', 'minutes', 'hours'];

export const FACETS: readonly Facet[] = [
  {
    name: 'dates',
    types: ['day', 'moment'],
    readings: DATE_ORDERS,
    names: ORDER_NAMES,
    shared: true,
    fits: dateOrders,
    read: (text, reading) => readDay(text, reading as DateOrder),
    show: (day) => longDay(day as DayNumber),
    ask: (columns) => `In which order are the dates of ${columns} written?`,
  },
  {
    name: 'decimals',
    types: ['money', 'number', ...DURATION_TYPES],
    readings: ['.', ','],
    names: { '.': 'a number with a decimal point', ',': 'a number with a decimal comma' },
    shared: true,
    fits: moneyMarks,
    read: (text, reading) => plainAmount(text, reading as DecimalMark),
    show: String,
    ask: (columns) => `Do the numbers of ${columns} have a point or a comma before their decimals?`,
  },
  {
    name: 'duration',
    types: DURATION_TYPES,
    readings: ['clock', 'hours', 'minutes', 'seconds', 'words'],
    names: { clock: 'h:mm', hours: 'hours', minutes: 'minutes', seconds: 'seconds', words: 'words' },
    shared: false,
    fits: durationStyles,
    isPlain: (text) => plainClock(text) !== null,
    read: (text, reading) => {
      const read = readDuration(text, reading as DurationStyle);
      return read.ok ? read.seconds : null;
    },
    show: (seconds) => toClock(seconds as Seconds),
    ask: (columns) => `What do the numbers of ${columns} count: hours, minutes or seconds?`,
  },
];
