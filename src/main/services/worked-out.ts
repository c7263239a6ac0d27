import { type Day, type DayNumber, dayNumber, dayOf } from '../../shared/calendar.ts';
import type { RecordFilter } from '../../shared/contract/records.ts';
import { type Ratio, round, sum } from '../../shared/ratio.ts';
import type { Field, FieldValue, FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { type Worked, workedOf } from '../../shared/records/worked.ts';
import { accountRows } from '../db/accounts.ts';
import { keptContracts } from '../db/kept-contracts.ts';
import type { Db } from '../db/open.ts';
import { cell } from '../db/record-filters.ts';
import { recurringRows } from '../db/recurring.ts';
import { monthlyOn, nextEvent, stateOn } from '../metrics/contract-timeline.ts';
import { ttm } from '../metrics/periods.ts';
import { priceSpans } from '../metrics/recurring.ts';
import { recurringStates } from './ledger.ts';
import { technicianList } from './technicians.ts';
import { bookDay } from './today.ts';

/**
 * What is worked out for the records of a table (shared/records/worked.ts). Tables that have it are short: it is worked
 * out for whoever asks, and filtered and sorted here rather than by SQL.
 */

/** Amounts stay exact until they travel, so that what a list comes to is rounded once. */
type Exact = FieldValue | Ratio;
type Columns = {
  /** All records of the table. */
  ids: readonly number[];
  /** One function a column, from a record's number. */
  of: Readonly<Record<string, (id: number) => Exact>>;
};

const isRatio = (value: Exact): value is Ratio =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const traveling = (value: Exact): FieldValue => (isRatio(value) ? round(value) : value);

/** Columns over rows that have a number; a record that is in no row has nothing in any of them. */
function over<Row extends { id: number }>(
  rows: readonly Row[],
  show: Readonly<Record<string, (row: Row) => Exact>>,
): Columns {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const column = (of: (row: Row) => Exact) => (id: number) => {
    const row = byId.get(id);
    return row === undefined ? null : of(row);
  };
  return {
    ids: [...byId.keys()],
    of: Object.fromEntries(Object.entries(show).map(([name, of]) => [name, column(of)])),
  };
}

function ofContracts(db: Db, today: DayNumber): Columns {
  const nexts = new Map<number, ReturnType<typeof nextEvent>>();
  const next = (contract: Parameters<typeof nextEvent>[0]) => {
    if (!nexts.has(contract.id)) nexts.set(contract.id, nextEvent(contract, today));
    return nexts.get(contract.id);
  };
  return over(keptContracts(db), {
    state: (contract) => stateOn(contract, today),
    monthly: (contract) => monthlyOn(priceSpans(contract), today),
    next: (contract) => next(contract)?.kind ?? null,
    next_on: (contract) => {
      const day = next(contract)?.day;
      return day === undefined ? null : dayOf(day);
    },
  });
}

const ofTechnicians = (db: Db, today: DayNumber): Columns =>
  over(technicianList(db, today), {
    hourly: ({ hourly }) => hourly,
    since: ({ since }) => since,
    next_hourly: ({ next }) => next?.hourly ?? null,
    next_from: ({ next }) => next?.from ?? null,
    seconds: ({ seconds }) => seconds,
    uncosted: ({ uncosted }) => uncosted,
  });

function ofRecurring(db: Db, today: DayNumber): Columns {
  const paused = new Set(recurringRows(db).flatMap(({ id, paused: rests }) => (rests ? [id] : [])));
  return over(recurringStates(db, today).entries, {
    next_due: ({ next }) => next,
    due_days: ({ id, held, waiting, skipped }) =>
      [
        ...(paused.has(id) ? ['Paused'] : []),
        ...(held > 0 ? ['Look at its first due day'] : []),
        ...(waiting.length > 0 ? [`${waiting.length} waiting`] : []),
        ...(skipped.length > 0 ? [`${skipped.length} left out`] : []),
      ].join(', '),
  });
}

/** Sums of the twelve months that the figures are about as the book is opened: of today they may be half empty. */
function ofAccounts(db: Db, today: DayNumber): Columns {
  const { from, to } = ttm(dayNumber(bookDay(db, dayOf(today))));
  return over(accountRows(db, from, to), {
    entries: ({ entries }) => entries,
    year: ({ within }) => within,
    total: ({ total }) => total,
    last_day: ({ lastDay }) => (lastDay === null ? null : dayOf(lastDay)),
  });
}

const MAKERS: Readonly<Partial<Record<RecordTable, (db: Db, today: DayNumber) => Columns>>> = {
  accounts: ofAccounts,
  contracts: ofContracts,
  technicians: ofTechnicians,
  recurring_entries: ofRecurring,
};

const isEmpty = (value: FieldValue): boolean => value === null || value === '';

/** Whether a value meets a filter, as SQL would say of a column; null if the filter's value does not fit. */
function meeting(
  field: Field,
  { how, value }: Pick<RecordFilter, 'how' | 'value'>,
): ((own: FieldValue) => boolean) | null {
  if (how === 'empty') return isEmpty;
  if (how === 'filled') return (own) => !isEmpty(own);
  if (how === 'contains') {
    if (typeof value !== 'string') return null;
    const part = value.toLowerCase();
    return (own) =>
      String(own ?? '')
        .toLowerCase()
        .includes(part);
  }
  const given = (Array.isArray(value) ? value : [value]).map((each) => cell(field, each));
  const [edge = null] = given;
  if (given.includes(null) || edge === null) return null;
  if (how === 'is' || how === 'not') {
    const among = new Set<FieldValue>(given);
    return (own) => among.has(own) === (how === 'is');
  }
  return (own) => own !== null && (how === 'from' ? own >= edge : own <= edge);
}

/** Choices in the order they are told in, all else by its size; nothing stands before anything, as in SQL. */
function compared(field: Field): (a: FieldValue, b: FieldValue) => number {
  const key = (value: FieldValue): FieldValue =>
    field.type === 'choice' && typeof value === 'string' ? (field.choices ?? []).indexOf(value) : value;
  return (a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === other) return 0;
    if (one === null || other === null) return one === null ? -1 : 1;
    return one < other ? -1 : 1;
  };
}

