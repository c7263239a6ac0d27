import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../../src/main/importing/kinds/index.ts';
import { headerOf } from '../../../../src/main/importing/reading/header.ts';
import { mappingFor } from '../../../../src/main/importing/tools/recognise.ts';
import type { ImportKind } from '../../../../src/shared/import.ts';

/** The headers seen in the wild (IMPORT.md, "Kinds, fields and the headers"): each alone is known as its field. */
const SEEN: [ImportKind, string, string][] = [
  ['invoices', 'number', 'InvoiceNumber, Invoice #, Invoice Number, Num, No., Invoice No.'],
  ['invoices', 'client', 'ContactName, Client Name, Customer Name, Customer'],
  ['invoices', 'date', 'InvoiceDate, Date Issued, Issue Date, Issued Date'],
  ['invoices', 'memo', 'Description'],
  ['invoices', 'item', 'Item Name'],
  ['invoices', 'net', 'LineAmount, Line Subtotal'],
  ['invoices', 'lineTotal', 'Line Total'],
  ['invoices', 'taxTotal', 'TaxTotal'],
  ['invoices', 'tax', 'Tax 1 Amount'],
  ['invoices', 'status', 'Status, Invoice Status'],
  ['ledger', 'date', 'Date, Transaction Date'],
  ['ledger', 'vendor', 'Vendor, Name, Payee'],
  ['ledger', 'account', 'Account, Account Name, Account full name, Category, Split'],
  ['ledger', 'amount', 'Amount, Amount (One column)'],
  ['ledger', 'debit', 'Debit'],
  ['ledger', 'credit', 'Credit'],
  ['ledger', 'gross', 'Gross'],
  ['ledger', 'memo', 'Memo/Description, Memo, Notes'],
  ['ledger', 'document', 'Num, Reference'],
  ['bank', 'counterparty', 'Description, Partner Name, Booking text, Payee'],
  ['bank', 'amount', 'Amount (EUR), Amount'],
  ['bank', 'debit', 'Debit CHF, Debit'],
  ['bank', 'credit', 'Credit CHF, Credit'],
  ['bank', 'state', 'State, Status'],
  ['payments', 'gross', 'Amount, gross, total_payment_amount'],
  ['payments', 'date', 'Created date (UTC), created_utc, created_at, Date'],
];

describe.each(SEEN)('%s: %s', (kind, field, headers) => {
  it.each(headers.split(', '))('is known by the column %s', (text) => {
    const header = headerOf({ line: 1, cells: [text] });
    const mapped = mappingFor(header, KINDS[kind], null);
    expect(mapped[field]).toBe(0);
  });
});
