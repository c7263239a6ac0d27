import { existsSync, linkSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Settings } from '../../shared/contract/settings.ts';
import { PlumblineError } from '../../shared/result.ts';
import { createBook, type Db, finishBulk, guarded, refuseToReplace, translated } from '../db/open.ts';
import { writeSettings } from '../db/settings.ts';
import { write } from '../db/unit-of-work.ts';

/** What SQLite keeps beside a book. */
const BESIDE = ['-wal', '-shm', '-journal'];

const removeBook = (file: string): void => {
  for (const end of ['', ...BESIDE]) rmSync(`${file}${end}`, { force: true });
};

/** Of a book of this name that is gone: SQLite would take it for the new one's, and write it into that. */
function removeOrphans(target: string): void {
  if (!existsSync(target)) for (const end of BESIDE) rmSync(`${target}${end}`, { force: true });
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Takes away what builders of this very file left behind that were killed; a living one's file is its own. */
function clearLitter(target: string): void {
  const start = `${basename(target)}.new-`;
  try {
    for (const name of readdirSync(dirname(target))) {
      const builder = name.startsWith(start) && /^(\d+)(-wal|-shm|-journal)?$/.exec(name.slice(start.length));
      if (builder && !isAlive(Number(builder[1]))) rmSync(join(dirname(target), name), { force: true });
    }
  } catch {
    // Litter is in nobody's way; a folder that can't be written is told by what follows.
  }
}

/** Gives a finished file its name, never over another one. */
function moveIntoPlace(temporary: string, target: string): void {
  const taken = () =>
    new PlumblineError('exists', `“${basename(target)}” exists already. Choose another name.`);
  removeOrphans(target);
  try {
    linkSync(temporary, target);
    unlinkSync(temporary);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST') throw taken();
    // A file system without hard links (exFAT, some network drives): look, then rename.
    if (existsSync(target)) throw taken();
    renameSync(temporary, target);
  }
}

/**
 * Builds a book in a file beside its target and gives it its name when it is whole; a failure leaves nothing behind.
 * @param lastChance is called before the book gets its name, and may throw in order that it doesn't
 * @throws PlumblineError exists, read_only, and whatever `fill` throws
 */
export function buildBook<T>(
  target: string,
  bulk: boolean,
  fill: (db: Db, now: Date) => T,
  lastChance = () => {},
): T {
  const now = new Date();
  refuseToReplace(target);
  const temporary = `${target}.new-${process.pid}`;
  removeBook(temporary);
  clearLitter(target);
  let db: Db | null = null;
  try {
    const book = guarded(target, () => createBook(temporary, now, { bulk }));
    db = book;
    const result = guarded(target, () => fill(book, now));
    finishBulk(book);
    db = null;
    lastChance();
    moveIntoPlace(temporary, target);
    return result;
  } catch (error) {
    throw translated(error, target);
  } finally {
    db?.close();
    removeBook(temporary);
  }
}

/** Makes an empty book with these settings. */
export const createEmptyBook = (target: string, settings: Partial<Settings>): void =>
  buildBook(target, false, (db, now) => {
    write(db, 'book.create', now, () => {
      writeSettings(db, settings);
      return { result: null, audit: settings };
    });
  });
