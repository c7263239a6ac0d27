import type { Tool } from '../types.ts';

/**
 * Invoice2go: a row for each invoice, its lines and its taxes as tables inside cells. Revenue is the total less the
 * taxes, which is right with discounts and with prices that include tax. `unsent` only says it wasn't mailed from there.
 */
export const invoice2goInvoices: Tool = {
  id: 'invoice2go-invoices',
  name: 'Invoice2go (invoices)',
  kind: 'invoices',
  signature: ['documentnumber', 'documentdate', 'documentstatus', 'subtotalamount', 'totaltaxamount'],
  columns: {
    number: 'documentnumber',
    date: 'documentdate',
    client: 'name',
    status: 'documentstatus',
    total: 'totalamount',
    subtotal: 'subtotalamount',
    taxTable: 'totaltaxamount',
    currency: 'currencycode',
    memo: 'comment',
  },
  dates: 'ymd',
  decimals: '.',
  volatile: [
    'lastupdated',
    'documentstatus',
    'outputstatus',
    'payments',
    'balancedueamount',
    'amountpaidamount',
  ],
};
