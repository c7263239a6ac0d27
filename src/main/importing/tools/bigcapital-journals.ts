import type { Tool } from '../types.ts';

/** Bigcapital, manual journals: both sides of each booking; of the balance-sheet accounts the owner says `ignore`. */
export const bigcapitalJournals: Tool = {
  id: 'bigcapital-journals',
  name: 'Bigcapital (manual journals)',
  kind: 'ledger',
  signature: ['date', 'journal no', 'credit', 'debit', 'account', 'contact', 'publish'],
  columns: {
    id: 'journal no',
    document: 'journal no',
    memo: 'note',
    memo2: 'description',
    client: 'contact',
    posted: 'publish',
  },
  dates: 'ymd',
  decimals: '.',
  options: { numbered: true },
};
