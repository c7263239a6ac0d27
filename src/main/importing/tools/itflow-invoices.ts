import type { Tool } from '../types.ts';

/** ITFlow: a row for each invoice with its amount; no column tells tax, which is told. */
export const itflowInvoices: Tool = {
  id: 'itflow-invoices',
  name: 'ITFlow (invoices)',
  kind: 'invoices',
  signature: ['invoice number', 'scope', 'amount', 'issued date', 'status', 'client', 'balance'],
  columns: {
    number: 'invoice number',
    date: 'issued date',
    amount: 'amount',
    memo: 'scope',
    client: 'client',
  },
  unmapped: ['paid', 'due date'],
  dates: 'ymd',
  decimals: '.',
  volatile: ['status', 'paid', 'balance'],
};
