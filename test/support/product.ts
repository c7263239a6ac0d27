import { openBook } from '../../src/main/db/open.ts';
import { dayFigures, figures } from '../../src/main/services/figures.ts';
import { jobs } from '../../src/main/services/job-functions.ts';

/** The product's own way from a canonical folder to figures and back, without window or worker. */
export const quiet = { report: () => {} };

export const createFrom = (folder: string, target: string) =>
  jobs.createFromFolder({ target, folder }, quiet);

export const exportTo = (book: string, folder: string) => jobs.exportFolder({ book, folder }, quiet);

/** All figures of a day, through JSON as a script gets them. */
export function figuresOf(book: string, asOf: string): Record<string, unknown> {
  const db = openBook(book, { readonly: true });
  try {
    return JSON.parse(JSON.stringify(figures(dayFigures(db, asOf)))) as Record<string, unknown>;
  } finally {
    db.close();
  }
}
