import type { Tool } from '../types.ts';

/** Invoice Ninja: a row for each invoice, its amount with tax. */
export const invoiceNinjaInvoices: Tool = {
  id: 'invoice-ninja-invoices',
  name: 'Invoice Ninja (invoices)',
  kind: 'invoices',
  signature: ['client', 'invoice number', 'amount', 'balance', 'invoice date'],
  columns: { number: 'invoice number', date: 'invoice date', client: 'client', amount: 'amount' },
  unmapped: ['paid', 'due date', 'po number'],
  volatile: ['balance', 'paid', 'status', 'invoice status'],
};
