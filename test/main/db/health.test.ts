// Protects the check of a book: a sound one passes, and each kind of damage is found by the check that is there for it.
import { afterEach, describe, expect, it } from 'vitest';
import { checkBook } from '../../../src/main/db/health.ts';
import { type Db, openBook } from '../../../src/main/db/open.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { emptyBook, insert, soundBook, tamper } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
const opened: Db[] = [];
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

function check(make: (file: string) => Db, damage?: Parameters<typeof tamper>[1], readonly = false) {
  const file = temporary.next();
  make(file).close();
  if (damage) tamper(file, damage);
  const db = openBook(file, { readonly });
  opened.push(db);
  return checkBook(db, () => {});
}
const failed = (checks: ReturnType<typeof check>) => checks.filter(({ ok }) => !ok).map(({ name }) => name);
const findings = (checks: ReturnType<typeof check>, of: string) =>
  checks.find(({ name }) => name === of)?.findings.join(' ') ?? '';

describe('the check of a book', () => {
  it.each([
    ['an empty one', emptyBook],
    ['one with a row of everything', soundBook],
  ])('passes %s', (_what, make) => {
    const checks = check(make);
    expect(failed(checks)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      'integrity',
      'foreign keys',
      'schema',
      'month facts',
      'data',
    ]);
    for (const { name, findings: found } of checks) if (name !== 'data') expect(found).toEqual([]);
  });

  it.each([
    [
      'a row that refers to nothing',
      'foreign keys',
      'contracts',
      "INSERT INTO contracts (id, code, client_id, name, service_line, starts_on) VALUES (7, 'X', 99, '', '', '2024-01-01')",
    ],
    ['an index that went', 'schema', 'ledger_entries_day', 'DROP INDEX ledger_entries_day'],
    ['a table that went', 'schema', 'client_aliases', 'DROP TABLE client_aliases'],
    ['a table that came', 'schema', 'stowaway', 'CREATE TABLE stowaway (x)'],
    [
      'a view made anew',
      'schema',
      'survey_log',
      'DROP VIEW survey_log; CREATE VIEW survey_log AS SELECT 1 AS x',
    ],
    [
      'a trigger',
      'schema',
      'sly',
      'CREATE TRIGGER sly AFTER INSERT ON clients BEGIN DELETE FROM ledger_entries; END',
    ],
    ['sums that are wrong', 'month facts', '2024-03', 'UPDATE client_month SET cogs_licences = 0'],
    [
      'a technician’s sums that are wrong',
      'month facts',
      '2024-03',
      'UPDATE technician_month SET seconds = seconds + 1',
    ],
    ['rows that the sums do not know', 'month facts', '2024-03', 'UPDATE ledger_entries SET cents = 1'],
  ])('finds %s', (_what, name, mention, sql) => {
    const checks = check(soundBook, (db) => db.exec(sql));
    expect(failed(checks)).toEqual([name]);
    expect(findings(checks, name)).toContain(mention);
  });

  it('finds a row whose value its own column would refuse', () => {
    const checks = check(soundBook, (db) => {
      db.pragma('ignore_check_constraints = ON');
      db.exec("UPDATE contracts SET starts_on = '2026-02-30'");
    });
    expect(failed(checks)).toEqual(['integrity']);
    expect(findings(checks, 'integrity')).toContain('contracts');
  });

  it('remarks that the book names no currency without failing the file', () => {
    const checks = check(soundBook);
    expect(findings(checks, 'data')).toContain('no currency');
    expect(failed(checks)).toEqual([]);
  });

  it('says so where the file is read-only and SQLite looks at no CHECK', () => {
    expect(findings(check(soundBook, undefined, true), 'data')).toContain('read-only');
  });

  it('remarks nothing on a book that says it all', () => {
    const checks = check((file) => {
      const db = soundBook(file);
      insert(db, 'settings', { key: 'currency', value: 'USD' });
      return db;
    });
    expect(checks.flatMap((each) => each.findings)).toEqual([]);
  });

  it('tells what comes next, and can be stopped', () => {
    const db = emptyBook(temporary.next());
    opened.push(db);
    const told: [string, number, number][] = [];
    checkBook(db, (...next) => told.push(next));
    expect(told.map(([, done, total]) => [done, total])).toEqual([0, 1, 2, 3, 4].map((done) => [done, 5]));
    const stop = () => {
      throw new Error('stopped');
    };
    expect(() => checkBook(db, stop)).toThrow('stopped');
  });
});
