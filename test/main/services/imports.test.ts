// Protects the importer's promise (docs: nothing is written before it was seen, the same file twice changes nothing,
// any import can be undone) for every layout the project knows, on real books.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answered, importBooks, withoutBatch } from '../../support/import-book.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'import');
const books = importBooks({ 'clients.csv': [['Cedar Clinic', '2020-01-01', '12', '']] });

/** Files that hold no records: their refusal is tested with their tools. */
const REFUSED = [
  'plumbline-contracts.csv',
  'quickbooks-vendor-list.csv',
  'solidtime-projects.csv',
  'wave-vendors.csv',
];
/** What is no book in dollars. */
const fixtures = readdirSync(FIXTURES).filter((name) => !REFUSED.includes(name));

const counts = ({ rows, new: fresh, changed, unchanged, leftOut, rejectedCount }: Counts) => ({
  rows,
  new: fresh,
  changed,
  unchanged,
  leftOut,
  rejectedCount,
});
type Counts = {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  leftOut: number;
  rejectedCount: number;
};

describe('every layout', () => {
  it.each(fixtures)('%s: seen, imported, imported again, undone, imported once more', (name) => {
    const book = books.book();
    const path = join(FIXTURES, name);
    const untouched = book.everything();
    const { said, plan } = answered(book, path);
    expect(book.everything()).toEqual(untouched);

    const before = book.content();
    const receipt = book.commit(path, said);
    expect(counts(receipt)).toEqual(counts(plan));
    expect(receipt.newClients).toEqual(plan.newClients);
    expect(receipt.newTechnicians).toEqual(plan.newTechnicians);
    expect(receipt.new + receipt.unchanged).toBeGreaterThan(0);
    const after = book.content();
    expect(book.stale()).toEqual([]);

    const again = book.commit(path);
    expect(counts(again)).toEqual({
      ...counts(receipt),
      new: 0,
      unchanged: receipt.new + receipt.unchanged,
    });
    expect(book.content()).toEqual(after);

    expect(book.undo(again.batch)).toMatchObject({ removed: 0, restored: 0, keptCount: 0 });
    expect(book.content()).toEqual(after);
    const preview = book.preview(receipt.batch);
    expect(book.undo(receipt.batch)).toEqual(preview);
    expect(book.content()).toEqual(before);
    expect(book.stale()).toEqual([]);

    // A client made in passing took its spelling along when it went, so what was said of it is said again.
    const back = book.commit(path, said);
    expect(counts(back)).toEqual(counts(receipt));
    expect(withoutBatch(book.content())).toEqual(withoutBatch(after));
  });
});
