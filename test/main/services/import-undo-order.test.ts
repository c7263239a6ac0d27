// Protects undoing imports in whatever order: a later import is never undermined, and nothing is undone twice.
import { describe, expect, it } from 'vitest';
import { type ImportBook, importBooks, workFile } from '../../support/import-book.ts';

const books = importBooks({
  'clients.csv': [['Cedar Clinic', '', '', '']],
  'technicians.csv': [['Robin', 'no']],
});
const time = workFile(books);
const said = { kind: 'time_entries' as const };
const notes = (book: ImportBook) =>
  book.rows<{ note: string }>('SELECT note FROM time_entries ORDER BY id').map(({ note }) => note);
const names = (book: ImportBook, table: string) =>
  book.rows<{ name: string }>(`SELECT name FROM ${table} ORDER BY name`).map(({ name }) => name);

describe('order', () => {
  it('a later change to a record blocks the earlier undo, and says which way out', () => {
    const book = books.book();
    const first = book.commit(time(['1', 'Cedar Clinic', 'Robin', '1:00', 'first']), said).batch;
    const before = book.content();
    const second = book.commit(time(['1', 'Cedar Clinic', 'Robin', '2:00', 'second']), said).batch;
    expect(book.preview(first).kept[0]?.why).toMatch(/later import; undo that one first/);
    expect(() => book.undo(first)).toThrow(/changed since/);
    book.undo(second);
    expect(book.content()).toEqual(before);
    expect(book.undo(first)).toMatchObject({ removed: 1, keptCount: 0 });
    expect(notes(book)).toEqual([]);
  });

  it('an earlier import undone all the same leaves the later one what it needs to be undone', () => {
    const book = books.book();
    const before = book.content();
    const first = book.commit(time(['1', 'Harbor Dental', 'Ana', '1:00', 'first']), said).batch;
    const second = book.commit(time(['1', 'Cedar Clinic', 'Robin', '2:00', 'second']), said).batch;
    const preview = book.preview(first);
    expect(preview).toMatchObject({ removed: 0, keptCount: 2 });
    expect(book.undo(first, true)).toEqual(preview);
    expect(names(book, 'clients')).toContain('Harbor Dental');
    expect(book.undo(second)).toMatchObject({ restored: 1, keptCount: 0 });
    expect(notes(book)).toEqual(['first']);
    expect(book.stale()).toEqual([]);
    expect(book.content()).not.toEqual(before);
  });

  it('a record that a later import took out blocks too, and comes back with that one', () => {
    const book = books.book();
    const bank = (state: string) =>
      books.file([
        ['Transaction ID', 'Date', 'Counterparty', 'Amount', 'Status'],
        ['T1', '2026-03-02', 'Landlord', '-900.00', state],
      ]);
    const rent = { kind: 'bank' as const, answers: { 'account:Landlord': 'opex.rent' } };
    const empty = book.content();
    const first = book.commit(bank('completed'), rent).batch;
    const before = book.content();
    const second = book.commit(bank('reversed'), rent).batch;
    expect(book.preview(first)).toMatchObject({
      keptCount: 1,
      kept: [{ why: expect.stringMatching(/later import/) }],
    });
    expect(() => book.undo(first)).toThrow(/changed since/);
    book.undo(second);
    expect(book.content()).toEqual(before);
    book.undo(first);
    expect(book.content()).toEqual(empty);
  });

  it('is refused twice, for what is no import, and for the folder the book was made from', () => {
    const book = books.book();
    const { batch } = book.commit(time(['1', 'Cedar Clinic', 'Robin', '1:00']), said);
    book.undo(batch);
    const before = book.everything();
    expect(() => book.undo(batch)).toThrow(/undone already/);
    expect(() => book.undo(999)).toThrow(/no import number 999/);
    expect(() => book.undo(1)).toThrow(/made from this folder/);
    expect(book.everything()).toEqual(before);
  });
});
