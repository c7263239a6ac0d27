// Protects closed months: what is printed of them doesn't change by an import, or its undo, without the owner's word.
import { describe, expect, it } from 'vitest';
import { monthNumber } from '../../../src/shared/calendar.ts';
import { importBooks } from '../../support/import-book.ts';

const books = importBooks({ 'clients.csv': [['Cedar Clinic', '', '', '']] });
const HEADER = ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'];
const time = (...days: string[]) =>
  books.file([
    HEADER,
    ...days.map((day) => [day, 'Cedar Clinic', 'Ruth', '1:00:00', 'yes', 'support', '', '']),
  ]);
const closing = (...months: string[]) => {
  const book = books.book();
  for (const month of months)
    book.edit(
      'INSERT INTO closed_months (id, closed_at) VALUES (?, ?)',
      monthNumber(month),
      '2026-07-01T00:00:00Z',
    );
  return book;
};
const open = (plan: { questions: { id: string }[] }) => plan.questions.map(({ id }) => id);

describe('an import into a closed month', () => {
  it('is asked about, writes nothing until answered, and is asked about again the next time', () => {
    const book = closing('2026-02', '2026-03');
    const file = time('2026-01-05', '2026-03-02');
    const plan = book.plan(file);
    expect(open(plan)).toEqual(['closed']);
    expect(plan.questions[0]?.because).toContain('2026-03.');
    const before = book.content();
    expect(book.tryCommit(file)).toMatchObject({ plan: { questions: [{ id: 'closed' }] } });
    expect(book.content()).toEqual(before);
    expect(book.commit(file, { answers: { closed: 'yes' } }).new).toBe(2);
    expect(open(book.plan(time('2026-02-07')))).toEqual(['closed']);
  });

  it('is nothing to ask about when nothing of it changes there', () => {
    const book = books.book();
    const file = time('2026-03-02');
    book.commit(file);
    book.edit(
      'INSERT INTO closed_months (id, closed_at) VALUES (?, ?)',
      monthNumber('2026-03'),
      '2026-07-01T00:00:00Z',
    );
    expect(open(book.plan(file))).toEqual([]);
    expect(book.commit(file).unchanged).toBe(1);
    expect(open(book.plan(time('2026-04-02')))).toEqual([]);
  });

  it('can’t be undone before the month is opened again', () => {
    const book = books.book();
    const { batch } = book.commit(time('2026-03-02'));
    book.edit(
      'INSERT INTO closed_months (id, closed_at) VALUES (?, ?)',
      monthNumber('2026-03'),
      '2026-07-01T00:00:00Z',
    );
    const before = book.content();
    expect(() => book.undo(batch)).toThrow('closed months: 2026-03');
    expect(book.content()).toEqual(before);
    book.edit('DELETE FROM closed_months');
    expect(book.undo(batch).removed).toBeGreaterThan(0);
  });
});
