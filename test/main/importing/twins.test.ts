// Protects the owner from counting the same work twice, when two tools or two layouts of one tool export it.
import { describe, expect, it } from 'vitest';
import { importBooks } from '../../support/import-book.ts';

const books = importBooks();

const HEAD = ['Day', 'Customer', 'User', 'Hours worked', 'Billable'];
const rows = (count: number, hours = '1.50') =>
  Array.from({ length: count }, (_, i) => [
    `2026-03-${String(i + 1).padStart(2, '0')}`,
    'Cedar Clinic',
    'Ruth',
    hours,
    'yes',
  ]);
const columns = { date: 0, client: 1, technician: 2, duration: 3, billable: 4 };
const said = (source: string) => ({
  mapping: { kind: 'time_entries' as const, source, columns },
  answers: { 'duration:Hours worked': 'hours' },
});
const twins = (warnings: { message: string }[]) =>
  warnings.filter(({ message }) => message.includes('count twice'));

describe('the same work from two sources', () => {
  it('is imported if the owner says so, and told before', () => {
    const book = books.book();
    const file = books.file([HEAD, ...rows(10)]);
    book.commit(file, said('first'));
    const plan = book.plan(file, said('second'));
    expect(plan.new).toBe(10);
    expect(twins(plan.warnings)).toHaveLength(1);
    expect(plan.warnings[0]?.message).toContain('10 of the 10 new records');
    expect(book.commit(file, said('second')).new).toBe(10);
  });

  it('is no word worth when a file is imported again, has other hours, or fills an empty book', () => {
    const book = books.book();
    const file = books.file([HEAD, ...rows(10)]);
    expect(twins(book.plan(file, said('first')).warnings)).toEqual([]);
    book.commit(file, said('first'));
    expect(twins(book.plan(file, said('first')).warnings)).toEqual([]);
    const other = books.file([HEAD, ...rows(10, '0.75')]);
    expect(twins(book.plan(other, said('second')).warnings)).toEqual([]);
  });

  it('is no word worth for the one entry that two months share by chance', () => {
    const book = books.book();
    book.commit(books.file([HEAD, ...rows(1)]), said('first'));
    const plan = book.plan(books.file([HEAD, ...rows(20)]), said('second'));
    expect(plan.new).toBe(20);
    expect(twins(plan.warnings)).toEqual([]);
  });
});
