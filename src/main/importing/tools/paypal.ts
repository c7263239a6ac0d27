import type { Tool } from '../types.ts';

/** PayPal, activity: fees negative, withdrawals to the bank and currency conversions are own transfers. */
export const paypal: Tool = {
  id: 'paypal',
  name: 'PayPal (activity)',
  kind: 'payments',
  signature: ['date', 'time', 'name', 'type', 'status', 'currency', 'gross', 'fee', 'net', 'transaction id'],
  columns: { id: 'transaction id', date: 'date', client: 'name', gross: 'gross', document: 'invoice number' },
  options: { provider: 'PayPal' },
};
