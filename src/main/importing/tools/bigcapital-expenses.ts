import type { Tool } from '../types.ts';

/** Bigcapital: what was spent on, and apart from it what it was paid from. */
export const bigcapitalExpenses: Tool = {
  id: 'bigcapital-expenses',
  name: 'Bigcapital (expenses)',
  kind: 'ledger',
  signature: ['payment date', 'reference no.', 'payment account', 'expense account', 'amount', 'publish'],
  columns: {
    date: 'payment date',
    account: 'expense account',
    memo: 'line description',
    memo2: 'description',
    document: 'reference no.',
    posted: 'publish',
  },
  unmapped: ['payment account'],
  dates: 'ymd',
  decimals: '.',
};
