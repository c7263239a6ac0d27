import type { Tool } from '../types.ts';

/** ZKB: two columns with the currency in their names; the rows below a collective booking are its details. */
export const zkb: Tool = {
  id: 'zkb',
  name: 'ZKB (bank statement)',
  kind: 'bank',
  signature: ['date', 'booking text', 'curr', 'amount details', 'zkb reference', 'value date'],
  columns: {
    date: 'date',
    counterparty: 'booking text',
    text: 'payment purpose',
    reference: 'reference number',
  },
  unmapped: ['curr', 'amount details', 'details', 'zkb reference'],
  dates: 'dmy',
  options: { prefixed: true },
};
