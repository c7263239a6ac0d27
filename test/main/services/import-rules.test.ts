// Protects what bank and ledger lines are booked to: accounts are asked for once, and rules move lines as they would have
// been booked with them.
import { describe, expect, it } from 'vitest';
import { importMemory, previewRules, setRules } from '../../../src/main/services/import-memory.ts';
import type { ImportRule } from '../../../src/shared/contract/import-learnt.ts';
import { answered, type ImportBook, importBooks, withoutBatch } from '../../support/import-book.ts';

const books = importBooks({
  'clients.csv': [
    ['Cedar Clinic', '', '', ''],
    ['Brook & Sons', '', '', ''],
  ],
});
const ids = ({ questions }: { questions: { id: string }[] }) => questions.map(({ id }) => id);

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
    expect(plan.questions.at(-1)?.because).toMatch(/1 line, 900\.00 paid, such as “Rent”/);
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

  it('book an expense list’s lines as income alike, whether they move or are imported so', () => {
    const EXPENSES = ['Date', 'Account', 'Vendor', 'Amount', 'Memo'];
    const path = books.file([
      EXPENSES,
      ['2026-05-11', 'Refunds', 'Harbor Dental', '120.50', 'May'],
      ['2026-05-12', 'Refunds', 'Harbor Dental', '-20.00', 'Taken back'],
      ['2026-05-13', 'Sales', 'Adobe', '75.00', ''],
    ]);
    const ledger = { kind: 'ledger' as const };
    const said = { ...ledger, answers: { 'account:Refunds': 'opex.other', 'account:Sales': 'other_income' } };
    const across = [rule('harbor', 'revenue.project'), rule('adobe', 'opex.tools')];
    // What was paid lowers income, what came in lowers a cost: money stays where it went.
    const expected = [
      { vendor: 'Harbor Dental', kind: 'revenue.project', client: null, cents: -12050 },
      { vendor: 'Harbor Dental', kind: 'revenue.project', client: null, cents: 2000 },
      { vendor: 'Adobe', kind: 'opex.tools', client: null, cents: -7500 },
    ];
    const moving = books.book();
    moving.commit(path, said);
    moving.withDb((db) => setRules(db, { rules: across, apply: true }));
    expect(booked(moving)).toEqual(expected);
    expect(moving.commit(path)).toMatchObject({ new: 0, changed: 0, unchanged: 3 });

    const direct = books.book();
    direct.withDb((db) => setRules(db, { rules: across, apply: false }));
    direct.commit(path, said);
    expect(booked(direct)).toEqual(expected);
  });

  it('take an amount as written where nobody has said what its own account is', () => {
    const book = books.book();
    book.withDb((db) => setRules(db, { rules: [rule('harbor', 'revenue.project')], apply: false }));
    const path = books.file([
      ['Date', 'Account', 'Vendor', 'Amount', 'Memo'],
      ['2026-05-11', 'Miscellaneous', 'Harbor Dental', '120.50', ''],
    ]);
    book.commit(path, { kind: 'ledger' });
    expect(booked(book)).toMatchObject([{ kind: 'revenue.project', cents: 12050 }]);
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
