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
/** Groups by each part of their key in turn: numbers of records are small, so lists are quicker than maps. */
type Level = (Level | Group | undefined)[];

/** A place in a list for each value of a key: numbers of records and flags are their own, words are numbered. */
function placer(): (value: Value | undefined) => number {
  const words = new Map<Value | undefined, number>();
  return (value) => {
    if (typeof value === 'number') return value;
    if (value === null) return 0;
    const known = words.get(value);
    if (known !== undefined) return known;
    words.set(value, words.size);
    return words.size - 1;
  };
}

/** @param sum the position of what is summed; @param key of what makes rows different for the facts, the day aside */
function groups(sum: number, day: number, key: readonly number[], spanOf: (day: DayNumber) => DayNumber) {
  const all: Group[] = [];
  const spans = new Map<DayNumber, Level>();
  const place = placer();
  let lastDay: Value = null;
  let [first, span] = [0, [] as Level];
  const [lastKey, countAt, sumAt] = [key.length - 1, key.length + 2, key.length + 3];
  const groupOf = (values: readonly Value[]): Group => {
    let level = span;
    for (let i = 0; i < lastKey; i++) {
      const at = place(values[key[i] as number]);
      let next = level[at] as Level | undefined;
      if (next === undefined) {
        next = [];
        level[at] = next;
      }
      level = next;
    }
    const at = place(values[key[lastKey] as number]);
    let group = level[at] as Group | undefined;
    if (group === undefined) {
      group = [monthOfDay(first), first, ...key.map((column) => values[column] ?? null), 0, 0];
      level[at] = group;
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
        span = spans.get(first) ?? [];
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
        if (rows.length > 0) sum(db, rows);
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

const ROWS_A_STATEMENT = 100;

/** Does something with a temporary table of these rows; SQLite takes them as they are several times as quick as JSON. */
function withRows(
  db: Db,
  table: string,
  names: readonly string[],
  rows: readonly Group[],
  work: () => void,
): void {
  const insert = (count: number) =>
    db.prepare(
      `INSERT INTO ${table} VALUES ${Array.from({ length: count }, () => `(${names.map(() => '?').join(', ')})`).join(', ')}`,
    );
  // Numbers come as floating ones; the affinity makes integers of them and leaves words alone.
  db.exec(`CREATE TEMP TABLE ${table} (${names.map((name) => `${name} INTEGER`).join(', ')})`);
  const whole = rows.length - (rows.length % ROWS_A_STATEMENT);
  if (whole > 0) {
    const many = insert(ROWS_A_STATEMENT);
    for (let at = 0; at < whole; at += ROWS_A_STATEMENT)
      many.run(rows.slice(at, at + ROWS_A_STATEMENT).flat());
  }
  if (whole < rows.length) insert(rows.length - whole).run(rows.slice(whole).flat());
  work();
  db.exec(`DROP TABLE ${table}`);
}

/**
 * Adds new time entries to the facts.
 * @param rows those that count alike: month, day, client, technician, billable, work type, how many, seconds
 */
function addedTime(db: Db, rows: readonly Group[]): void {
  const names = ['month', 'day', 'client_id', 'technician_id', 'billable', 'work_type', 'entries', 'seconds'];
  const sums = { ...TIME_COLUMNS, entries: 'SUM(t.entries)' };
  const of = (key: string, measures: readonly string[]) =>
    `SELECT ${key}, t.month, ${columns(measures, sums)} FROM ${rated('added_time')} WHERE true GROUP BY 1, 2`;
  withRows(db, 'added_time', names, rows, () => {
    db.exec(
      adding('client_month', 'client_id', TIME_MEASURES, of('COALESCE(t.client_id, 0)', TIME_MEASURES)),
    );
    db.exec(
      adding(
        'technician_month',
        'technician_id',
        TECHNICIAN_MEASURES,
        of('t.technician_id', TECHNICIAN_MEASURES),
      ),
    );
  });
}

/**
 * Adds new ledger entries to the facts.
 * @param rows those that count alike: month, day, client, account, acquisition, how many, cents
 */
function addedLedger(db: Db, rows: readonly Group[]): void {
  const names = ['month', 'day', 'client_id', 'account_id', 'acquisition', 'entries', 'cents'];
  withRows(db, 'added_ledger', names, rows, () =>
    db.exec(
      adding(
        'client_month',
        'client_id',
        LEDGER_MEASURES,
        `SELECT COALESCE(l.client_id, 0), l.month, ${columns(LEDGER_MEASURES, LEDGER_COLUMNS)}
         FROM added_ledger l JOIN accounts a ON a.id = l.account_id WHERE true GROUP BY 1, 2`,
      ),
    ),
  );
}
