// Protects records from being lost with others: what hangs on one is told first, and a merge of clients keeps all they had.
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/contract/index.ts';
import type { RecordTable } from '../../../src/shared/records/fields.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
type Values = Input<'records.save'>['sets'][number]['rows'][number]['values'];

const save = (own: KeptBook, table: RecordTable, ...rows: { values: Values }[]) =>
  own.must('records.save', { sets: [{ table, rows }] });

describe('removing', () => {
  it('says what hangs on a record, and takes it along only when told to', async () => {
    const own = book();
    const before = own.content();
    const { text } = await own.must('records.dependents', { table: 'clients', ids: [1] });
    expect(text).toBe(
      'With client “Alder” go 1 contract, 1 price, 1 pause, 1 ledger entry, 1 recurring entry, 1 ticket and 1 survey.',
    );
    const refused = await own.refused('records.remove', { table: 'clients', ids: [1] });
    expect(refused).toMatchObject({ code: 'in_use', message: expect.stringContaining(text) });
    expect(own.content()).toEqual(before);
    expect(await own.must('records.remove', { table: 'clients', ids: [1], withDependents: true })).toEqual({
      label: 'Remove client “Alder”',
      changed: true,
      removed: 8,
    });
    expect(own.stale()).toEqual([]);
    await own.must('changes.undo', {});
    expect(own.content()).toEqual(before);
  });

  it('tickets stay without a technician who goes', async () => {
    const own = book();
    const { text } = await own.must('records.dependents', { table: 'technicians', ids: [1] });
    expect(text).toBe(
      'With technician “Ruth” go 1 cost rate and 1 time entry. 1 ticket stays without a technician.',
    );
    await own.must('records.remove', { table: 'technicians', ids: [1], withDependents: true });
    expect((await own.must('records.get', { table: 'tickets', id: 1 })).values.technician).toBeNull();
  });

  it('of what nothing hangs on asks nothing; of what is gone says so', async () => {
    const own = book();
    expect((await own.must('records.dependents', { table: 'surveys', ids: [1] })).text).toBe('');
    await own.must('records.remove', { table: 'surveys', ids: [1, 1] });
    expect((await own.refused('records.remove', { table: 'surveys', ids: [1] })).code).toBe('not_found');
    expect((await own.refused('records.get', { table: 'surveys', id: 1 })).code).toBe('not_found');
  });

  it('a number is never given twice, so that the log can’t mean two records', async () => {
    const own = book();
    const { values } = await own.must('records.get', { table: 'surveys', id: 1 });
    await own.must('records.remove', { table: 'surveys', ids: [1] });
    expect((await save(own, 'surveys', { values })).ids).toEqual([[2]]);
  });
});

describe('merging clients', () => {
  it('moves everything, keeps the old name, and is taken back whole', async () => {
    const own = book();
    await save(own, 'clients', { values: { name: 'Birch', notes: 'Fridays' } });
    own.behind(
      "INSERT INTO import_rules (position, field, how, pattern, client_id) VALUES (0, 'text', 'contains', 'al', 1)",
    );
    const before = own.content();
    expect(await own.must('clients.mergePreview', { from: 1, into: 2 })).toEqual({
      from: 'Alder',
      into: 'Birch',
      moves: [
        { table: 'contracts', count: 1, words: '1 contract' },
        { table: 'ledger_entries', count: 1, words: '1 ledger entry' },
        { table: 'recurring_entries', count: 1, words: '1 recurring entry' },
        { table: 'tickets', count: 1, words: '1 ticket' },
        { table: 'surveys', count: 1, words: '1 survey' },
      ],
      aliases: ['Alder', 'Alder Inc'],
      gains: ['Its 5 seats.', 'Client since 2020-02-29.'],
    });
    expect(own.content()).toEqual(before);
    expect(await own.must('clients.merge', { from: 1, into: 2 })).toMatchObject({
      label: 'Merge client “Alder” into “Birch”',
      moved: 6,
    });
    expect(own.stale()).toEqual([]);
    expect((await own.must('records.list', { table: 'clients' })).rows.map(({ values }) => values)).toEqual([
      { name: 'Birch', aliases: ['Alder', 'Alder Inc'], since: '2020-02-29', seats: 5, notes: 'Fridays' },
    ]);
    const after = own.content();
    await own.must('changes.undo', {});
    expect(own.content()).toEqual(before);
    await own.must('changes.redo', {});
    expect(own.content()).toEqual(after);
  });

  it('refuses one client, or one that is gone', async () => {
    const own = book();
    expect((await own.refused('clients.merge', { from: 1, into: 1 })).code).toBe('bad_input');
    expect((await own.refused('clients.mergePreview', { from: 1, into: 9 })).code).toBe('not_found');
  });
});
