// Protects opening: a book opens with its guards on, anything else is refused in words and left as it is.

import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration, SCHEMA_VERSION } from '../../../src/main/db/migrations/index.ts';
import {
  APPLICATION_ID,
  createBook,
  type Db,
  finishBulk,
  migrate,
  openBook,
} from '../../../src/main/db/open.ts';
import { write } from '../../../src/main/db/unit-of-work.ts';
import type { ErrorCode, Failure } from '../../../src/shared/result.ts';
import { PlumblineError } from '../../../src/shared/result.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { emptyBook, insert, NOW, soundBook, tamper } from '../../support/raw-book.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const temporary = temporaryFolder();
const opened: Db[] = [];
const kept = (db: Db): Db => {
  opened.push(db);
  return db;
};
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof PlumblineError) return error.failure;
    throw error;
  }
  throw new Error('nothing failed');
}

/** A finished book, closed: one file and no journals. */
function closedBook(): string {
  const file = temporary.next();
  soundBook(file).close();
  return file;
}

describe('a new book', () => {
  const pragmas = (db: Db) =>
    Object.fromEntries(
      ['foreign_keys', 'journal_mode', 'synchronous', 'trusted_schema', 'application_id', 'user_version'].map(
        (name) => [name, db.pragma(name, { simple: true })],
      ),
    );
  const guards = {
    foreign_keys: 1,
    journal_mode: 'wal',
    synchronous: 2, // FULL
    trusted_schema: 0,
    application_id: APPLICATION_ID,
    user_version: SCHEMA_VERSION,
  };

  it('has its guards on, when made and whenever it is opened', () => {
    const file = temporary.next();
    const made = emptyBook(file);
    expect(pragmas(made)).toEqual(guards);
    made.close();
    expect(pragmas(kept(openBook(file)))).toEqual(guards);
    expect(pragmas(kept(openBook(file, { readonly: true })))).toMatchObject({
      foreign_keys: 1,
      trusted_schema: 0,
    });
  });

  it('made in bulk is a book like any other', () => {
    const file = temporary.next();
    finishBulk(createBook(file, NOW, { bulk: true }));
    expect(readdirSync(dirname(file))).toEqual(['Book.plumbline']);
    expect(pragmas(kept(openBook(file)))).toEqual(guards);
  });

  it('is marked as ours for whoever looks at the file', () => {
    expect(readFileSync(closedBook()).subarray(68, 72).toString('latin1')).toBe('PLMB');
  });

  it('refuses a file that exists and leaves it untouched', () => {
    const file = temporary.next();
    writeFileSync(file, 'a letter');
    expect(failureOf(() => createBook(file, NOW)).code).toBe('exists');
    expect(readFileSync(file, 'utf8')).toBe('a letter');
  });

  it('in a folder that is not there is refused in words', () => {
    const file = join(temporary.path, 'gone', 'Book.plumbline');
    expect(failureOf(() => createBook(file, NOW)).code).toBe('not_found');
  });
});

describe('opening', () => {
  const bytes = (size: number) => Buffer.alloc(size, 'not a book, ');
  const foreign = (file: string) => {
    const db = new Database(file);
    db.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1);');
    db.close();
  };
  const cases: [string, ErrorCode, (file: string) => void][] = [
    ['a missing file', 'not_found', () => {}],
    ['a folder', 'not_a_book', (file) => mkdirSync(file)],
    ['an empty file', 'not_a_book', (file) => writeFileSync(file, '')],
    ['a short text', 'not_a_book', (file) => writeFileSync(file, 'Dear owner')],
    ['a long text', 'not_a_book', (file) => writeFileSync(file, bytes(10_000))],
    ['another program’s SQLite file', 'not_a_book', foreign],
    [
      'a book cut off in the header',
      'not_a_book',
      (file) => writeFileSync(file, readFileSync(closedBook()).subarray(0, 50)),
    ],
  ];

  it.each(cases)('%s fails with %s and changes nothing', (_what, code, make) => {
    const file = temporary.next('X.plumbline');
    make(file);
    const before = contents(file);
    for (const readonly of [false, true]) {
      const failure = failureOf(() => openBook(file, { readonly }));
      expect(failure.code).toBe(code);
      expect(failure.message).toContain('X.plumbline');
      expect(failure.message).not.toContain(dirname(file));
      expect(failure.message).not.toMatch(/SQLITE|database/i);
    }
    expect(contents(file)).toEqual(before);
  });

  it('a newer book fails and leaves every byte', () => {
    const file = closedBook();
    tamper(file, (db) => db.pragma(`user_version = ${SCHEMA_VERSION + 1}`));
    const before = contents(file);
    expect(failureOf(() => openBook(file)).code).toBe('newer_book');
    expect(failureOf(() => openBook(file, { readonly: true })).code).toBe('newer_book');
    expect(contents(file)).toEqual(before);
  });

  it('a book that another program holds exclusively fails as locked', () => {
    const file = closedBook();
    const other = kept(new Database(file));
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    expect(failureOf(() => openBook(file)).code).toBe('locked');
    other.exec('ROLLBACK');
    other.close();
    expect(() => kept(openBook(file))).not.toThrow();
    // SQLite waits two seconds for the other one.
  }, 30_000);

  // Who may write everything (root) is not stopped by a mode.
  const mayWriteAll = process.getuid?.() === 0;
  it.skipIf(mayWriteAll)('a write-protected file fails as read-only, and opens for reading', () => {
    const file = closedBook();
    chmodSync(file, 0o444);
    expect(failureOf(() => openBook(file)).code).toBe('read_only');
    expect(kept(openBook(file, { readonly: true })).readonly).toBe(true);
  });

  it('for reading never writes, however old the tables', () => {
    const file = closedBook();
    const db = kept(openBook(file, { readonly: true }));
    expect(() => insert(db, 'settings', { key: 'cash', value: '1' })).toThrow(/readonly/);
    db.close();
    tamper(file, (raw) => raw.pragma('user_version = 0'));
    expect(failureOf(() => openBook(file, { readonly: true })).code).toBe('read_only');
  });

  it('a damaged book fails as damaged and leaves every byte', () => {
    const file = closedBook();
    const bad = readFileSync(file);
    bad.fill(0xff, 100, 4096); // The first page after the header: the table of tables.
    writeFileSync(file, bad);
    expect(failureOf(() => openBook(file).prepare('SELECT * FROM clients').all()).code).toBe('damaged');
    expect(readFileSync(file).equals(bad)).toBe(true);
  });
});

