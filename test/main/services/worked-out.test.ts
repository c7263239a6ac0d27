// Protects what the book works out for records: a list is sorted, filtered, paged, summed and written as CSV by it as by
// any field, and says the same as the calls that tell it one by one.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BookRecord, RecordFilter } from '../../../src/shared/contract/records.ts';
import type { FieldValue, RecordTable } from '../../../src/shared/records/fields.ts';
import { TABLES } from '../../../src/shared/records/tables.ts';
import { choiceWords } from '../../../src/shared/records/words.ts';
import { WORKED, type Worked, workedOf } from '../../../src/shared/records/worked.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';
import { createFrom } from '../../support/product.ts';

const temporary = temporaryFolder();
const book = keptBooks();
const SAMPLE = join(import.meta.dirname, '../../../resources/sample');
const TABLE_NAMES = Object.keys(WORKED) as RecordTable[];
const COLUMNS: [RecordTable, string, Worked][] = TABLE_NAMES.flatMap((table) =>
  workedOf(table).map((column): [RecordTable, string, Worked] => [table, column.name, column]),
);

let sample = '';
beforeAll(() => {
  sample = temporary.next();
  createFrom(SAMPLE, sample);
});

let own: KeptBook;
/** The sample with a rate to come, a paused contract and recurring entries in every state. */
beforeEach(async () => {
  const file = temporary.next();
  copyFileSync(sample, file);
  own = book(file, { today: () => '2026-06-30' });
  const account =
    (await own.must('records.list', { table: 'accounts', count: 1 })).rows[0]?.values.name ?? '';
  const technician =
    (await own.must('records.list', { table: 'technicians', count: 1 })).rows[0]?.values.name ?? '';
  const due = { account, amount: 10_000, every: 'month' };
  await own.must('records.save', {
    sets: [
      { table: 'technicians', rows: [{ values: { name: 'Without a rate' } }] },
      {
        table: 'cost_rates',
        rows: [{ values: { technician, effective_from: '2026-09-01', hourly_cost: 9900 } }],
      },
      {
        table: 'recurring_entries',
        rows: [
          { values: { ...due, memo: 'new', first_day: '2026-08-15' } },
          { values: { ...due, memo: 'over', first_day: '2026-01-01', last_day: '2026-02-01' } },
          { values: { ...due, memo: 'rests', first_day: '2026-05-01', paused: true } },
          { values: { ...due, memo: 'slip', first_day: '0026-05-01' } },
        ],
      },
    ],
  });
});

const all = async (table: RecordTable): Promise<BookRecord[]> =>
  (await own.must('records.list', { table, count: 1000 })).rows;
const worked = (row: BookRecord, name: string): FieldValue => row.worked?.[name] ?? null;

