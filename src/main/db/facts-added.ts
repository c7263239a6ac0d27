import { type DayNumber, firstDay, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import { LEDGER_MEASURES, TECHNICIAN_MEASURES, TIME_MEASURES } from '../../shared/facts.ts';
import type { ImportTable } from '../../shared/import.ts';
import { columns, LEDGER_COLUMNS, rated, TIME_COLUMNS } from './facts.ts';
import { IMPORT_SHAPES, type Value } from './import-rows.ts';
import type { Db } from './open.ts';

/**
 * What many new rows add to the month facts. Rows that the facts can't tell apart are counted together while they go by;
 * the facts' own SELECT then sums these few instead of reading all rows of the months again.
 */
export type AddedRows = {
  add(table: ImportTable, values: readonly Value[]): void;
  /** Brings the facts up to date; months that are recounted anyway are left out. */
  apply(recounted: ReadonlySet<MonthNumber>): void;
};

/** Rows alike in all but what is summed: month, the first day on which they might be, their key, how many, their sum. */
type Group = Value[];
/** Groups by each part of their key in turn. */
type Level = Map<Value, Level | Group>;

/** @param sum the position of what is summed; @param key of what makes rows different for the facts, the day aside */
function groups(sum: number, day: number, key: readonly number[], spanOf: (day: DayNumber) => DayNumber) {
  const all: Group[] = [];
  const spans = new Map<DayNumber, Level>();
  let lastDay: Value = null;
  let [first, span] = [0, new Map() as Level];
  const [lastKey, countAt, sumAt] = [key.length - 1, key.length + 2, key.length + 3];
  const groupOf = (values: readonly Value[]): Group => {
    let level = span;
    for (let i = 0; i < lastKey; i++) {
      const part = values[key[i] as number] as Value;
      let next = level.get(part) as Level | undefined;
      if (next === undefined) {
        next = new Map();
        level.set(part, next);
      }
      level = next;
    }
    const part = values[key[lastKey] as number] as Value;
    let group = level.get(part) as Group | undefined;
    if (group === undefined) {
      group = [monthOfDay(first), first, ...key.map((at) => values[at] ?? null), 0, 0];
      level.set(part, group);
      all.push(group);
    }
    return group;
  };
  return {
    add(values: readonly Value[]): void {
      const on = values[day] as DayNumber;
      if (on !== lastDay) {
        lastDay = on;
        first = spanOf(on);
        span = spans.get(first) ?? (new Map() as Level);
        spans.set(first, span);
      }
      const group = groupOf(values);
      (group[countAt] as number)++;
      (group[sumAt] as number) += values[sum] as number;
    },
    except: (months: ReadonlySet<MonthNumber>): Group[] =>
      all.filter(([month]) => !months.has(month as MonthNumber)),
  };
}

const at = (table: ImportTable, ...columns: string[]): number[] =>
  columns.map((column) => IMPORT_SHAPES[table].columns.indexOf(column));

/** Collects what new rows add to the facts of their months. */
export function addedRows(db: Db): AddedRows {
  const spanOf = spansOf(db);
  const tables = {
    time_entries: {
      of: groups(
        ...(at('time_entries', 'seconds', 'day') as [number, number]),
        at('time_entries', 'client_id', 'technician_id', 'billable', 'work_type'),
        spanOf,
      ),
      sum: addedTime,
    },
    ledger_entries: {
      of: groups(
        ...(at('ledger_entries', 'cents', 'day') as [number, number]),
        at('ledger_entries', 'client_id', 'account_id', 'acquisition'),
        spanOf,
      ),
      sum: addedLedger,
    },
  };
  return {
    add(table, values) {
      if (table === 'time_entries' || table === 'ledger_entries') tables[table].of.add(values);
    },
    apply(recounted) {
      for (const { of, sum } of Object.values(tables)) {
        const rows = of.except(recounted);
        if (rows.length > 0) sum(db, JSON.stringify(rows));
      }
    },
  };
}

/** The first day of those that the facts can't tell from this one: in one month, at one rate of everybody. */
function spansOf(db: Db): (day: DayNumber) => DayNumber {
  const changes = db
    .prepare<[], DayNumber>(
      'SELECT from_day FROM rate_spans UNION SELECT to_day + 1 FROM rate_spans ORDER BY 1',
    )
    .pluck()
    .all();
  return (day) => {
    const first = firstDay(monthOfDay(day));
    return changes.findLast((change) => change <= day && change > first) ?? first;
  };
}

const adding = (table: string, key: string, measures: readonly string[], from: string) => `
  INSERT INTO ${table} (${key}, month, ${measures.join(', ')}) ${from}
  ON CONFLICT (month, ${key}) DO UPDATE SET ${measures.map((m) => `${m} = ${m} + excluded.${m}`).join(', ')}`;

const listedIn = (names: readonly string[]) =>
  `SELECT ${names.map((name, at) => `value ->> ${at} AS ${name}`).join(', ')} FROM json_each(?)`;

/**
 * Adds new time entries to the facts.
 * @param rows JSON lists of those that count alike: month, day, client, technician, billable, work type, how many, seconds
 */
function addedTime(db: Db, rows: string): void {
  const names = ['month', 'day', 'client_id', 'technician_id', 'billable', 'work_type', 'entries', 'seconds'];
  const sums = { ...TIME_COLUMNS, entries: 'SUM(t.entries)' };
  const of = (key: string, measures: readonly string[]) =>
    `SELECT ${key}, t.month, ${columns(measures, sums)} FROM ${rated('added_time')} WHERE true GROUP BY 1, 2`;
  db.prepare(`CREATE TEMP TABLE added_time AS ${listedIn(names)}`).run(rows);
  db.exec(adding('client_month', 'client_id', TIME_MEASURES, of('COALESCE(t.client_id, 0)', TIME_MEASURES)));
  db.exec(
    adding(
      'technician_month',
      'technician_id',
      TECHNICIAN_MEASURES,
      of('t.technician_id', TECHNICIAN_MEASURES),
    ),
  );
  db.exec('DROP TABLE added_time');
}

/**
 * Adds new ledger entries to the facts.
 * @param rows JSON lists of those that count alike: month, day, client, account, acquisition, how many, cents
 */
function addedLedger(db: Db, rows: string): void {
  const names = ['month', 'day', 'client_id', 'account_id', 'acquisition', 'entries', 'cents'];
  db.prepare(
    adding(
      'client_month',
      'client_id',
      LEDGER_MEASURES,
      `SELECT COALESCE(l.client_id, 0), l.month, ${columns(LEDGER_MEASURES, LEDGER_COLUMNS)}
       FROM (${listedIn(names)}) l JOIN accounts a ON a.id = l.account_id WHERE true GROUP BY 1, 2`,
    ),
  ).run(rows);
}
