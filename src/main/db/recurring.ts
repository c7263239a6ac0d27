import type { DayNumber } from '../../shared/calendar.ts';
import type { Every } from '../../shared/domain.ts';
import type { Db } from './open.ts';

/** Recurring entries as posting needs them, and what has become of their due days. */

export type RecurringRow = {
  id: number;
  account_id: number;
  client_id: number | null;
  cents: number;
  vendor: string;
  memo: string;
  acquisition: number;
  every: Every;
  first_day: DayNumber;
  last_day: DayNumber | null;
  paused: number;
};

/** A settled due day: posted as an entry, or passed over (null). `there`: the entry is in the ledger now. */
export type Posting = { recurringId: number; day: DayNumber; entryId: number | null; there: boolean };

/** All of them, in the order of their numbers. */
export const recurringRows = (db: Db): RecurringRow[] =>
  db.prepare<[], RecurringRow>('SELECT * FROM recurring_entries ORDER BY id').all();

/** The settled due days of all recurring entries there are, by entry and day. */
export const postings = (db: Db): Posting[] =>
  db
    .prepare<[], [number, number, number | null, number | null]>(
      `SELECT p.recurring_id, p.due_day, p.entry_id, l.id
       FROM recurring_postings p JOIN recurring_entries r ON r.id = p.recurring_id
         LEFT JOIN ledger_entries l ON l.id = p.entry_id
       ORDER BY 1, 2`,
    )
    .raw()
    .all()
    .map(([recurringId, day, entryId, there]) => ({ recurringId, day, entryId, there: there !== null }));

/** Entries that were posted by themselves and are there, of which the owner has not been told yet. */
export const untold = (db: Db): number[] =>
  db
    .prepare<[], number>(
      `SELECT l.id FROM recurring_postings p JOIN ledger_entries l ON l.id = p.entry_id
       WHERE p.told = 0 ORDER BY l.day, l.id`,
    )
    .pluck()
    .all();

/**
 * Settles due days, inside the caller's transaction. Not part of the step that posts them: whoever takes that step back
 * takes the entries out, and the days stay settled.
 */
export function settle(
  db: Db,
  days: readonly { recurringId: number; day: DayNumber; entryId: number | null }[],
  { at, told }: { at: string; told: boolean },
): void {
  const put = db.prepare(
    `INSERT INTO recurring_postings (recurring_id, due_day, entry_id, at, told) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (recurring_id, due_day) DO UPDATE SET entry_id = excluded.entry_id, at = excluded.at, told = excluded.told`,
  );
  for (const { recurringId, day, entryId } of days) put.run(recurringId, day, entryId, at, told ? 1 : 0);
}

/** The owner has seen what was posted. No change of the books, so no step and no revision. */
export const markTold = (db: Db): void =>
  void db.prepare('UPDATE recurring_postings SET told = 1 WHERE told = 0').run();

/** Forgets all settled days, of a book that holds no recurring entry and is to be read anew. */
export const forgetPostings = (db: Db): void => void db.prepare('DELETE FROM recurring_postings').run();
