import { type MonthNumber, monthName } from '../../../shared/calendar.ts';
import { fold } from '../reading/fold.ts';
import type { FieldSpec, Header } from '../types.ts';
import { monthOfName } from '../values/months.ts';

/** Tables in which months are columns: which columns are months, and where a row stands by its indentation. */

const fullYear = (text: string): number => (text.length === 2 ? 2000 : 0) + Number(text);

/**
 * The month that a column's name stands for: `Jan 2025`, `january 2025`, `Jan-25`, `2025-01`, `01/2025`, `31 Jan 2025`
 * (a month told by its last day), `Mar 1 - 15, 2025` (what there is of it yet). Two figures after a name are a year.
 * @returns null if it is no month, or more than one
 */
export function monthOfHeader(text: string): MonthNumber | null {
  const name = fold(text);
  const named =
    /^(?:(\d{1,2})\s+)?([a-z]{3,10})\.?(?:\s+(?:de|of)\s+|\s*[-/,']\s*|\s+)(?:\d{1,2}\s*[-–]\s*\d{1,2}\s*,\s*)?(\d{4}|\d{2})$/.exec(
      name,
    );
  if (named) {
    const month = monthOfName(named[2] ?? '');
    return month === undefined ? null : fullYear(named[3] ?? '') * 12 + month - 1;
  }
  const iso = /^(\d{4})[-/.](\d{1,2})$/.exec(name);
  const year = iso ? iso[1] : /^(\d{1,2})[-/.](\d{4})$/.exec(name)?.[2];
  const month = Number(iso ? iso[2] : /^(\d{1,2})[-/.](\d{4})$/.exec(name)?.[1]);
  if (year === undefined || month < 1 || month > 12) return null;
  return Number(year) * 12 + month - 1;
}

/** A month that is a column. */
export type MonthColumn = { month: MonthNumber; column: number };

/** The columns that are months, each month once: a second column of a month (a comparison) is not one. */
export function monthColumns(header: Header): MonthColumn[] {
  const seen = new Set<MonthNumber>();
  const found: MonthColumn[] = [];
  header.labels.forEach((label, column) => {
    const month = monthOfHeader(label);
    if (month === null || seen.has(month)) return;
    seen.add(month);
    found.push({ month, column });
  });
  return found;
}

/** Whether a header is one of a cross-tab: at least one month, and names of accounts before the first. */
export function isCrossTab(header: Header): boolean {
  const months = monthColumns(header);
  const [first] = months;
  return first !== undefined && first.column > 0 && months.length * 2 >= header.labels.length - first.column;
}

/** The name of the field that a month's column is: `2025-01`. */
export const monthField = monthName;

/** A money field for each month that is a column. */
export const monthFields = (header: Header): FieldSpec[] =>
  monthColumns(header).map(({ month, column }) => ({
    field: monthField(month),
    label: monthName(month),
    type: 'money',
    headers: [header.names[column] ?? ''],
  }));

/** How far in a row's name stands, and the name: the column it is in counts before the blanks before it. */
export function indented(
  cell: (index: number) => string,
  columns: number,
): { name: string; depth: number; column: number } {
  for (let column = 0; column < columns; column++) {
    const text = cell(column);
    const name = text.trim();
    if (name !== '') return { name, depth: column * 1000 + (text.length - text.trimStart().length), column };
  }
  return { name: '', depth: 0, column: -1 };
}
