import { describe, expect, it } from 'vitest';
import { importFixture, ledgerInShort, reasons, runImport } from '../../../support/import-run.ts';

const of = (name: string, options = {}) => runImport(importFixture(`${name}.csv`), options);

describe('payments and payouts', () => {
  it('Stripe’s payments: gross, fee and refund apart, failed ones out, settled amounts of foreign charges', () => {
    const read = of('stripe-payments');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-31 Stripe charges 80.00 natural → ? [Harbor Dental] #ch_1',
      '2 2025-03-31 Stripe fees 2.62 natural → opex.other #ch_1 /fee',
      '3 2025-03-02 Stripe charges 40.00 natural → ? #ch_2',
      '3 2025-04-01 Stripe charges -40.00 natural → ? #ch_2 /refund',
      '3 2025-03-02 Stripe fees 1.46 natural → opex.other #ch_2 /fee',
      '5 2025-03-04 Stripe charges 108.50 natural → ? #ch_4',
      '5 2025-03-04 Stripe fees 3.40 natural → opex.other #ch_4 /fee',
    ]);
    expect(read.left).toEqual([{ line: 4, reason: 'the payment is failed: it is no income', id: 'ch_3' }]);
    expect(read.rejected.map(({ line, column }) => [line, column])).toEqual([[6, 'Converted Currency']]);
  });

  it('Stripe’s balance changes: refunds negative, its own fees a cost, payouts own transfers', () => {
    const read = of('stripe-balance');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Stripe charges 120.00 natural → ? #txn_1',
      '2 2025-03-01 Stripe fees 3.78 natural → opex.other #txn_1 /fee',
      '3 2025-03-02 Stripe charges -20.00 natural → ? #txn_2',
      '5 2025-03-04 Stripe fees 2.00 debit → opex.other #txn_4',
    ]);
    expect(read.left.map(({ line }) => line)).toEqual([4]);
  });

  it('GoCardless: payments of a payout and what was kept of them', () => {
    const read = of('gocardless-payouts', { currency: 'GBP' });
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-03 GoCardless payments 600.00 natural → ? #PO1',
      '2 2025-03-03 GoCardless fees 14.00 natural → opex.other #PO1 /fee',
    ]);
    expect(reasons(read.left)).toEqual(['3: the payment is pending: it is no income']);
    expect(read.warned).toEqual([]);
  });

  it('GoCardless: in a book of another currency every row is rejected', () => {
    const read = of('gocardless-payouts');
    expect(read.drafts).toEqual([]);
    expect(read.rejected.map(({ column }) => column)).toEqual(['currency']);
  });

  it('PayPal: the net tells the fee’s sign, a returned fee is less cost, what was bought is a debit', () => {
    const read = of('paypal', { dates: 'mdy' });
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 PayPal payments 100.00 natural → ? [Harbor Dental] #P1',
      '2 2025-03-01 PayPal fees 3.20 natural → opex.other #P1 /fee',
      '3 2025-03-02 PayPal payments -50.00 natural → ? [Harbor Dental] #P2',
      '3 2025-03-02 PayPal fees -1.45 natural → opex.other #P2 /fee',
      '5 2025-03-04 PayPal: preapproved payment bill user 12.00 debit → ? #P4',
    ]);
    expect(read.left.map(({ id }) => id)).toEqual(['P3', 'P5']);
  });

  it('rejects a status nobody knows rather than taking it for income', () => {
    const read = runImport('id,Created,Amount,Fee,Currency,Status\nx,2025-01-01,5.00,0.10,usd,Odd\n', {
      kind: 'payments',
    });
    expect(read.drafts).toEqual([]);
    expect(read.rejected[0]?.reason).toContain('Odd');
  });
});
