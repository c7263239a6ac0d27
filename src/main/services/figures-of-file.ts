import type { Day } from '../../shared/calendar.ts';
import type { FiguresJson } from '../../shared/contract/metrics.ts';
import { openOrRead } from '../db/open.ts';
import { dayFigures, figures } from './figures.ts';

/** All figures of a day, as `metrics.figures` gives them, of a book that is opened for this and closed again. */
export function figuresOfFile(path: string, asOf: Day): FiguresJson {
  const { db } = openOrRead(path);
  try {
    return db.transaction(() => figures(dayFigures(db, asOf)))();
  } finally {
    db.close();
  }
}
