// What the importer takes for an owner's file, against sqlite3 reading the same bytes into a bare table of texts: a
// million rows into an empty book, the same file again, and the month after it. Each as from the terminal, by a thread
// just started and alone with the book; and as in the window, with the book open beside, the month by the thread that has
// planned it.
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
const LIMITS = { new: 1.6, again: 0.9, month: 3 };
type What = keyof typeof LIMITS;
/** As from the terminal, as in the window. */
const WAYS = ['', ', window'] as const;
type Name = `${What}${(typeof WAYS)[number]}`;
const MEGABYTE = 1 << 20;
const MEMORY_LIMIT = 300;

const megabytes = (value: number): string => `${value.toFixed(0)} MB`;

export const imports: Measure = async ({ store, runs = RUNS }) => {
  const files = { new: store.toggl('history'), again: store.toggl('history'), month: store.toggl('month') };
  const counts = { history: store.togglRows('history'), month: store.togglRows('month') };
  const expected: Record<What, Partial<ImportRun>> = {
    new: { added: counts.history },
    again: { unchanged: counts.history },
    month: { added: counts.month },
  };
  const peaks: number[] = [];
  /** Imports a file into a book of its own; what becomes of its rows must be what is measured. */
  const ours = (what: What, way: (typeof WAYS)[number]): [Name, Timed] => [
    `${what}${way}`,
    () => {
      const book = what === 'new' ? store.scratch('new.plumbline') : store.importedCopy('imported.plumbline');
      const { ms, peak, added, unchanged } = importJob(book, files[what], way !== '');
      if (added !== (expected[what].added ?? 0) || unchanged !== (expected[what].unchanged ?? 0))
        throw new Error(`import, ${what}: ${added} rows were new and ${unchanged} there already`);
      peaks.push(peak / MEGABYTE);
      return ms;
    },
  ];
  const missing = sqliteMissing();
  const measured = async (...whats: What[]) => {
    const theirs = () => sqliteImportFile(files[whats[0] as What], store.scratch('bare.db'));
    const timed = Object.fromEntries(whats.flatMap((what) => WAYS.map((way) => ours(what, way))));
    return interleaved({ ...timed, ...(missing ? {} : { theirs }) } as Record<Name | 'theirs', Timed>, runs);
  };
  const [large, small] = [await measured('new', 'again'), await measured('month')];
  const row = (name: string, what: What, times: typeof large): Row[] =>
    WAYS.map((way) => ({
      name: `import, ${name}${way}`,
      ours: times[`${what}${way}`],
      ...(times.theirs
        ? { reference: { name: 'sqlite3 .import', times: times.theirs }, limit: LIMITS[what] }
        : {}),
    }));
  const [many, few] = [counts.history, counts.month].map((count) => count.toLocaleString('en'));
  return {
    rows: [
      ...row(`${many} rows`, 'new', large),
      ...row(`${many} again`, 'again', large),
      ...row(`${few} more`, 'month', small),
      {
        name: 'import, memory at most',
        ours: [Math.max(...peaks)],
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
