// Protects the data checks as screens and terminal ask for them: every one told, every row within reach, nothing failed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook } from '../../../src/main/db/open.ts';
import { CHECKS_IN_ORDER } from '../../../src/main/metrics/check-words.ts';
import { checkList, checkRows, type Looking } from '../../../src/main/services/checks.ts';
import { allFigures, dayFigures } from '../../../src/main/services/figures.ts';
import { jobs } from '../../../src/main/services/job-functions.ts';
import { checkCalls } from '../../../src/shared/contract/checks.ts';
import { CHECK_IDS } from '../../../src/shared/data-checks.ts';
import { sampleDir } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { createFrom, quiet } from '../../support/product.ts';
import { emptyBook, insert, soundBook, tamper } from '../../support/raw-book.ts';

const temporary = temporaryFolder();
const sample = temporary.next();
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});
beforeAll(() => createFrom(sampleDir, sample));

function look(file: string, today = '2026-07-14'): Looking {
  const db = openBook(file);
  closing.push(() => db.close());
  const day = dayFigures(db, '2026-06-30');
  return { db, book: () => day.book, today };
}
const counts = (looking: Looking) =>
  Object.fromEntries(checkList(looking).flatMap(({ id, count }) => (count > 0 ? [[id, count]] : [])));

describe('the data checks', () => {
  it('tell each check once, the gravest first, in words and by figures that can be explained', () => {
    const looking = look(sample);
    const list = checkCalls['checks.list'].output.parse(checkList(looking));
    expect(list.map(({ id }) => id).sort()).toEqual([...CHECK_IDS].sort());
    const weights = list.map(({ severity }) => ['worse', 'warn', 'info'].indexOf(severity));
    expect(weights).toEqual([...weights].sort());
    const known = new Set([...allFigures(dayFigures(looking.db, '2026-06-30'))].map(([at]) => at));
    for (const { figures, why, title } of list) {
      expect(figures.length).toBeGreaterThan(0);
      for (const { at } of figures) expect(known).toContain(at);
      expect(why).toMatch(/^[A-Z].*\.$/);
      expect(title).toMatch(/^[A-Z]/);
    }
  });

  it('find in the sample what was put there, and nothing else', () => {
    expect(counts(look(sample))).toEqual({
      uncosted_time: 28,
      long_days: 1,
      duplicate_time: 8,
      duplicate_ledger: 2,
      clients_without_contract: 1,
      time_without_client: 22,
      costs_without_client: 106,
      prices_on_one_day: 1,
    });
  });

  it.each(CHECKS_IN_ORDER)('%s lists as many rows as it counts, page by page', (id) => {
    const looking = look(sample);
    const check = checkList(looking).find((one) => one.id === id);
    const whole = checkCalls['checks.rows'].output.parse(checkRows(looking, { id, from: 0, count: 1000 }));
    expect(whole.rows).toHaveLength(check?.count ?? -1);
    expect(whole).toMatchObject({ count: check?.count, unit: check?.unit });
    const pages = [0, 3].flatMap((from) => checkRows(looking, { id, from, count: 3 }).rows);
    expect(pages).toEqual(whole.rows.slice(0, 6));
    if (check?.total != null)
      expect(whole.rows.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(check.total);
  });

  it('take a day for the future by the owner’s calendar, and look again once the book changed', () => {
    const file = temporary.next();
    soundBook(file).close();
    expect(counts(look(file, '2024-03-18')).future_days).toBeUndefined();
    const early = look(file, '2024-03-17');
    // The sound book has a row of each kind on 18 March 2024, and a ticket of the 9th.
    expect(counts(early).future_days).toBe(3);
    const twice = { day: 19_800, technician_id: 1, seconds: 3600, billable: 1, work_type: 'support' };
    expect(counts(early).duplicate_time).toBeUndefined();
    insert(early.db, 'time_entries', twice);
    early.db.exec('UPDATE book SET revision = revision + 1');
    expect(counts(early).duplicate_time).toBe(2);
  });

  it('find nothing in an empty book', () => {
    const file = temporary.next();
    emptyBook(file).close();
    expect(counts(look(file))).toEqual({});
  });
});

describe('the check of a file', () => {
  it('carries the data checks, and a sentence for each that found something, and fails for none', () => {
    const { ok, checks, data } = jobs.check({ book: sample }, quiet);
    expect(ok).toBe(true);
    const told = checks.find(({ name }) => name === 'data');
    expect(told?.ok).toBe(true);
    expect(told?.findings).toContain('More than 24 hours in a day: 1 day.');
    expect(told?.findings).toContain('Time without a cost rate: 28 entries.');
    expect(told?.findings).toHaveLength(data.filter(({ count }) => count > 0).length);
  });

  it('does not look into a file whose tables are gone', () => {
    const file = temporary.next();
    soundBook(file).close();
    tamper(file, (db) => db.exec('DROP TABLE tickets'));
    const { ok, checks, data } = jobs.check({ book: file }, quiet);
    expect(ok).toBe(false);
    expect(data).toEqual([]);
    expect(checks.find(({ name }) => name === 'data')?.findings.join(' ')).toContain('not sound');
  });
});
