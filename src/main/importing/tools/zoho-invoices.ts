import type { Tool } from '../types.ts';

/** Zoho Invoice and Books: a row for each line; the invoice's totals and its discount stand on every one of them. */
export const zohoInvoices: Tool = {
  id: 'zoho-invoices',
  name: 'Zoho Invoice or Zoho Books (invoices)',
  kind: 'invoices',
  signature: [
    'invoice date',
    'invoice id',
    'invoice number',
    'invoice status',
    'customer name',
    'item total',
  ],
  columns: {
    number: 'invoice number',
    status: 'invoice status',
    client: 'customer name',
    item: 'item name',
    memo: 'item desc',
    net: 'item total',
    subtotal: 'subtotal',
    total: 'total',
    currency: 'currency code',
  },
  decimals: '.',
  volatile: ['invoice status', 'balance', 'last payment date'],
};
