import type { Tool } from '../types.ts';

/** GoCardless, payouts: the payments of a payout together, and what was kept of them. */
export const gocardlessPayouts: Tool = {
  id: 'gocardless-payouts',
  name: 'GoCardless (payouts)',
  kind: 'payments',
  signature: ['id', 'amount', 'currency', 'arrival_date', 'transaction_fee_debit', 'total_payment_amount'],
  columns: {
    id: 'id',
    date: 'created_at',
    gross: 'total_payment_amount',
    paidOut: 'amount',
    document: 'reference',
  },
  dates: 'ymd',
  decimals: '.',
  zone: 'UTC',
  volatile: ['status'],
  options: { provider: 'GoCardless' },
};
