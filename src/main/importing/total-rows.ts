import { toClock } from '../../shared/duration.ts';
import { toDecimal } from '../../shared/money.ts';
import type { Inspection } from './inspect.ts';
import { type SubtotalCheck, subtotalCheck } from './reading/subtotals.ts';
import { type Cells, type DurationStyle, Reject, type Row } from './types.ts';
import type { CellReader } from './values/cells.ts';
import type { Readings } from './values/readings.ts';

/** The totals that stand in a plain table are no records, but they tell whether records are missing. */

type Column = {
  field: string;
  label: string;
  position: number;
  isTime: boolean;
  /** The finest step to which its durations are rounded, in seconds; 0 = they are whole seconds, or amounts. */
  step: number;
  check: SubtotalCheck;
  /** Whose value stands on every line: the field that names it, and those met. */
  once: { by: string; seen: Set<string> } | null;
};

const clock = (seconds: number): string => (seconds < 0 ? `-${toClock(-seconds)}` : toClock(seconds));

/** Columns a total adds up: amounts and durations, each column once. */
function columnsOf({ fields, columns, header }: Inspection): Column[] {
  const found = new Map<number, Column>();
  for (const { field, type, total } of fields) {
    const position = columns[field];
    if (position === undefined || total === 'none' || found.has(position)) continue;
    if (type !== 'money' && type !== 'duration') continue;
    const isTime = type === 'duration';
    found.set(position, {
      field,
      label: header.labels[position] ?? field,
      position,
      isTime,
      step: isTime ? 3600 : 0,
      check: subtotalCheck(isTime ? clock : toDecimal),
      once:
        total === undefined || columns[total.onceBy] === undefined
          ? null
          : { by: total.onceBy, seen: new Set() },
    });
  }
  return [...found.values()];
}

/**
 * Holds the totals of a table against the rows they cover, column by column (docs/IMPORT.md).
 * @param warn told the line of a total that does not fit, or that can't be read, and a sentence with both sums
 */
export function totalRows(
  inspection: Inspection,
  reader: CellReader,
  readings: Readings,
  warn: (line: number, message: string) => void,
): {
  record(row: Row): void;
  /** A row of which no cell can be told. */
  unreadable(): void;
  total(row: Row, label: string): void;
} {
  const columns = columnsOf(inspection);
  const valueIn = (cells: Cells, column: Column): number | null => {
    const { field, isTime, position } = column;
    if (!isTime) return cells.money(field);
    const seconds = cells.duration(field);
    if (seconds !== null && seconds !== 0)
      column.step = Math.min(column.step, stepOf(cells.text(field), readings[position]?.duration));
    return seconds;
  };
  return {
    record(row) {
      const cells = reader.at(row);
      for (const column of columns) {
        const { once, check } = column;
        try {
          const value = valueIn(cells, column);
          if (value === null || (once && isAgain(once, cells))) continue;
          check.add(value);
        } catch (error) {
          if (!(error instanceof Reject)) throw error;
          check.unreadable();
        }
      }
    },
    unreadable() {
      for (const { check } of columns) check.unreadable();
    },
    total(row, label) {
      const cells = reader.at(row);
      for (const column of columns) {
        try {
          const stated = valueIn(cells, column);
          const message = stated === null ? null : column.check.compare(label, stated, column.step);
          if (message !== null) warn(row.line, `${column.label}: ${message}`);
        } catch (error) {
          if (!(error instanceof Reject)) throw error;
          warn(row.line, `${column.label}: “${label}” could not be checked: ${error.message}`);
        }
      }
    },
  };
}

/** Whether this record's value was counted on a line above. Without a name each line is one of its own. */
function isAgain({ by, seen }: NonNullable<Column['once']>, cells: Cells): boolean {
  const name = cells.text(by);
  if (name === '') return false;
  const again = seen.has(name);
  seen.add(name);
  return again;
}

/** To how many seconds a duration is rounded as it is written: `0.25` hours to 36, `1:30` to 60, `1:30:00` to none. */
function stepOf(text: string, style: DurationStyle | undefined): number {
  const words = text.toLowerCase();
  const clock = words.split(':').length - 1;
  if (clock > 0) return clock === 1 && !words.includes('min') ? 60 : 0;
  const mark = Math.max(words.lastIndexOf('.'), words.lastIndexOf(','));
  const decimals = mark === -1 ? 0 : (/^\d*/.exec(words.slice(mark + 1))?.[0].length ?? 0);
  const last = /[a-z]/.test(words) ? (/([a-z])[a-z]*\.?$/.exec(words)?.[1] ?? 'h') : style?.charAt(0);
  const unit = last === 's' ? 0 : last === 'm' ? 60 : 3600;
  return unit / 10 ** decimals;
}
