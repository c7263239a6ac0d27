// Protects the lists of records: each finds what it is asked for, in the order asked for, however it is scrolled.
import { describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/contract/index.ts';
import type { RecordTable } from '../../../src/shared/records/fields.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
type Values = Input<'records.save'>['sets'][number]['rows'][number]['values'];

const save = (own: KeptBook, table: RecordTable, ...rows: { values: Values }[]) =>
  own.must('records.save', { sets: [{ table, rows }] });

describe('a list', () => {
  const days = Array.from({ length: 30 }, (_, i) => `2026-04-${String(i + 1).padStart(2, '0')}`);
  const filled = async () => {
    const own = book();
    await save(own, 'technicians', { values: { name: 'Sam_1', is_owner: false } });
    await save(
      own,
      'time_entries',
      ...days.map((date, i) => ({
        values: {
          date,
          client: i % 3 === 0 ? 'Alder' : null,
          technician: i % 2 === 0 ? 'Ruth' : 'Sam_1',
          duration: i * 60,
          note: i === 7 ? '100 % done' : `note ${i}`,
        },
      })),
    );
    return own;
  };
  const dates = async (own: KeptBook, input: Omit<Input<'records.list'>, 'table'>) =>
    (await own.must('records.list', { table: 'time_entries', ...input })).rows.map(
      ({ values }) => values.date,
    );

  it('is a window into the latest first, the same from both ends', async () => {
    const own = await filled();
    const all = await dates(own, { count: 1000 });
    expect(all).toEqual([...days.toReversed(), '2024-03-18']);
    for (const from of [0, 10, 15, 16, 25, 30, 31, 40])
      expect(await dates(own, { from, count: 4 })).toEqual(all.slice(from, from + 4));
  });

  it.each<[Omit<Input<'records.list'>, 'table'>, number]>([
    [{ search: 'sam note' }, 14],
    [{ search: 'm_1' }, 15],
    [{ search: '%' }, 1],
    [{ filters: [{ field: 'client', how: 'is', value: 'Alder' }] }, 10],
    [{ filters: [{ field: 'client', how: 'not', value: 'Alder' }] }, 21],
    [{ filters: [{ field: 'client', how: 'empty' }] }, 21],
    [{ filters: [{ field: 'technician', how: 'is', value: ['Ruth', 'Sam_1'] }] }, 31],
    [{ filters: [{ field: 'date', how: 'from', value: '2026-04-29' }] }, 2],
    [{ filters: [{ field: 'date', how: 'to', value: '2026-04-01' }] }, 2],
    [{ filters: [{ field: 'duration', how: 'to', value: 60 }] }, 2],
    [{ filters: [{ field: 'billable', how: 'is', value: true }] }, 31],
    [{ filters: [{ field: 'note', how: 'contains', value: 'note 1' }] }, 11],
  ])('%j finds %i', async (input, total) => {
    const own = await filled();
    expect((await own.must('records.list', { table: 'time_entries', ...input })).total).toBe(total);
  });

  it('is sorted by what a field shows', async () => {
    const own = await filled();
    const sorted = await own.must('records.list', {
      table: 'time_entries',
      sort: { field: 'technician', descending: true },
      count: 16,
    });
    expect(sorted.rows.map(({ values }) => values.technician)).toEqual([...Array(15).fill('Sam_1'), 'Ruth']);
  });

  it.each([
    [{ sort: { field: 'colour', descending: false } }],
    [{ filters: [{ field: 'date', how: 'from' as const, value: 'May' }] }],
    [{ filters: [{ field: 'id; DROP TABLE clients', how: 'empty' as const }] }],
  ])('refuses %j', async (input) => {
    expect((await book().refused('records.list', { table: 'time_entries', ...input })).code).toBe(
      'bad_input',
    );
  });
});
