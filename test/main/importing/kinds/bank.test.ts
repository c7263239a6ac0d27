import { describe, expect, it } from 'vitest';
import {
  importFixture,
  ledgerInShort,
  ledgerLines,
  reasons,
  runImport,
} from '../../../support/import-run.ts';

const of = (name: string, options = {}) => runImport(importFixture(`${name}.csv`), options);

describe('bank statements', () => {
  it('Mercury: MM-DD-YYYY, only what was sent', () => {
    const read = of('mercury');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-04-05 Gusto 46.00 debit → opex.payroll',
      '3 2025-04-06 Harbor Dental -540.00 debit → ?',
    ]);
    expect(reasons(read.left)).toEqual([
      '4: the booking is pending: no money has moved',
      '5: the booking is failed: no money has moved',
    ]);
  });

  it('N26: the account’s amount, not the card’s', () => {
    expect(ledgerInShort(of('n26', { currency: 'EUR' }))).toEqual([
      '2 2025-03-01 CAFÉ LUNA 4.50 debit → ?',
      '3 2025-03-02 Harbor Dental -2500.00 debit → ?',
      '4 2025-03-03 N26 Bank 9.90 debit → opex.other',
    ]);
  });

  it('ZKB: two columns, the counterparty behind the kind of booking, details are no bookings', () => {
    const read = of('zkb', { currency: 'CHF' });
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Harbor Dental -500.00 debit → ?',
      '3 2025-03-05 Landlord AG 1250.50 debit → opex.rent',
      '5 2025-03-20 Corner Shop 50.00 debit → ?',
    ]);
    expect(read.left.map(({ line }) => line)).toEqual([4]);
  });

  it('refuses a statement in another currency by its header', () => {
    const read = of('zkb', { currency: 'EUR' });
    expect(read.drafts).toEqual([]);
    expect(read.rejected.map(({ line }) => line)).toEqual([2, 3, 5]);
    expect(read.rejected[0]?.reason).toContain('CHF');
  });

  it('Revolut: only COMPLETED, the fee apart, an exchange is between own accounts', () => {
    const read = of('revolut');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-02 Google Workspace 30.00 debit → opex.tools',
      '3 2025-03-03 Contractor Jo 100.00 debit → ?',
      '3 2025-03-03 Revolut fees 1.50 debit → opex.other /fee',
    ]);
    expect(read.left.map(({ line }) => line)).toEqual([4, 5, 6]);
  });

  it('any other bank: paid out and paid in, a negative debit is a debit too', () => {
    const text =
      'Date,Payee,Reference,Paid out,Paid in,Balance\n2025-01-02,Acme,Inv 1,-20.00,,80.00\n2025-01-03,Beta,Inv 2,,5.00,85.00\n';
    const read = runImport(text, { kind: 'bank' });
    expect(ledgerLines(read).map(({ account, cents, memo }) => [account, cents, memo])).toEqual([
      ['Acme', 2000, 'Inv 1'],
      ['Beta', -500, 'Inv 2'],
    ]);
  });
});
