// Protects what interpreters are given: each field in its column's reading, or a rejection with the column's name.
import { describe, expect, it } from 'vitest';
import type { Cells } from '../../../../src/main/importing/types.ts';
import { Reject } from '../../../../src/main/importing/types.ts';
import { type CellsInput, cellsOf } from '../../../../src/main/importing/values/cells.ts';
import { dayOf } from '../../../../src/shared/calendar.ts';
import { toIso } from '../../../../src/shared/timestamp.ts';
import { headerOf, rowOf, spec } from './support.ts';

function cellsFor(
  columns: Record<string, string>,
  text: Record<string, string>,
  more: Partial<CellsInput> = {},
): Cells {
  const fields = Object.keys(columns);
  const reader = cellsOf({
    header: headerOf(...Object.values(columns)),
    columns: Object.fromEntries(fields.map((field, index) => [field, index])),
    fields: fields.map((field) => spec(field, field === 'ticket' ? 'id' : 'text')),
    readings: {},
    zone: 'America/New_York',
    currency: 'USD',
    ...more,
  });
  return reader.at(
    rowOf(
      7,
      fields.map((field) => text[field] ?? ''),
    ),
  );
}

/** What a cell is rejected with: `column: sentence`. */
function rejection(read: () => unknown): string {
  try {
    return `read ${JSON.stringify(read())}`;
  } catch (error) {
    if (error instanceof Reject) return `${error.column}: ${error.message}`;
    throw error;
  }
}

