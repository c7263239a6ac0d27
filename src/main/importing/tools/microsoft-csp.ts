import type { Tool } from '../types.ts';

/** Microsoft's reconciliation file of a cloud reseller: what each customer's licences cost, corrections negative. */
export const microsoftCsp: Tool = {
  id: 'microsoft-csp',
  name: 'Microsoft CSP (reconciliation file)',
  kind: 'ledger',
  signature: ['partnerid', 'customername', 'skuname', 'chargetype', 'subtotal', 'chargestartdate'],
  columns: {
    client: 'customername',
    amount: 'subtotal',
    date: 'chargestartdate',
    memo: 'skuname',
    document: 'invoicenumber',
    currency: 'currency',
  },
  unmapped: ['total', 'taxtotal', 'orderdate', 'productname', 'publishername', 'customercountry'],
  dates: 'mdy',
  decimals: '.',
  options: { account: 'Microsoft CSP', vendor: 'Microsoft' },
};