/** What lies in a file's folder, by its bytes. Reading may leave SQLite's two empty journals beside a book. */
function contents(file: string): Record<string, string> {
  const folder = dirname(file);
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !/-(wal|shm)$/.test(name))
      .map((entry) => [
        entry.name,
        entry.isFile() ? sha256(readFileSync(join(folder, entry.name))) : 'folder',
      ]),
  );
}

const [first] = MIGRATIONS;
const version1 = first as Migration;
const second: Migration = {
  version: 2,
  name: 'a note for every technician',
  sql: "ALTER TABLE technicians ADD COLUMN note TEXT NOT NULL DEFAULT 'none'; CREATE INDEX technicians_note ON technicians (note);",
};
const rowsOf = (db: Db, table: string) => db.prepare(`SELECT * FROM ${table}`).all();

/** A book as version 1 left it, whatever this program's version is. */
function bookOfVersion1(): { file: string; db: Db } {
  const file = temporary.next();
  const db = kept(new Database(file));
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  migrate(db, file, [version1]);
  insert(db, 'technicians', { id: 1, name: 'Ruth', is_owner: 1 });
  insert(db, 'cost_rates', { technician_id: 1, effective_from: '2024-01-01', hourly_cents: 7200 });
  return { file, db };
}

describe('migrating', () => {
  it('an older book takes the steps that are due, after a verified copy beside it', () => {
    const { file, db } = bookOfVersion1();
    migrate(db, file, [version1, second]);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(rowsOf(db, 'technicians')).toEqual([{ id: 1, name: 'Ruth', is_owner: 1, note: 'none' }]);
    const copy = kept(new Database(`${file}.before-2`, { readonly: true }));
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    expect(copy.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(rowsOf(copy, 'technicians')).toEqual([{ id: 1, name: 'Ruth', is_owner: 1 }]);
  });

  it('again changes nothing and makes no further copy', () => {
    const { file, db } = bookOfVersion1();
    migrate(db, file, [version1, second]);
    const before = readdirSync(dirname(file)).sort();
    migrate(db, file, [version1, second]);
    expect(readdirSync(dirname(file)).sort()).toEqual(before);
  });

  it('never overwrites an earlier copy', () => {
    const { file, db } = bookOfVersion1();
    writeFileSync(`${file}.before-2`, 'an earlier copy');
    migrate(db, file, [version1, second]);
    expect(readFileSync(`${file}.before-2`, 'utf8')).toBe('an earlier copy');
    expect(
      kept(new Database(`${file}.before-2-2`, { readonly: true })).pragma('user_version', { simple: true }),
    ).toBe(1);
  });

  it.each([
    ['its last statement fails', `${second.sql} INSERT INTO nowhere VALUES (1);`],
    ['it breaks a reference', `${second.sql} PRAGMA defer_foreign_keys = ON; DELETE FROM technicians;`],
  ])('rolls a step back whole when %s', (_what, sql) => {
    const { file, db } = bookOfVersion1();
    const schema = () => rowsOf(db, 'sqlite_schema');
    const before = { schema: schema(), technicians: rowsOf(db, 'technicians') };
    expect(() => migrate(db, file, [version1, { ...second, sql }])).toThrow();
    expect({ schema: schema(), technicians: rowsOf(db, 'technicians') }).toEqual(before);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.inTransaction).toBe(false);
  });

  it('keeps the steps that went well before one that fails', () => {
    const { file, db } = bookOfVersion1();
    const third = { version: 3, name: 'bad', sql: 'CREATE TABLE fine (x) STRICT;' };
    expect(() => migrate(db, file, [version1, second, third])).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(rowsOf(db, 'technicians')).toHaveLength(1);
  });

  it('a new file makes no copy', () => {
    const file = temporary.next();
    emptyBook(file).close();
    expect(readdirSync(dirname(file))).toEqual(['Book.plumbline']);
  });
});

