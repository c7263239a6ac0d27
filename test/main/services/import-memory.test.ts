// Protects what the owner is asked once: spellings, accounts, columns and readings are remembered for their source, and
// rules move bank lines as they would have been booked.
import { describe, expect, it } from 'vitest';
import {
  importMemory,
  memoryChanges,
  previewRules,
  setRules,
} from '../../../src/main/services/import-memory.ts';
import type { ImportRule } from '../../../src/shared/contract/importing.ts';
import { answered, type ImportBook, importBooks, withoutBatch } from '../../support/import-book.ts';

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
    expect(plan.answered).toMatchObject([{ id: 'dates:Date', answer: 'dmy' }]);
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

const BANK = ['Transaction ID', 'Date', 'Counterparty', 'Description', 'Amount'];
const LINES = [
  ['T1', '2026-03-02', 'Harbor Dental', 'Invoice 12', '500.00'],
  ['T2', '2026-03-03', 'Adobe', 'Licences', '-54.99'],
  ['T3', '2026-03-04', 'ADOBE  systems', 'Stock photos', '-10.00'],
  ['T4', '2026-04-05', 'Landlord', 'Rent', '-900.00'],
];
const bank = { kind: 'bank' as const };
const booked = (book: ImportBook) =>
  book.rows(
    `SELECT l.vendor, a.kind, c.name AS client, l.cents FROM ledger_entries l JOIN accounts a ON a.id = l.account_id
     LEFT JOIN clients c ON c.id = l.client_id ORDER BY l.id`,
  );
const rule = (pattern: string, target: ImportRule['kind'], client: string | null = null): ImportRule => ({
  field: 'counterparty',
  how: 'contains',
  pattern,
  kind: target,
  client,
});

describe('accounts', () => {
  it('of a source are asked for once, each with its lines and their sum', () => {
    const book = books.book();
    const path = books.file([BANK, ...LINES]);
    const plan = book.plan(path, bank);
    expect(ids(plan)).toEqual([
      'account:Harbor Dental',
      'account:Adobe',
      'account:ADOBE  systems',
      'account:Landlord',
    ]);
    expect(plan.questions.at(-1)?.because).toMatch(/1 line, 900\.00 together, such as “Rent”/);
    const answers = {
      'account:Harbor Dental': 'revenue.recurring',
      'account:Adobe': 'opex.tools',
      'account:ADOBE  systems': 'ignore',
      'account:Landlord': 'opex.rent',
    };
    expect(book.commit(path, { ...bank, answers })).toMatchObject({ rows: 4, new: 3, leftOut: 1 });
    expect(booked(book)).toMatchObject([
      { vendor: 'Harbor Dental', kind: 'revenue.recurring', cents: 50000 },
      { vendor: 'Adobe', kind: 'opex.tools', cents: 5499 },
      { vendor: 'Landlord', kind: 'opex.rent', cents: 90000 },
    ]);
    const more = books.file([BANK, ['T9', '2026-05-01', 'Landlord', 'Rent', '-900.00'], ...LINES]);
    expect(book.plan(more)).toMatchObject({ new: 1, unchanged: 3, leftOut: 1, questions: [] });
    expect(book.withDb(importMemory).accounts).toHaveLength(4);
  });

  it('an answer that is no kind of account is asked again, not written', () => {
    const book = books.book();
    const path = books.file([BANK, ...LINES.slice(0, 1)]);
    const before = book.everything();
    const done = book.tryCommit(path, { ...bank, answers: { 'account:Harbor Dental': 'revenue.nonsense' } });
    expect(done).toHaveProperty('plan');
    expect(book.everything()).toEqual(before);
  });
});

