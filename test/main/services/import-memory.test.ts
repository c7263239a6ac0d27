// Protects what the owner is asked once: spellings, columns and readings are remembered for their source.
import { describe, expect, it } from 'vitest';
import { importMemory, memoryChanges } from '../../../src/main/services/import-memory.ts';
import { importBooks } from '../../support/import-book.ts';

const books = importBooks({
  'clients.csv': [
    ['Cedar Clinic', '', '', ''],
    ['Brook & Sons', '', '', ''],
  ],
});
const ids = ({ questions }: { questions: { id: string }[] }) => questions.map(({ id }) => id);

const TIME = ['Date', 'Client', 'User', 'Hours', 'Billable'];
const time = (...rows: [date: string, client: string, hours: string][]) =>
  books.file([TIME, ...rows.map(([date, client, hours]) => [date, client, 'Robin', hours, 'yes'])]);
const kind = { kind: 'time_entries' as const };

describe('answers', () => {
  it('about how a source writes are not asked again, for that source only', () => {
    const book = books.book();
    const first = time(['03/04/2026', 'Cedar Clinic', '1.5']);
    expect(ids(book.plan(first, kind))).toEqual(['dates:Date']);
    book.commit(first, { ...kind, answers: { 'dates:Date': 'dmy' } });
    expect(book.rows("SELECT date(day * 86400, 'unixepoch') AS day FROM time_entries")).toEqual([
      { day: '2026-04-03' },
    ]);
    const next = time(['05/06/2026', 'Cedar Clinic', '2']);
    const plan = book.plan(next);
    expect(ids(plan)).toEqual([]);
    expect(plan.answered).toEqual([
      {
        id: 'dates:Date',
        prompt: 'How dates are written in “Date”',
        answer: 'dmy',
        label: 'day/month/year',
      },
    ]);
    book.commit(next);
    expect(book.rows("SELECT date(day * 86400, 'unixepoch') AS day FROM time_entries ORDER BY day")).toEqual([
      { day: '2026-04-03' },
      { day: '2026-06-05' },
    ]);
    const other = books.file([
      [...TIME, 'Notes'],
      ['05/06/2026', 'Cedar Clinic', 'Robin', '2', 'yes', ''],
    ]);
    expect(ids(book.plan(other, kind))).toEqual(['dates:Date']);
  });

  it('are listed in words, can be changed to what the question offers, and forgotten', () => {
    const book = books.book();
    const path = time(['03/04/2026', 'Cedar Clinic', '1.5']);
    book.commit(path, { ...kind, answers: { 'dates:Date': 'dmy' } });
    const listed = () => book.withDb(importMemory).answers;
    const { source } = book.plan(path);
    expect(listed()).toMatchObject([
      { ...kind, source, question: 'dates:Date', answer: 'dmy', label: 'day/month/year' },
    ]);
    const own = { ...kind, source, question: 'dates:Date' };
    book.withDb((db) => memoryChanges.setAnswer(db, { ...own, answer: 'mdy' }));
    expect(book.plan(path).answered).toMatchObject([{ answer: 'mdy' }]);
    const set = (answer: string, question = own.question) =>
      book.withDb((db) => memoryChanges.setAnswer(db, { ...own, question, answer }));
    expect(() => set('sideways')).toThrow('Choose one of: ymd, dmy, mdy, serial.');
    expect(() => set('UTC', 'zone')).toThrow('Nothing is remembered');
    expect(listed()).toMatchObject([{ answer: 'mdy' }]);

    book.withDb((db) => memoryChanges.forgetAnswer(db, own));
    expect(listed()).toEqual([]);
    expect(ids(book.plan(path))).toEqual(['dates:Date']);
    expect(() => book.withDb((db) => memoryChanges.forgetAnswer(db, own))).toThrow('Nothing is remembered');
  });

  it('that name a column are only forgotten: what could be answered depends on a file', () => {
    const book = books.book();
    const path = books.file([
      ['Date', 'User', 'Hours', 'Billable', 'For'],
      ['2026-04-03', 'Robin', '1.5', 'yes', 'Cedar Clinic'],
    ]);
    book.commit(path, { ...kind, answers: { 'column:client': '4' } });
    const { source } = book.plan(path);
    const own = { ...kind, source, question: 'column:client' };
    expect(book.withDb(importMemory).answers).toMatchObject([{ label: 'Column 5', change: 'none' }]);
    expect(() => book.withDb((db) => memoryChanges.setAnswer(db, { ...own, answer: '1' }))).toThrow(
      'depends on the file’s columns',
    );
  });

  it('that name a column hold for files with the same columns, not for all that a tool writes', () => {
    const book = books.book();
    const cells = {
      Project: 'Roll-out',
      Client: 'Cedar Clinic',
      Description: 'Working hard',
      Task: '',
      User: 'Robin',
      Group: '',
      Email: 'robin@example.com',
      Tags: '',
      Billable: 'Yes',
      'Start Date': '04/13/2026',
      'Start Time': '10:23:00 AM',
      'End Date': '04/13/2026',
      'End Time': '11:23:00 AM',
      'Duration (h)': '01:00:00',
      'Duration (decimal)': '1.00',
      'Billable Rate (USD)': '0.00',
      'Billable Amount (USD)': '0.00',
    };
    const without = (...left: string[]) => {
      const kept = Object.entries(cells).filter(([name]) => !left.includes(name));
      return books.file([kept.map(([name]) => name), kept.map(([, cell]) => cell)]);
    };
    const [whole, clientless, other] = [without(), without('Client'), without('Client', 'Project')];
    expect(book.commit(whole)).toMatchObject({ source: 'clockify', new: 1 });
    expect(ids(book.plan(clientless))).toEqual(['column:client']);
    book.commit(clientless, { answers: { 'column:client': '0' } });
    // What stands there is no client where the tool names one itself, nor in a table with other columns.
    expect(book.commit(whole)).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect(book.commit(clientless)).toMatchObject({ source: 'clockify', new: 0, changed: 0, unchanged: 1 });
    expect(ids(book.plan(other))).toEqual(['column:client']);
  });

  it('that a column instead of the empty one names clients changes no file in which some are named', () => {
    const book = books.book();
    const header = ['Date', 'User', 'Hours', 'Billable', 'Client', 'Project'];
    const row = (day: string, client: string) => [day, 'Robin', '1.5', 'yes', client, 'Roll-out'];
    const mixed = books.file([header, row('2026-04-03', 'Cedar Clinic'), row('2026-04-04', '')]);
    const all = books.file([header, row('2026-05-03', ''), row('2026-05-04', '')]);
    expect(book.commit(mixed, kind)).toMatchObject({ new: 2 });
    book.commit(all, { ...kind, answers: { 'empty:client': '5' } });
    expect(ids(book.plan(mixed))).toEqual(['blank:client']);
    expect(book.commit(mixed, { answers: { 'blank:client': 'none' } })).toMatchObject({ unchanged: 2 });
    // It was about that one file.
    expect(book.commit(all)).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
  });

  it('given with a plan are not remembered: only a commit does', () => {
    const book = books.book();
    const path = time(['03/04/2026', 'Cedar Clinic', '1.5']);
    book.plan(path, { ...kind, answers: { 'dates:Date': 'dmy' } });
    expect(ids(book.plan(path, kind))).toEqual(['dates:Date']);
  });

  it('can be given otherwise later', () => {
    const book = books.book();
    book.commit(time(['03/04/2026', 'Cedar Clinic', '1']), { ...kind, answers: { 'dates:Date': 'dmy' } });
    book.commit(time(['05/06/2026', 'Cedar Clinic', '1']), { ...kind, answers: { 'dates:Date': 'mdy' } });
    expect(book.plan(time(['01/02/2026', 'Cedar Clinic', '1'])).answered).toMatchObject([
      { id: 'dates:Date', answer: 'mdy' },
    ]);
  });
});