describe('the unit of work', () => {
  const state = (db: Db) => ({
    book: rowsOf(db, 'book'),
    settings: rowsOf(db, 'settings'),
    audit: rowsOf(db, 'audit_log'),
    facts: rowsOf(db, 'client_month'),
  });

  it('counts the revision up and tells the audit log', () => {
    const db = kept(emptyBook(temporary.next()));
    for (const n of [1, 2, 3]) {
      const done = write(db, 'settings.update', NOW, () => {
        insert(db, 'settings', { key: `k${n}`, value: 'x' });
        return { result: n * 10, audit: { n } };
      });
      expect(done).toEqual({ revision: n, result: n * 10 });
    }
    expect(rowsOf(db, 'audit_log')).toEqual(
      [1, 2, 3].map((n) => ({
        id: n,
        at: NOW.toISOString(),
        revision: n,
        action: 'settings.update',
        detail: JSON.stringify({ n }),
        label: '',
        undoes: null,
        in_closed: 0,
      })),
    );
  });

  it('keeps a step’s name and each record it changed', () => {
    const db = kept(emptyBook(temporary.next()));
    const change = { table: 'clients', id: 7, before: null, after: '{"name":"Alder"}' };
    for (const undoes of [undefined, 1])
      write(db, 'records.save', NOW, () => ({
        result: null,
        audit: {},
        step: { label: 'Add client', changes: [change], inClosed: true, ...(undoes ? { undoes } : {}) },
      }));
    expect(rowsOf(db, 'audit_log')).toMatchObject([
      { label: 'Add client', undoes: null, in_closed: 1 },
      { label: 'Add client', undoes: 1, in_closed: 1 },
    ]);
    expect(rowsOf(db, 'record_changes')).toEqual(
      [1, 2].map((id) => ({
        id,
        audit_id: id,
        record_table: 'clients',
        record_id: 7,
        before: null,
        after: change.after,
      })),
    );
  });

  it.each([
    ['the work throws', 'test', true],
    ['the audit row is refused', '', false],
  ] as const)('is undone whole when %s', (_what, action, throws) => {
    const db = kept(soundBook(temporary.next()));
    const before = state(db);
    expect(() =>
      write(db, action, NOW, () => {
        insert(db, 'settings', { key: 'cash', value: '1.00' });
        insert(db, 'ledger_entries', { day: 19_801, account_id: 1, cents: 7, acquisition: 0 });
        if (throws) throw new Error('no');
        return { result: null, audit: {}, touched: { everything: true } };
      }),
    ).toThrow();
    expect(state(db)).toEqual(before);
    expect(db.inTransaction).toBe(false);
  });

  it('brings the facts of the months named along, or all of them', () => {
    const db = kept(soundBook(temporary.next()));
    const sum = () => db.prepare('SELECT SUM(cogs_licences) FROM client_month').pluck().get();
    const add = (cents: number) =>
      insert(db, 'ledger_entries', { day: 19_801, account_id: 1, cents, acquisition: 0 });
    const month = 2024 * 12 + 2; // 19 800 is 2024-03-18.
    write(db, 'test', NOW, () => ({ result: add(100), audit: {}, touched: { months: [month] } }));
    expect(sum()).toBe(95);
    write(db, 'test', NOW, () => ({ result: add(1000), audit: {}, touched: { everything: true } }));
    expect(sum()).toBe(1095);
  });

  it('leaves nothing behind for another connection to see when the process dies inside it', () => {
    const file = temporary.next();
    const db = soundBook(file);
    const other = kept(openBook(file, { readonly: true }));
    expect(() =>
      write(db, 'test', NOW, () => {
        insert(db, 'settings', { key: 'cash', value: '1.00' });
        expect(rowsOf(other, 'settings')).toHaveLength(1);
        throw new Error('killed');
      }),
    ).toThrow('killed');
    db.close();
    expect(rowsOf(other, 'settings')).toHaveLength(1);
  });
});
