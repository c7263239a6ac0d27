import type { Tool } from '../types.ts';

/** Wave, accounting transactions: every booking on both its sides; the account group tells which one counts. */
export const waveTransactions: Tool = {
  id: 'wave-transactions',
  name: 'Wave (accounting transactions)',
  kind: 'ledger',
  signature: [
    'transaction id',
    'transaction date',
    'account name',
    'amount (one column)',
    'account group',
    'account type',
  ],
  columns: {
    id: 'transaction id',
    date: 'transaction date',
    account: 'account name',
    debit: 'debit amount (two column approach)',
    credit: 'credit amount (two column approach)',
    amount: 'amount (one column)',
    client: 'customer',
    vendor: 'vendor',
    document: 'invoice number',
    memo: 'transaction line description',
    group: 'account group',
    accountType: 'account type',
  },
  unmapped: ['sales tax amount', 'amount before sales tax'],
  dates: 'ymd',
  volatile: ['transaction date last modified'],
  options: { numbered: true },
};
