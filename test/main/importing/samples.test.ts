// Protects the whole way of every export beside the project: recognised or mapped by hand, planned with sums that equal
// those of a second reader, imported, imported again without a change, undone.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '../../../src/shared/contract/importing.ts';
import { answered, type ImportBook, importBooks, withoutBatch } from '../../support/import-book.ts';
import { REFUSED, SAMPLES, type Sample, type Sums, sum } from '../../support/import-samples.ts';
import { type NaiveRow, naiveTable } from '../../support/naive-csv.ts';

// Third parties' files: they live beside the project and are no part of it.
const samples = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'samples');

/** What the owner still says: every account is a cost, so that debits add up; names nobody knows are new. */
const say = ({ questions }: ImportPlan): Record<string, string> =>
  Object.fromEntries(
    questions.map(({ id, suggestion }) => [
      id,
      id.startsWith('account:') ? 'opex.other' : id.startsWith('technician:') ? id : (suggestion ?? 'new'),
    ]),
  );

const totalsOf = ({ totals }: ImportPlan, wanted: Sums): Sums => {
  const of = (keep: (total: ImportPlan['totals'][number]) => boolean) =>
    sum(totals.filter(keep), ({ value }) => value);
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [
      key,
      key === 'cents'
        ? of(({ unit }) => unit === 'cents')
        : of(({ label }) => label === (key === 'seconds' ? 'Time' : key)),
    ]),
  );
};
/** The same from the book itself. */
const stored = (book: ImportBook): Record<string, number> =>
  book.rows<Record<string, number>>(
    `SELECT (SELECT SUM(seconds) FROM time_entries) AS seconds, (SELECT SUM(cents) FROM ledger_entries) AS cents,
       (SELECT COUNT(*) FROM tickets) AS Tickets, (SELECT COUNT(*) FROM tickets WHERE status = 'resolved') AS Resolved,
       (SELECT COUNT(score) FROM surveys) AS Answered, (SELECT COUNT(*) FROM clients) AS Clients`,
  )[0] ?? {};

describe.skipIf(!existsSync(samples))('exports beside the project', () => {
  const plain = importBooks();
  const kept = Object.fromEntries(
    ['EUR', 'CHF', 'USD', 'GBP'].map((currency) => [
      currency,
      importBooks({
        'settings.csv': [
          ['company', 'Alder IT'],
          ['currency', currency],
        ],
      }),
    ]),
  );
  const read = (path: string, { encoding = 'utf8', header }: Sample): NaiveRow[] =>
    naiveTable(readFileSync(join(samples, path), encoding), header);

  it('are all known to this test', () => {
    const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.csv'),
    );
    expect(files.sort()).toEqual([...Object.keys(SAMPLES), ...REFUSED].sort());
  });

  it.each(Object.entries(SAMPLES))('%s', (name, sample) => {
    const path = join(samples, name);
    const book = (sample.currency ? kept[sample.currency] : plain)?.book() ?? plain.book();
    const untouched = book.everything();
    const before = book.content();
    const { said, plan } = answered(book, path, sample.said, say);
    expect(book.everything()).toEqual(untouched);
    expect([plan.source, plan.rejectedCount]).toEqual([sample.source, sample.rejected ?? 0]);
    const { Clients, ...sums } = sample.sums(read(name, sample));
    expect(totalsOf(plan, sums)).toEqual(sums);

    const receipt = book.commit(path, said);
    expect([receipt.new, receipt.rejectedCount]).toEqual([plan.new, plan.rejectedCount]);
    const all = Clients === undefined ? sums : { ...sums, Clients };
    for (const [what, value] of Object.entries(all)) expect(stored(book)[what] ?? 0).toBe(value);
    const after = book.content();
    expect(book.commit(path)).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: receipt.new,
      rejectedCount: receipt.rejectedCount,
    });
    expect(book.content()).toEqual(after);
    expect(book.stale()).toEqual([]);
    expect(book.undo(receipt.batch).keptCount).toBe(0);
    expect(withoutBatch({ ...book.content(), client_aliases: [] })).toEqual(withoutBatch(before));
  });

  it.each(REFUSED)('%s is refused with what to import instead', (name) => {
    expect(() => plain.book().plan(join(samples, name))).toThrow(/Looks like an export of .*(?:import|come)/);
  });
});
