import type { Tool } from '../types.ts';

/** Stripe, the dashboard's list of invoices: a row for each, subtotal and tax apart. */
export const stripeInvoices: Tool = {
  id: 'stripe-invoices',
  name: 'Stripe (invoices)',
  kind: 'invoices',
  signature: ['id', 'amount due', 'billing', 'number', 'subtotal', 'total', 'status'],
  columns: {
    number: 'number',
    client: 'customer name',
    subtotal: 'subtotal',
    total: 'total',
    taxTotal: 'tax',
    status: 'status',
    currency: 'currency',
  },
  unmapped: ['customer'],
  decimals: '.',
  volatile: ['status', 'amount due', 'amount paid', 'amount remaining'],
};
