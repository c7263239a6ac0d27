import type { Tool } from '../types.ts';

/** Invoicely: a row for each invoice with its total and nothing about tax, which is told. */
export const invoicelyInvoices: Tool = {
  id: 'invoicely-invoices',
  name: 'Invoicely (invoices)',
  kind: 'invoices',
  signature: ['date', 'due', 'details', 'client', 'status', 'total'],
  columns: { number: 'details', date: 'date', client: 'client', status: 'status', total: 'total' },
  decimals: '.',
  volatile: ['status'],
};
