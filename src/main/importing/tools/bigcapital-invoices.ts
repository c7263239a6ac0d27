import type { Tool } from '../types.ts';

/** Bigcapital: a row for each line, quantity × rate, no amounts; what isn't delivered is a draft. */
export const bigcapitalInvoices: Tool = {
  id: 'bigcapital-invoices',
  name: 'Bigcapital (sale invoices)',
  kind: 'invoices',
  signature: ['invoice no.', 'invoice date', 'customer', 'delivered', 'item', 'quantity', 'rate'],
  columns: {
    number: 'invoice no.',
    client: 'customer',
    issued: 'delivered',
    item: 'item',
    quantity: 'quantity',
    rate: 'rate',
    memo: 'description',
  },
  dates: 'ymd',
  decimals: '.',
};
