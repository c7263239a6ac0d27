// The terminal's commands, as whole processes.
import { AS_OF } from '../sample/world.ts';
import type { Measure, Outcome } from './measures.ts';
import { bareStart, cli, sqliteImport, sqliteMissing } from './processes.ts';
import { interleaved, type Timed } from './stats.ts';
import type { Row } from './table.ts';

const RUNS = 5;
const FILE = 'sqlite3 .import, file';
const MEMORY = 'sqlite3 .import, memory';

/** One command against the clock, and against sqlite3 reading the same files where it is installed. */
async function againstImport(
  folder: string,
  scratch: (name: string) => string,
  runs: number,
  { name, limit, ours }: { name: string; limit: number; ours: Timed },
): Promise<Outcome> {
  const missing = sqliteMissing();
  if (missing) {
    const times = await interleaved({ ours }, runs);
    return { rows: [{ name, ours: times.ours, limit }], notes: [missing] };
  }
  const times = await interleaved(
    {
      ours,
      file: () => sqliteImport(folder, scratch('import.db')),
      memory: () => sqliteImport(folder, ':memory:'),
    },
    runs,
  );
  const rows: Row[] = [
    { name, ours: times.ours, limit },
    { name, ours: times.ours, reference: { name: FILE, times: times.file } },
    { name, ours: times.ours, reference: { name: MEMORY, times: times.memory } },
  ];
  return { rows, notes: [] };
}

/** A book made from a folder of a hundred thousand rows. */
export const newBook: Measure = async ({ store, runs = RUNS }) => {
  const folder = store.folder('rows');
  return againstImport(folder, store.scratch, runs, {
    name: `new, ${store.rows('rows').toLocaleString('en')} rows`,
    limit: 3000,
    ours: () => cli('new', '--book', store.scratch('new.plumbline'), '--from', folder),
  });
};

const figuresOf = (book: string): number => cli('figures', '--book', book, '--as-of', AS_OF);

/** All figures of that book. */
export const figures: Measure = async ({ store, runs = RUNS }) => {
  const book = store.book('rows');
  return againstImport(store.folder('rows'), store.scratch, runs, {
    name: `figures, ${store.rows('rows').toLocaleString('en')} rows`,
    limit: 1000,
    ours: () => figuresOf(book),
  });
};

/** All figures of a decade of books, against the runtime with nothing to do. */
export const decade: Measure = async ({ store, runs = RUNS }) => {
  const book = store.book('decade');
  const { ours, bare } = await interleaved({ ours: () => figuresOf(book), bare: bareStart }, runs);
  const name = `figures, ${store.rows('decade').toLocaleString('en')} rows`;
  return { rows: [{ name, ours, reference: { name: 'bare start', times: bare }, limit: 4 }], notes: [] };
};
