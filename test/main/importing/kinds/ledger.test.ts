import { describe, expect, it } from 'vitest';
import {
  importFixture,
  ledgerInShort,
  ledgerLines,
  reasons,
  runImport,
} from '../../../support/import-run.ts';

const of = (name: string, options = {}) => runImport(importFixture(`${name}.csv`), options);

describe('lists of expenses', () => {
  it('Invoice Ninja: below its title rows', () => {
    expect(ledgerInShort(of('invoice-ninja-expenses'))).toEqual([
      '5 2025-03-01 Invoice Ninja expenses 13.94 natural → ? [Harbor Dental]',
      '6 2025-03-02 Invoice Ninja expenses 21.50 natural → ?',
    ]);
  });

  it('ITFlow: the category is the account, not what it was paid from', () => {
    expect(ledgerInShort(of('itflow-expenses'))).toEqual([
      '2 2025-04-01 Software 89.00 natural → opex.tools',
      '3 2025-04-09 Hardware 412.10 natural → cogs.product [Harbor Dental]',
    ]);
  });

  it('FreshBooks: the subcategory is the account, else the category above it', () => {
    const read = of('freshbooks-expenses');
    expect(read.tool).toBe('freshbooks-expenses');
    expect(ledgerInShort(read)).toEqual([
      '2 2026-03-02 Software 120.50 natural → opex.tools',
      '3 2026-03-04 Rent or Lease 900.00 natural → opex.rent',
      '4 2026-03-09 Subcontractors 310.00 natural → cogs.subcontract [Harbor Dental]',
      '5 2026-03-12 Software -20.50 natural → opex.tools',
    ]);
    expect(ledgerLines(read).map(({ vendor }) => vendor)).toContain('Ivy Networks');
  });

  it('Bigcapital: what is not published is left out', () => {
    const read = of('bigcapital-expenses');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Office expenses 90.00 natural → opex.other',
      '3 2025-03-02 Rent 1200.00 natural → opex.rent',
    ]);
    expect(reasons(read.left)).toEqual(['4: not posted: a draft']);
  });

  it('Microsoft CSP: what licences cost by client, net of tax, corrections negative', () => {
    expect(ledgerInShort(of('microsoft-csp'))).toEqual([
      '2 2025-04-01 Microsoft CSP 220.00 natural → cogs.licences [Harbor Dental]',
      '3 2025-04-15 Microsoft CSP -11.73 natural → cogs.licences [Harbor Dental]',
    ]);
  });

  it('QuickBooks’ list by vendor: the type says what the paying account’s sign doesn’t', () => {
    const read = of('quickbooks-vendor-list', { dates: 'mdy' });
    expect(read.tool).toBe('quickbooks-vendor-list');
    expect(ledgerInShort(read)).toEqual([
      '7 2026-04-01 Office 80.00 natural → opex.other',
      '8 2026-04-02 Office 20.00 natural → opex.other',
      '9 2026-04-03 Office -5.00 natural → opex.other',
      '10 2026-04-04 Furniture 300.00 natural → ?',
    ]);
    expect(ledgerLines(read).map(({ vendor }) => vendor)).toEqual(Array(4).fill('Acme Office'));
    expect(reasons(read.left)[1]).toBe('11: a “Bill Payment (Check)” is no expense');
    expect(read.rejected.map(({ line, column }) => [line, column])).toEqual([[12, 'Transaction type']]);
    expect(read.warned).toEqual([]);
  });

  it('gross less tax where nothing is net', () => {
    const text = 'Date,Vendor,Category,Gross,Tax\n2025-01-02,Acme,Rent,119.00,19.00\n';
    expect(ledgerInShort(runImport(text, { kind: 'ledger' }))).toEqual([
      '2 2025-01-02 Rent 100.00 natural → opex.rent',
    ]);
  });
});

describe('a journal', () => {
  const text = importFixture('quickbooks-journal.csv').toString();
  const journal = (content = text) => runImport(content, { dates: 'mdy' });

  it('QuickBooks: the first row of a booking speaks for the rows under it, and sums are no bookings', () => {
    const read = journal();
    expect(read.tool).toBe('quickbooks-journal');
    expect(ledgerInShort(read)).toEqual([
      '6 2026-03-16 Accounts Receivable (A/R) 1225.00 debit → ignore',
      '7 2026-03-16 Sales -1225.00 debit → ?',
      '10 2026-03-17 Software 45.50 debit → opex.tools',
      '11 2026-03-17 Bank Charges 4.50 debit → opex.other',
      '12 2026-03-17 Checking -50.00 debit → ignore',
      '15 2026-03-18 Software 45.50 debit → opex.tools',
      '16 2026-03-18 Checking -45.50 debit → ignore',
    ]);
    expect(ledgerLines(read).map(({ vendor }) => vendor)).toEqual([
      ...Array(2).fill('Harbor Dental'),
      ...Array(5).fill('Nimbus Cloud'),
    ]);
    expect(new Set(ledgerLines(read).map(({ context }) => context)).size).toBe(3);
    expect(reasons(read.left)).toEqual([
      '8: a sum of rows above',
      '13: a sum of rows above',
      '17: a sum of rows above',
      '19: a sum of rows above',
      '21: a line without an account and an amount',
    ]);
    expect([read.warned, read.rejected]).toEqual([[], []]);
  });

  it('tells where its rows don’t come to their sum', () => {
    const read = journal(text.replace(',,,,,,Bank Charges,$4.50,\n', ''));
    expect(reasons(read.warned)).toEqual([
      '12: “Sum of the booking on line 10” is 50.00, but the rows above it come to 45.50. Rows may be missing from the file.',
      expect.stringMatching(/^18: “TOTAL” is 1320\.50, but the rows above it come to 1316\.00/),
    ]);
  });

  it('never gives a booking’s rows the day of the one above it', () => {
    const read = journal(text.replace('03/17/2026', 'soon'));
    expect(reasons(read.rejected)).toEqual([
      expect.stringContaining('10: “soon” is not a date'),
      '11: the first row of the booking, on line 10, can’t be read',
      '12: the first row of the booking, on line 10, can’t be read',
    ]);
    expect(read.drafts).toHaveLength(4);
  });
});

