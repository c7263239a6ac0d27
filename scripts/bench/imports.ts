// What the importer takes for an owner's file, against sqlite3 reading the same bytes into a bare table of texts: a
// million rows into an empty book, the same file again, and the month after it: by a thread just started, as from the
// terminal, and by the one that has planned it, as in the window.
//
// Ours is the whole job: it opens the book, reads and checks the rows, tells which are known, writes them with their
// indexes, adds up the months, notes it all in the log and closes the book. The runtime's own start is not in it, as the
// app is running when its owner imports; of sqlite3 the whole process is timed.
import type { ImportRun } from './import-job.ts';
import type { Measure } from './measures.ts';
import { importJob, sqliteImportFile, sqliteMissing } from './processes.ts';
import { interleaved, type Timed } from './stats.ts';
import type { Row } from './table.ts';

const RUNS = 5;
const LIMITS = { new: 1.6, again: 0.9, month: 3, planned: 3 };
const MEGABYTE = 1 << 20;
const MEMORY_LIMIT = 300;

const megabytes = (value: number): string => `${value.toFixed(0)} MB`;

export const imports: Measure = async ({ store, runs = RUNS }) => {
  const [history, month] = [store.toggl('history'), store.toggl('month')];
  const counts = { history: store.togglRows('history'), month: store.togglRows('month') };
  const peaks: Record<keyof typeof LIMITS, number[]> = { new: [], again: [], month: [], planned: [] };
  /** Imports a file into the book that is handed over; what became of its rows must be what is measured. */
  const ours =
    (name: keyof typeof peaks, book: () => string, file: string, expected: Partial<ImportRun>): Timed =>
    () => {
      const { ms, peak, added, unchanged } = importJob(book(), file, name === 'planned');
      if (added !== (expected.added ?? 0) || unchanged !== (expected.unchanged ?? 0))
        throw new Error(`import, ${name}: ${added} rows were new and ${unchanged} there already`);
      peaks[name].push(peak / MEGABYTE);
      return ms;
    };
  const missing = sqliteMissing();
  const theirs = (file: string): Record<string, Timed> =>
    missing ? {} : { theirs: () => sqliteImportFile(file, store.scratch('bare.db')) };
  const imported = () => store.importedCopy('imported.plumbline');
  const large = await interleaved(
    {
      new: ours('new', () => store.scratch('new.plumbline'), history, { added: counts.history }),
      ...theirs(history),
      again: ours('again', imported, history, { unchanged: counts.history }),
    } as Record<'new' | 'again' | 'theirs', Timed>,
    runs,
  );
  const small = await interleaved(
    {
      month: ours('month', imported, month, { added: counts.month }),
      planned: ours('planned', imported, month, { added: counts.month }),
      ...theirs(month),
    } as Record<'month' | 'planned' | 'theirs', Timed>,
    runs,
  );
  const row = (
    name: string,
    what: keyof typeof LIMITS,
    times: Row['ours'],
    reference?: Row['ours'],
  ): Row => ({
    name,
    ours: times,
    ...(reference ? { reference: { name: 'sqlite3 .import', times: reference }, limit: LIMITS[what] } : {}),
  });
  const [many, few] = [counts.history, counts.month].map((count) => count.toLocaleString('en'));
  return {
    rows: [
      row(`import, ${many} rows`, 'new', large.new, large.theirs),
      row(`import, ${many} rows again`, 'again', large.again, large.theirs),
      row(`import, ${few} more rows`, 'month', small.month, small.theirs),
      row(`import, ${few} more, planned before`, 'planned', small.planned, small.theirs),
      {
        name: 'import, memory at most',
        ours: [Math.max(...Object.values(peaks).flat())],
        limit: MEMORY_LIMIT,
        shown: megabytes,
      },
    ],
    notes: [
      ...(missing ? [missing] : []),
      'Imports are timed from before the book is opened until it is closed, without the runtime’s start; sqlite3 as a whole process, into a bare table of texts in a new file.',
    ],
  };
};
