import type { Tool } from '../types.ts';

/** FreshBooks, expenses: what was spent on stands in two steps, the second of which may be blank. */
export const freshbooksExpenses: Tool = {
  id: 'freshbooks-expenses',
  name: 'FreshBooks (expenses)',
  kind: 'ledger',
  signature: ['date', 'parent category', 'subcategory', 'merchant', 'description', 'amount'],
  columns: {
    account: 'subcategory',
    group: 'parent category',
    vendor: 'merchant',
    memo: 'description',
    amount: 'amount',
  },
  decimals: '.',
};