describe('double entry', () => {
  it('Wave: only the profit-and-loss side, once, by the transaction’s id', () => {
    const read = of('wave-transactions');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Managed services -500.00 debit → revenue.recurring [Harbor Dental] #2231801267438479901#1',
      '4 2025-03-02 Cloud licences 120.40 debit → cogs.licences #2231801267438479902#1',
    ]);
    expect(read.left.map(({ id }) => id)).toEqual(['2231801267438479901#2', '2231801267438479902#2']);
  });

  it('Bigcapital’s journals: both sides, the bank’s is suggested to be ignored', () => {
    expect(ledgerInShort(of('bigcapital-journals'))).toEqual([
      '2 2025-02-02 Rent 900.00 debit → opex.rent #J-1#1',
      '3 2025-02-02 Checking -900.00 debit → ignore #J-1#2',
    ]);
  });
});

describe('account reports', () => {
  it('QuickBooks Online: accounts by indentation, identical lines stay two, a wrong sub-total is told', () => {
    const read = of('quickbooks-ledger', { dates: 'mdy' });
    expect(ledgerInShort(read)).toEqual([
      '8 2025-04-01 Checking -80.00 natural → ignore',
      '12 2025-04-01 Office 80.00 natural → opex.other',
      '15 2025-04-02 Office:Travel 12.50 natural → opex.other',
      '16 2025-04-02 Office:Travel 12.50 natural → opex.other',
    ]);
    expect(reasons(read.warned)).toEqual(['17: “Total for Travel” says 26.00, but its rows add up to 25.00']);
    expect(reasons(read.left)).toEqual([
      '6: a heading of the report',
      '7: an opening or closing balance, no booking',
      '9: a sum of rows above',
      '11: a heading of the report',
      '13: a sum of rows above',
      '14: a heading of the report',
      '17: a sum of rows above',
      '18: a sum of rows above',
      '20: a sum of rows above',
      '22: the report’s footer',
    ]);
  });

  it('QuickBooks Online with the names of 2026', () => {
    const read = of('quickbooks-ledger-2026', { dates: 'mdy' });
    expect(read.tool).toBe('quickbooks-ledger-2026');
    expect(ledgerInShort(read)).toEqual([
      '7 2026-01-05 4000 Managed services income 900.00 natural → revenue.recurring',
      '10 2026-01-05 1200 Accounts Receivable 900.00 natural → ignore',
    ]);
    expect(read.warned).toEqual([]);
  });

  it('QuickBooks Desktop: accounts by column, “- Other” is the account itself', () => {
    const read = of('quickbooks-desktop-ledger', { dates: 'mdy', encoding: 'windows-1252' });
    expect(ledgerInShort(read)).toEqual([
      '3 2025-04-01 1000 · Checking -30.00 debit → ignore',
      '7 2025-04-02 6000 · Fees:6010 · Legal 70.00 debit → opex.other',
      '10 2025-04-01 6000 · Fees 30.00 debit → opex.other',
    ]);
    expect(read.warned).toEqual([]);
  });

  it('Xero: an account is a row with one cell, debit and credit are net', () => {
    const read = of('xero-account-transactions', { dates: 'dmy' });
    expect(ledgerInShort(read)).toEqual([
      '9 2025-04-02 400 - Software 640.00 debit → opex.tools',
      '10 2025-04-03 400 - Software -80.00 debit → opex.tools',
    ]);
    expect(reasons(read.warned)).toEqual(['14: “Total” says 641.00, but its rows add up to 640.00']);
  });

  it('a row that can’t be read still counts towards its total', () => {
    const text = String(importFixture('quickbooks-ledger.csv')).replace(
      '04/02/2025,Expense,,Rail,Ticket,Checking,12.50,25.00',
      '13/45/2025,Expense,,Rail,Ticket,Checking,13.50,26.00',
    );
    const read = runImport(text, { dates: 'mdy' });
    expect(read.rejected.map(({ line, column }) => [line, column])).toEqual([[16, 'Date']]);
    expect(reasons(read.warned).filter((text) => text.includes('Travel'))).toEqual([]);
  });
});