describe('clients', () => {
  it('under another spelling are asked for once, then known', () => {
    const book = books.book();
    const path = time(['2026-03-01', 'Cedar Clinic Inc.', '1']);
    const plan = book.plan(path, kind);
    expect(plan.questions).toMatchObject([
      {
        id: 'client:Cedar Clinic Inc.',
        suggestion: 'Cedar Clinic',
        options: [{ value: 'Cedar Clinic' }, { value: 'new' }],
      },
    ]);
    const receipt = book.commit(path, { ...kind, answers: { 'client:Cedar Clinic Inc.': 'Cedar Clinic' } });
    expect(receipt.newClients).toEqual([]);
    expect(book.rows('SELECT alias FROM client_aliases')).toEqual([{ alias: 'Cedar Clinic Inc.' }]);
    // By another tool's file too: it is the client's name, not the source's way of writing.
    const other = books.file([
      ['Entry ID', ...TIME],
      ['1', '2026-03-02', 'Cedar Clinic Inc.', 'Robin', '1', 'yes'],
    ]);
    expect(ids(book.plan(other, kind))).toEqual([]);
    book.commit(other, kind);
    expect(book.rows('SELECT DISTINCT client_id FROM time_entries')).toHaveLength(1);
    expect(book.withDb(importMemory).aliases).toEqual([
      { alias: 'Cedar Clinic Inc.', client: 'Cedar Clinic' },
    ]);
    book.withDb((db) => memoryChanges.forgetAlias(db, { alias: 'Cedar Clinic Inc.' }));
    expect(ids(book.plan(time(['2026-03-09', 'Cedar Clinic Inc.', '1'])))).toEqual([
      'client:Cedar Clinic Inc.',
    ]);
  });

  it('that only look alike are two when the owner says so, and are not asked for again', () => {
    const book = books.book();
    const path = time(['2026-03-01', 'Cedar Clinics', '1']);
    const receipt = book.commit(path, { ...kind, answers: { 'client:Cedar Clinics': 'new' } });
    expect(receipt.newClients).toEqual(['Cedar Clinics']);
    expect(book.rows('SELECT alias FROM client_aliases')).toEqual([]);
    expect(ids(book.plan(time(['2026-03-02', 'Cedar Clinics', '1'])))).toEqual([]);
  });

  it('that look like each other within one file are asked for, whichever comes first', () => {
    const book = books.book();
    const path = time(['2026-03-01', 'Harbor Dental', '1'], ['2026-03-01', 'Harbor Dental LLC', '1']);
    expect(ids(book.plan(path, kind))).toEqual(['client:Harbor Dental LLC']);
    const back = time(['2026-03-01', 'Harbor Dental LLC', '1'], ['2026-03-01', 'Harbor Dental', '1']);
    expect(ids(book.plan(back, kind))).toEqual(['client:Harbor Dental']);
    const said = { ...kind, answers: { 'client:Harbor Dental LLC': 'Harbor Dental' } };
    expect(book.commit(path, said).newClients).toEqual(['Harbor Dental']);
    expect(book.rows('SELECT DISTINCT client_id FROM time_entries')).toHaveLength(1);
  });

  it('that nobody’s name is like are new, without a question', () => {
    const book = books.book();
    expect(book.commit(time(['2026-03-01', 'Harbor Dental', '1']), kind).newClients).toEqual([
      'Harbor Dental',
    ]);
  });
});

