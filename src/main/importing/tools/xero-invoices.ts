import type { Tool } from '../types.ts';

/**
 * Xero, sales invoices: a row for each line, the invoice's total and tax on every one of them. Whether lines include
 * tax depends on the invoice; its totals tell.
 */
export const xeroInvoices: Tool = {
  id: 'xero-invoices',
  name: 'Xero (invoices)',
  kind: 'invoices',
  signature: ['contactname', 'invoicenumber', 'invoicedate', 'lineamount', 'taxtotal', 'status'],
  columns: {
    number: 'invoicenumber',
    client: 'contactname',
    date: 'invoicedate',
    item: 'inventoryitemcode',
    account: 'accountcode',
    memo: 'description',
    net: 'lineamount',
    tax: 'taxamount',
    total: 'total',
    taxTotal: 'taxtotal',
    type: 'type',
    status: 'status',
  },
  volatile: ['status', 'invoiceamountpaid', 'invoiceamountdue', 'sent'],
};
