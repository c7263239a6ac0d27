import type { Tool } from '../types.ts';

/** QuickBooks Online, Journal: every booking on all its accounts; the first column has no name. */
export const quickbooksJournal: Tool = {
  id: 'quickbooks-journal',
  name: 'QuickBooks Online (journal)',
  kind: 'ledger',
  signature: ['date', 'transaction type', 'name', 'memo/description', 'account', 'debit', 'credit'],
  columns: { vendor: 'name', memo: 'memo/description', debit: 'debit', credit: 'credit' },
  decimals: '.',
  layout: 'journal',
};
