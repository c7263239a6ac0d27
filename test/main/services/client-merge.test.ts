// Protects imports' undo across a merge: what an import keeps of a record it changed names a client, and a merge moves
// that name too, so that undoing the import neither fails nor brings back a client that is gone.
import { describe, expect, it } from 'vitest';
import { importBooks, workFile } from '../../support/import-book.ts';
import { keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
const books = importBooks({ 'technicians.csv': [['Ana', 'no']], 'clients.csv': [['Birch', '', '', '']] });
const time = workFile(books);
const SAID = { kind: 'time_entries' } as const;

/** Harbor's two entries by one import, the first of them changed by another. */
function changedByImport(client = 'Harbor', duration = '3:00') {
  const own = books.book();
  const first = own.commit(time(['1', 'Harbor', 'Ana', '1:00'], ['2', 'Harbor', 'Ana', '2:00']), SAID);
  const second = own.commit(time(['1', client, 'Ana', duration]), SAID);
  expect(second).toMatchObject({ new: 0, changed: 1 });
  const kept = book(own.path);
  const idOf = (name: string) =>
    Number(kept.rows<{ id: number }>(`SELECT id FROM clients WHERE name = '${name}'`)[0]?.id);
  const harbor = idOf('Harbor');
  const entries = () =>
    kept.rows<{ client: string; hours: number }>(
      `SELECT c.name AS client, t.seconds / 3600 AS hours
       FROM time_entries t JOIN clients c ON c.id = t.client_id ORDER BY t.id`,
    );
  const keptClients = () =>
    kept
      .rows<{ client: number }>(
        "SELECT json_extract(before, '$.client_id') AS client FROM import_changes WHERE record_table = 'time_entries'",
      )
      .map(({ client: id }) => id);
  const merge = () => kept.must('clients.merge', { from: harbor, into: idOf('Birch') });
  return {
    own,
    kept,
    first: first.batch,
    second: second.batch,
    harbor,
    birch: idOf('Birch'),
    entries,
    keptClients,
    merge,
  };
}

describe('a client that an import keeps the name of, merged into another', () => {
  it('is replaced in what the import keeps, and put back when the merge is', async () => {
    const { kept, harbor, birch, keptClients, merge } = changedByImport();
    const before = kept.content();
    expect(keptClients()).toEqual([harbor]);
    await merge();
    expect(keptClients()).toEqual([birch]);
    expect(kept.stale()).toEqual([]);
    const after = kept.content();
    await kept.must('changes.undo', {});
    expect(kept.content()).toEqual(before);
    await kept.must('changes.redo', {});
    expect(kept.content()).toEqual(after);
  });

  it('lets each import be undone, as what it changed was, under the client that stayed', async () => {
    const { own, kept, first, second, entries, merge } = changedByImport();
    await merge();
    expect(own.undo(second)).toMatchObject({ restored: 1, keptCount: 0 });
    expect(entries()).toEqual([
      { client: 'Birch', hours: 1 },
      { client: 'Birch', hours: 2 },
    ]);
    expect(own.undo(first)).toMatchObject({ removed: 2, keptCount: 0 });
    expect(entries()).toEqual([]);
    expect(kept.stale()).toEqual([]);
  });

  it('is not brought back where only what the import keeps still names it', async () => {
    // The source has moved the entry to Birch since; Harbor's own entry goes by hand.
    const { own, kept, second, entries, harbor, merge } = changedByImport('Birch', '1:00');
    expect(entries().map(({ client }) => client)).toEqual(['Birch', 'Harbor']);
    await merge();
    own.undo(second);
    expect(entries().map(({ client }) => client)).toEqual(['Birch', 'Birch']);
    expect(kept.rows(`SELECT id FROM clients WHERE id = ${harbor}`)).toEqual([]);
  });

  it('has its kept name moved on by a second merge, and back step by step', async () => {
    const { kept, harbor, birch, keptClients, merge } = changedByImport();
    const { ids } = await kept.must('records.save', {
      sets: [{ table: 'clients', rows: [{ values: { name: 'Cedar' } }] }],
    });
    const cedar = ids[0]?.[0] ?? 0;
    await merge();
    await kept.must('clients.merge', { from: birch, into: cedar });
    expect(keptClients()).toEqual([cedar]);
    await kept.must('changes.undo', {});
    expect(keptClients()).toEqual([birch]);
    await kept.must('changes.undo', {});
    expect(keptClients()).toEqual([harbor]);
  });
});

describe('a technician and a client that an import made, and a timer runs of', () => {
  it('stay when the import is undone', async () => {
    const own = books.book();
    const { batch } = own.commit(time(['1', 'Harbor', 'Bea', '1:00']), SAID);
    const kept = book(own.path);
    const work = { billable: true, workType: 'support', ticket: '', note: '' } as const;
    await kept.must('time.start', { technician: 'Bea', client: 'Harbor', ...work });
    own.undo(batch);
    expect(await kept.must('time.timers', {})).toMatchObject([{ technician: 'Bea', client: 'Harbor' }]);
  });
});
