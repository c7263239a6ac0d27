import type { Tool } from '../types.ts';

/** Stripe, Payments: failed attempts are rows too, a refund stands in the row of its payment. */
export const stripePayments: Tool = {
  id: 'stripe-payments',
  name: 'Stripe (payments)',
  kind: 'payments',
  signature: ['id', 'created date', 'amount', 'amount refunded', 'currency', 'fee', 'status'],
  columns: {
    id: 'id',
    date: 'created date',
    gross: 'amount',
    chargeCurrency: 'currency',
    memo: 'description',
    document: 'invoice id',
    client: 'customer description',
    payer: 'customer email',
  },
  dates: 'ymd',
  decimals: '.',
  zone: 'UTC',
  options: { provider: 'Stripe', money: 'charges' },
};

/** Stripe, Balance change from activity: charges, refunds and fees as they came; payouts are own transfers. */
export const stripeBalance: Tool = {
  id: 'stripe-balance',
  name: 'Stripe (balance changes)',
  kind: 'payments',
  signature: ['balance_transaction_id', 'gross', 'fee', 'net', 'reporting_category'],
  columns: { id: 'balance_transaction_id', date: 'created_utc', type: 'reporting_category', gross: 'gross' },
  dates: 'ymd',
  decimals: '.',
  zone: 'UTC',
  options: { provider: 'Stripe', money: 'charges' },
};
