import { describe, expect, it } from 'vitest';
import { monthOfHeader } from '../../../../src/main/importing/layouts/cross-tab.ts';
import { monthNumber } from '../../../../src/shared/calendar.ts';
import { importFixture, ledgerInShort, reasons, runImport } from '../../../support/import-run.ts';

describe('a profit and loss by month', () => {
  it('imports accounts by indentation, checks totals and results, imports none of them', () => {
    const read = runImport(importFixture('profit-and-loss.csv'));
    expect(read.tool).toBe('profit-and-loss');
    expect(ledgerInShort(read)).toEqual([
      '7 2025-04-30 Managed services -1000.00 debit → revenue.recurring #Income:Managed services /2025-04',
      '7 2025-05-31 Managed services -1100.00 debit → revenue.recurring #Income:Managed services /2025-05',
      '8 2025-04-30 Services -50.00 debit → ? #Income:Services /2025-04',
      '9 2025-04-30 Services:Hourly labor -25.00 debit → revenue.hourly #Income:Services:Hourly labor /2025-04',
      '13 2025-04-30 Subcontractors 200.00 debit → cogs.subcontract #Cost of Goods Sold:Subcontractors /2025-04',
      '13 2025-05-31 Subcontractors -20.00 debit → cogs.subcontract #Cost of Goods Sold:Subcontractors /2025-05',
      '17 2025-04-30 Rent 300.00 debit → opex.rent #Expenses:Rent /2025-04',
      '17 2025-05-31 Rent 300.00 debit → opex.rent #Expenses:Rent /2025-05',
      '21 2025-04-30 Interest earned -5.00 debit → interest #Other Income:Interest earned /2025-04',
    ]);
    expect(reasons(read.warned)).toEqual([
      '17: the row’s total says 601.00, but its months add up to 600.00',
      '24: “Net Income” of 2025-05 says 821.00, but its rows add up to 820.00',
    ]);
    expect(read.rejected).toEqual([]);
  });

  it('reads Xero’s, without indentation: an account that stands in two sections is two', () => {
    const read = runImport(importFixture('profit-and-loss-xero.csv'));
    expect(ledgerInShort(read)).toEqual([
      '8 2025-04-30 Managed Services -1000.00 debit → revenue.recurring #Trading Income:Managed Services /2025-04',
      '8 2025-05-31 Managed Services -1100.00 debit → revenue.recurring #Trading Income:Managed Services /2025-05',
      '9 2025-04-30 Hardware -200.00 debit → revenue.product #Trading Income:Hardware /2025-04',
      '13 2025-04-30 Cost of Sales:Hardware 150.00 debit → cogs.product #Cost of Sales:Hardware /2025-04',
      '19 2025-04-30 Rent 300.00 debit → opex.rent #Operating Expenses:Rent /2025-04',
      '19 2025-05-31 Rent 300.00 debit → opex.rent #Operating Expenses:Rent /2025-05',
    ]);
    expect(read.warned).toEqual([]);
  });

  it('reads QuickBooks Desktop’s, accounts in columns', () => {
    const text = `,,,Jan 25,Feb 25,TOTAL
Ordinary Income/Expense,,,,,
,Income,,,,
,,Support,100.00,0.00,100.00
,Total Income,,100.00,0.00,100.00
,Cost of Goods Sold,,,,
,,Licences,40.00,0.00,40.00
,Total COGS,,40.00,0.00,40.00
,Gross Profit,,60.00,0.00,60.00
,Expense,,,,
,,Net 30 fees,10.00,0.00,10.00
,Total Expense,,10.00,0.00,10.00
Net Ordinary Income,,,50.00,0.00,50.00
Net Income,,,50.00,0.00,50.00
`;
    const read = runImport(text);
    expect(ledgerInShort(read)).toEqual([
      '4 2025-01-31 Support -100.00 debit → ? #Income:Support /2025-01',
      '7 2025-01-31 Licences 40.00 debit → cogs.licences #Cost of Goods Sold:Licences /2025-01',
      '11 2025-01-31 Net 30 fees 10.00 debit → opex.other #Expense:Net 30 fees /2025-01',
    ]);
    expect(read.warned).toEqual([]);
  });

  it('rejects a row whose cell can’t be read, whole, and no other', () => {
    const read = runImport(
      ',Jan 2025,Feb 2025\nIncome,,\n   A,1.00,n/a\n   B,2.00,3.00\nTotal Income,3.00,3.00\n',
    );
    expect(read.rejected.map(({ line, column }) => [line, column])).toEqual([[3, 'Feb 2025']]);
    expect(ledgerInShort(read)).toHaveLength(2);
  });

  it.each([
    ['Jan 2025', '2025-01'],
    ['January 2025', '2025-01'],
    ['Jan 25', '2025-01'],
    ['Jan-25', '2025-01'],
    ['2025-01', '2025-01'],
    ['01/2025', '2025-01'],
    ['31 Jan 2025', '2025-01'],
    ['Jan 1 - 15, 2025', '2025-01'],
    ['März 2025', '2025-03'],
    ['fév. 2025', '2025-02'],
    ['março de 2025', '2025-03'],
    ['Dez 24', '2024-12'],
  ])('takes the column %s for %s', (text, month) => {
    expect(monthOfHeader(text)).toBe(monthNumber(month));
  });

  it.each(['Total', 'Market 25', 'Jan - Mar 2025', 'Amount', '2025', '13/2025', 'Janitor 2025', ''])(
    'takes the column “%s” for no month',
    (text) => {
      expect(monthOfHeader(text)).toBeNull();
    },
  );
});
