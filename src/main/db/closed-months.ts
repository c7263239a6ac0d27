import type { MonthNumber } from '../../shared/calendar.ts';
import type { Db } from './open.ts';

/** Months the owner has closed: a change to what belongs to one of them needs his word. */
export const closedMonths = (db: Db): MonthNumber[] =>
  db.prepare<[], number>('SELECT id FROM closed_months ORDER BY id').pluck().all();

/** Those of some months that are closed, in their order: for an import to warn of, before it writes into them. */
export function closedAmong(db: Db, months: Iterable<MonthNumber>): MonthNumber[] {
  const closed = new Set(closedMonths(db));
  return [...new Set(months)].filter((month) => closed.has(month)).sort((a, b) => a - b);
}