describe('what is worked out', () => {
  it('has names and labels of its own in its table, and stands behind a field', () => {
    for (const table of TABLE_NAMES) {
      const { fields } = TABLES[table];
      for (const { name, after } of workedOf(table)) {
        expect(fields.map((field) => field.name)).not.toContain(name);
        expect(fields.map((field) => field.name)).toContain(after);
      }
      const labels = [...fields, ...workedOf(table)].map(({ label }) => label);
      expect(new Set(labels).size, `labels of ${table}`).toBe(labels.length);
    }
  });

  it.each(COLUMNS)('%s.%s is known of some record, and of no other table’s', async (table, name) => {
    expect((await all(table)).some((row) => worked(row, name) !== null)).toBe(true);
    expect((await all('tickets'))[0]).not.toHaveProperty('worked');
    const told = (await own.must('records.fields', { table }))[0]?.worked.map((each) => each.name);
    expect(told).toContain(name);
  });

  it('says of a contract what the answer about all of them says', async () => {
    const { rows, mrr } = await own.must('contracts.standings', {});
    const listed = await own.must('records.list', { table: 'contracts', count: 1000, sums: true });
    expect(new Map(listed.rows.map((row) => [row.id, row.worked]))).toEqual(
      new Map(
        rows.map(({ id, state, monthly, next }) => [
          id,
          { state, monthly, next: next?.kind ?? null, next_on: next?.day ?? null },
        ]),
      ),
    );
    expect(listed.sums?.monthly, 'rounded once, as MRR itself').toBe(mrr.value);
  });

  it('says of a technician what the answer about all of them says', async () => {
    const { rows } = await own.must('technicians.list', {});
    expect(new Map((await all('technicians')).map((row) => [row.id, row.worked]))).toEqual(
      new Map(
        rows.map(({ id, hourly, since, next, seconds, uncosted }) => [
          id,
          {
            hourly,
            since,
            next_hourly: next?.hourly ?? null,
            next_from: next?.from ?? null,
            seconds,
            uncosted,
          },
        ]),
      ),
    );
  });

  it('says of an account what the answer about all of them says, of the day the book opens with', async () => {
    const { asOf } = await own.must('book.status', {}).then((status) => status ?? { asOf: '' });
    const { accounts } = await own.must('ledger.accounts', { asOf });
    expect(accounts.length).toBeGreaterThan(20);
    expect(new Map((await all('accounts')).map((row) => [row.id, row.worked]))).toEqual(
      new Map(
        accounts.map(({ id, entries, ttm, total, lastDay }) => [
          id,
          { entries, year: ttm, total, last_day: lastDay },
        ]),
      ),
    );
  });

  it('says of a recurring entry when it is due, and what became of its due days', async () => {
    const told = new Map(
      (await all('recurring_entries')).map(({ values, worked: out }) => [values.memo, out]),
    );
    expect(told).toEqual(
      new Map([
        ['new', { next_due: '2026-08-15', due_days: '' }],
        ['over', { next_due: null, due_days: '' }],
        ['rests', { next_due: null, due_days: 'Paused, 2 left out' }],
        ['slip', { next_due: '2026-07-01', due_days: 'Look at its first due day' }],
      ]),
    );
    const waiting = await own.must('records.list', {
      table: 'recurring_entries',
      filters: [{ field: 'due_days', how: 'contains', value: 'left' }],
    });
    const [rests] = waiting.rows;
    await own.must('ledger.post', {
      days: [{ recurring: rests?.id ?? 0, day: '2026-05-01' }],
    });
    const [record] = (await own.must('records.list', { table: 'recurring_entries', ids: [rests?.id ?? 0] }))
      .rows;
    expect(record?.worked?.due_days).toBe('Paused, 1 left out');
    expect(
      (await own.must('records.get', { table: 'recurring_entries', id: rests?.id ?? 0 })).worked,
    ).toEqual(record?.worked);
  });
});

/** What stands for a value among others: nothing first, choices in the order they are told in. */
const rank = (column: Worked, value: FieldValue): number | string => {
  if (value === null) return column.type === 'text' || column.type === 'day' ? '' : -1;
  return column.type === 'choice'
    ? (column.choices?.indexOf(String(value)) ?? 0)
    : (value as string | number);
};

