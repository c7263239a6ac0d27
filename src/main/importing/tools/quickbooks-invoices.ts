import type { Tool } from '../types.ts';

/** QuickBooks Online, the list of sales transactions: a row for each invoice, credit memo, receipt and payment. */
export const quickbooksInvoices: Tool = {
  id: 'quickbooks-invoices',
  name: 'QuickBooks Online (sales transactions)',
  kind: 'invoices',
  signature: ['transaction date', 'transaction type', 'no.', 'name', 'due date', 'total', 'balance'],
  columns: {
    number: 'no.',
    date: 'transaction date',
    type: 'transaction type',
    client: 'name',
    total: 'total',
  },
  volatile: ['status', 'balance', 'due date'],
};
