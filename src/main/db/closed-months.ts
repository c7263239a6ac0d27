import type { MonthNumber } from '../../shared/calendar.ts';
import type { Altered } from '../../shared/printed.ts';
import type { Db } from './open.ts';

/** Months the owner has closed: a change to what belongs to one of them needs his word. */
export const closedMonths = (db: Db): MonthNumber[] =>
  db.prepare<[], number>('SELECT id FROM closed_months ORDER BY id').pluck().all();

/** Those of some months that are closed, in their order: for an import to warn of, before it writes into them. */
export function closedAmong(db: Db, months: Iterable<MonthNumber>): MonthNumber[] {
  const closed = new Set(closedMonths(db));
  return [...new Set(months)].filter((month) => closed.has(month)).sort((a, b) => a - b);
}

/** What the printed figures are by now, by set and address. */
export type PaperValues = ReadonlyMap<string, number | null>;

/** Tells what a change of a closed month does to printed figures, which only services can work out. */
export type PaperWatch = {
  /**
   * The printed figures as the book has them at this moment, a transaction under way included; of the days that a change
   * of these closed months can reach.
   */
  measure(closed: readonly MonthNumber[]): PaperValues;
  altered(before: PaperValues, after: PaperValues): Altered[];
};

const watches = new WeakMap<Db, PaperWatch>();

/** Has a book's changes to closed months measured. */
export const watchPaper = (db: Db, watch: PaperWatch): void => void watches.set(db, watch);

export const paperWatch = (db: Db): PaperWatch | undefined => watches.get(db);
