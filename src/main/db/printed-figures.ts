import type { Day } from '../../shared/calendar.ts';
import type { PrintedSet, PrintedWhat } from '../../shared/printed.ts';
import type { Db } from './open.ts';

/** Figures as they were printed. They are only ever added. */

const SET = 'id, at, as_of AS asOf, what';

/** All sets, the latest first. */
export const printedSets = (db: Db): PrintedSet[] =>
  db.prepare<[], PrintedSet>(`SELECT ${SET} FROM printed_figures ORDER BY id DESC`).all();

export const printedSet = (db: Db, id: number): PrintedSet | undefined =>
  db.prepare<[number], PrintedSet>(`SELECT ${SET} FROM printed_figures WHERE id = ?`).get(id);

/** A set's figures as JSON. */
export const figuresOf = (db: Db, id: number): string =>
  db.prepare<[number], string>('SELECT figures FROM printed_figures WHERE id = ?').pluck().get(id) ?? '{}';

/** What the pages of a set showed, as JSON; null where none were printed. */
export const documentOf = (db: Db, id: number): string | null =>
  db.prepare<[number], string | null>('SELECT document FROM printed_figures WHERE id = ?').pluck().get(id) ??
  null;

/** Keeps a set; the caller holds the transaction. */
export function addPrinted(
  db: Db,
  set: { at: Date; asOf: Day; what: PrintedWhat; figures: string; document: string | null },
): number {
  return Number(
    db
      .prepare('INSERT INTO printed_figures (at, as_of, what, figures, document) VALUES (?, ?, ?, ?, ?)')
      .run(set.at.toISOString(), set.asOf, set.what, set.figures, set.document).lastInsertRowid,
  );
}
