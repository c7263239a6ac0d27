// Protects the undo of an import: it takes back exactly what came, keeps what was edited only when told to, and never
// pulls a record from under a later import.
import { describe, expect, it } from 'vitest';
import { type ImportBook, importBooks, withoutBatch, workFile } from '../../support/import-book.ts';

const books = importBooks({
  'clients.csv': [['Cedar Clinic', '2020-01-01', '12', 'Gold']],
  'technicians.csv': [['Robin', 'no']],
  'contracts.csv': [
    ['K-1', 'Cedar Clinic', 'Care', 'Managed', '2025-01-01', '', '', '30', 'yes', 'yes', 'yes'],
  ],
  'contract_prices.csv': [
    ['K-1', '2024-12-01', 'monthly', '900.00', '', 'initial'],
    ['K-1', '2026-01-01', 'monthly', '950.00', '', 'price_increase'],
  ],
  'tickets.csv': [
    ['0007', 'Cedar Clinic', 'VPN', '', 'low', '', '2026-03-02T09:00:00Z', '', '', 'open', '', '', '0'],
  ],
});

const time = workFile(books);
const said = { kind: 'time_entries' as const };
const notes = (book: ImportBook) =>
  book.rows<{ note: string }>('SELECT note FROM time_entries ORDER BY id').map(({ note }) => note);
const names = (book: ImportBook, table: string) =>
  book.rows<{ name: string }>(`SELECT name FROM ${table} ORDER BY name`).map(({ name }) => name);

describe('what goes', () => {
  it('records, and the clients and technicians made in passing', () => {
    const book = books.book();
    const before = book.content();
    const { batch } = book.commit(
      time(['1', 'Harbor Dental', 'Ana', '1:00'], ['2', 'Cedar Clinic', 'Robin', '1:00']),
      said,
    );
    expect(names(book, 'clients')).toEqual(['Cedar Clinic', 'Harbor Dental']);
    expect(book.undo(batch)).toEqual({ batch, removed: 3, restored: 0, keptCount: 0, kept: [] });
    expect(book.content()).toEqual(before);
  });

  it('a client made in passing stays while a later import uses it, and goes with that one', () => {
    const book = books.book();
    const before = book.content();
    const first = book.commit(time(['1', 'Harbor Dental', 'Ana', '1:00']), said).batch;
    const second = book.commit(time(['2', 'Harbor Dental', 'Ana', '1:00']), said).batch;
    const preview = book.preview(first);
    expect(preview).toMatchObject({ removed: 1, keptCount: 1 });
    expect(preview.kept[0]).toMatchObject({ table: 'clients', why: expect.stringContaining('needed') });
    expect(book.undo(first)).toEqual(preview);
    expect(names(book, 'clients')).toEqual(['Cedar Clinic', 'Harbor Dental']);
    expect(names(book, 'technicians')).toEqual(['Ana', 'Robin']);
    book.undo(second);
    expect(book.content()).toEqual(before);
  });

  it('a client made in passing that the owner wrote something about stays', () => {
    const book = books.book();
    const { batch } = book.commit(time(['1', 'Harbor Dental', 'Robin', '1:00']), said);
    book.edit("UPDATE clients SET notes = 'Rings on Fridays' WHERE name = 'Harbor Dental'");
    expect(() => book.undo(batch)).toThrow(/changed since it was imported/);
    expect(book.undo(batch, true)).toMatchObject({ removed: 1, keptCount: 1 });
    expect(names(book, 'clients')).toEqual(['Cedar Clinic', 'Harbor Dental']);
  });

  it('rows come back exactly once', () => {
    const book = books.book();
    const path = time(['1', 'Harbor Dental', 'Ana', '1:00'], ['2', 'Cedar Clinic', 'Robin', '1:00']);
    const { batch } = book.commit(path, said);
    const after = withoutBatch(book.content());
    book.undo(batch);
    const again = book.commit(path, said);
    expect(again).toMatchObject({ new: 2, unchanged: 0 });
    expect(withoutBatch(book.content())).toEqual(after);
    expect(book.commit(path, said)).toMatchObject({ new: 0, unchanged: 2 });
    book.undo(again.batch);
    expect(book.commit(path, said)).toMatchObject({ new: 2, unchanged: 0 });
    expect(withoutBatch(book.content())).toEqual(after);
  });
});

