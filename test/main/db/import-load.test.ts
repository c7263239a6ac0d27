// Protects a large load: what is not looked at row by row is looked at in the end, and a bad row never stays.
import { copyFileSync, existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { beginLoad, checksIn, isLoad, loading } from '../../../src/main/db/import-load.ts';
import { createBook, type Db, openBook } from '../../../src/main/db/open.ts';
import { PlumblineError } from '../../../src/shared/result.ts';
import { temporaryFolder } from '../../support/folder.ts';

const temporary = temporaryFolder();

function book(): Db {
  const db = createBook(temporary.next(), new Date(0));
  db.exec(`INSERT INTO clients (id, name) VALUES (1, 'Acme');
    INSERT INTO technicians (id, name, is_owner) VALUES (1, 'Robin', 0);`);
  return db;
}

type Entry = { day?: number; client?: number | null; seconds?: number; billable?: number; type?: string };
const insert = (db: Db, { day = 20_000, client = 1, seconds = 60, billable = 1, type = 'support' }: Entry) =>
  db
    .prepare(
      'INSERT INTO time_entries (day, client_id, technician_id, seconds, billable, work_type) VALUES (?, ?, 1, ?, ?, ?)',
    )
    .run(day, client, seconds, billable, type);

const load = (db: Db, entries: readonly Entry[]): void =>
  loading(db, () =>
    db.transaction(() => {
      const own = beginLoad(db, 'time_entries');
      for (const entry of entries) insert(db, entry);
      own.finish(['time_entries']);
    })(),
  );

const settings = (db: Db) =>
  [
    'foreign_keys',
    'ignore_check_constraints',
    'temp_store',
    'cache_size',
    'threads',
    'journal_mode',
    'busy_timeout',
  ].map((name) => db.pragma(name, { simple: true }));
const schema = (db: Db) =>
  db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
const count = (db: Db): number => Number(db.prepare('SELECT COUNT(*) FROM time_entries').pluck().get());

it('leaves the book as if each row had been inserted', () => {
  const db = book();
  const [before, was] = [schema(db), settings(db)];
  load(db, [{}, { day: 20_001 }]);
  expect({ schema: schema(db), settings: settings(db), count: count(db) }).toEqual({
    schema: before,
    settings: was,
    count: 2,
  });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});

it.each<[string, Entry]>([
  ['a client there is none of', { client: 9 }],
  ['less than no time', { seconds: -1 }],
  ['a day after all days', { day: 2_932_897 }],
  ['half a flag', { billable: 2 }],
  ['work of no kind', { type: 'leisure' }],
])('refuses %s, and nothing stays', (_, entry) => {
  const db = book();
  const [before, was] = [schema(db), settings(db)];
  expect(() => load(db, [{}, entry, {}])).toThrow(/the load broke/);
  expect({ schema: schema(db), settings: settings(db), count: count(db) }).toEqual({
    schema: before,
    settings: was,
    count: 0,
  });
  // What is held row by row is held again.
  expect(() => insert(db, entry)).toThrow(/constraint failed/);
  db.close();
});

it('finds every CHECK of the schema, and each can be asked of a row', () => {
  const db = book();
  const tables = db
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    .all();
  for (const { name, sql } of tables) {
    const checks = checksIn(sql);
    expect(checks, name).toHaveLength(sql.split(/\bCHECK\b/).length - 1);
    for (const check of checks) db.prepare(`SELECT 1 FROM ${name} WHERE NOT (${check})`).all();
  }
  expect(checksIn("CREATE TABLE t (a TEXT CHECK (a <> ')' AND (a IN ('x', 'y'))), CHECK (a > 0))")).toEqual([
    "a <> ')' AND (a IN ('x', 'y'))",
    'a > 0',
  ]);
  db.close();
});

it('is for many rows beside few', () => {
  const db = book();
  expect([49_999, 50_000].map((rows) => isLoad(db, 'time_entries', rows))).toEqual([false, true]);
  db.exec(
    "INSERT INTO time_entries (id, day, technician_id, seconds, billable, work_type) VALUES (20000, 1, 1, 1, 1, 'support')",
  );
  expect([79_999, 80_000].map((rows) => isLoad(db, 'time_entries', rows))).toEqual([false, true]);
  db.close();
});

const journal = (db: Db) => db.pragma('journal_mode', { simple: true });
const empty = (): Db => createBook(temporary.next(), new Date(0));
const failureCode = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof PlumblineError) return error.failure.code;
    throw error;
  }
  return 'none';
};

it('writes straight into a book without records, beside one that holds any', () => {
  const [fresh, used] = [empty(), book()];
  expect([fresh, used].map((db) => loading(db, () => journal(db)))).toEqual(['delete', 'wal']);
  expect([fresh, used].map(journal)).toEqual(['wal', 'wal']);
  fresh.close();
  used.close();
});

it('writes beside a book that somebody else has open, who reads on', () => {
  const db = empty();
  const reader = openBook(db.name);
  loading(db, () => {
    expect(journal(db)).toBe('wal');
    db.transaction(() => {
      db.exec("INSERT INTO technicians (id, name, is_owner) VALUES (1, 'Robin', 0)");
      insert(db, { client: null });
      expect(count(reader)).toBe(0);
    })();
  });
  expect(count(reader)).toBe(1);
  reader.close();
  db.close();
});

it('is taken back by the next opening when the computer stops in its midst, and never shown', () => {
  const db = empty();
  const was = schema(db);
  const copy = temporary.next();
  loading(db, () =>
    db.transaction(() => {
      const own = beginLoad(db, 'time_entries');
      db.pragma('cache_size = 10');
      db.exec("INSERT INTO technicians (id, name, is_owner) VALUES (1, 'Robin', 0)");
      for (let i = 0; i < 5000; i++) insert(db, { client: null });
      // What stands on the disk by now.
      copyFileSync(db.name, copy);
      copyFileSync(`${db.name}-journal`, `${copy}-journal`);
      // Nobody else comes in meanwhile.
      expect(failureCode(() => openBook(db.name))).toBe('locked');
      own.finish(['time_entries']);
    })(),
  );
  expect(count(db)).toBe(5000);
  db.close();
  expect(failureCode(() => openBook(copy, { readonly: true }))).toBe('read_only');
  const found = openBook(copy);
  expect({ schema: schema(found), count: count(found), journal: journal(found) }).toEqual({
    schema: was,
    count: 0,
    journal: 'wal',
  });
  expect(found.pragma('integrity_check', { simple: true })).toBe('ok');
  found.close();
  expect(existsSync(`${copy}-journal`)).toBe(false);
});
