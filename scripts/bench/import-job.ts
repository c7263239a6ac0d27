// Started for each run of an import: BOOK FILE [window]. Imports the file into the book, which is made first if it is not
// there, in a thread like that of the app's jobs; `window`: as the window has it done, which has the book open, and has
// had a small file planned by the same thread. Prints as JSON how long the job took from before the book is opened until its
// receipt, how much memory the process had at most, and what became of the rows.
import { existsSync, statSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { WORKER_LIMITS } from '../../src/main/jobs/runner.ts';

export interface ImportRun {
  ms: number;
  /** Bytes, the runtime's own included. */
  peak: number;
  added: number;
  unchanged: number;
}

/** Bytes of a file that is planned in so short a time that the app keeps the thread which did it. */
const SMALL = 8 << 20;

interface Order {
  book: string;
  path: string;
  window: boolean;
}

/** The worker's own program reads large files beside the job: as built, since the app loads it while the job runs. */
const reader = new URL('../../out/main/worker.js', import.meta.url);

async function importFile({ book, path, window }: Order): Promise<Omit<ImportRun, 'peak'>> {
  // Here, so that only the thread of the job loads them.
  const { createBook, openBook } = await import('../../src/main/db/open.ts');
  const { jobControl } = await import('../../src/main/jobs/control.ts');
  const { jobs } = await import('../../src/main/services/job-functions.ts');
  if (!existsSync(book)) createBook(book, new Date()).close();
  const input = { book, path, given: { answers: {} }, content: null, saveAs: '' };
  const started = jobControl(
    () => false,
    () => {},
  );
  const control = { ...started, reader };
  const beside = window ? openBook(book) : null;
  if (window && statSync(path).size < SMALL) jobs.planImport(input, control);
  const start = performance.now();
  const done = jobs.commitImport(input, control);
  const ms = performance.now() - start;
  beside?.close();
  if (!('receipt' in done)) throw new Error(`Questions are open: ${JSON.stringify(done.plan.questions)}`);
  const { new: added, unchanged } = done.receipt;
  return { ms, added, unchanged };
}

if (!isMainThread) parentPort?.postMessage(await importFile(workerData as Order));
else if (import.meta.main) {
  const [book = '', path = '', window] = process.argv.slice(2);
  const order: Order = { book, path, window: window !== undefined };
  const thread = new Worker(new URL(import.meta.url), { workerData: order, resourceLimits: WORKER_LIMITS });
  thread.on('message', (run: Omit<ImportRun, 'peak'>) => {
    const whole: ImportRun = { ...run, peak: process.resourceUsage().maxRSS * 1024 };
    process.stdout.write(JSON.stringify(whole));
  });
}
