// Protects what a grid of records asks for: windows, sums and numbers of a list agree with each other and with the book
// as it is now, its CSV holds all of it, and a save that is only tried changes nothing.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/contract/index.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
const temporary = temporaryFolder();

type Query = Omit<Input<'records.list'>, 'from' | 'count'>;
type Values = Input<'records.save'>['sets'][number]['rows'][number]['values'];

const time = (minutes: number, note: string, more: Values = {}): Values => ({
  date: '2026-05-04',
  technician: 'Ruth',
  client: 'Alder',
  duration: minutes * 60,
  note,
  ...more,
});
const add = async (own: KeptBook, ...rows: Values[]): Promise<number[]> =>
  (
    await own.must('records.save', {
      sets: [{ table: 'time_entries', rows: rows.map((values) => ({ values })) }],
    })
  ).ids[0] ?? [];

/** A book of so many entries beside those it has. */
async function withEntries(count: number): Promise<KeptBook> {
  const own = book();
  await add(
    own,
    ...Array.from({ length: count }, (_, i) =>
      time(i + 1, i % 3 === 0 ? 'router' : 'phone', {
        date: `2026-05-${String((i % 28) + 1).padStart(2, '0')}`,
      }),
    ),
  );
  return own;
}

const QUERIES: [string, Query][] = [
  ['as it stands', { table: 'time_entries' }],
  ['the other way round', { table: 'time_entries', sort: { field: 'date', descending: false } }],
  ['sorted by an amount', { table: 'time_entries', sort: { field: 'duration', descending: true } }],
  ['searched', { table: 'time_entries', search: 'rout' }],
  ['filtered', { table: 'time_entries', filters: [{ field: 'duration', how: 'to', value: 1200 }] }],
  [
    'filtered, searched and sorted',
    {
      table: 'time_entries',
      search: 'phone',
      filters: [{ field: 'client', how: 'is', value: 'Alder' }],
      sort: { field: 'note', descending: true },
    },
  ],
];

describe('a list', () => {
  it.each(QUERIES)('%s: its windows put together are its numbers, in one order', async (_, query) => {
    const own = await withEntries(50);
    const { total, ids } = await own.must('records.ids', query);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    const pieces: number[] = [];
    for (let from = 0; from < total; from += 7)
      pieces.push(...(await own.must('records.list', { ...query, from, count: 7 })).rows.map(({ id }) => id));
    expect(pieces).toEqual(ids);
    expect((await own.must('records.list', { ...query, from: total, count: 7 })).rows).toEqual([]);
  });

  it.each(QUERIES)('%s: its sums are those of all its rows', async (_, query) => {
    const own = await withEntries(50);
    const { rows, sums } = await own.must('records.list', { ...query, count: 1000, sums: true });
    expect(sums).toEqual({ duration: rows.reduce((sum, row) => sum + Number(row.values.duration), 0) });
    expect((await own.must('records.list', query)).sums).toBeNull();
  });

  it('adds up every amount of a record, and nothing to 0', async () => {
    const own = book();
    const none = await own.must('records.list', {
      table: 'contract_prices',
      search: 'nothing so',
      sums: true,
    });
    expect(none).toEqual({ total: 0, rows: [], sums: { amount: 0, discount: 0 } });
  });

  it('keeps to the numbers it is given, in its own order, and forgets nothing of the other filters', async () => {
    const own = await withEntries(20);
    const all = (await own.must('records.ids', { table: 'time_entries' })).ids;
    const some = [all[9], all[3], all[15]].filter((id) => id !== undefined);
    const found = await own.must('records.list', { table: 'time_entries', ids: some });
    expect(found.rows.map(({ id }) => id)).toEqual(all.filter((id) => some.includes(id)));
    const none = await own.must('records.list', { table: 'time_entries', ids: some, search: 'nothing so' });
    expect(none.total).toBe(0);
  });

  it('is of the book as it is now, also when it was asked for before', async () => {
    const own = await withEntries(10);
    const query: Query = { table: 'time_entries', search: 'router', sums: true };
    const before = await own.must('records.list', query);
    const [id = 0] = await add(own, time(600, 'router again'));
    const after = await own.must('records.list', query);
    expect(after.total).toBe(before.total + 1);
    expect(Number(after.sums?.duration)).toBe(Number(before.sums?.duration) + 36_000);
    await own.must('changes.undo', {});
    expect(await own.must('records.list', query)).toEqual(before);
    own.behind(
      `UPDATE book SET revision = revision + 1; UPDATE time_entries SET note = 'router' WHERE id <> ${id}`,
    );
    const total = (await own.must('records.list', { table: 'time_entries' })).total;
    expect((await own.must('records.list', query)).total, 'an import in a thread of its own').toBe(total);
  });

  it('finds by a choice what has it, and by no part of a choice what has not', async () => {
    const own = book();
    const [project = 0] = await add(own, time(1, '', { work_type: 'project' }), time(2, ''));
    const found = await own.must('records.ids', { table: 'time_entries', search: 'PROJ' });
    expect(found.ids).toEqual([project]);
  });

  it('finds words whatever their case, of every alphabet, and however accents are typed', async () => {
    const own = book();
    await own.must('records.save', {
      sets: [{ table: 'clients', rows: [{ values: { name: 'Ärztehaus Zoë' } }] }],
    });
    await add(own, time(1, 'TÜR'), time(2, 'tür 100%'), time(3, 'tur', { client: 'Ärztehaus Zoë' }));
    const found = async (search: string) =>
      (await own.must('records.list', { table: 'time_entries', search })).rows
        .map(({ values }) => Number(values.duration) / 60)
        .sort();
    for (const search of ['tür', 'TÜR', 'Tür', 'tu\u0308r'])
      expect(await found(search), search).toEqual([1, 2]);
    for (const search of ['ärzte', 'ÄRZTE', 'ZOË']) expect(await found(search), search).toEqual([3]);
    expect(await found('ü_')).toEqual([]);
    const filters = [{ field: 'client', how: 'contains', value: 'zoë' }] as const;
    expect((await own.must('records.list', { table: 'time_entries', filters: [...filters] })).total).toBe(1);
  });

  it('refuses a field that is none', async () => {
    const own = book();
    for (const more of [
      { sort: { field: 'colour', descending: true } },
      { filters: [{ field: 'colour', how: 'empty' as const }] },
    ])
      expect((await own.refused('records.list', { table: 'tickets', ...more })).message).toContain(
        '“colour”',
      );
  });
});

