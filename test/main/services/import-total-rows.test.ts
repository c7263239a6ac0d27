// Protects the owner from a file that lost rows: a total in a table is no record, but it is held against its rows, and
// the plan says where they don't come to it.
import { expect, it } from 'vitest';
import { answered, importBooks } from '../../support/import-book.ts';

const books = importBooks({
  'settings.csv': [
    ['company', 'Alder IT'],
    ['currency', 'USD'],
  ],
  'clients.csv': [['Cedar Clinic', '', '', '']],
});
const book = books.book();

const warningsOf = (rows: readonly (readonly string[])[], kind: 'ledger' | 'time_entries' | 'invoices') => {
  const { plan } = answered(book, books.file(rows), { kind });
  return { left: plan.leftOutRows, warned: plan.warnings };
};

const HOURS = ['Client', 'User', 'Date', 'Duration', 'Billable'];
const work = (day: number, duration: string) => ['Cedar Clinic', 'Robin', `2026-03-${day}`, duration, 'yes'];

const EXPENSES = ['Date', 'Account', 'Vendor', 'Amount', 'Memo'];
const paid = (day: number, amount: string) => [`2026-05-${day}`, 'Hosting', 'Nimbus Cloud', amount, ''];
const total = (label: string, amount: string) => ['', label, '', amount, ''];

it('totals that fit their rows are left out and nothing more is said', () => {
  const { left, warned } = warningsOf(
    [
      EXPENSES,
      paid(11, '10.00'),
      paid(12, '20.50'),
      total('Total Hosting', '30.50'),
      total('Total', '30.50'),
    ],
    'ledger',
  );
  expect(left).toEqual([
    { reason: 'a total: “Total Hosting”', count: 1, lines: [4] },
    { reason: 'a total: “Total”', count: 1, lines: [5] },
  ]);
  expect(warned).toEqual([]);
});

it('a total that its rows don’t come to is told with its line and both sums', () => {
  const { left, warned } = warningsOf(
    [EXPENSES, paid(11, '10.00'), total('Total Hosting', '30.50'), paid(12, '1.00'), total('Total', '31.50')],
    'ledger',
  );
  expect(left).toHaveLength(2);
  expect(warned).toEqual([
    {
      line: 3,
      message:
        'Amount: “Total Hosting” is 30.50, but the rows above it come to 10.00. Rows may be missing from the file.',
    },
    {
      line: 5,
      message:
        'Amount: “Total” is 31.50, but the rows above it come to 11.00, those since the last total to 1.00. Rows may be missing from the file.',
    },
  ]);
});

it('a row that can’t be read is named as the reason, and so is a total that can’t', () => {
  const { warned } = warningsOf(
    [
      EXPENSES,
      paid(11, '10.00'),
      paid(12, 'ten'),
      [...paid(13, '5.00'), 'one cell too many'],
      total('Total', '30.50'),
      total('Grand total', '1.005'),
    ],
    'ledger',
  );
  expect(warned.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '5: Amount: “Total” is 30.50, but the rows above it come to 10.00. 2 rows above can’t be read and are not in this sum.',
    expect.stringMatching(/^6: Amount: “Grand total” could not be checked: .*1\.005/),
  ]);
});

it('hours add up to the second, decimals of hours within their rounding', () => {
  const sum = (text: string) => ['Total', '', '', text, ''];
  const clock = (text: string) =>
    warningsOf([HOURS, work(11, '1:30:00'), work(12, '25:15:30'), sum(text)], 'time_entries').warned;
  expect(clock('26:45:30')).toEqual([]);
  expect(clock('26:45:31')).toEqual([
    {
      line: 4,
      message:
        'Duration: “Total” is 26:45:31, but the rows above it come to 26:45:30. Rows may be missing from the file.',
    },
  ]);
  const decimals = (text: string) =>
    warningsOf([HOURS, work(11, '0.33'), work(12, '0.33'), work(13, '0.33'), sum(text)], 'time_entries')
      .warned;
  expect(decimals('1.00')).toEqual([]);
  expect(decimals('1.02')).toHaveLength(1);
});

it('what stands on every line of an invoice is counted once', () => {
  const head = ['Invoice Number', 'Client', 'Invoice Date', 'Line Amount', 'Invoice Total', 'Tax Total'];
  const rows = [
    head,
    ['7', 'Cedar Clinic', '2026-03-11', '100.00', '330.00', '30.00'],
    ['7', 'Cedar Clinic', '2026-03-11', '200.00', '330.00', '30.00'],
    ['8', 'Cedar Clinic', '2026-03-12', '50.00', '55.00', '5.00'],
  ];
  const sums = (...cells: string[]) => warningsOf([...rows, ['Total', '', '', ...cells]], 'invoices').warned;
  expect(sums('350.00', '385.00', '35.00')).toEqual([]);
  expect(sums('350.00', '715.00', '65.00').map(({ message }) => message.split(':')[0])).toEqual([
    'Invoice Total',
    'Tax Total',
  ]);
});
