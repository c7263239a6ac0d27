import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { product } from '../../../../src/main/importing/kinds/invoice-money.ts';
import { importFixture, ledgerInShort, reasons, runImport } from '../../../support/import-run.ts';

const of = (name: string, options = {}) => runImport(importFixture(`${name}.csv`), options);

describe('invoices become revenue net of tax', () => {
  it('FreshBooks: line subtotals, a credit negative, drafts and other currencies out', () => {
    const read = of('freshbooks-invoices');
    expect(read.tool).toBe('freshbooks-invoices');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Managed workstation 540.00 natural → revenue.recurring [Harbor Dental] #0000041#1',
      '3 2025-03-01 On-site labor 142.50 natural → revenue.hourly [Harbor Dental] #0000041#2',
      '5 2025-03-03 Managed workstation -45.00 natural → revenue.recurring [Blue Fern] #0000043#1',
    ]);
    expect(read.left).toEqual([{ line: 4, reason: 'the invoice is “draft”: no revenue', id: '0000042#1' }]);
    expect(read.rejected.map(({ line, column }) => [line, column])).toEqual([[6, 'Currency']]);
    expect(read.rejected[0]?.reason).toContain('EUR');
  });

  it('Zoho: lines, the discount and shipping of the invoice once, a void withdraws all of it', () => {
    const read = of('zoho-invoices');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Managed support 500.00 natural → revenue.recurring [Harbor Dental] #INV-001#1',
      '2 2025-03-01 Discounts -10.00 natural → ? [Harbor Dental] #INV-001#discount',
      '2 2025-03-01 Shipping 15.50 natural → ? [Harbor Dental] #INV-001#shipping',
      '3 2025-03-01 Laptop 120.00 natural → revenue.product [Harbor Dental] #INV-001#2',
      '5 2025-03-03 Managed support 300.00 natural → revenue.recurring [Blue Fern] #INV-003#1',
    ]);
    expect(read.left.map(({ id }) => id)).toEqual(['INV-002#1', 'INV-002#discount']);
    expect(reasons(read.warned)).toEqual([
      '5: the lines of invoice INV-003 add up to 300.00, but it says 310.00 without tax',
    ]);
  });

  it('Invoice2go: the total less the taxes of the table in the cell', () => {
    const read = of('invoice2go-invoices');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Invoices 800.00 natural → ? [Harbor Dental] #7#1',
      '3 2025-03-02 Invoices 100.00 natural → ? [Blue Fern] #8#1',
    ]);
    expect(read.rejected.map(({ line }) => line)).toEqual([4]);
  });

  it('Invoicely: the total, told that no column tells the tax', () => {
    const read = of('invoicely-invoices');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Invoices 1020.00 natural → ? [Harbor Dental] #INV-1#1',
    ]);
    expect(reasons(read.warned)).toEqual([
      '2: no column tells the tax: amounts are taken as they are, without sales tax',
    ]);
  });

  it('Bigcapital: quantity × rate, rounded half away from zero and told; what is not delivered is a draft', () => {
    const read = of('bigcapital-invoices');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-03-01 Hardware 59.97 natural → revenue.product [Harbor Dental] #B-1#1',
      '3 2025-03-01 Hourly labor 126.83 natural → revenue.hourly [Harbor Dental] #B-1#2',
    ]);
    expect(read.warned.map(({ line }) => line)).toEqual([3]);
    expect(read.left).toEqual([{ line: 4, reason: 'the invoice was not issued: a draft', id: 'B-2#1' }]);
  });

  it('ITFlow: a total that stands twice counts once', () => {
    const read = of('itflow-invoices');
    expect(ledgerInShort(read)).toEqual([
      '2 2025-04-01 Invoices 900.00 natural → ? [Harbor Dental] #INV-31#1',
      '4 2025-04-02 Invoices -50.00 natural → ? [Blue Fern] #INV-32#1',
    ]);
    expect(reasons(read.left)).toEqual([
      '3: repeats an invoice above: its total counts once',
      '5: the invoice is “Cancelled”: no revenue',
    ]);
  });

  it('Invoice Ninja and Stripe: a row for each invoice', () => {
    expect(ledgerInShort(of('invoice-ninja-invoices'))).toEqual([
      '2 2025-04-01 Invoices 250.00 natural → ? [Harbor Dental] #0007#1',
    ]);
    const stripe = of('stripe-invoices');
    expect(ledgerInShort(stripe)).toEqual([
      '2 2025-03-01 Invoices 100.00 natural → ? [Harbor Dental] #A-0001#1',
    ]);
    expect(stripe.left.map(({ id }) => id)).toEqual(['A-0002#1']);
  });

  it('QuickBooks: credit memos negative, payments are no invoices', () => {
    const read = of('quickbooks-invoices', { dates: 'mdy' });
    expect(ledgerInShort(read)).toEqual([
      '2 2025-04-01 Invoices 1500.00 natural → ? [Harbor Dental] #1050#1',
      '4 2025-04-04 Invoices -80.00 natural → ? [Blue Fern] #1051#1',
    ]);
    expect(reasons(read.left)).toEqual([
      '3: a “Payment” is no invoice',
      '5: the invoice is “Voided”: no revenue',
    ]);
  });

  it('Xero: lines that include tax are told by the invoice’s own totals', () => {
    const read = of('xero-invoices', { dates: 'dmy' });
    const lines = ledgerInShort(read).map((text) => text.replace(/^\d+ /, ''));
    expect(lines).toEqual([
      '2025-03-03 200 - Managed services 500.00 natural → revenue.recurring [Harbor Dental] #INV-0101#1',
      '2025-03-03 210 - Hardware 100.00 natural → revenue.product [Harbor Dental] #INV-0101#2',
      '2025-03-04 200 - Managed services 200.00 natural → revenue.recurring [Blue Fern] #INV-0102#1',
      '2025-03-05 200 - Managed services -50.00 natural → revenue.recurring [Blue Fern] #CN-0007#1',
    ]);
    expect(read.warned).toEqual([]);
    expect(reasons(read.left)).toEqual([
      '6: the invoice is “Draft”: no revenue',
      '7: a “Bill” is no invoice',
    ]);
  });

  it('a line keeps its number though the one before it could not be read', () => {
    const text =
      'Invoice Number,Invoice Date,Customer,Item Name,Line Subtotal,Tax\nA,2025-01-01,X,P,oops,0\nA,2025-01-01,X,Q,5.00,0\n';
    const read = runImport(text, { kind: 'invoices' });
    expect(ledgerInShort(read)).toEqual(['3 2025-01-01 Q 5.00 natural → ? [X] #A#2']);
    expect(read.rejected.map(({ line, column }) => [line, column])).toEqual([[2, 'Line Subtotal']]);
  });
});

describe('quantity × rate', () => {
  it('is exact for what people write, against whole numbers', () => {
    const written = fc.record({
      units: fc.integer({ min: -1e6, max: 1e6 }),
      decimals: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(written, written, (a, b) => {
        const value = ({ units, decimals }: typeof a) => Number(`${units}e-${decimals}`);
        const exact = BigInt(a.units) * BigInt(b.units) * 100n;
        const scale = 10n ** BigInt(a.decimals + b.decimals);
        const got = product(value(a), value(b));
        const error = BigInt(got.cents) * scale - exact;
        expect(got.exact).toBe(exact % scale === 0n);
        expect(2n * (error < 0n ? -error : error) <= scale).toBe(true);
        if (2n * (error < 0n ? -error : error) === scale)
          expect(Math.abs(got.cents) * Number(scale)).toBeGreaterThan(Number(exact < 0n ? -exact : exact));
      }),
    );
  });
});