describe('a list by what is worked out', () => {
  it.each(COLUMNS)(
    '%s by %s: pages, numbers and CSV follow one order, both ways',
    async (table, name, column) => {
      const ids: number[][] = [];
      for (const descending of [false, true]) {
        const query = { table, sort: { field: name, descending } };
        const { rows, total } = await own.must('records.list', { ...query, count: 1000 });
        expect(total).toBe((await all(table)).length);
        const ranks = rows.map((row) => rank(column, worked(row, name)));
        const sorted = [...ranks].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(ranks).toEqual(descending ? sorted.reverse() : sorted);
        const numbers = (await own.must('records.ids', query)).ids;
        expect(numbers).toEqual(rows.map(({ id }) => id));
        const pages: number[] = [];
        for (let from = 0; from < total; from += 3)
          pages.push(
            ...(await own.must('records.list', { ...query, from, count: 3 })).rows.map(({ id }) => id),
          );
        expect(pages).toEqual(numbers);
        ids.push(numbers);

        const [title = ''] = TABLES[table].title;
        const to = temporary.next();
        await own.must('records.csv', { ...query, fields: [title, name], to: own.grant(to) });
        const [head, ...lines] = readFileSync(to, 'utf8').trimEnd().split('\n');
        expect(head).toContain(column.label);
        expect(lines).toHaveLength(total);
        rows.forEach((row, i) => {
          const value = worked(row, name);
          if (value === null) expect(lines[i]).toMatch(/,$/);
          else if (column.type === 'choice') expect(lines[i]).toContain(`,${choiceWords(String(value))}`);
          else if (column.type === 'day') expect(lines[i]).toContain(`,${value}`);
        });
      }
      expect(ids[1]).toEqual([...(ids[0] ?? [])].reverse());
    },
  );

  it.each(COLUMNS)('%s by %s: a filter keeps what meets it', async (table, name, column) => {
    const rows = await all(table);
    const values = [...new Set(rows.map((row) => worked(row, name)))].filter((value) => value !== null);
    const middle = values[values.length >> 1] as string | number;
    const ways: [Omit<RecordFilter, 'field'>, (value: FieldValue) => boolean][] = [
      [{ how: 'is', value: middle }, (value) => value === middle],
      [{ how: 'not', value: middle }, (value) => value !== middle],
      [{ how: 'empty' }, (value) => value === null || value === ''],
      [{ how: 'filled' }, (value) => value !== null && value !== ''],
    ];
    if (column.type === 'choice')
      ways.push([{ how: 'is', value: values as string[] }, (value) => value !== null]);
    else if (column.type === 'text')
      ways.push([{ how: 'contains', value: 'LEFT' }, (value) => String(value).includes('left')]);
    else
      ways.push(
        [{ how: 'from', value: middle }, (value) => value !== null && value >= middle],
        [{ how: 'to', value: middle }, (value) => value !== null && value <= middle],
      );
    for (const [way, meets] of ways) {
      const filters = [{ field: name, ...way }];
      const found = await own.must('records.list', { table, filters, count: 1000, sums: true });
      const expected = rows.filter((row) => meets(worked(row, name)));
      expect(new Set(found.rows.map(({ id }) => id)), JSON.stringify(way)).toEqual(
        new Set(expected.map(({ id }) => id)),
      );
      expect(found.total).toBe(expected.length);
      for (const { name: summed } of workedOf(table).filter((each) => each.summed && each.type === 'seconds'))
        expect(found.sums?.[summed]).toBe(
          expected.reduce((total, row) => total + Number(worked(row, summed)), 0),
        );
    }
  });

  it('follows a change at once, also one that only settles a due day', async () => {
    const query = {
      table: 'contracts' as const,
      filters: [{ field: 'state', how: 'is' as const, value: 'running' }],
      sort: { field: 'monthly', descending: true },
      sums: true,
    };
    const before = await own.must('records.list', query);
    const [first] = before.rows;
    await own.must('contracts.change', {
      action: { do: 'pause', contract: first?.id ?? 0, from: '2026-06-01', until: null },
    });
    const after = await own.must('records.list', query);
    expect(after.rows.map(({ id }) => id)).not.toContain(first?.id);
    expect(after.total).toBe(before.total - 1);
    await own.must('changes.undo', {});
    expect(await own.must('records.list', query)).toEqual(before);
  });

  it('refuses a value that can’t be one, and knows no column of another table', async () => {
    for (const filter of [
      { field: 'next_on', how: 'from' as const, value: 'soon' },
      { field: 'next_on', how: 'contains' as const, value: 3 },
      { field: 'state', how: 'is' as const },
    ])
      expect(
        (await own.refused('records.list', { table: 'contracts', filters: [filter] })).message,
      ).toContain('has no value that fits it');
    expect(
      (await own.refused('records.list', { table: 'tickets', sort: { field: 'monthly', descending: true } }))
        .message,
    ).toContain('“monthly”');
    expect(
      (
        await own.refused('records.save', {
          sets: [{ table: 'contracts', rows: [{ id: 1, values: { monthly: 5 } }] }],
        })
      ).code,
    ).toBe('bad_input');
  });
});
