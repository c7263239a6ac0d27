import type { DayNumber } from '../../../shared/calendar.ts';
import type { Timestamp } from '../../../shared/timestamp.ts';
import { type Cells, type FieldSpec, type Header, Reject, type Row } from '../types.ts';
import { readClock } from './clocks.ts';
import { currencyProblem, headerCurrency, readCurrency } from './currencies.ts';
import { isUtc, readDay, readMoment, whyNoDay } from './dates.ts';
import { readNumber } from './decimal.ts';
import { plainClock, readDuration } from './duration.ts';
import { readFlag } from './flags.ts';
import { mangledId, unguarded } from './ids.ts';
import { readMoney } from './money.ts';
import type { ColumnReading, Readings } from './readings.ts';
import { isNothing } from './tally.ts';
import { quoted, remembering, trimmed } from './text.ts';
import { type LocalTime, localTime } from './zones.ts';

export type CellsInput = {
  header: Header;
  /** Field → column position. */
  columns: Readonly<Record<string, number>>;
  /** The kind's fields, those of its header included; of type `id`: a spreadsheet's ruins are rejected. */
  fields: readonly FieldSpec[];
  readings: Readings;
  /** Zone of times without an offset; a column that says UTC is UTC. */
  zone: string;
  /** The book's currency. */
  currency: string;
};

/** The cells of whichever row was handed over last. */
export type CellReader = { at(row: Row): Cells };

const MAX_CELL = 100_000;
/** No date, amount or duration is longer; patterns that look for one never see more. */
const MAX_VALUE = 100;

/** A value read, or the sentence why there is none. */
type Read<T> = { value: T } | { reason: string };

type Column = {
  position: number;
  label: string;
  isId: boolean;
  day: (text: string) => Read<DayNumber>;
  time: (text: string) => Read<number>;
  moment: (text: string) => Read<Timestamp>;
  duration: (text: string) => Read<number>;
  money: (text: string) => Read<number> & { currency?: string | null };
  number: (text: string) => Read<number>;
  flag: (text: string) => Read<boolean>;
  local: LocalTime;
  /** The currency its header names. */
  currency: string | null;
};

/**
 * Reads cells by field, each column in its reading. What can't be read throws `Reject` with the column and a sentence.
 * A lone dash is nothing for all but texts. Amounts are checked against the book's currency: what the cell says goes
 * before what the header says, that before the field `currency` of the row.
 */
export function cellsOf(input: CellsInput): CellReader {
  const { currency: book } = input;
  const columns = new Map<string, Column>();
  for (const [field, position] of Object.entries(input.columns))
    columns.set(field, columnOf(input, position, input.fields.find((spec) => spec.field === field)?.type));
  const currencyColumn = columns.get('currency');
  const rowCurrency = remembering((text: string): { problem: string | null } => {
    const found = readCurrency(text);
    return {
      problem:
        found === null ? `${quoted(text)} is not a currency such as USD` : currencyProblem(found, book),
    };
  });
  let row: Row = NO_ROW;

  const textIn = (column: Column): string => {
    const text = trimmed(row.cell(column.position));
    if (text.length > MAX_CELL)
      throw new Reject(column.label, `the cell has ${text.length} characters; ${MAX_CELL} are the most`);
    return text.charCodeAt(0) === 39 ? unguarded(text) : text;
  };
  /** Reads the field's cell; null where it is blank or not mapped. */
  const value = <T>(field: string, read: (column: Column, text: string) => Read<T>): T | null => {
    const column = columns.get(field);
    if (column === undefined) return null;
    const text = textIn(column);
    if (isNothing(text)) return null;
    if (text.length > MAX_VALUE)
      throw new Reject(column.label, `${quoted(text)} is text where one value is expected`);
    const result = read(column, text);
    if ('reason' in result) throw new Reject(column.label, result.reason);
    return result.value;
  };
  const textOf = (field: string): string => {
    const column = columns.get(field);
    if (column === undefined) return '';
    const text = textIn(column);
    const problem = column.isId ? mangledId(text) : null;
    if (problem) throw new Reject(column.label, problem);
    return text;
  };
  const checkRowCurrency = (): void => {
    if (!currencyColumn) return;
    const text = textIn(currencyColumn);
    const problem = isNothing(text) ? null : rowCurrency(text).problem;
    if (problem) throw new Reject(currencyColumn.label, problem);
  };

  const cells: Cells = {
    get row() {
      return row;
    },
    has: (field) => columns.has(field),
    text: textOf,
    required(field) {
      const text = textOf(field);
      if (isNothing(text)) return cells.reject(field, 'is empty, and a value is needed here');
      return text;
    },
    day: (field) => value(field, readsDay),
    time: (field) => value(field, readsTime),
    moment(field, timeField) {
      const second = timeField === undefined ? null : value(timeField, readsTime);
      if (second === null) return value(field, readsMoment);
      const day = value(field, readsDay);
      return day === null ? null : (columns.get(field) as Column).local(day, second);
    },
    duration: (field) => value(field, readsDuration),
    money(field) {
      const cents = value(field, readsMoney);
      if (cents !== null && currencyColumn) {
        const column = columns.get(field) as Column;
        const own = column.currency ?? column.money(textIn(column)).currency ?? null;
        if (own === null || own.length !== 3) checkRowCurrency();
      }
      return cents;
    },
    number: (field) => value(field, readsNumber),
    flag: (field) => value(field, readsFlag),
    reject(field, reason) {
      const column = columns.get(field);
      throw new Reject(column?.label ?? '', reason);
    },
  };
  return {
    at(next) {
      row = next;
      return cells;
    },
  };
}