describe('cells', () => {
  it('are read by field, each column in its reading', () => {
    const cells = cellsFor(
      {
        date: 'Date',
        start: 'Start',
        hours: 'Hours',
        amount: 'Amount',
        billable: 'Billable',
        count: 'Seats',
      },
      {
        date: '03/04/2025',
        start: '9:00 PM',
        hours: '1,5',
        amount: '1.234,50',
        billable: 'Yes',
        count: '1.200',
      },
      {
        readings: {
          0: { dates: 'dmy' },
          2: { duration: 'hours' },
          3: { decimals: ',' },
          5: { decimals: ',' },
        },
      },
    );
    expect(dayOf(cells.day('date') ?? 0)).toBe('2025-04-03');
    expect(cells.time('start')).toBe(75_600);
    expect(toIso(cells.moment('date', 'start') ?? { epoch: 0, offset: 0 })).toBe('2025-04-03T21:00:00-04:00');
    expect(cells.duration('hours')).toBe(5400);
    expect(cells.money('amount')).toBe(123_450);
    expect(cells.flag('billable')).toBe(true);
    expect(cells.number('count')).toBe(1200);
    expect(cells.row.line).toBe(7);
  });

  it('are nothing where they are blank, a lone dash, or not mapped', () => {
    const cells = cellsFor({ a: 'A', b: 'B' }, { a: '  ', b: '-' });
    for (const field of ['a', 'b', 'c'])
      for (const read of ['day', 'time', 'moment', 'duration', 'money', 'number', 'flag'] as const)
        expect(cells[read](field)).toBeNull();
    expect([cells.text('a'), cells.text('b'), cells.text('c')]).toEqual(['', '-', '']);
    expect([cells.has('a'), cells.has('c')]).toEqual([true, false]);
  });

  it('are texts as they stand but for blanks around them and a formula’s guard', () => {
    const cells = cellsFor({ a: 'A', b: 'B', c: 'C' }, { a: " '=1+1 ", b: "'tis", c: '007' });
    expect([cells.text('a'), cells.text('b'), cells.text('c')]).toEqual(['=1+1', "'tis", '007']);
    expect(cellsFor({ a: 'A' }, { a: "'-5.00" }).money('a')).toBe(-500);
  });

  it('that can’t be read are rejected with their column and a sentence, every time', () => {
    const cells = cellsFor(
      {
        date: 'Start Date',
        amount: 'Amount',
        ticket: 'Ticket ID',
        hours: 'Hours',
        long: 'Note',
        flag: 'Billable',
      },
      {
        date: '13/15/2024',
        amount: '€5',
        ticket: '4.42071E+11',
        hours: '8:30:00 AM',
        long: 'x'.repeat(100_001),
        flag: 'perhaps',
      },
      { readings: { 0: { dates: 'mdy' } } },
    );
    for (let again = 0; again < 2; again += 1) {
      expect(rejection(() => cells.day('date'))).toBe(
        'Start Date: “13/15/2024” is not a date; this column reads month/day/year',
      );
      expect(rejection(() => cells.money('amount'))).toBe(
        'Amount: “€5”: this amount is in Euro (EUR), and the book is kept in US Dollar (USD)',
      );
      expect(rejection(() => cells.text('ticket'))).toContain(
        'Ticket ID: “4.42071E+11” is a number a spreadsheet',
      );
      expect(rejection(() => cells.duration('hours'))).toContain('Hours: “8:30:00 AM” is a time of day');
      expect(rejection(() => cells.text('long'))).toContain('Note: the cell has 100001 characters');
      expect(rejection(() => cells.flag('flag'))).toBe('Billable: “perhaps” is neither yes nor no');
      expect(rejection(() => cells.money('long'))).toContain('Note: the cell has 100001 characters');
      expect(rejection(() => cells.required('nothing'))).toContain('is empty');
      expect(rejection(() => cells.reject('flag', 'no'))).toBe('Billable: no');
    }
  });

  // A pattern that tries every place against every other would take minutes: the limit of a test is what holds it.
  it('that are long texts are told apart from values at once, whatever they hold', () => {
    const cells = cellsFor({ a: 'A' }, { a: `1${'a'.repeat(90_000)}(` });
    for (const read of ['day', 'time', 'moment', 'duration', 'money', 'number', 'flag'] as const)
      expect(rejection(() => cells[read]('a'))).toContain('is text where one value is expected');
  });

  it('of money are checked by what the cell says, then the header, then the row’s currency', () => {
    const read = (amount: string, header: string, currency: string) =>
      rejection(() =>
        cellsFor({ amount: header, currency: 'Currency' }, { amount, currency }).money('amount'),
      );
    expect(read('5', 'Amount', 'USD')).toBe('read 500');
    expect(read('5', 'Amount', '')).toBe('read 500');
    expect(read('5', 'Amount', 'EUR')).toBe(
      'Currency: this amount is in Euro (EUR), and the book is kept in US Dollar (USD)',
    );
    expect(read('$5', 'Amount', 'CAD')).toContain('Canadian Dollar (CAD)');
    expect(read('5 USD', 'Amount', 'EUR')).toBe('read 500');
    expect(read('5', 'Amount (EUR)', 'USD')).toContain('Amount (EUR): “5”: this amount is in Euro (EUR)');
    expect(read('', 'Amount (EUR)', 'EUR')).toBe('read null');
    expect(read('5', 'Amount', 'bananas')).toContain('“bananas” is not a currency');
  });

  it('of a column in UTC are read in UTC', () => {
    const cells = cellsFor({ at: 'Created (UTC)' }, { at: '2025-07-01 10:00' });
    expect(toIso(cells.moment('at') ?? { epoch: 0, offset: 0 })).toBe('2025-07-01T10:00:00Z');
  });

  it('stay right when a column has more different texts than are remembered', () => {
    const reader = cellsOf({
      header: headerOf('Minutes'),
      columns: { minutes: 0 },
      fields: [spec('minutes', 'minutes')],
      readings: { 0: { duration: 'minutes' } },
      zone: 'UTC',
      currency: 'USD',
    });
    for (let i = 0; i < 120_000; i += 1) {
      const seconds = reader.at(rowOf(i, [String(i % 60_000)])).duration('minutes');
      if (seconds !== (i % 60_000) * 60) expect(seconds).toBe((i % 60_000) * 60);
    }
  });
});
