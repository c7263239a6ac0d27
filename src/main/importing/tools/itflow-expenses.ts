import type { Tool } from '../types.ts';

/** ITFlow: the category is what it was for, the account only what it was paid from. */
export const itflowExpenses: Tool = {
  id: 'itflow-expenses',
  name: 'ITFlow (expenses)',
  kind: 'ledger',
  signature: ['date', 'amount', 'vendor', 'description', 'category', 'account', 'client'],
  columns: { account: 'category', memo: 'description', document: 'reference' },
  unmapped: ['account'],
  dates: 'ymd',
  decimals: '.',
};