describe('rules', () => {
  it('say what lines of later imports are, before the accounts are asked for', () => {
    const book = books.book();
    book.withDb((db) =>
      setRules(db, {
        rules: [
          rule('harbor', 'revenue.project', 'Cedar Clinic'),
          rule('adobe', 'opex.tools'),
          rule('landlord', null),
        ],
        apply: false,
      }),
    );
    const path = books.file([BANK, ...LINES]);
    expect(book.commit(path, bank)).toMatchObject({ new: 3, leftOut: 1 });
    expect(booked(book)).toEqual([
      { vendor: 'Harbor Dental', kind: 'revenue.project', client: 'Cedar Clinic', cents: 50000 },
      { vendor: 'Adobe', kind: 'opex.tools', client: null, cents: 5499 },
      { vendor: 'ADOBE  systems', kind: 'opex.tools', client: null, cents: 1000 },
    ]);
  });

  const imported = () => {
    const book = books.book();
    const path = books.file([BANK, ...LINES]);
    const { said } = answered(book, path, bank, ({ questions }) =>
      Object.fromEntries(questions.map(({ id }) => [id, 'opex.other'])),
    );
    const before = book.content();
    return { book, path, before, batch: book.commit(path, said).batch };
  };
  const rules = [rule('harbor', 'revenue.recurring', 'Brook & Sons'), rule('adobe', 'opex.tools')];

  it('move imported lines as previewed, and turn the sign between cost and income', () => {
    const { book } = imported();
    expect(booked(book)[0]).toMatchObject({ kind: 'opex.other', cents: -50000 });
    const untouched = book.everything();
    const effect = book.withDb((db) => previewRules(db, rules));
    expect(effect).toEqual({
      lines: 3,
      moved: [
        { rule: 'harbor', from: 'opex.other', to: 'revenue.recurring', lines: 1, cents: -50000 },
        { rule: 'adobe', from: 'opex.other', to: 'opex.tools', lines: 2, cents: 6499 },
      ],
    });
    expect(book.everything()).toEqual(untouched);
    expect(book.withDb((db) => setRules(db, { rules, apply: true }))).toEqual(effect);
    expect(booked(book)).toMatchObject([
      { kind: 'revenue.recurring', client: 'Brook & Sons', cents: 50000 },
      { kind: 'opex.tools', cents: 5499 },
      { kind: 'opex.tools', cents: 1000 },
      { kind: 'opex.other', cents: 90000 },
    ]);
    expect(book.stale()).toEqual([]);
    expect(book.withDb((db) => previewRules(db, rules))).toEqual({ lines: 0, moved: [] });
  });

  it('book moved lines as an import with these rules would have, so the file again changes nothing', () => {
    const { book, path } = imported();
    book.withDb((db) => setRules(db, { rules, apply: true }));
    const moved = book.content();
    expect(book.commit(path)).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    expect(book.content()).toEqual(moved);
  });

  it('don’t stand in the way of an undo', () => {
    const { book, before, batch } = imported();
    book.withDb((db) => setRules(db, { rules, apply: true }));
    expect(book.undo(batch)).toMatchObject({ removed: 4, keptCount: 0 });
    expect(withoutBatch({ ...book.content(), import_rules: [] })).toEqual(withoutBatch(before));
  });

  it('don’t come back with a change that is undone', () => {
    const { book, batch } = imported();
    const changed = books.file([BANK, LINES[0]?.with(4, '600.00') ?? []]);
    const later = book.commit(changed).batch;
    book.withDb((db) => setRules(db, { rules, apply: true }));
    expect(book.undo(later)).toMatchObject({ restored: 1, keptCount: 0 });
    expect(book.undo(batch)).toMatchObject({ removed: 4, keptCount: 0 });
    expect(book.rows('SELECT id FROM accounts')).toEqual([]);
  });

  it('leave what the owner edited marked as edited', () => {
    const { book, batch } = imported();
    book.edit("UPDATE ledger_entries SET memo = 'by hand' WHERE vendor = 'Adobe'");
    book.withDb((db) => setRules(db, { rules, apply: true }));
    expect(book.preview(batch)).toMatchObject({ keptCount: 1, kept: [{ why: 'was edited since' }] });
  });

  it('that name a client the book lacks are refused, and nothing is kept', () => {
    const { book } = imported();
    const before = book.everything();
    const bad = [rule('x', 'opex.other', 'Nobody')];
    expect(() => book.withDb((db) => setRules(db, { rules: bad, apply: true }))).toThrow(
      /Rule 1 names “Nobody”/,
    );
    expect(book.everything()).toEqual(before);
  });
});
