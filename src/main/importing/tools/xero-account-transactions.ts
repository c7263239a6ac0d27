import type { Tool } from '../types.ts';

/** Xero, Account Transactions: debit and credit are net, gross and tax only say what was paid. */
export const xeroAccountTransactions: Tool = {
  id: 'xero-account-transactions',
  name: 'Xero (account transactions)',
  kind: 'ledger',
  signature: ['date', 'source', 'description', 'reference', 'debit', 'credit', 'running balance'],
  columns: { memo: 'description', document: 'reference', debit: 'debit', credit: 'credit', gross: 'gross' },
  layout: 'account-report',
};
