// Protects what large imports are known by: blocks of numbers instead of the index. Whatever is done to the records
// afterwards, the same file finds each of them again, or brings it back.
import { expect, it } from 'vitest';
import { type ImportBook, importBooks } from '../../support/import-book.ts';

const books = importBooks();

/** Enough for a block, and some that are left over for the index. */
const MANY = 2450;
const HEADER = 'date,client,technician,duration,billable,work_type,ticket,note';
const line = (i: number, note = `call ${i}`): string =>
  `2026-0${1 + (i % 6)}-1${i % 9},Cedar Clinic,Robin,0:${10 + (i % 50)},yes,support,,${note}`;
const fileOf = (count: number, from = 0): string =>
  books.file([HEADER, ...Array.from({ length: count }, (_, i) => line(from + i)), ''].join('\n'));

const counts = (book: ImportBook, path: string) => {
  const { new: added, changed, unchanged } = book.commit(path);
  return { added, changed, unchanged };
};
const entries = (book: ImportBook): number =>
  book.rows<{ count: number }>('SELECT COUNT(*) AS count FROM time_entries')[0]?.count ?? -1;
const packed = (book: ImportBook): number =>
  book.rows<{ count: number }>('SELECT COUNT(*) AS count FROM time_entries WHERE packed = 1')[0]?.count ?? -1;

it('finds every record of a large file again, and a later large file’s too', () => {
  const book = books.book();
  const [first, second] = [fileOf(MANY), fileOf(MANY, MANY)];
  expect(counts(book, first)).toEqual({ added: MANY, changed: 0, unchanged: 0 });
  expect(packed(book)).toBe(2400);
  expect(counts(book, first)).toEqual({ added: 0, changed: 0, unchanged: MANY });
  expect(counts(book, second)).toEqual({ added: MANY, changed: 0, unchanged: 0 });
  for (const path of [first, second])
    expect(counts(book, path)).toEqual({ added: 0, changed: 0, unchanged: MANY });
  expect(entries(book)).toBe(2 * MANY);
  expect(book.stale()).toEqual([]);
});

it('brings back what was deleted since, and knows it from then on', () => {
  const book = books.book();
  const file = fileOf(MANY);
  book.commit(file);
  book.edit('DELETE FROM time_entries WHERE id IN (7, 8, 2399)');
  expect(counts(book, file)).toEqual({ added: 3, changed: 0, unchanged: MANY - 3 });
  expect(counts(book, file)).toEqual({ added: 0, changed: 0, unchanged: MANY });
});

it('knows a record by what it became, not by what its block says', () => {
  const book = books.book();
  const file = fileOf(MANY);
  book.commit(file);
  book.edit('UPDATE time_entries SET digest = digest + 1 WHERE id = 7');
  expect(packed(book)).toBe(2399);
  expect(counts(book, file)).toEqual({ added: 0, changed: 1, unchanged: MANY - 1 });
  expect(counts(book, file)).toEqual({ added: 0, changed: 0, unchanged: MANY });
});

it('forgets with an undo, except the records that were edited and stay', () => {
  const book = books.book();
  const file = fileOf(MANY);
  const { batch } = book.commit(file);
  book.edit("UPDATE time_entries SET note = 'edited' WHERE id = 7");
  book.undo(batch, true);
  expect({ entries: entries(book), packed: packed(book) }).toEqual({ entries: 1, packed: 0 });
  expect(counts(book, file)).toEqual({ added: MANY - 1, changed: 0, unchanged: 1 });
  expect(book.stale()).toEqual([]);
});