/** What is worked out for the records of a table, at one moment of the book. */
export type WorkedOut = {
  column(name: string): Worked | undefined;
  /** Of one record, all of it. */
  values(id: number): FieldValues;
  /** The records that meet a filter; null if its value does not fit. */
  meet(field: Worked, filter: RecordFilter): number[] | null;
  sorted(ids: readonly number[], field: Worked, descending: boolean): number[];
  /** What these records come to, in cents or seconds, by the columns that can be summed. */
  sums(ids: readonly number[]): Record<string, number>;
};

/** Null where nothing is worked out. @param today asked for only where something is */
export function workedOut(db: Db, table: RecordTable, today: () => Day): WorkedOut | null {
  const columns = workedOf(table);
  const made = MAKERS[table]?.(db, dayNumber(today()));
  if (!made) return null;
  const exact = (name: string, id: number): Exact => made.of[name]?.(id) ?? null;
  const value = (name: string, id: number): FieldValue => traveling(exact(name, id));
  return {
    column: (name) => columns.find((each) => each.name === name),
    values: (id) => Object.fromEntries(columns.map(({ name }) => [name, value(name, id)])),
    meet(field, filter) {
      const meets = meeting(field, filter);
      return meets && made.ids.filter((id) => meets(value(field.name, id)));
    },
    sorted(ids, field, descending) {
      const [way, compare] = [descending ? -1 : 1, compared(field)];
      return ids
        .map((id) => ({ id, own: value(field.name, id) }))
        .sort((a, b) => way * (compare(a.own, b.own) || a.id - b.id))
        .map(({ id }) => id);
    },
    sums: (ids) =>
      Object.fromEntries(
        columns
          .filter(({ summed }) => summed)
          .map(({ name }) => [
            name,
            round(
              sum(
                ids.map((id) => exact(name, id)).filter((each) => isRatio(each) || typeof each === 'number'),
              ),
            ),
          ]),
      ),
  };
}
