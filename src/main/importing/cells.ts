import { isDay } from '../../shared/calendar.ts';
import { CANONICAL_FILES, type CanonicalFile, type ColumnOf } from '../../shared/canonical.ts';
import { parseDuration } from '../../shared/duration.ts';
import { parseMoney } from '../../shared/money.ts';
import type { Problem } from '../../shared/result.ts';
import { parseTimestamp, type Timestamp } from '../../shared/timestamp.ts';
import { type CsvRow, readCsv } from './csv.ts';

/** Reads the cells of one row; a bad cell is told as a problem, gives a stand-in, and marks the row as bad. */
export type RowReader<C extends string> = {
  /** Line of the row in its file. */
  readonly line: number;
  /** Whether any cell read so far was bad. */
  readonly bad: boolean;
  text(column: C): string;
  required(column: C): string;
  day(column: C): string;
  optionalDay(column: C): string | null;
  money(column: C): number;
  optionalMoney(column: C): number | null;
  duration(column: C): number;
  moment(column: C): Timestamp;
  optionalMoment(column: C): Timestamp | null;
  whole(column: C): number;
  optionalWhole(column: C): number | null;
  /** yes = 1, no = 0, empty = null. */
  flag(column: C): 0 | 1 | null;
  oneOf<T extends string>(column: C, values: readonly T[]): T;
  optionalOneOf<T extends string>(column: C, values: readonly T[]): T | null;
  /** The number a name stands for; `where` says which file should name it. */
  reference(column: C, known: ReadonlyMap<string, number>, where: CanonicalFile): number;
  optionalReference(column: C, known: ReadonlyMap<string, number>, where: CanonicalFile): number | null;
  reject(column: C, message: string): void;
};

const STAND_IN: Timestamp = { epoch: 0, offset: 0 };

const quoted = (text: string) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/**
 * Reads a canonical file row by row: checks the header, refuses ragged rows, and hands each row to `onRow`.
 * Problems go to `onProblem`, all of them.
 */
export function readRows<F extends CanonicalFile>(
  file: F,
  text: string,
  onProblem: (problem: Problem) => void,
  onRow: (row: RowReader<ColumnOf<F>>) => void,
): void {
  type C = ColumnOf<F>;
  const rows = readCsv(text, (problem) => onProblem({ file, ...problem }));
  const header = rows.next();
  const names: readonly string[] = CANONICAL_FILES[file];
  if (header.done) {
    onProblem({ file, message: `the file is empty; its first line should be ${names.join(',')}` });
    return;
  }
  const columns = header.value.cells.map((cell) => cell.trim().toLowerCase());
  if (!checkHeader(file, columns, names, header.value.line, onProblem)) return;
  const at = Object.fromEntries(names.map((name) => [name, columns.indexOf(name)])) as Record<C, number>;

  let row: CsvRow = header.value;
  let bad = false;
  const cell = (column: C): string => row.cells[at[column]] ?? '';
  const reject = (column: C, message: string): void => {
    bad = true;
    onProblem({ file, line: row.line, column, message });
  };
  /** Reads a cell by a rule; empty is a problem unless the optional reader is used. */
  const must = <T>(column: C, read: (text: string) => T | null, expected: string, standIn: T): T => {
    const value = cell(column);
    if (value === '') {
      reject(column, `is empty; ${expected}`);
      return standIn;
    }
    const result = read(value);
    if (result === null) reject(column, `${quoted(value)} does not fit; ${expected}`);
    return result ?? standIn;
  };
  const may = <T>(column: C, read: () => T): T | null => (cell(column) === '' ? null : read());
  const money = (column: C): number => {
    const value = cell(column);
    if (value === '') {
      reject(column, 'is empty; an amount such as 1234.50 is expected');
      return 0;
    }
    const parsed = parseMoney(value);
    if (parsed.ok) return parsed.cents;
    reject(column, parsed.reason);
    return 0;
  };
  const day = (column: C) =>
    must(column, (t) => (isDay(t) ? t : null), 'a day such as 2026-06-30 is expected', '1970-01-01');
  const whole = (column: C) =>
    must(column, (t) => (/^\d{1,9}$/.test(t) ? Number(t) : null), 'a whole number is expected', 0);
  const moment = (column: C) =>
    must(
      column,
      parseTimestamp,
      'a moment with its offset such as 2026-06-30T09:15:00-04:00 is expected',
      STAND_IN,
    );
  const oneOf = <T extends string>(column: C, values: readonly T[]): T =>
    must(
      column,
      (t) => values.find((value) => value === t) ?? null,
      `one of ${values.join(', ')} is expected`,
      values[0] as T,
    );
  const reference = (column: C, known: ReadonlyMap<string, number>, where: CanonicalFile): number => {
    const name = cell(column);
    const id = known.get(name);
    if (id !== undefined) return id;
    reject(
      column,
      name === '' ? `is empty; a name from ${where} is expected` : `${quoted(name)} is not in ${where}`,
    );
    return 0;
  };
  const reader: RowReader<C> = {
    get line() {
      return row.line;
    },
    get bad() {
      return bad;
    },
    text: cell,
    required: (column) => must(column, (t) => (t.trim() === '' ? null : t), 'a text is expected', ''),
    day,
    optionalDay: (column) => may(column, () => day(column)),
    money,
    optionalMoney: (column) => may(column, () => money(column)),
    duration: (column) => must(column, parseDuration, 'a duration such as 1:30:00 is expected', 0),
    moment,
    optionalMoment: (column) => may(column, () => moment(column)),
    whole,
    optionalWhole: (column) => may(column, () => whole(column)),
    flag: (column) => may(column, () => (oneOf(column, ['yes', 'no']) === 'yes' ? 1 : 0)),
    oneOf,
    optionalOneOf: (column, values) => may(column, () => oneOf(column, values)),
    reference,
    optionalReference: (column, known, where) => may(column, () => reference(column, known, where)),
    reject,
  };
  for (row of rows) {
    if (row.cells.length !== columns.length) {
      onProblem({
        file,
        line: row.line,
        message: `has ${row.cells.length} cells where the header has ${columns.length}; is a comma missing, or one not inside quotes?`,
      });
      continue;
    }
    bad = false;
    onRow(reader);
  }
}

function checkHeader(
  file: string,
  columns: readonly string[],
  names: readonly string[],
  line: number,
  onProblem: (problem: Problem) => void,
): boolean {
  const before = { file, line };
  let fine = true;
  const complain = (column: string, message: string) => {
    fine = false;
    onProblem({ ...before, column, message });
  };
  for (const name of names) if (!columns.includes(name)) complain(name, `the column ${name} is missing`);
  columns.forEach((column, i) => {
    if (!names.includes(column))
      complain(column, `${quoted(column)} is not a column of this file; expected: ${names.join(', ')}`);
    else if (columns.indexOf(column) !== i) complain(column, `the column ${column} stands twice`);
  });
  return fine;
}
