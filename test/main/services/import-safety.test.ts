// Protects "nothing is written before": open questions, cancelling at any moment, a book that can't be written and a
// file that changed since leave the book as it was, byte for byte of what it says.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobs } from '../../../src/main/services/job-functions.ts';
import type { JobControl } from '../../../src/main/services/jobs.ts';
import { PlumblineError } from '../../../src/shared/result.ts';
import { importBooks } from '../../support/import-book.ts';
import { quiet } from '../../support/product.ts';

const books = importBooks({ 'clients.csv': [['Cedar Clinic', '', '', '']] });

const HEADER = ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'];
/** Wide rows, so that a file has several blocks to be told of. */
const time = (rows: number, client = 'Cedar Clinic') =>
  books.file([
    HEADER,
    ...Array.from({ length: rows }, (_, i) => [
      `2026-03-${String((i % 28) + 1).padStart(2, '0')}`,
      client,
      'Robin',
      '1:00',
      'yes',
      'support',
      '',
      `${i} ${'.'.repeat(400)}`,
    ]),
  ]);

/** Reports until the n-th, then stops as the owner would. */
function stopping(at: number): JobControl & { reports: number } {
  const control = {
    reports: 0,
    report() {
      control.reports++;
      if (control.reports === at) throw new PlumblineError('cancelled', 'Stopped.');
    },
  };
  return control;
}

describe('cancelling', () => {
  const path = time(3000);
  const reports = (run: (control: JobControl) => void): number => {
    const control = stopping(0);
    run(control);
    return control.reports;
  };

  it('a commit at any report leaves nothing of it, and the next one goes through', () => {
    const whole = reports((control) => books.book().commit(path, {}, control));
    expect(whole).toBeGreaterThan(4);
    const book = books.book();
    const before = book.everything();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole }), (at) => {
        expect(() => book.commit(path, {}, stopping(at))).toThrow('Stopped.');
        expect(book.everything()).toEqual(before);
      }),
      { numRuns: 12 },
    );
    expect(book.commit(path)).toMatchObject({ new: 3000 });
    expect(book.stale()).toEqual([]);
  });

  it('a plan stops too', () => {
    const book = books.book();
    const whole = reports((control) => book.plan(path, {}, control));
    for (let at = 1; at <= whole; at++) expect(() => book.plan(path, {}, stopping(at))).toThrow('Stopped.');
  });

  it('a load so large that its indexes wait has them again, stopped or not', () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `2026-03-01,Cedar Clinic,Robin,1:00,yes,support,,${i}`,
    );
    const large = books.file(`${HEADER.join(',')}\n${rows.join('\n')}\n`);
    const book = books.book();
    const schema = () => book.rows('SELECT name, sql FROM sqlite_schema ORDER BY name');
    const before = schema();
    const whole = reports((control) => books.book().commit(large, {}, control));
    for (const at of [1, whole - 1, whole]) {
      expect(() => book.commit(large, {}, stopping(at))).toThrow('Stopped.');
      expect(schema()).toEqual(before);
    }
    expect(book.commit(large)).toMatchObject({ new: 60_000 });
    expect(schema()).toEqual(before);
    expect(book.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });
});

describe('open questions', () => {
  it('keep everything out, and are told with the plan', () => {
    const book = books.book();
    const before = book.everything();
    const done = book.tryCommit(time(3, 'Cedar Clinik')) as { plan: { questions: { id: string }[] } };
    expect(done.plan.questions.map(({ id }) => id)).toEqual(['client:Cedar Clinik']);
    expect(book.everything()).toEqual(before);
  });

  it('of a column, found before any row is read, too', () => {
    const book = books.book();
    const before = book.everything();
    const rows = [
      ['Date', 'Client', 'User', 'Hours', 'Billable'],
      ['03/04/2026', 'Cedar Clinic', 'Robin', '1.5', 'yes'],
    ];
    const done = book.tryCommit(books.file(rows), { kind: 'time_entries' }) as {
      plan: { questions: { id: string }[]; new: number };
    };
    expect(done.plan.questions.map(({ id }) => id)).toEqual(['dates:Date']);
    expect(done.plan.new).toBe(1);
    expect(book.everything()).toEqual(before);
  });
});

describe('what can’t be written', () => {
  const code = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return error instanceof PlumblineError ? error.failure.code : String(error);
    }
    return 'ok';
  };

  it('a book somebody else is writing: told, nothing done', () => {
    const book = books.book();
    const other = new Database(book.path);
    other.exec('BEGIN IMMEDIATE');
    try {
      expect(book.plan(time(2)).new).toBe(2);
      expect(code(() => book.commit(time(2)))).toBe('locked');
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
    expect(book.commit(time(2)).new).toBe(2);
  }, 20_000);

  it.skipIf(process.getuid?.() === 0)('a write-protected book is planned for, not written', () => {
    const book = books.book();
    const before = readFileSync(book.path);
    chmodSync(book.path, 0o444);
    expect(book.plan(time(2)).new).toBe(2);
    expect(code(() => book.commit(time(2)))).toBe('read_only');
    chmodSync(book.path, 0o644);
    expect(readFileSync(book.path)).toEqual(before);
  });

  it('a file that changed since it was looked at', () => {
    const book = books.book();
    const path = time(2);
    const { content } = book.plan(path);
    writeFileSync(path, `${HEADER.join(',')}\n2026-03-01,Cedar Clinic,Robin,9:00,yes,support,,\n`);
    const before = book.everything();
    const given = { answers: {} };
    expect(() => jobs.commitImport({ book: book.path, path, given, content, saveAs: '' }, quiet)).toThrow(
      /changed since you looked at it/,
    );
    expect(book.everything()).toEqual(before);
  });
});

describe('a book without a currency', () => {
  const invoices = [
    ['Client Name', 'Invoice #', 'Date Issued', 'Line Subtotal', 'Currency'],
    ['Cedar Clinic', '1', '2026-03-02', '10.00', 'USD'],
    ['Cedar Clinic', '2', '2026-03-03', '10.00', 'EUR'],
  ];
  const said = { kind: 'invoices' as const };
  const currency = (of: ReturnType<typeof books.book>, code: string) =>
    of.edit("INSERT INTO settings (key, value) VALUES ('currency', ?)", code);

  it('says that it takes any, and once it has one takes no other', () => {
    const book = books.book();
    const file = books.file(invoices);
    const before = book.plan(file, said);
    expect(before.warnings[0]?.message).toContain('no currency yet');
    expect(before.rejected).toEqual([]);
    currency(book, 'USD');
    const after = book.plan(file, said);
    expect(after.warnings).toEqual([]);
    expect(after.rejected).toMatchObject([{ line: 3, column: 'Currency' }]);
  });
});