describe('a mapping', () => {
  const odd = ['When', 'For whom', 'Who', 'How long', 'Paid'];
  const rows = [['2026-03-01', 'Cedar Clinic', 'Robin', '1:30', 'yes']];
  const mapping = {
    kind: 'time_entries' as const,
    columns: { date: 'When', client: 'For whom', technician: 'Who', duration: 'How long', billable: 'Paid' },
  };

  it('made by hand is found again by the columns, and can be named and forgotten', () => {
    const book = books.book();
    const path = books.file([odd, ...rows]);
    expect(ids(book.plan(path))).toEqual(['kind']);
    expect(book.commit(path, { mapping })).toMatchObject({ new: 1, kind: 'time_entries' });
    const again = book.plan(books.file([odd, ...rows, ...rows]));
    expect(again).toMatchObject({ kind: 'time_entries', new: 1, unchanged: 1 });
    const [saved] = book.withDb(importMemory).mappings;
    if (!saved) throw new Error('no mapping');
    book.withDb((db) =>
      memoryChanges.renameMapping(db, { fingerprint: saved.fingerprint, name: 'My sheet' }),
    );
    expect(book.plan(path).savedAs).toBe('My sheet');
    // Importing once more keeps the name.
    book.commit(path);
    expect(book.plan(path).savedAs).toBe('My sheet');
    book.withDb((db) => memoryChanges.forgetMapping(db, { fingerprint: saved.fingerprint }));
    expect(ids(book.plan(path))).toEqual(['kind']);
  });

  it('that names a column which is not there, or an empty place, is refused with the columns there are', () => {
    const book = books.book();
    const path = books.file([odd, ...rows]);
    const bad = (columns: Record<string, number | string>) => () =>
      book.plan(path, { mapping: { ...mapping, columns } });
    expect(bad({ date: 'Datum' })).toThrow(/“Datum”.*When, For whom/);
    expect(bad({ date: 17 })).toThrow(/“17”/);
  });
});