describe('the CSV of a list', () => {
  const csv = async (own: KeptBook, query: Query, fields: string[]) => {
    const path = temporary.next();
    const written = await own.must('records.csv', { ...query, fields, to: own.grant(path) });
    return { written, text: readFileSync(path, 'utf8') };
  };

  it('holds all that is shown, in its order, under its labels, however many there are', async () => {
    const own = await withEntries(1234);
    const query: Query = { table: 'time_entries', sort: { field: 'duration', descending: true } };
    const { written, text } = await csv(own, query, ['duration', 'note']);
    const lines = text.trimEnd().split('\n');
    expect(lines[0]).toBe('\ufeffDuration,Note');
    expect(lines[1]).toBe('20:34:00,router');
    expect(written.rows).toBe((await own.must('records.list', query)).total);
    expect(lines).toHaveLength(written.rows + 1);
  });

  it('writes what a filter shows, and nothing else', async () => {
    const own = await withEntries(30);
    const { written, text } = await csv(own, { table: 'time_entries', search: 'phone' }, ['note']);
    expect(written.rows).toBe(20);
    expect(new Set(text.trimEnd().split('\n').slice(1))).toEqual(new Set(['phone']));
  });

  it('writes every kind of value as the canonical folder does', async () => {
    const own = book();
    await own.must('records.save', {
      sets: [
        {
          table: 'ledger_entries',
          rows: [
            {
              values: {
                date: '2026-05-31',
                account: 'Licences',
                amount: -12_345,
                memo: 'a "quoted", long\nmemo',
                vendor: '=HYPERLINK("x")',
              },
            },
          ],
        },
      ],
    });
    const { text } = await csv(own, { table: 'ledger_entries', search: 'quoted' }, [
      'date',
      'client',
      'amount',
      'acquisition',
      'vendor',
      'memo',
    ]);
    expect(text).toBe(
      '\ufeffDate,Client,Amount,Acquisition,Vendor,Memo\n' +
        `2026-05-31,,-123.45,no,"'=HYPERLINK(""x"")","a ""quoted"", long\nmemo"\n`,
    );
  });

  it('is told when it can’t be written, and refuses a field that is none', async () => {
    const own = book();
    const to = own.grant('/nowhere/at all/list.csv');
    const failure = await own.refused('records.csv', { table: 'tickets', fields: ['ticket'], to });
    expect(failure.message).toContain('“list.csv” could not be written');
    const path = temporary.next();
    const unknown = await own.refused('records.csv', {
      table: 'tickets',
      fields: ['colour'],
      to: own.grant(path),
    });
    expect(unknown.code).toBe('bad_input');
  });
});

describe('a save that is only tried', () => {
  it('says what it would do, and does nothing', async () => {
    const own = await withEntries(3);
    const { ids } = await own.must('records.ids', { table: 'time_entries', search: 'router' });
    const [id = 0] = ids;
    const before = own.content();
    const answer = await own.must('records.check', {
      sets: [
        { table: 'clients', rows: [{ values: { name: 'Birch' } }] },
        {
          table: 'time_entries',
          rows: [
            { id, values: { note: 'other' } },
            { values: time(5, 'new', { client: 'Birch' }) },
            ...ids.slice(1, 2).map((same) => ({ id: same, values: { note: 'router' } })),
          ],
        },
      ],
    });
    expect(answer).toEqual({ added: 2, changed: 1, same: ids.length > 1 ? 1 : 0 });
    expect(own.content()).toEqual(before);
    expect((await own.must('changes.state', {})).undo?.label).toMatch(/^Add 3/);
  });

  it('fails as the save would, whatever is wrong', async () => {
    const own = book();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            date: fc.constantFrom('2026-05-01', '2026-02-30', null),
            technician: fc.constantFrom('Ruth', 'Nobody'),
            duration: fc.constantFrom(60, -1, 'x'),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (rows) => {
          const sets: Input<'records.save'>['sets'] = [
            { table: 'time_entries', rows: rows.map((values) => ({ values })) },
          ];
          const tried = await own.call('records.check', { sets });
          const saved = await own.call('records.save', { sets });
          expect(tried.ok).toBe(saved.ok);
          if (!tried.ok && !saved.ok) expect(tried.error).toEqual(saved.error);
        },
      ),
      { numRuns: 25 },
    );
  });
});
