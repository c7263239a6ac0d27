import type { Tool } from '../types.ts';

/** Invoice Ninja, the expenses report: title rows above, a client on most rows, no account. */
export const invoiceNinjaExpenses: Tool = {
  id: 'invoice-ninja-expenses',
  name: 'Invoice Ninja (expenses)',
  kind: 'ledger',
  signature: ['client', 'project', 'notes', 'amount', 'date'],
  columns: { client: 'client', memo: 'notes', amount: 'amount', date: 'date', memo2: 'project' },
  dates: 'ymd',
  options: { account: 'Invoice Ninja expenses' },
};
