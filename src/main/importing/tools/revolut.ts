import type { Tool } from '../types.ts';

/** Revolut: only what is COMPLETED has moved; the fee comes on top of the amount. */
export const revolut: Tool = {
  id: 'revolut',
  name: 'Revolut (bank statement)',
  kind: 'bank',
  signature: ['type', 'product', 'started date', 'completed date', 'description', 'amount', 'fee', 'state'],
  columns: {
    date: 'completed date',
    counterparty: 'description',
    fee: 'fee',
    amount: 'amount',
    state: 'state',
  },
  unmapped: ['started date', 'product'],
  dates: 'ymd',
  decimals: '.',
  options: { provider: 'Revolut' },
};
