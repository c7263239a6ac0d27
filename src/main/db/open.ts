import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { PlumblineError } from '../../shared/result.ts';
import { MIGRATIONS, type Migration, SCHEMA_VERSION } from './migrations/index.ts';

/** The open book. Only `db/` calls its methods; others pass it on. */
export type Db = Database.Database;

/** Marks the file as ours for anyone who looks: “PLMB”. */
export const APPLICATION_ID = 0x504c4d42;

const sqliteCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Whether another connection was in the way. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(?:BUSY|LOCKED)/.test(sqliteCode(error));

/** Turns SQLite's refusals into sentences; the rest passes through to the log. */
export function translated(error: unknown, file: string): unknown {
  const name = basename(file);
  const code = sqliteCode(error);
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CANTOPEN_ISDIR')
    return new PlumblineError(
      'not_a_book',
      `“${name}” is not a Plumbline book. Choose a file that ends in .plumbline.`,
    );
  if (isBusy(error))
    return new PlumblineError(
      'locked',
      `“${name}” is in use by another program. Close it there and try again.`,
    );
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new PlumblineError(
      'read_only',
      `“${name}” can’t be written: the file or its folder is read-only. Nothing was changed.`,
    );
  if (code.startsWith('SQLITE_CORRUPT'))
    return new PlumblineError(
      'damaged',
      `“${name}” is damaged. Restore a backup; the damaged file was left as it is.`,
    );
  if (
    code === 'EISDIR' ||
    code === 'ENOTEMPTY' ||
    code === 'EBUSY' ||
    code === 'ENOENT' ||
    code === 'ENOTDIR'
  )
    return new PlumblineError(
      'failed',
      `Something at “${name}” is in the way or gone: a folder in a file’s place, a file open in another program, or a folder that was removed. Look there, then try again.`,
    );
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return new PlumblineError(
      'failed',
      `There is no room left on the disk that holds “${name}”. Nothing was changed.`,
    );
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new PlumblineError(
      'not_found',
      `“${name}” can’t be opened. Check that it is still there and that you may read it.`,
    );
  return error;
}

/** Runs something on a file and tells its refusals in an owner's words. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translated(error, file);
  }
}

const number = (db: Db, pragma: string): number => Number(db.pragma(pragma, { simple: true }));

const ofBook = (db: Db, file: string): void => {
  const name = basename(file);
  if (number(db, 'application_id') !== APPLICATION_ID)
    throw new PlumblineError(
      'not_a_book',
      `“${name}” is not a Plumbline book. Choose a file that ends in .plumbline.`,
    );
  const version = number(db, 'user_version');
  if (version > SCHEMA_VERSION)
    throw new PlumblineError(
      'newer_book',
      `“${name}” was written by a newer Plumbline. Update Plumbline to open it; the file was not changed.`,
    );
};

const tune = (db: Db, readonly: boolean): void => {
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('cache_size = -32000');
  db.pragma('temp_store = MEMORY');
  if (!readonly) {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
  }
};

const step = (db: Db, migration: Migration): void => {
  db.transaction(() => {
    db.exec(migration.sql);
    db.pragma(`user_version = ${migration.version}`);
    const violations = db.pragma('foreign_key_check') as unknown[];
    if (violations.length > 0) throw new Error(`migration ${migration.version} broke foreign keys`);
  }).immediate();
};

/** A copy of the file as it is now, checked before it is trusted: `Book.plumbline.before-2`. */
function verifiedCopy(db: Db, file: string, version: number): void {
  let copy = `${file}.before-${version}`;
  for (let n = 2; existsSync(copy); n++) copy = `${file}.before-${version}-${n}`;
  db.prepare('VACUUM INTO ?').run(copy);
  const check = new Database(copy, { readonly: true });
  try {
    if (check.pragma('integrity_check', { simple: true }) !== 'ok')
      throw new PlumblineError(
        'failed',
        'The safety copy before the update could not be verified. Nothing was changed.',
      );
  } finally {
    check.close();
  }
}

/**
 * Brings an older file up to date, one transaction a step, after a verified copy beside it.
 * `steps` is the program's list; tests bring their own.
 */
export function migrate(db: Db, file: string, steps: readonly Migration[] = MIGRATIONS): void {
  const version = number(db, 'user_version');
  const due = steps.filter((migration) => migration.version > version);
  if (due.length === 0) return;
  if (version > 0) verifiedCopy(db, file, due.at(-1)?.version ?? version);
  for (const migration of due) step(db, migration);
}