describe('what an import changed', () => {
  it('is as it was: the records of an earlier import', () => {
    const book = books.book();
    book.commit(time(['1', 'Cedar Clinic', 'Robin', '1:00', 'as it was']), said);
    const before = book.content();
    const { batch } = book.commit(time(['1', 'Harbor Dental', 'Ana', '3:00', 'changed']), said);
    expect(notes(book)).toEqual(['changed']);
    expect(book.undo(batch)).toMatchObject({ removed: 1, restored: 1, keptCount: 0 });
    expect(book.content()).toEqual(before);
    expect(book.stale()).toEqual([]);
  });

  it('is as it was: a ticket and a contract made by hand that a file knew by their numbers', () => {
    const book = books.book();
    const before = book.content();
    const tickets = books.file([
      'ticket,client,subject,category,priority,technician,opened_at,first_response_at,resolved_at,status,status_reason,last_activity_at,reopened'.split(
        ',',
      ),
      '0007,Cedar Clinic,VPN,,high,Robin,2026-03-02T09:00:00Z,,2026-03-03T09:00:00Z,resolved,,,1'.split(','),
    ]);
    const first = book.commit(tickets);
    expect(first).toMatchObject({ new: 0, changed: 1 });
    expect(book.rows('SELECT code, priority FROM tickets')).toEqual([{ code: '0007', priority: 'high' }]);
    const contracts = books.file([
      ['Customer', 'Plan', 'Amount', 'Interval', 'Start date', 'End date', 'Number'],
      ['Cedar Clinic', 'Care 25', '1,250.00', 'month', '2026-01-15', '', 'K-1'],
    ]);
    const plan = book.plan(contracts, { kind: 'contracts' });
    expect(plan.questions).toEqual([]);
    const second = book.commit(contracts, { kind: 'contracts' });
    expect(second).toMatchObject({ new: 0, changed: 1 });
    book.undo(second.batch);
    book.undo(first.batch);
    expect(book.content()).toEqual(before);
  });

  it('a contract without a price gets none by being restored', () => {
    const book = books.book();
    book.edit('DELETE FROM contract_prices');
    const before = book.content();
    const { batch } = book.commit(
      books.file([
        ['Customer', 'Plan', 'Amount', 'Interval', 'Start date', 'End date', 'Number'],
        ['Cedar Clinic', 'Care 25', '1,250.00', 'month', '2026-01-15', '', 'K-1'],
      ]),
      { kind: 'contracts' },
    );
    book.undo(batch);
    expect(book.content()).toEqual(before);
  });

  it('is as it was: an invoice that the source voided, all its lines', () => {
    const book = books.book();
    const head = ['Invoice Number', 'Client Name', 'Date', 'Item Name', 'Line Total', 'Status'];
    const invoice = (status: string) =>
      books.file([
        head,
        ['A-1', 'Cedar Clinic', '2026-03-01', 'Managed', '500.00', status],
        ['A-1', 'Cedar Clinic', '2026-03-01', 'Laptop', '900.00', status],
        ['A-2', 'Cedar Clinic', '2026-03-02', 'Managed', '500.00', 'sent'],
      ]);
    const answers = { 'account:Managed': 'revenue.recurring', 'account:Laptop': 'revenue.product' };
    const sent = { kind: 'invoices' as const, answers };
    expect(book.commit(invoice('sent'), sent)).toMatchObject({ new: 3 });
    const before = book.content();
    const plan = book.plan(invoice('void'), sent);
    expect(plan).toMatchObject({ new: 0, changed: 2, unchanged: 1 });
    const { batch } = book.commit(invoice('void'), sent);
    expect(book.rows('SELECT cents FROM ledger_entries')).toEqual([{ cents: 50000 }]);
    expect(book.stale()).toEqual([]);
    expect(book.undo(batch)).toMatchObject({ restored: 2, keptCount: 0 });
    expect(book.content()).toEqual(before);
    expect(book.stale()).toEqual([]);
  });
});

