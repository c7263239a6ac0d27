import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/** The books opened lately, newest first; a file beside the app's other data, not in any book. */
const list = z.array(z.object({ path: z.string(), company: z.string(), openedAt: z.string() }));
type Entry = z.infer<typeof list>[number];

const KEPT = 8;

export type RecentBooks = {
  all(): { id: string; name: string; company: string; openedAt: string }[];
  path(id: string): string | null;
  /** The book opened last, if its file is still there. */
  last(): string | null;
  add(path: string, company: string, now: Date): void;
};

/** Loaded when a list is kept: a terminal command keeps none, and would wait for it at every start. */
const idOf = (path: string): string =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(path).digest('hex').slice(0, 16);

const NONE: RecentBooks = { all: () => [], path: () => null, last: () => null, add: () => {} };

export function recentBooks(
  dataDir: string | null,
  log: (message: string, detail?: unknown) => void,
): RecentBooks {
  if (dataDir === null) return NONE;
  const file = join(dataDir, 'recent-books.json');
  const read = (): Entry[] => {
    try {
      return list.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      // A missing list is a first start; a damaged one is no reason not to start.
      if (existsSync(file)) log('the list of recent books could not be read', error);
      return [];
    }
  };
  return {
    all: () =>
      read()
        .filter(({ path }) => existsSync(path))
        .map(({ path, company, openedAt }) => ({ id: idOf(path), name: basename(path), company, openedAt })),
    path: (id) => read().find(({ path }) => idOf(path) === id)?.path ?? null,
    last: () => {
      const path = read()[0]?.path;
      return path !== undefined && existsSync(path) ? path : null;
    },
    add(path, company, now) {
      const others = read().filter((entry) => entry.path !== path);
      const entries = [{ path, company, openedAt: now.toISOString() }, ...others].slice(0, KEPT);
      try {
        mkdirSync(dataDir, { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(entries, null, 1));
        renameSync(`${file}.new`, file);
      } catch (error) {
        log('the list of recent books could not be written', error);
      }
    },
  };
}
