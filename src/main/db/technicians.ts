import {
  type DayNumber,
  dayNumber,
  firstDay,
  lastDay,
  type MonthNumber,
  monthOfDay,
} from '../../shared/calendar.ts';
import type { Db } from './open.ts';

/** Technicians as they are kept: their rates over time, and the time that these cost. */

/** Every technician with all time logged and what of it no rate covers, seconds; in the order of their names. */
export const technicianTotals = (
  db: Db,
): { id: number; name: string; isOwner: boolean; seconds: number; uncosted: number }[] =>
  db
    .prepare<[], { id: number; name: string; is_owner: number; seconds: number; uncosted: number }>(
      `SELECT t.id, t.name, t.is_owner, COALESCE(SUM(m.seconds), 0) AS seconds,
         COALESCE(SUM(m.uncosted_seconds), 0) AS uncosted
       FROM technicians t LEFT JOIN technician_month m ON m.technician_id = t.id
       GROUP BY t.id ORDER BY t.name COLLATE NOCASE, t.id`,
    )
    .all()
    .map(({ is_owner, ...row }) => ({ ...row, isOwner: is_owner === 1 }));

/** What a technician's hour costs from which days on, in the order of the book. */
export const rateRows = (db: Db, technician: number) =>
  db
    .prepare<[number], { id: number; from: string; hourlyCents: number }>(
      `SELECT id, effective_from AS "from", hourly_cents AS hourlyCents
       FROM cost_rates WHERE technician_id = ? ORDER BY id`,
    )
    .all(technician)
    .map((row) => ({ ...row, from: dayNumber(row.from) }));

/** Time a technician logged between two days, by month; seconds. Whole months come from the month facts. */
export function workedByMonth(
  db: Db,
  technician: number,
  from: DayNumber,
  to: DayNumber,
): { month: MonthNumber; seconds: number }[] {
  if (to < from) return [];
  const [first, last] = [monthOfDay(from), monthOfDay(to)];
  const months = new Map(
    db
      .prepare<[number, number, number], [MonthNumber, number]>(
        'SELECT month, seconds FROM technician_month WHERE technician_id = ? AND month BETWEEN ? AND ? ORDER BY month',
      )
      .raw()
      .all(technician, first, last),
  );
  const partial = db
    .prepare<[number, number, number], number>(
      'SELECT COALESCE(SUM(seconds), 0) FROM time_entries WHERE day BETWEEN ? AND ? AND technician_id = ?',
    )
    .pluck();
  for (const month of new Set([first, last])) {
    const [begin, end] = [Math.max(from, firstDay(month)), Math.min(to, lastDay(month))];
    if (months.has(month) && (begin > firstDay(month) || end < lastDay(month)))
      months.set(month, partial.get(begin, end, technician) ?? 0);
  }
  return [...months].filter(([, seconds]) => seconds > 0).map(([month, seconds]) => ({ month, seconds }));
}
