// Protects the list of clients from names that are none: a tool's numbers are resolved by its own list, or asked for.
import { describe, expect, it } from 'vitest';
import { importBooks } from '../../support/import-book.ts';

const books = importBooks();
const ACME = 'b4187a44-41f4-46d7-8460-f15a25b3aad6';
const list = [
  ['id', 'name', 'organization_id', 'archived_at', 'created_at', 'updated_at'],
  [ACME, 'Cedar Clinic', 'ee5a8cd6-312f-4ae6-b044-e2014f09ecc2', '', '2026-01-01T00:00:00Z', ''],
];
const columns = { date: 0, client: 1, technician: 2, duration: 3, billable: 4 };
const time = (client: string, technician: string) => [
  ['Day', 'Customer', 'User', 'Spent', 'Billable'],
  ['2026-03-02', client, technician, '1:30:00', 'yes'],
];
const said = (source: string, answers: Record<string, string> = {}) => ({
  mapping: { kind: 'time_entries' as const, source, columns },
  answers,
});
const open = (plan: { questions: { id: string }[] }) => plan.questions.map(({ id }) => id);

describe('a client or technician told by a number', () => {
  it('is the one that the list of the same tool gave this number, and no other tool’s', () => {
    const book = books.book();
    expect(book.commit(books.file(list)).new).toBe(1);
    const file = books.file(time(ACME, 'Ruth'));
    expect(open(book.plan(file, said('solidtime')))).toEqual([]);
    expect(open(book.plan(file, said('another')))).toEqual([`client:${ACME}`]);
    book.commit(file, said('solidtime'));
    expect(book.rows('SELECT client FROM time_log')).toEqual([{ client: 'Cedar Clinic' }]);
  });

  it('is asked for, and the answer remembered', () => {
    const book = books.book();
    const file = books.file(time('4711', '12'));
    expect(open(book.plan(file, said('tool')))).toEqual(['client:4711', 'technician:12']);
    const answers = { 'client:4711': 'Harbor Dental', 'technician:12': 'Sam' };
    const receipt = book.commit(file, said('tool', answers));
    expect([receipt.newClients, receipt.newTechnicians]).toEqual([['Harbor Dental'], ['Sam']]);
    const next = books.file([...time('4711', '12'), ['2026-03-03', '4711', '12', '0:30:00', 'no']]);
    expect(open(book.plan(next, said('tool')))).toEqual([]);
    expect(book.commit(next, said('tool')).new).toBe(1);
    expect(book.rows('SELECT DISTINCT client, technician FROM time_log')).toEqual([
      { client: 'Harbor Dental', technician: 'Sam' },
    ]);
  });
});

describe('a list of clients', () => {
  it('that names one twice brings it once', () => {
    const book = books.book();
    const file = books.file([
      ['Organization', 'First Name', 'Last Name', 'Email', 'Phone', 'Street', 'City', 'Notes'],
      ['Cedar Clinic', '', '', '', '', '', '', ''],
      ['Cedar Clinic', 'Ann', 'Lee', '', '', '', '', ''],
    ]);
    const receipt = book.commit(file, { kind: 'clients' });
    expect(receipt).toMatchObject({ new: 1, rejectedCount: 0, newClients: ['Cedar Clinic'] });
    expect(book.rows('SELECT name FROM clients')).toEqual([{ name: 'Cedar Clinic' }]);
  });
});
