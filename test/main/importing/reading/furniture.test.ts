// Protects records: nothing that fills all a record needs is taken for a total or a footer, whatever its words; and
// totals, balances, footers and repeated headers don't become records.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furnitureOf, type RecordShape } from '../../../../src/main/importing/reading/furniture.ts';
import { headerOf } from '../../../../src/main/importing/reading/header.ts';
import { rowOf } from '../../../support/rows.ts';

const COLUMNS = ['Date', 'Client', 'Description', 'Amount', 'Balance'];
const SHAPE: RecordShape = { required: [0, 3], dates: [0] };
const UNKNOWN: RecordShape = { required: [], dates: [] };
const header = headerOf({ line: 1, cells: COLUMNS });
const why = (cells: string[], shape = SHAPE) => furnitureOf(header, shape)(rowOf(2, cells))?.reason ?? null;

describe('furniture', () => {
  it.each([
    ['is blank', ['', ' ', '', '\u00a0', '']],
    ['repeats the column names', ['Date', 'Client ', 'description', 'AMOUNT (USD)', 'Balance']],
    ['a total: “Total”', ['Total', '', '', '1,200.00', '']],
    ['a total: “Total”', ['', 'Total', '', '1,200.00', '']],
    ['a total: “TOTAL:”', ['TOTAL:', '', '', '$1,200.00', '(3.00)']],
    ['a total: “Summe”', ['Summe', '', '', '1.200,00 €', '']],
    ['a total: “Total for Checking”', ['', 'Total for Checking', '', '$2,250.71', '']],
    ['a total: “Acme Total”', ['', 'Acme Total', '', '2,250.71', '']],
    ['a total: “Total 400 - Software”', ['Total 400 - Software', '', '', '80.00', '1,262.00']],
    ['a balance: “Opening Balance”', ['Opening Balance', '', '', '', '0.00']],
    ['a balance: “Beginning Balance”', ['01/01/2025', 'Beginning Balance', '', '', '12,410.55']],
    [
      'a footer: “Accrual Basis Friday, April 04, 2025 09:12 AM GMT-05:00”',
      ['Accrual Basis Friday, April 04, 2025 09:12 AM GMT-05:00'],
    ],
    ['a footer: “Cash basis Friday”', ['Cash basis Friday', ' April 04', ' 2025 09:12 AM']],
    ['a line with a single cell: “Checking”', ['Checking', '', '', '', '']],
  ])('%s', (reason, cells) => {
    expect(why(cells)).toBe(reason);
  });

  it('is told without a mapping where the looks are clear', () => {
    expect(why(['Total', '', '', '5.00', ''], UNKNOWN)).toBe('a total: “Total”');
    expect(why(['Total for Acme', '', '', '5.00', ''], UNKNOWN)).toBe('a total: “Total for Acme”');
    expect(why(['Accrual Basis Friday'], UNKNOWN)).toBe('a footer: “Accrual Basis Friday”');
    expect(why(['Acme', '', '', '', ''], UNKNOWN)).toBeNull();
    expect(why(['Total Care Ltd', '', '', '', ''], UNKNOWN)).toBeNull();
  });
});

describe('a record', () => {
  const WORDS = [
    'Total',
    'Total Care Ltd',
    'Grand total',
    'Acme Total',
    'Summe',
    'Gesamt GmbH',
    'Opening Balance',
    'Closing balance',
    'Accrual Basis',
    'Page 1 of 2',
    'Date',
    'Client',
    'Description',
    'Amount',
    '',
    ' ',
    '12',
    '-',
  ];
  const words = fc.constantFrom(...WORDS);
  const date = fc.constantFrom(
    '2025-01-31',
    '01/31/2025',
    '31.1.2025',
    '31 Jan 2025',
    'Jan 31, 2025',
    '45933',
    'Fri 31 Jan',
  );
  const amount = fc.constantFrom('1.00', '-5', '$1,200.00', '(3.00)', '1:30', '0', 'USD 5', 'n/a');

  it('is never left out if all that is needed is there, in any order of columns', () => {
    fc.assert(
      fc.property(
        fc.record({ date, client: words, text: words, amount, balance: fc.oneof(words, amount) }),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        ({ date, client, text, amount, balance }, order) => {
          const cells = [date, client, text, amount, balance];
          const shape = { required: [order.indexOf(0), order.indexOf(3)], dates: [order.indexOf(0)] };
          const turned = headerOf({ line: 1, cells: order.map((i) => COLUMNS[i] ?? '') });
          const row = rowOf(
            2,
            order.map((i) => cells[i] ?? ''),
          );
          expect(furnitureOf(turned, shape)(row)).toBeNull();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is kept without a mapping if it has a date that looks like one', () => {
    fc.assert(
      fc.property(words, words, amount, (client, text, amount) => {
        expect(why(['2025-01-31', client, text, amount, ''], UNKNOWN)).toBeNull();
        expect(why([client, '2025-01-31', text, amount, ''], UNKNOWN)).toBeNull();
      }),
    );
  });

  it('is kept in a list of clients, whose name is all it needs', () => {
    const list = headerOf({ line: 1, cells: ['Client', 'Seats', 'Notes'] });
    const shape: RecordShape = { required: [0], dates: [] };
    for (const cells of [
      ['Total Care Ltd', '12', ''],
      ['Total Care Ltd', '', ''],
      ['Opening Balance Inc', '', ''],
    ])
      expect(furnitureOf(list, shape)(rowOf(2, cells))).toBeNull();
    expect(furnitureOf(list, shape)(rowOf(2, ['Total', '12', '']))).toEqual({
      reason: 'a total: “Total”',
      total: 'Total',
    });
  });

  it('is not left out for lacking something, so that it is told as wrong', () => {
    expect(why(['2025-01-31', 'Total Care Ltd', 'Printer', '', ''])).toBeNull();
    expect(why(['', 'Total Care Ltd', 'Printer', '5.00', ''])).toBeNull();
    expect(why(['', 'Acme', '', '5.00', ''])).toBeNull();
  });
});
