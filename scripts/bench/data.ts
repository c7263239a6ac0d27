// The folders and books that are measured: made once, kept under one folder, made anew when what makes them changed.
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { cliFromSource, importJob, script } from './processes.ts';
import { type Stretch, writeToggl } from './toggl.ts';

export interface Sizes {
  years: number;
  clients: number;
  'time-entries': number;
  tickets: number;
  ledger: number;
}

export type SetName = 'rows' | 'decade';

const FULL: Record<SetName, Sizes> = {
  rows: { years: 4, clients: 60, 'time-entries': 70_000, tickets: 15_000, ledger: 14_000 },
  decade: { years: 10, clients: 200, 'time-entries': 1_000_000, tickets: 200_000, ledger: 100_000 },
};

const QUICK: Record<SetName, Sizes> = {
  rows: { years: 3, clients: 30, 'time-entries': 6000, tickets: 1200, ledger: 3000 },
  decade: { years: 10, clients: 40, 'time-entries': 20_000, tickets: 4000, ledger: 12_000 },
};

export type TogglName = 'history' | 'month';

const STRETCHES: Record<'full' | 'quick', Record<TogglName, Stretch>> = {
  full: {
    history: { from: '2016-07-01', to: '2026-06-30', rows: 1_000_000 },
    month: { from: '2026-07-01', to: '2026-07-31', rows: 8000 },
  },
  quick: {
    history: { from: '2025-07-01', to: '2026-06-30', rows: 20_000 },
    month: { from: '2026-07-01', to: '2026-07-31', rows: 800 },
  },
};

/** What decides the rows of a folder, and what decides how a book holds them. */
const GENERATOR = ['scripts/sample.ts', 'scripts/sample'];
const TOGGL = [
  'scripts/bench/toggl.ts',
  'scripts/sample/texts.ts',
  'scripts/sample/csv.ts',
  'scripts/sample/random.ts',
];
const BOOK_MAKER = ['src/shared', 'src/main/db', 'src/main/importing', 'src/main/services'];

function sources(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(path, name));
}

function fingerprint(paths: readonly string[], more: string): string {
  const hash = createHash('sha256').update(more);
  for (const file of paths.flatMap(sources)) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const BOOK_ENDS = ['', '-wal', '-shm', '-journal'];

const removeBook = (file: string): void => {
  for (const end of BOOK_ENDS) rmSync(`${file}${end}`, { force: true });
};

/** Makes something under another name, and gives it its own once it is whole. */
function keep(path: string, print: string, make: (temporary: string) => void): string {
  const stamp = `${path}.stamp`;
  if (existsSync(path) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return path;
  const temporary = `${path}.new-${process.pid}`;
  rmSync(stamp, { force: true });
  try {
    make(temporary);
    rmSync(path, { recursive: true, force: true });
    removeBook(path);
    renameSync(temporary, path);
    writeFileSync(stamp, print);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return path;
}

/** Brings a file to the disk, so that whoever writes to it next does not wait for all of it. */
function settle(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Line ends of a file, counted where they are: the files are big. */
function linesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

export interface Store {
  /** A canonical folder of that size. */
  folder(name: SetName): string;
  /** The book made from it. */
  book(name: SetName): string;
  /** The book of the sample company. */
  sampleBook(): string;
  /** A time export of that size, as Toggl Track writes it. */
  toggl(name: TogglName): string;
  togglRows(name: TogglName): number;
  /** A copy, made to be thrown away, of the book into which the history was imported. */
  importedCopy(name: string): string;
  /** A path for something that is made to be thrown away; nothing is there. */
  scratch(name: string): string;
  /** Rows of the set, headings aside. */
  rows(name: SetName): number;
  clear(): void;
}

/** All data under one folder. `tell` hears what takes a while. */
export function openStore(home: string, quick: boolean, tell: (line: string) => void): Store {
  mkdirSync(home, { recursive: true });
  const sizes = quick ? QUICK : FULL;
  const place = (name: string): string => join(home, quick ? `${name}-quick` : name);
  const scratchHome = join(home, `scratch-${process.pid}`);

  const printOf = (name: SetName): string => fingerprint(GENERATOR, JSON.stringify(sizes[name]));
  const folder = (name: SetName): string =>
    keep(place(name), printOf(name), (temporary) => {
      tell(`Writing the files of ${name} …`);
      const options = Object.entries(sizes[name]).flatMap(([key, value]) => [`--${key}`, String(value)]);
      script('sample.ts', '--out', temporary, '--no-expected', ...options);
    });
  const bookOf = (name: string, from: string, print: string): string =>
    keep(`${place(name)}.plumbline`, fingerprint(BOOK_MAKER, print), (temporary) => {
      tell(`Making the book of ${name} …`);
      cliFromSource('new', '--book', temporary, '--from', from);
    });

  const stretches = STRETCHES[quick ? 'quick' : 'full'];
  const toggl = (name: TogglName): string =>
    keep(
      `${place(`toggl-${name}`)}.csv`,
      fingerprint(TOGGL, JSON.stringify(stretches[name])),
      (temporary) => {
        tell(`Writing the time export of the ${name} …`);
        writeToggl(dirname(temporary), basename(temporary), stretches[name]);
      },
    );
  const scratch = (name: string): string => {
    mkdirSync(scratchHome, { recursive: true });
    const path = join(scratchHome, name);
    removeBook(path);
    return path;
  };

  return {
    folder,
    book: (name) => bookOf(name, folder(name), printOf(name)),
    sampleBook: () => bookOf('sample', join(root, 'resources', 'sample'), fingerprint(GENERATOR, '')),
    toggl,
    togglRows: (name) => stretches[name].rows,
    importedCopy(name) {
      const file = toggl('history');
      const print = fingerprint([...BOOK_MAKER, ...TOGGL], JSON.stringify(stretches.history));
      const book = keep(`${place('imported')}.plumbline`, print, (temporary) => {
        tell('Importing the time export of the history …');
        importJob(temporary, file);
      });
      const copy = scratch(name);
      copyFileSync(book, copy);
      settle(copy);
      return copy;
    },
    scratch,
    rows(name) {
      const at = folder(name);
      const lines = (file: string): number => linesIn(readFileSync(join(at, file)));
      return readdirSync(at).reduce((sum, file) => sum + lines(file) - 1, 0);
    },
    clear: () => rmSync(scratchHome, { recursive: true, force: true }),
  };
}
