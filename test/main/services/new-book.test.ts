// Protects a new book from what a book of the same name left behind.
import { copyFileSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, it } from 'vitest';
import { loading } from '../../../src/main/db/import-load.ts';
import { createBook, openBook } from '../../../src/main/db/open.ts';
import { readSettings } from '../../../src/main/db/settings.ts';
import { createEmptyBook } from '../../../src/main/services/new-book.ts';
import { temporaryFolder } from '../../support/folder.ts';

const temporary = temporaryFolder();

it('is itself, though the journal of a load into one that is gone lies where it goes', () => {
  const target = temporary.next();
  const gone = createBook(temporary.next(), new Date(0));
  loading(gone, () =>
    gone.transaction(() => {
      gone.pragma('cache_size = 1');
      for (let i = 0; i < 2000; i++) gone.prepare('INSERT INTO clients (name) VALUES (?)').run(`Client ${i}`);
      copyFileSync(`${gone.name}-journal`, `${target}-journal`);
    })(),
  );
  gone.close();
  createEmptyBook(target, { company: 'Alder IT' });
  const db = openBook(target);
  expect(readSettings(db).company).toBe('Alder IT');
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
  const own = readdirSync(dirname(target)).filter((name) => name.startsWith(basename(target)));
  expect(own).toEqual([basename(target)]);
});
