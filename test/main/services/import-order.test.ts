// Protects an owner who imports a folder of exports one after the other, and again: what he answers about one file never
// changes what another one said. Also with the exports beside the project, where they are.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/shared/contract/importing.ts';
import { PlumblineError } from '../../../src/shared/result.ts';
import { projectRoot } from '../../support/app.ts';
import {
  answered,
  type ImportBook,
  importBooks,
  type Said,
  withoutBatch,
} from '../../support/import-book.ts';

const books = importBooks();

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.csv'))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** The same order in every run, another one for each seed. */
function shuffled(files: readonly string[], seed: number): string[] {
  let state = seed;
  const next = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state;
  };
  return files
    .map((file) => [next(), file] as const)
    .sort(([a], [b]) => a - b)
    .map(([, file]) => file);
}

/** Imports a file with the answers that lie nearest; null if it is no file that can be imported. */
function imported(book: ImportBook, file: string): { file: string; said: Said } | null {
  try {
    const { said } = answered(book, file);
    book.commit(file, said);
    return { file, said };
  } catch (error) {
    if (error instanceof PlumblineError) return null;
    throw error;
  }
}

/** What becomes of a file that was imported before. To be asked is no change, but only this one thing may be. */
function again(book: ImportBook, { file, said }: { file: string; said: Said }): unknown {
  const done = book.tryCommit(file, said);
  if ('receipt' in done) return { added: done.receipt.new, changed: done.receipt.changed };
  return (done.plan as ImportPlan).questions.map(({ id }) => id);
}

describe.each([
  ['of the project', join(projectRoot, 'test', 'fixtures', 'import')],
  ['beside the project', join(projectRoot, '..', 'shared', 'samples')],
])('exports %s', (_, folder) => {
  const files = filesIn(folder);
  it.skipIf(files.length === 0).each([[1], [5], [77], [1234]])(
    'imported in any order change nothing when they are imported again (order %i)',
    (seed) => {
      const book = books.book();
      const done = shuffled(files, seed).flatMap((file) => imported(book, file) ?? []);
      expect(done.length).toBeGreaterThan(files.length / 2);
      const before = withoutBatch(book.content());
      // As before, then backwards: nothing hangs on which was last.
      for (const each of [...done, ...[...done].reverse()])
        expect([{ added: 0, changed: 0 }, ['blank:client']], each.file).toContainEqual(again(book, each));
      const after = withoutBatch(book.content());
      for (const table of ['time_entries', 'ledger_entries', 'tickets', 'surveys', 'contracts', 'clients'])
        expect(after[table], table).toEqual(before[table]);
      expect(book.stale()).toEqual([]);
    },
    120_000,
  );
});