describe('what was edited since', () => {
  it('is a contract too whose price the owner raised since', () => {
    const book = books.book();
    const { batch } = book.commit(
      books.file([
        ['Customer', 'Plan', 'Amount', 'Interval', 'Start date', 'End date', 'Number'],
        ['Cedar Clinic', 'Care 25', '1,250.00', 'month', '2026-01-15', '', 'K-2'],
      ]),
      { kind: 'contracts' },
    );
    book.edit(
      "INSERT INTO contract_prices (contract_id, effective_from, cycle, amount_cents, change_reason) SELECT id, '2026-05-01', 'monthly', 130000, 'price_increase' FROM contracts WHERE code = 'K-2'",
    );
    const before = book.content();
    expect(() => book.undo(batch)).toThrow(/changed since/);
    expect(book.undo(batch, true)).toMatchObject({ removed: 0, keptCount: 1 });
    expect(book.content()).toEqual(before);
  });

  it('is listed and refused when not asked, and stays when it is', () => {
    const book = books.book();
    const { batch } = book.commit(
      time(['1', 'Cedar Clinic', 'Robin', '1:00', 'one'], ['2', 'Cedar Clinic', 'Robin', '1:00', 'two']),
      said,
    );
    book.edit("UPDATE time_entries SET note = 'by hand' WHERE note = 'two'");
    const before = book.everything();
    const preview = book.preview(batch);
    expect(preview).toMatchObject({ removed: 1, keptCount: 1 });
    expect(preview.kept).toEqual([
      {
        table: 'time_entries',
        id: expect.any(Number),
        record: expect.stringContaining('2026-03-20 · Cedar Clinic · Robin'),
        why: 'was edited since',
      },
    ]);
    expect(() => book.undo(batch)).toThrow(/1 record of “export.csv” changed since it was imported/);
    expect(book.everything()).toEqual(before);
    expect(book.undo(batch, true)).toEqual(preview);
    expect(notes(book)).toEqual(['by hand']);
    expect(book.stale()).toEqual([]);
  });

  it('stays as edited when the file comes again', () => {
    const book = books.book();
    const path = time(
      ['1', 'Cedar Clinic', 'Robin', '1:00', 'one'],
      ['2', 'Cedar Clinic', 'Robin', '1:00', 'two'],
    );
    const { batch } = book.commit(path, said);
    book.edit("UPDATE time_entries SET note = 'by hand' WHERE note = 'two'");
    book.undo(batch, true);
    expect(book.commit(path, said)).toMatchObject({ new: 1, changed: 0, unchanged: 1 });
    expect(notes(book).sort()).toEqual(['by hand', 'one']);
  });

  it('is not put back over the edit when an import changed it before', () => {
    const book = books.book();
    book.commit(time(['1', 'Cedar Clinic', 'Robin', '1:00', 'first']), said);
    const { batch } = book.commit(time(['1', 'Cedar Clinic', 'Robin', '2:00', 'second']), said);
    book.edit("UPDATE time_entries SET note = 'by hand'");
    expect(() => book.undo(batch)).toThrow(/changed since/);
    expect(book.undo(batch, true)).toMatchObject({ restored: 0, keptCount: 1 });
    expect(notes(book)).toEqual(['by hand']);
  });

  it('a record that was deleted by hand is neither missed nor brought back', () => {
    const book = books.book();
    const { batch } = book.commit(
      time(['1', 'Cedar Clinic', 'Robin', '1:00', 'one'], ['2', 'Cedar Clinic', 'Robin', '1:00', 'two']),
      said,
    );
    book.edit("DELETE FROM time_entries WHERE note = 'one'");
    expect(book.undo(batch)).toMatchObject({ removed: 1, keptCount: 0 });
    expect(notes(book)).toEqual([]);
  });
});
