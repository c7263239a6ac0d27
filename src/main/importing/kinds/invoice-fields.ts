import type { FieldSpec } from '../types.ts';
import { words } from '../words.ts';

/** What may stand on every line of an invoice. */
const PER_INVOICE = { onceBy: 'number' };

/** What an export of invoices can tell (IMPORT.md, "invoices"): of a line, or of an invoice on one row. */
export const INVOICE_FIELDS: readonly FieldSpec[] = [
  {
    field: 'number',
    label: 'Invoice number',
    type: 'id',
    required: true,
    headers: words(
      'invoicenumber|invoice number|invoice #|invoice no.|invoice no|num|no.|number|documentnumber|rechnungsnummer|factura|invoice id',
    ),
  },
  {
    field: 'client',
    label: 'Client',
    type: 'text',
    headers: words(
      'contactname|contact name|client name|customer name|customer|client|company name|company|name|kunde|cliente',
    ),
  },
  {
    field: 'date',
    label: 'Date',
    type: 'day',
    required: true,
    headers: words(
      'invoicedate|invoice date|date issued|issue date|issued date|transaction date|documentdate|date|created|rechnungsdatum|datum|fecha|data',
    ),
  },
  {
    field: 'status',
    label: 'Status',
    type: 'text',
    headers: ['invoice status', 'status', 'documentstatus', 'state'],
  },
  { field: 'issued', label: 'Issued', type: 'flag', headers: ['delivered', 'published'] },
  {
    field: 'type',
    label: 'Type',
    type: 'text',
    headers: ['transaction type', 'type', 'invoice type', 'document type'],
  },
  {
    field: 'item',
    label: 'Item',
    type: 'text',
    headers: words('item name|product/service|item|product|inventoryitemcode|service'),
  },
  {
    field: 'account',
    label: 'Account',
    type: 'text',
    headers: ['account', 'account name', 'accountcode', 'income account'],
  },
  {
    field: 'memo',
    label: 'Description',
    type: 'text',
    headers: words('item description|item desc|description|memo/description|line description|scope|memo'),
  },
  {
    field: 'net',
    label: 'Line amount without tax',
    type: 'money',
    headers: words('line subtotal|lineamount|line amount|item total|item amount|net amount|line net'),
  },
  { field: 'lineTotal', label: 'Line total', type: 'money', headers: ['line total'] },
  {
    field: 'tax',
    label: 'Tax',
    type: 'money',
    headers: words('tax 1 amount|taxamount|tax amount|line tax|item tax amount'),
  },
  { field: 'tax2', label: 'Second tax', type: 'money', headers: ['tax 2 amount', 'tax2 amount'] },
  { field: 'quantity', label: 'Quantity', type: 'number', headers: ['quantity', 'qty', 'hours'] },
  {
    field: 'rate',
    label: 'Rate',
    type: 'number',
    headers: words('rate|unit price|unitamount|item price|sales price|price'),
  },
  {
    field: 'discount',
    label: 'Line discount',
    type: 'number',
    headers: ['discount', 'discount percentage', 'discount %', 'discount amount'],
  },
  {
    field: 'subtotal',
    label: 'Invoice total without tax',
    type: 'money',
    total: PER_INVOICE,
    headers: words('subtotal|sub total|subtotalamount|net total|total excl. tax|total excluding tax'),
  },
  {
    field: 'total',
    label: 'Invoice total',
    type: 'money',
    total: PER_INVOICE,
    headers: words('total|totalamount|invoice total|grand total|total amount|gesamtbetrag'),
  },
  {
    field: 'taxTotal',
    label: 'Invoice tax',
    type: 'money',
    total: PER_INVOICE,
    headers: words('taxtotal|tax total|total tax|tax|vat|gst|sales tax'),
  },
  { field: 'taxTable', label: 'Invoice taxes', type: 'text', headers: [] },
  {
    field: 'amount',
    label: 'Amount',
    type: 'money',
    headers: words('amount|betrag|importe|valor|montant'),
  },
  {
    field: 'invoiceDiscount',
    label: 'Invoice discount',
    type: 'money',
    total: PER_INVOICE,
    headers: ['entity discount amount'],
  },
  { field: 'shipping', label: 'Shipping', type: 'money', total: PER_INVOICE, headers: ['shipping charge'] },
  { field: 'adjustment', label: 'Adjustment', type: 'money', total: PER_INVOICE, headers: ['adjustment'] },
  {
    field: 'currency',
    label: 'Currency',
    type: 'text',
    headers: ['currency', 'currency code', 'currencycode', 'wahrung'],
  },
  { field: 'document', label: 'Reference', type: 'text', headers: [] },
];
