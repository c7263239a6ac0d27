// Protects the way back from an answer that was remembered: given as nothing, it is asked for anew.
import { expect, it } from 'vitest';
import { importBooks } from '../../support/import-book.ts';

const books = importBooks();

it('asks again what was remembered, once the owner takes it back', () => {
  const book = books.book();
  const file = books.file([
    ['Client', 'User', 'Date', 'Duration', 'Billable'],
    ['Cedar Clinic', 'Robin Hale', '03/04/2026', '1:30:00', 'yes'],
  ]);
  const kind = 'time_entries' as const;
  expect(book.plan(file, { kind }).questions.map(({ id }) => id)).toEqual(['dates:Date']);
  book.commit(file, { kind, answers: { 'dates:Date': 'dmy' } });

  const again = book.plan(file);
  expect(again.questions).toEqual([]);
  expect(again.answered.map(({ id }) => id)).toEqual(['dates:Date']);

  const anew = book.plan(file, { answers: { 'dates:Date': '' } });
  expect(anew.questions.map(({ id }) => id)).toEqual(['dates:Date']);
  expect(anew.answered).toEqual([]);
});