/** A new book needs a folder to be in, and a name that no file has. @throws PlumblineError exists, not_found */
export function refuseToReplace(file: string): void {
  if (existsSync(file))
    throw new PlumblineError(
      'exists',
      `“${basename(file)}” exists already. Choose another name; no file is overwritten.`,
    );
  if (!existsSync(dirname(file)))
    throw new PlumblineError(
      'not_found',
      `There is no folder “${basename(dirname(file))}” to put “${basename(file)}” in. Choose another one.`,
    );
}

/** Twice SQLite's usual: half as many pages to be written twice, once beside the book and once into it. */
const PAGE_BYTES = 8192;

/**
 * Makes a new book in a file that does not exist yet. While `bulk`, durability is off: for a file that is thrown away
 * unless it is finished.
 */
export function createBook(file: string, now: Date, options: { bulk?: boolean } = {}): Db {
  return guarded(file, () => {
    refuseToReplace(file);
    const db = new Database(file);
    try {
      db.pragma(`page_size = ${PAGE_BYTES}`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      tune(db, options.bulk === true);
      if (options.bulk) {
        db.pragma('journal_mode = MEMORY');
        db.pragma('synchronous = OFF');
        db.pragma('locking_mode = EXCLUSIVE');
      }
      migrate(db, file);
      db.prepare('INSERT INTO book (id, uuid, created_at) VALUES (1, ?, ?)').run(
        crypto.randomUUID(),
        now.toISOString(),
      );
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Where a database says which journal it was written with: 2 = WAL, 1 = none to read. */
const JOURNAL_BYTES = [18, 19];

/**
 * SQLite can't read a WAL book in a folder it may not write to (a CD, a colleague's share): it needs a file beside it.
 * Such a book, at rest, is read into memory instead.
 */
function connectReadOnly(file: string): Db {
  let db: Db | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 });
    db.pragma('user_version');
    return db;
  } catch (error) {
    db?.close();
    const noFileBeside = /^SQLITE_(CANTOPEN|READONLY)/.test(sqliteCode(error));
    const atRest = !existsSync(`${file}-wal`) && !existsSync(`${file}-journal`);
    if (!noFileBeside || !atRest) throw error;
    const copy = readFileSync(file);
    for (const at of JOURNAL_BYTES) if (copy[at] === 2) copy[at] = 1;
    return new Database(copy, { readonly: true });
  }
}

/**
 * Opens a book and brings it up to date. A file that can't be written opens read-only if its schema is current.
 * @throws PlumblineError not_found, not_a_book, newer_book, locked, read_only, damaged.
 */
export function openBook(file: string, options: { readonly?: boolean } = {}): Db {
  return guarded(file, () => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat)
      throw new PlumblineError(
        'not_found',
        `There is no file “${basename(file)}”. It may have been moved or renamed.`,
      );
    if (!stat.isFile())
      throw new PlumblineError('not_a_book', `“${basename(file)}” is a folder, not a Plumbline book.`);
    // SQLite would quietly open a write-protected file for reading and fail at the first write.
    if (!options.readonly) accessSync(file, constants.W_OK);
    const db = options.readonly
      ? connectReadOnly(file)
      : new Database(file, { fileMustExist: true, timeout: 2000 });
    try {
      ofBook(db, file);
      tune(db, options.readonly === true);
      if (options.readonly && number(db, 'user_version') < SCHEMA_VERSION)
        throw new PlumblineError(
          'read_only',
          `“${basename(file)}” needs an update but can’t be written. Copy it to a folder you may write to.`,
        );
      if (!options.readonly) migrate(db, file);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Opens a book; one that can't be written (on a CD, a colleague's share) can still be read. @throws as `openBook` */
export function openOrRead(file: string): { db: Db; readOnly: boolean } {
  try {
    return { db: openBook(file), readOnly: false };
  } catch (error) {
    if (error instanceof PlumblineError && error.failure.code === 'read_only')
      return { db: openBook(file, { readonly: true }), readOnly: true };
    throw error;
  }
}

/** As much of a book as is mapped; SQLite reads what lies beyond the usual way. */
const MOST_MAPPED = 2 ** 30;

/**
 * Reads the file where the system holds it, without a copy of each page in memory of our own: giving those back takes
 * as long as reading them. For a process that reads once and ends, no other: a disk that breaks off under such a read
 * ends the process, where SQLite would have told.
 */
export function readInPlace(db: Db): void {
  db.pragma(`mmap_size = ${MOST_MAPPED}`);
}

/** Finishes a bulk-made book: everything on disk, the journal as a book's is. */
export function finishBulk(db: Db): void {
  db.pragma('locking_mode = NORMAL');
  db.pragma('synchronous = FULL');
  db.pragma('optimize');
  db.pragma('journal_mode = WAL');
  db.close();
}
