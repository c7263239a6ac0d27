// Protects the way back of rows that could not be read: listed with line, column and reason, written as CSV, mended
// there and imported, without touching the rows that came already.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importBooks } from '../../support/import-book.ts';
import { csvRows } from '../../support/naive-csv.ts';

const books = importBooks();

const HEADER = ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'];
const row = (date: string, duration: string, note = '') => [
  date,
  'Cedar Clinic',
  'Robin',
  duration,
  'yes',
  'support',
  '',
  note,
];
const fileOf = (...rows: string[][]) => books.file([HEADER, ...rows]);
const written = (path: string) => csvRows(readFileSync(path, 'utf8'));

describe('rejected rows', () => {
  it('are told with line, column and reason; the good ones come', () => {
    const book = books.book();
    const path = fileOf(
      row('2026-03-01', '1:00', 'a'),
      row('2026-02-30', '1:00', 'two\nlines'),
      row('2026-03-02', 'soon', 'c'),
      row('2026-03-03', '-1:00', 'd'),
      row('2026-03-04', '1:00', 'e'),
    );
    const plan = book.plan(path);
    expect(plan.rejected.map(({ line, column }) => [line, column])).toEqual([
      [3, 'date'],
      [5, 'duration'],
      [6, 'duration'],
    ]);
    const receipt = book.commit(path);
    expect(receipt).toMatchObject({ rows: 5, new: 2, rejectedCount: 3 });
    expect(receipt.rejected).toEqual(plan.rejected);
  });

  it('can be mended in the file that is saved, and imported from it', () => {
    const book = books.book();
    const path = fileOf(
      row('2026-03-01', '1:00', 'stays'),
      row('2026-13-15', '1:00', '=1+1, "quoted"\nand more'),
      row('2026-03-02', 'soon', "'-5"),
    );
    book.commit(path);
    const to = books.next('rejected.csv');
    expect(book.saveRejected(path, to)).toEqual({ rows: 2 });
    const [header = [], ...rows] = written(to);
    expect(header).toEqual([...HEADER, 'Plumbline: line', 'Plumbline: what to mend']);
    expect(rows.map((cells) => cells.slice(-2))).toEqual([
      ['3', expect.stringMatching(/^date: /)],
      ['5', expect.stringMatching(/^duration: /)],
    ]);
    // As it was saved it brings nothing but the same refusals.
    expect(book.plan(to)).toMatchObject({
      source: 'plumbline-time',
      new: 0,
      rejectedCount: 2,
      questions: [],
    });
    const mended = rows.map((cells, i) => cells.with(0, `2026-03-0${i + 5}`).with(3, '2:00'));
    const receipt = book.commit(books.file([header, ...mended]));
    expect(receipt).toMatchObject({ rows: 2, new: 2, rejectedCount: 0, source: 'plumbline-time' });
    expect(book.rows('SELECT note FROM time_entries ORDER BY day')).toEqual([
      { note: 'stays' },
      { note: '=1+1, "quoted"\nand more' },
      { note: '-5' },
    ]);
    // The whole file, mended too, finds them there: the two columns of ours are no part of a row.
    const notes = ['=1+1, "quoted"\nand more', "'-5"];
    const cells = mended.map((saved, i) => saved.slice(0, 7).concat(notes[i] ?? ''));
    const whole = fileOf(row('2026-03-01', '1:00', 'stays'), ...cells);
    expect(book.plan(whole)).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
  });

  it('keep the column’s reading when saved: what was asked of the file holds for what is left of it', () => {
    const book = books.book();
    const head = ['Date', 'Client', 'User', 'Hours', 'Billable'];
    const path = books.file([
      head,
      ['03/04/2026', 'Cedar Clinic', 'Robin', '1,5', 'yes'],
      ['04/04/2026', 'Cedar Clinic', 'Robin', 'x', 'yes'],
    ]);
    const said = {
      kind: 'time_entries' as const,
      answers: { 'dates:Date': 'dmy', 'decimals:Hours': ',', 'duration:Hours': 'hours' },
    };
    book.commit(path, said);
    const to = books.next('rejected.csv');
    book.saveRejected(path, to, said);
    const [header = [], ...rows] = written(to);
    book.commit(books.file([header, ...rows.map((cells) => cells.with(3, '2,5'))]));
    expect(
      book.rows("SELECT date(day * 86400, 'unixepoch') AS day, seconds FROM time_entries ORDER BY day"),
    ).toEqual([
      { day: '2026-04-03', seconds: 5400 },
      { day: '2026-04-04', seconds: 9000 },
    ]);
  });

  it('more than are shown are all saved', () => {
    const book = books.book();
    const path = fileOf(
      ...Array.from({ length: 1500 }, (_, i) => row('never', '1:00', String(i))),
      row('2026-03-01', '1:00'),
    );
    const plan = book.plan(path);
    expect([plan.rejectedCount, plan.rejected.length, plan.new]).toEqual([1500, 1000, 1]);
    const to = books.next('rejected.csv');
    expect(book.saveRejected(path, to)).toEqual({ rows: 1500 });
    expect(written(to)).toHaveLength(1501);
  });

  it('of any text come back as they were written: nothing that a spreadsheet takes for a formula changes', () => {
    const text = fc
      .tuple(
        fc.constantFrom('', "'", "''", '=', '+', '-', '@', "'=", '\t='),
        fc.string({ unit: fc.constantFrom(...'ab1.,;"\'=-+@\n é'), maxLength: 6 }),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (notes) => {
        const book = books.book();
        const dates = (date: string) => notes.map((note, i) => row(date, `${i}:01`, note));
        const to = books.next('rejected.csv');
        book.saveRejected(fileOf(...dates('never'), row('2026-03-01', '9:00', '')), to);
        const [header = [], ...rows] = written(to);
        for (const cells of rows) expect(cells[7]).not.toMatch(/^[=@]/);
        const good = books.book();
        good.commit(fileOf(...dates('2026-03-01')));
        const mended = books.book();
        mended.commit(books.file([header, ...rows.map((cells) => cells.with(0, '2026-03-01'))]));
        const stored = 'SELECT note FROM time_entries ORDER BY seconds';
        expect(mended.rows(stored)).toEqual(good.rows(stored));
        // The first file, mended where it came from, finds them there.
        expect(mended.plan(fileOf(...dates('2026-03-01')))).toMatchObject({
          new: 0,
          changed: 0,
          unchanged: notes.length,
        });
      }),
      { numRuns: 25 },
    );
  });

  it('of a title and a broken line are in the saved file with what is known of them', () => {
    const book = books.book();
    const text = `Export of Alder IT\n\n${HEADER.join(',')}\n${row('2026-03-01', '1:00').join(',')}\n2026-03-02,Cedar Clinic,"Robin" x,1:00,yes,support,,\n${row('2026-03-03', '1:00').join(',')}\n`;
    const path = books.file(text);
    expect(book.commit(path)).toMatchObject({ new: 2, rejectedCount: 1 });
    const to = books.next('rejected.csv');
    expect(book.saveRejected(path, to)).toEqual({ rows: 1 });
    const [header = [], broken = []] = written(to);
    expect(header.slice(0, 8)).toEqual(HEADER);
    expect(broken.at(-2)).toBe('5');
  });
});
