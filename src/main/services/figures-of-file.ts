import type { Day } from '../../shared/calendar.ts';
import type { FiguresJson } from '../../shared/contract/metrics.ts';
import { openOrRead, readInPlace } from '../db/open.ts';
import { dayFigures, figures } from './figures.ts';

/**
 * All figures of a day, as `metrics.figures` gives them, of a book that is opened for this and closed again; for a
 * process that does nothing else.
 */
export function figuresOfFile(path: string, asOf: Day): FiguresJson {
  const { db } = openOrRead(path);
  try {
    readInPlace(db);
    return db.transaction(() => figures(dayFigures(db, asOf)))();
  } finally {
    db.close();
  }
}
