import type { Tool } from '../types.ts';

/** N26: the account's currency stands in the header, the original one only tells what a card was used in. */
export const n26: Tool = {
  id: 'n26',
  name: 'N26 (bank transactions)',
  kind: 'bank',
  signature: [
    'booking date',
    'partner name',
    'partner iban',
    'payment reference',
    'amount',
    'original currency',
  ],
  columns: {
    date: 'booking date',
    counterparty: 'partner name',
    text: 'payment reference',
    amount: 'amount',
  },
  unmapped: ['value date', 'original amount', 'original currency', 'exchange rate', 'account name'],
  dates: 'ymd',
  decimals: '.',
};
