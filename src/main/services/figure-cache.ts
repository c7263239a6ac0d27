import type { Day } from '../../shared/calendar.ts';
import { revision } from '../db/unit-of-work.ts';
import { type DayFigures, dayFigures } from './figures.ts';
import type { Session } from './session.ts';

/** How many days' figures are kept: the one on screen, and the one before it. */
const KEPT = 2;

/**
 * Hands out a day's figures inside a read transaction, so that all of an answer is of one moment. Figures are kept
 * until the book changes: going from screen to screen, or asking for an explanation, works nothing out twice.
 */
export function figureCache(session: Session) {
  let kept: { db: unknown; revision: number; asOf: Day; figures: DayFigures }[] = [];
  return <T>(asOf: Day, use: (figures: DayFigures) => T): T => {
    const { db } = session.book();
    return db.transaction(() => {
      const now = revision(db);
      kept = kept.filter((entry) => entry.db === db && entry.revision === now);
      let entry = kept.find((each) => each.asOf === asOf);
      if (!entry) {
        entry = { db, revision: now, asOf, figures: dayFigures(db, asOf) };
        kept = [entry, ...kept].slice(0, KEPT);
      }
      return use(entry.figures);
    })();
  };
}
