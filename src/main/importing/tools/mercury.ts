import type { Tool } from '../types.ts';

/** Mercury: dates are MM-DD-YYYY; the original currency only tells what a card was used in. */
export const mercury: Tool = {
  id: 'mercury',
  name: 'Mercury (bank transactions)',
  kind: 'bank',
  signature: ['date', 'description', 'amount', 'status', 'source account', 'bank description'],
  columns: {
    date: 'date',
    counterparty: 'description',
    text: 'bank description',
    state: 'status',
    category: 'category',
  },
  unmapped: ['original currency', 'timestamp', 'gl code'],
  dates: 'mdy',
  decimals: '.',
  volatile: ['note', 'category', 'gl code'],
};
