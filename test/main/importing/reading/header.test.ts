// Protects the header: found below title lines, its names comparable, its columns never blank or twice for the owner.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeader, headerOf, normaliseName } from '../../../../src/main/importing/reading/header.ts';

describe('a name', () => {
  it.each([
    ['\ufeffDate', 'date', ''],
    [' ID', 'id', ''],
    ['Billable?', 'billable', ''],
    ['*ContactName', 'contactname', ''],
    ['Duração (h)', 'duracao', 'h'],
    ['Tätigkeit', 'tatigkeit', ''],
    ['Straße', 'strasse', ''],
    ['Start\n  date', 'start date', ''],
    ['Amount (USD)', 'amount', 'USD'],
    ['Amount (€)', 'amount', '€'],
    ['Amount ()', 'amount', ''],
    ['Amount (USD) *', 'amount', 'USD'],
    ['First response time (in hrs)', 'first response time', 'in hrs'],
    ['Created (UTC)', 'created', 'UTC'],
    ['Created (Europe/Berlin)', 'created', 'Europe/Berlin'],
    ['Satisfaction [list]', 'satisfaction', 'list'],
    ['Duration (decimal)', 'duration (decimal)', ''],
    ['Amount (One column)', 'amount (one column)', ''],
    ['Approved (yes/no)', 'approved (yes/no)', ''],
    ['(USD)', '(usd)', ''],
    ['', '', ''],
  ])('%j is %j with the unit %j', (text, name, unit) => {
    expect(normaliseName(text)).toEqual({ name, unit });
  });

  it('stays itself when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { name, unit } = normaliseName(text);
        if (unit === '') expect(normaliseName(name).name).toBe(name);
      }),
    );
  });
});

describe('labels', () => {
  it('name what is blank or stands twice', () => {
    expect(
      headerOf({ line: 1, cells: ['', 'Others', ' ', 'Others', ' Others', 'Others (2)'] }).labels,
    ).toEqual(['Column 1', 'Others', 'Column 3', 'Others (3)', 'Others (4)', 'Others (2)']);
  });

  it('are never blank and never twice', () => {
    const cell = fc.constantFrom('', ' ', 'a', 'a (2)', 'a (3)', 'Column 2', 'Column 2 (2)', 'A');
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), (cells) => {
        const { labels } = headerOf({ line: 1, cells });
        expect(new Set(labels).size).toBe(cells.length);
        expect(labels.every((label) => label.trim() !== '')).toBe(true);
      }),
    );
  });
});

const KNOWN = new Set(['date', 'client', 'account', 'amount', 'num', 'memo', 'hours', 'name']);
/** Finds the header among rows written one a line; the first stands on line 1. */
const find = (...rows: string[]) =>
  findHeader(
    rows.map((row, i) => ({ line: i + 1, cells: row.split('|') })),
    KNOWN,
  );
const lineOf = (...rows: string[]) => {
  const finding = find(...rows);
  return finding.found ? finding.header.line : finding.reason;
};

describe('the header', () => {
  it('is the first line of a plain table', () => {
    expect(lineOf('Date|Client|Hours', '2025-01-01|Acme|1.5')).toBe(1);
  });

  it('is found below title lines, which are left out visibly', () => {
    const finding = find('Acme LLC', 'General Ledger', '|Date|Num|Amount', 'Bank|||', '|01/02/2025|7|1,5');
    expect(finding).toMatchObject({
      found: true,
      header: {
        line: 3,
        labels: ['Column 1', 'Date', 'Num', 'Amount'],
        names: ['', 'date', 'num', 'amount'],
      },
      titles: [
        { line: 1, reason: 'stands before the column names: “Acme LLC”' },
        { line: 2, reason: 'stands before the column names: “General Ledger”' },
      ],
    });
  });

  it('is found below title lines that a spreadsheet filled up with blank cells', () => {
    expect(lineOf('Acme LLC|||', '|||', 'Foo|Bar|Baz|Qux', 'a|b|c|1')).toBe(3);
  });

  it('may have no known name at all', () => {
    expect(lineOf('Report', 'Foo|Bar|Baz', 'x|y|1')).toBe(2);
  });

  it('is not a filter block above it', () => {
    expect(lineOf('Date|2025', 'Client|Acme', 'Date|Client|Hours', '1/1/2025|Acme|1')).toBe(3);
  });

  it.each([
    ['|Jan 2025|Feb 2025|Mar 2025|Total'],
    ['|Jan 1 - 15, 2025|Total'],
    ['Account|2025-01|2025-02|Total'],
    ['|Januar 25|Februar 25|März 25|Gesamt'],
  ])('may have months for columns: %s', (header) => {
    const width = header.split('|').length;
    const row = ['Income', ...Array(width - 1).fill('1,200.00')].join('|');
    expect(lineOf('Acme LLC', 'Profit and Loss', header, `Income${'|'.repeat(width - 1)}`, row)).toBe(3);
  });

  it('is not a record that tells of months', () => {
    expect(lineOf('Plan|From|Until', 'Managed|Jan 2025|Feb 2025', 'Backup|Mar 2025|Apr 2025')).toBe(1);
  });

  it('is missing where the first row of the table has figures or dates', () => {
    const finding = find('2025-01-01|Acme|1.5', '2025-01-02|Blue Fern|2', 'x|y|z');
    expect(finding).toMatchObject({ found: false, reason: 'no_header' });
    expect(!finding.found && finding.message).toContain('column names');
  });

  it('is missing in a single column', () => {
    expect(find('Client', 'Acme')).toMatchObject({ found: false, reason: 'one_column' });
    expect(find()).toMatchObject({ found: false, reason: 'one_column' });
  });

  it('is not looked for further down than people put it', () => {
    const records = Array.from({ length: 40 }, (_, i) => `2025-01-01|${i}|x`);
    expect(lineOf(...records, 'Date|Client|Hours')).toBe('no_header');
  });

  // A pattern that tries every place against every other would take hours: the limit of a test is what holds it.
  it('takes cells of megabytes without searching them', () => {
    const long = '- ( '.repeat(1 << 18);
    find(`${long}|${'1,'.repeat(1 << 19)}`, `${'('.repeat(1 << 20)}|x`);
  });
});
