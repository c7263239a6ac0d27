// Protects looking through long tables: it finds what a plain look finds, in the same order, lets everything else be
// answered meanwhile, and is of the book as it is once it is done.
import { copyFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/contract/index.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

const temporary = temporaryFolder();
const book = keptBooks();
const ROWS = 45_000;

let long = '';
beforeAll(() => {
  const own = book();
  own.behind(`
    INSERT INTO time_entries (day, client_id, technician_id, seconds, billable, work_type, ticket, note)
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    SELECT 738000 + (i * 7919) % 900, CASE WHEN i % 5 = 0 THEN NULL ELSE 1 END, 1, 60 * (i % 97), i % 2,
      CASE i % 3 WHEN 0 THEN 'support' ELSE 'project' END, CASE WHEN i % 11 = 0 THEN 'T' || (i % 7) ELSE '' END,
      CASE i % 13 WHEN 0 THEN 'Router ' || (i % 10) WHEN 1 THEN 'phone' ELSE 'Backup' END FROM n;
    UPDATE book SET revision = revision + 1;
    PRAGMA wal_checkpoint(TRUNCATE)`);
  long = temporary.next();
  copyFileSync(own.file, long);
});

let own: KeptBook;
beforeEach(() => {
  const file = temporary.next();
  copyFileSync(long, file);
  own = book(file);
  expect(own.rows('SELECT COUNT(*) AS n FROM time_entries')[0]).toEqual({ n: ROWS + 1 });
});

type Query = Omit<Input<'records.list'>, 'from' | 'count'>;
const table = 'time_entries' as const;
const ROUTER = { table, search: 'router' };

describe('looking through a long table', () => {
  it.each<[string, Query, string, string]>([
    ['a word', ROUTER, `note LIKE '%router%'`, 'day DESC, id DESC'],
    ['nothing', { table, search: 'nothing so' }, '0', 'id'],
    ['a letter that most have', { table, search: 'k' }, `note LIKE '%k%'`, 'day DESC, id DESC'],
    [
      'a word, by a text',
      { ...ROUTER, sort: { field: 'ticket', descending: false } },
      `note LIKE '%router%'`,
      'ticket, id',
    ],
    [
      'a word, by a name that may be missing',
      { ...ROUTER, sort: { field: 'client', descending: true } },
      `note LIKE '%router%'`,
      '(SELECT name FROM clients c WHERE c.id = client_id) DESC, id DESC',
    ],
    [
      'an amount, sorted by it',
      {
        table,
        filters: [{ field: 'duration', how: 'from', value: 5000 }],
        sort: { field: 'duration', descending: false },
      },
      'seconds >= 5000',
      'seconds, id',
    ],
    [
      'all, by an amount',
      { table, sort: { field: 'duration', descending: true } },
      '1',
      'seconds DESC, id DESC',
    ],
  ])('finds %s as SQL does, with what it adds up to', async (_, query, where, order) => {
    const expected = own
      .rows<{ id: number }>(`SELECT id FROM time_entries WHERE ${where} ORDER BY ${order}`)
      .map(({ id }) => id);
    const [sum] = own.rows<{ sum: number }>(
      `SELECT COALESCE(SUM(seconds), 0) AS sum FROM time_entries WHERE ${where}`,
    );
    const found = await own.must('records.list', { ...query, from: 3, count: 50, sums: true });
    expect(found.total).toBe(expected.length);
    expect(found.rows.map(({ id }) => id)).toEqual(expected.slice(3, 53));
    expect(found.sums).toEqual({ duration: sum?.sum });
    expect((await own.must('records.ids', query)).ids).toEqual(expected.slice(0, 20_000));
  });

  it('adds up the whole table', async () => {
    const [sum] = own.rows<{ sum: number }>('SELECT SUM(seconds) AS sum FROM time_entries');
    expect((await own.must('records.list', { table, count: 0, sums: true })).sums).toEqual({
      duration: sum?.sum,
    });
  });

  it('lets what else is asked be answered meanwhile', async () => {
    const order: string[] = [];
    const asked = async (name: string, answer: Promise<unknown>) => {
      await answer;
      order.push(name);
    };
    await Promise.all([
      asked('search', own.must('records.list', { table, search: 'backup' })),
      asked('settings', own.must('settings.get', {})),
      asked('clients', own.must('records.list', { table: 'clients' })),
    ]);
    expect(order.at(-1)).toBe('search');
  });

  it('is of the book as it is once it is done, when it is changed meanwhile', async () => {
    const before = (await own.must('records.list', ROUTER)).total;
    const [phone] = (await own.must('records.list', { table, search: 'phone', count: 1 })).rows;
    expect(phone).toBeDefined();
    const search = own.must('records.list', { ...ROUTER, sums: true });
    const list = own.must('records.list', { table, search: 'outer' });
    await own.must('records.save', {
      sets: [{ table, rows: [{ id: phone?.id, values: { note: 'another router' } }] }],
    });
    const after = await own.must('records.list', ROUTER);
    expect(after.total).toBe(before + 1);
    expect([before, before + 1]).toContain((await search).total);
    expect((await list).total).toBe(before + 1);
  });

  it('tells that the book was closed rather than anything worse', async () => {
    const search = own.call('records.list', ROUTER);
    await own.must('book.close', {});
    const answer = await search;
    expect(answer.ok ? 'found' : answer.error.code).toBe('no_book');
  });
});
