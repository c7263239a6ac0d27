// Started for each run of an import: BOOK FILE. Imports the file into the book, which is made first if it is not there, as
// the app's worker does. Prints as JSON how long the job took from before the book is opened until its receipt, how much
// memory the process had at most, and what became of the rows.
import { existsSync } from 'node:fs';
import { createBook } from '../../src/main/db/open.ts';
import { jobControl } from '../../src/main/jobs/control.ts';
import { jobs } from '../../src/main/services/job-functions.ts';

export interface ImportRun {
  ms: number;
  /** Bytes, the runtime's own included. */
  peak: number;
  added: number;
  unchanged: number;
}

/** The worker's own program reads large files beside the job, as in the app. */
const reader = new URL('../../src/main/jobs/worker.ts', import.meta.url);

if (import.meta.main) {
  const [book = '', path = ''] = process.argv.slice(2);
  if (!existsSync(book)) createBook(book, new Date()).close();
  const input = { book, path, given: { answers: {} }, content: null, saveAs: '' };
  const start = performance.now();
  const control = jobControl(
    () => false,
    () => {},
  );
  const done = jobs.commitImport(input, { ...control, reader });
  const ms = performance.now() - start;
  if (!('receipt' in done)) throw new Error(`Questions are open: ${JSON.stringify(done.plan.questions)}`);
  const { new: added, unchanged } = done.receipt;
  const run: ImportRun = { ms, peak: process.resourceUsage().maxRSS * 1024, added, unchanged };
  process.stdout.write(JSON.stringify(run));
}
