import type { FieldSpec } from '../types.ts';
import { words } from '../words.ts';

/** What a list of expenses or a general ledger can tell (IMPORT.md, "expenses, ledger"). */
export const LEDGER_FIELDS: readonly FieldSpec[] = [
  {
    field: 'id',
    label: 'Transaction id',
    type: 'id',
    headers: words('transaction id|expense id|entry id|journal no.|journal number'),
  },
  {
    field: 'date',
    label: 'Date',
    type: 'day',
    required: true,
    headers: words(
      'date|transaction date|expense date|payment date|posting date|bill date|invoicedate|datum|data|fecha',
    ),
  },
  {
    field: 'vendor',
    label: 'Vendor',
    type: 'text',
    headers: words(
      'vendor|vendor name|payee|name|merchant|supplier|supplier name|contactname|lieferant|fornecedor',
    ),
  },
  {
    field: 'account',
    label: 'Account',
    type: 'text',
    headers: words(
      'account|account name|account full name|expense account|expense category|category|category name|split|item split account|distribution account|accountcode|konto|kategorie|categoria',
    ),
  },
  {
    field: 'amount',
    label: 'Amount',
    type: 'money',
    headers: words(
      'amount|amount (one column)|net amount|net|subtotal|line amount|lineamount|betrag|valor|importe|montant',
    ),
  },
  {
    field: 'debit',
    label: 'Debit',
    type: 'money',
    headers: ['debit', 'debit amount', 'debit amount (two column approach)', 'soll'],
  },
  {
    field: 'credit',
    label: 'Credit',
    type: 'money',
    headers: ['credit', 'credit amount', 'credit amount (two column approach)', 'haben'],
  },
  {
    field: 'gross',
    label: 'Gross amount',
    type: 'money',
    headers: words('gross|gross amount|total|total amount|grand total|brutto'),
  },
  {
    field: 'tax',
    label: 'Tax',
    type: 'money',
    headers: words('tax|tax amount|taxtotal|tax total|gst|vat|sales tax amount|hst|ust|mwst'),
  },
  {
    field: 'memo',
    label: 'Memo',
    type: 'text',
    headers: words(
      'memo/description|memo|notes|note|notes / memo|line description|transaction line description|description|transaction description|beschreibung|descricao',
    ),
  },
  { field: 'memo2', label: 'Further description', type: 'text', headers: [] },
  {
    field: 'document',
    label: 'Number or reference',
    type: 'text',
    headers: words(
      'num|no.|reference|reference no.|reference number|ref|number|bill number|invoice number|invoicenumber|invoice no.|document',
    ),
  },
  {
    field: 'client',
    label: 'Client',
    type: 'text',
    headers: words('client|client name|customer|customer name|customername|kunde|cliente|customer/project'),
  },
  {
    field: 'currency',
    label: 'Currency',
    type: 'text',
    headers: ['currency', 'currency code', 'wahrung', 'moeda'],
  },
  { field: 'posted', label: 'Posted', type: 'flag', headers: ['posting', 'publish', 'published'] },
  {
    field: 'group',
    label: 'Account group',
    type: 'text',
    headers: ['account group', 'classification', 'account class'],
  },
  {
    field: 'accountType',
    label: 'Account type',
    type: 'text',
    headers: ['account type', 'distribution account type'],
  },
  { field: 'type', label: 'Transaction type', type: 'text', headers: ['transaction type', 'type', 'source'] },
];
