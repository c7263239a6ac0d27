import type { MonthNumber } from '../../shared/calendar.ts';
import { rebuildFacts, refreshMonths } from './facts.ts';
import type { Db } from './open.ts';

/** What a write did to the records behind the month facts. */
export type Touched = { months?: Iterable<MonthNumber>; everything?: boolean };

/**
 * The one way to write: a transaction in which the work is done, the month facts follow, the revision counts up and
 * the audit log tells it. All or nothing.
 * @param action what was done, for the audit log, such as `settings.update`
 * @param work does the writing; `audit` is what the log keeps of it, `touched` says which facts follow
 * @returns the new revision and what the work returned
 */
export function write<T>(
  db: Db,
  action: string,
  now: Date,
  work: () => { result: T; audit: unknown; touched?: Touched },
): { revision: number; result: T } {
  return db
    .transaction(() => {
      const { result, audit, touched } = work();
      if (touched?.everything) rebuildFacts(db);
      else if (touched?.months) refreshMonths(db, touched.months);
      const revision = Number(
        db.prepare('UPDATE book SET revision = revision + 1 RETURNING revision').pluck().get(),
      );
      db.prepare('INSERT INTO audit_log (at, revision, action, detail) VALUES (?, ?, ?, ?)').run(
        now.toISOString(),
        revision,
        action,
        JSON.stringify(audit),
      );
      return { revision, result };
    })
    .immediate();
}

/** Counts up with every commit. */
export const revision = (db: Db): number => Number(db.prepare('SELECT revision FROM book').pluck().get());