const NO_ROW: Row = { line: 0, width: 0, cell: () => '', hash: () => {} };

// One function each, so that reading a cell makes no closure.
const readsDay = (column: Column, text: string) => column.day(text);
const readsTime = (column: Column, text: string) => column.time(text);
const readsMoment = (column: Column, text: string) => column.moment(text);
const readsDuration = (column: Column, text: string) => column.duration(text);
const readsMoney = (column: Column, text: string) => column.money(text);
const readsNumber = (column: Column, text: string) => column.number(text);
const readsFlag = (column: Column, text: string) => column.flag(text);

/** What reads one column: each way of reading remembers what it has read. */
function columnOf(
  { header, readings, zone, currency: book }: CellsInput,
  position: number,
  type: FieldSpec['type'] | undefined,
): Column {
  const reading: ColumnReading = readings[position] ?? {};
  const { dates = 'ymd', decimals = '.', duration = 'clock' } = reading;
  const local = localTime(isUtc(header, position) ? 'UTC' : zone);
  const named = headerCurrency(header, position);
  const namedProblem = currencyProblem(named, book);
  const otherDuration = remembering((text): Read<number> => {
    const read = readDuration(text, duration, reading.decimals ?? null);
    return read.ok ? { value: read.seconds } : read;
  });
  return {
    position,
    label: header.labels[position] ?? '',
    isId: type === 'id',
    local,
    currency: named,
    day: remembering((text) => {
      const day = readDay(text, dates);
      return day === null ? { reason: whyNoDay(text, dates) } : { value: day };
    }),
    time: remembering((text) => {
      const second = readClock(text);
      return second === null
        ? { reason: `${quoted(text)} is not a time of day such as 14:30 or 2:30 PM` }
        : { value: second };
    }),
    moment: remembering((text) => {
      const moment = readMoment(text, dates, local);
      return moment === null ? { reason: whyNoDay(text, dates) } : { value: moment };
    }),
    duration: (text) => {
      // There are too many of them to remember, and they are quickly read.
      const seconds = plainClock(text);
      return seconds === null ? otherDuration(text) : { value: seconds };
    },
    money: remembering((text) => {
      const read = readMoney(text, decimals);
      if (!read.ok) return read;
      const problem = currencyProblem(read.currency, book) ?? (read.currency === null ? namedProblem : null);
      return problem
        ? { reason: `${quoted(text)}: ${problem}` }
        : { value: read.cents, currency: read.currency };
    }),
    number: remembering((text) => {
      const number = readNumber(text, decimals);
      return number === null
        ? { reason: `${quoted(text)} is not a number such as 12${decimals}5` }
        : { value: number };
    }),
    flag: remembering((text) => {
      const flag = readFlag(text);
      return flag === null ? { reason: `${quoted(text)} is neither yes nor no` } : { value: flag };
    }),
  };
}
