import type { Tool } from '../types.ts';

/** FreshBooks, "Invoice Details": a row for each line, subtotal and taxes apart. */
export const freshbooksInvoices: Tool = {
  id: 'freshbooks-invoices',
  name: 'FreshBooks (invoice details)',
  kind: 'invoices',
  signature: ['client name', 'invoice #', 'date issued', 'invoice status', 'line subtotal', 'line total'],
  columns: { net: 'line subtotal', lineTotal: 'line total', tax: 'tax 1 amount', tax2: 'tax 2 amount' },
  decimals: '.',
  volatile: ['invoice status', 'date paid'],
};
