import type { MonthNumber } from '../../shared/calendar.ts';
import { rebuildFacts, refreshMonths } from './facts.ts';
import type { AddedRows } from './facts-added.ts';
import type { Db } from './open.ts';

/** A record before and after a step, as JSON of its columns; null = it was not there. */
export type RecordChange = { table: string; id: number; before: string | null; after: string | null };

/** What makes a write a step that can be undone: its name for the owner, and each record it changed. */
export type Step = {
  label: string;
  changes: readonly RecordChange[];
  /** The step this one takes back. */
  undoes?: number;
  /** It changed a closed month, with the owner's word. */
  inClosed?: boolean;
};

/** What a write did to the records behind the month facts: those of `added` are new, of `months` anything was done. */
export type Touched = { months?: Iterable<MonthNumber>; added?: AddedRows; everything?: boolean };

/**
 * The one way to write: a transaction in which the work is done, the month facts follow, the revision counts up and
 * the audit log tells it. All or nothing.
 * @param action what was done, for the audit log, such as `settings.update`
 * @param work does the writing; `audit` is what the log keeps of it, `touched` says which facts follow, `step` what an
 * undo needs
 * @returns the new revision and what the work returned
 */
export function write<T>(
  db: Db,
  action: string,
  now: Date,
  work: () => { result: T; audit: unknown; touched?: Touched; step?: Step },
): { revision: number; result: T } {
  return db
    .transaction(() => {
      const { result, audit, touched, step } = work();
      if (touched?.everything) rebuildFacts(db);
      else if (touched) {
        const months = new Set(touched.months);
        refreshMonths(db, months);
        touched.added?.apply(months);
      }
      const revision = Number(
        db.prepare('UPDATE book SET revision = revision + 1 RETURNING revision').pluck().get(),
      );
      const { label = '', undoes = null, inClosed = false, changes = [] } = step ?? {};
      const { lastInsertRowid } = db
        .prepare(
          'INSERT INTO audit_log (at, revision, action, detail, label, undoes, in_closed) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(now.toISOString(), revision, action, JSON.stringify(audit), label, undoes, inClosed ? 1 : 0);
      if (changes.length > 0) logChanges(db, Number(lastInsertRowid), changes);
      return { revision, result };
    })
    .immediate();
}

function logChanges(db: Db, audit: number, changes: readonly RecordChange[]): void {
  const add = db.prepare(
    'INSERT INTO record_changes (audit_id, record_table, record_id, before, after) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { table, id, before, after } of changes) add.run(audit, table, id, before, after);
}

/** Counts up with every commit. */
export const revision = (db: Db): number => Number(db.prepare('SELECT revision FROM book').pluck().get());
