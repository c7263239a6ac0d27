import { type Day, dayNumber, dayOf, weekday } from '../../../shared/calendar.ts';
import type { WeekEntry } from '../../../shared/contract/time.ts';
import type { WorkType } from '../../../shared/domain.ts';
import type { Seconds } from '../../../shared/duration.ts';

/** A technician's week as rows and cells, and what a change to one of them does. */

/** What the entries of a row have in common. */
export type RowWork = {
  client: string | null;
  workType: WorkType;
  billable: boolean;
  /** Null where rows are not told apart by their notes. */
  note: string | null;
};
export type WeekCell = { day: Day; seconds: Seconds; entries: readonly WeekEntry[] };
export type WeekRow = RowWork & { key: string; cells: readonly WeekCell[]; seconds: Seconds };
export type Week = {
  days: readonly Day[];
  rows: readonly WeekRow[];
  /** Worked on each day. */
  totals: readonly Seconds[];
  seconds: Seconds;
};

export const DAY_SECONDS = 86_400;

/** The first day of a day's week. @param first the weekday on which weeks begin, 0 = Monday */
export const weekOf = (day: Day, first: number): Day => {
  const number = dayNumber(day);
  return dayOf(number - ((weekday(number) - first + 7) % 7));
};

export const weekLater = (first: Day, weeks: number): Day => dayOf(dayNumber(first) + 7 * weeks);

type WeekInfo = { firstDay: number };
type Informed = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** The weekday on which a locale's weeks begin, 0 = Monday. */
export function firstWeekday(locale: string): number {
  const own = new Intl.Locale(locale) as Informed;
  return ((own.getWeekInfo?.() ?? own.weekInfo)?.firstDay ?? 1) - 1;
}

export const keyOf = ({ client, workType, billable, note }: RowWork): string =>
  JSON.stringify([client, workType, billable, note]);

/** The row an entry stands in. */
export const workOf = (
  { client, workType, billable, note }: Omit<RowWork, 'note'> & { note: string | null },
  byNote: boolean,
): RowWork => ({ client, workType, billable, note: byNote ? (note ?? '') : null });

/** By client, those without one at the end; then by work type, billable first, and note. */
function inOrder(a: RowWork, b: RowWork): number {
  if ((a.client === null) !== (b.client === null)) return a.client === null ? 1 : -1;
  return (
    (a.client ?? '').localeCompare(b.client ?? '') ||
    a.workType.localeCompare(b.workType) ||
    Number(b.billable) - Number(a.billable) ||
    (a.note ?? '').localeCompare(b.note ?? '')
  );
}

const sum = (values: readonly Seconds[]): Seconds => values.reduce((total, value) => total + value, 0);

/**
 * Lays a week out.
 * @param kept rows that stand there even without an entry
 */
export function layOut(
  first: Day,
  entries: readonly WeekEntry[],
  kept: readonly RowWork[],
  byNote: boolean,
): Week {
  const days = Array.from({ length: 7 }, (_, i) => dayOf(dayNumber(first) + i));
  const works = new Map<string, RowWork>();
  for (const work of [...kept, ...entries]) {
    const own = workOf(work, byNote);
    works.set(keyOf(own), own);
  }
  const byRow = Map.groupBy(entries, (entry) => keyOf(workOf(entry, byNote)));
  const rows = [...works].map(([key, work]): WeekRow => {
    const cells = days.map((day): WeekCell => {
      const own = (byRow.get(key) ?? []).filter((entry) => entry.day === day);
      return { day, entries: own, seconds: sum(own.map(({ seconds }) => seconds)) };
    });
    return { ...work, key, cells, seconds: sum(cells.map(({ seconds }) => seconds)) };
  });
  const totals = days.map((_, i) => sum(rows.map(({ cells }) => cells[i]?.seconds ?? 0)));
  return { days, rows: rows.sort(inOrder), totals, seconds: sum(totals) };
}

/** What is to be done for a cell to show other time. */
export type CellChange =
  | { do: 'nothing' }
  | { do: 'save'; row: { id?: number; values: Record<string, string | number | boolean | null> } }
  | { do: 'remove'; ids: number[] }
  /** Several entries: which of them changes is the owner's to say. */
  | { do: 'open' };

/** A cell that is to show so many seconds; none empties it. */
export function changeCell(
  technician: string,
  work: RowWork,
  { day, entries, seconds }: WeekCell,
  wanted: Seconds,
): CellChange {
  const [only] = entries;
  if (wanted === seconds && (wanted > 0 || !only)) return { do: 'nothing' };
  if (wanted === 0) return { do: 'remove', ids: entries.map(({ id }) => id) };
  if (entries.length > 1) return { do: 'open' };
  if (only) return { do: 'save', row: { id: only.id, values: { duration: wanted } } };
  return {
    do: 'save',
    row: {
      values: {
        date: day,
        client: work.client,
        technician,
        duration: wanted,
        billable: work.billable,
        work_type: work.workType,
        note: work.note ?? '',
      },
    },
  };
}
