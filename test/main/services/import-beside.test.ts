// Protects large imports: a thread that reads the file while another writes brings the same book, and can be stopped.
import { expect, it } from 'vitest';
import type { JobControl } from '../../../src/main/services/jobs.ts';
import { PlumblineError } from '../../../src/shared/result.ts';
import { type ImportBook, importBooks } from '../../support/import-book.ts';

const books = importBooks({ 'clients.csv': [['Cedar Clinic', '', '', '']] });
const reader = new URL('../../../src/main/jobs/worker.ts', import.meta.url);
const beside: JobControl = { report: () => {}, reader };

/** More than a thread is worth, with all that can become of a row. */
const ROWS = 30_000;
const line = (i: number): string => {
  const day = i % 997 === 0 ? '2026-02-30' : `2026-0${1 + (i % 6)}-1${i % 9}`;
  const client = i % 3 === 0 ? 'Cedar Clinic' : `Client ${i % 40}`;
  return `${day},${client},Tech ${i % 5},0:${10 + (i % 50)},${i % 2 ? 'yes' : 'no'},support,,"call ${i % 9000} ${'.'.repeat(300)}"`;
};
const rows = Array.from({ length: ROWS }, (_, i) => line(i));
const file = books.file(
  ['date,client,technician,duration,billable,work_type,ticket,note', ...rows, 'Total,,,1,,,,', ''].join('\n'),
);

const content = (book: ImportBook) => {
  const all = book.content();
  delete all.audit_log;
  return all;
};

it('reads a file as the job itself would, and knows it again', () => {
  const [alone, two] = [books.book(), books.book()];
  const { batch: _one, ...first } = alone.commit(file);
  const { batch: _two, ...second } = two.commit(file, {}, beside);
  expect(second).toEqual(first);
  expect(second).toMatchObject({ rows: ROWS, rejectedCount: Math.ceil(ROWS / 997), leftOut: 1 });
  expect(content(two)).toEqual(content(alone));
  expect(two.commit(file, {}, beside)).toMatchObject({ new: 0, changed: 0, unchanged: second.new });
  expect(two.plan(file, {}, beside)).toEqual(two.plan(file));
  expect(two.stale()).toEqual([]);
}, 60_000);

it('stops at any report, and nothing of it stays', () => {
  const book = books.book();
  const before = book.everything();
  for (const at of [1, 2, 5, 20]) {
    let reports = 0;
    const stopping: JobControl = {
      reader,
      report() {
        if (++reports === at) throw new PlumblineError('cancelled', 'Stopped.');
      },
    };
    expect(() => book.commit(file, {}, stopping)).toThrow('Stopped.');
  }
  expect(book.everything()).toEqual(before);
  expect(book.commit(file, {}, beside).new).toBeGreaterThan(0);
}, 60_000);

it('tells in a sentence what is wrong with the file', () => {
  const utf16 = Buffer.from(
    `\ufeff${['date,client,technician,duration,billable', ...rows].join('\n')}`,
    'utf16le',
  );
  // Half of a pair, far behind what is looked at before.
  utf16.writeUInt16LE(0xd800, utf16.length - 200_000);
  const path = books.file(utf16);
  expect(() => books.book().commit(path, {}, beside)).toThrow(/it has broken characters/);
}, 60_000);
