import type { Said } from './import-book.ts';
import { naiveCents as cents, type NaiveRow } from './naive-csv.ts';

/** The exports that lie beside the project, what is answered about them, and what each adds up to, without the importer. */

/** What a file adds up to; only what is given is compared. */
export type Sums = Partial<
  Record<'seconds' | 'cents' | 'Tickets' | 'Resolved' | 'Answered' | 'Clients', number>
>;
export type Sample = {
  source: string;
  said?: Said;
  /** The book's currency; by default none, which takes any. */
  currency?: string;
  /** The first column's name, where lines stand before it. */
  header?: string;
  encoding?: BufferEncoding;
  rejected?: number;
  sums: (rows: NaiveRow[]) => Sums;
};

export const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((all, item) => all + value(item), 0);
const clock = (text = ''): number => {
  const [h = 0, m = 0, s = 0] = text.split(':').map(Number);
  return h * 3600 + m * 60 + s;
};
const time = (column: string) => (rows: NaiveRow[]) => ({ seconds: sum(rows, (row) => clock(row[column])) });
const money =
  (value: (row: NaiveRow) => number, keep: (row: NaiveRow) => boolean = () => true) =>
  (rows: NaiveRow[]) => ({ cents: sum(rows.filter(keep), value) });
const named = (column: string) => (rows: NaiveRow[]) => ({
  Clients: new Set(rows.map((row) => row[column])).size,
});
const answers = (given: Record<string, string>): Said => ({ answers: given });

const WEEKLY_HOURS = 'About how many hours do you spend learning each week?';

export const SAMPLES: Record<string, Sample> = {
  'autotask/tickets_api_dump_masked.csv': {
    source: 'autotask-api',
    sums: (rows) => ({
      Tickets: new Set(rows.map((row) => row.ticketNumber)).size,
      Resolved: rows.filter((row) => row.status === '5').length,
    }),
  },
  'bank/mercury_mmddyyyy_dashes.csv': { source: 'mercury', sums: money((row) => -cents(row.Amount)) },
  'bank/n26_euro.csv': {
    source: 'n26',
    currency: 'EUR',
    sums: money((row) => -cents(row['Amount (EUR)'])),
  },
  'bank/zkb_bom_semicolon_debit_credit.csv': {
    source: 'zkb',
    currency: 'CHF',
    sums: money((row) => cents(row['Debit CHF']) - cents(row['Credit CHF'])),
  },
  'bigcapital/expenses_import_demo.csv': {
    source: 'bigcapital-expenses',
    sums: money((row) => cents(row.Amount)),
  },
  'bigcapital/manual-journals_import_demo.csv': {
    source: 'bigcapital-journals',
    sums: money((row) => cents(row.Debit) - cents(row.Credit)),
  },
  'bigcapital/sale-invoices_import_demo.csv': {
    source: 'bigcapital-invoices',
    sums: money((row) => Number(row.Quantity) * Number(row.Rate) * 100),
  },
  'clockify/summary_report_daily.csv': {
    source: 'clockify-summary',
    said: answers({ technician: 'Sam', billable: 'yes' }),
    sums: time('Time (h)'),
  },
  'clockify/time_entries_detailed_1.csv': {
    source: 'clockify',
    said: answers({ 'dates:Start Date': 'mdy' }),
    sums: time('Duration (h)'),
  },
  // One row, with backslashes before its quotes: read by eye.
  'clockify/time_entries_detailed_2.csv': { source: 'clockify', sums: () => ({ seconds: 1800 }) },
  'clockify/time_entries_detailed_3.csv': { source: 'clockify', rejected: 1, sums: () => ({ seconds: 0 }) },
  'clockify/time_entries_detailed_4.csv': {
    source: 'clockify',
    said: answers({ 'dates:Start Date': 'mdy', billable: 'yes' }),
    sums: time('Duration (h)'),
  },
  'clockify/time_entries_detailed_6.csv': {
    source: 'clockify',
    said: answers({ 'dates:Start Date': 'mdy', 'column:client': 'none' }),
    sums: time('Duration (h)'),
  },
  'csat/support_tickets_with_csat.csv': {
    source: 'csv-82e634520c12',
    said: answers({ zone: 'UTC', scale: '5', 'status:Escalated': 'open' }),
    sums: (rows) => ({
      Tickets: rows.length,
      Resolved: rows.filter((row) => row.resolved_date !== '').length,
      Answered: rows.filter((row) => row.csat_score !== '').length,
    }),
  },
  'freshbooks/clients.csv': { source: 'freshbooks-clients', sums: named('Organization') },
  'freshbooks/invoice_details.csv': {
    source: 'freshbooks-invoices',
    sums: money((row) => cents(row['Line Subtotal'])),
  },
  'freshdesk/tickets_export.csv': {
    source: 'freshdesk',
    said: answers({ zone: 'UTC', 'status:OpenPending': 'waiting' }),
    sums: (rows) => ({ Tickets: rows.length, Resolved: 0 }),
  },
  'helpdesk-ptBR/tickets_utf8bom_semicolon.csv': {
    source: 'glpi-interactions',
    said: answers({ zone: 'America/Sao_Paulo' }),
    sums: (rows) => ({
      Tickets: new Set(rows.map((row) => row.Ticker)).size,
      Resolved: new Set(rows.flatMap((row) => (row.Resolvido === 'sim' ? [row.Ticker] : []))).size,
      Answered: rows.filter((row) => row.Satisfação !== '-').length,
    }),
  },
  'invoice2go/invoices.csv': {
    source: 'invoice2go-invoices',
    currency: 'USD',
    rejected: 1,
    sums: money(
      (row) => cents(row.SubtotalAmount),
      (row) => row.CurrencyCode === 'USD',
    ),
  },
  'invoicely/invoices.csv': { source: 'invoicely-invoices', sums: money((row) => cents(row.Total)) },
  'invoiceninja/clients_report_with_title_rows.csv': {
    source: 'invoice-ninja-clients',
    header: 'Name',
    sums: named('Name'),
  },
  'invoiceninja/expenses_report_with_title_rows.csv': {
    source: 'invoice-ninja-expenses',
    header: 'Client',
    sums: money((row) => cents(row.Amount?.replace('$', ''))),
  },
  'nps/nps_survey.csv': {
    source: 'nps-survey',
    sums: (rows) => ({ Answered: rows.filter((row) => row.score !== '').length }),
  },
  'solidtime/clients.csv': { source: 'solidtime-clients', sums: named('name') },
  'solidtime/time_entries.csv': {
    source: 'solidtime',
    sums: (rows) => ({
      seconds: sum(rows, (row) => (Date.parse(row.end ?? '') - Date.parse(row.start ?? '')) / 1000),
    }),
  },
  'stripe/balance_change_itemized_default_columns.csv': {
    source: 'stripe-balance',
    sums: money((row) => cents(row.gross)),
  },
  'stripe/unified_payments_subscriptions_masked.csv': {
    source: 'stripe-payments',
    sums: money(
      (row) => cents(row.Amount) - cents(row['Amount Refunded']) + cents(row.Fee),
      (row) => row.Status !== 'Failed',
    ),
  },
  'toggl/time_entries_detailed_amount_empty_currency.csv': {
    source: 'toggl',
    said: answers({ 'empty:client': '3' }),
    sums: time('Duration'),
  },
  'toggl/time_entries_detailed_bom_amount_eur.csv': { source: 'toggl', sums: time('Duration') },
  'toggl/time_entries_detailed_long_personal_masked.csv': {
    source: 'toggl',
    said: answers({ 'empty:client': '3' }),
    sums: time('Duration'),
  },
  'typeform/survey_responses_raw.csv': {
    source: 'csv-eb7a972a4364',
    said: {
      mapping: {
        kind: 'surveys',
        columns: {
          id: '#',
          score: WEEKLY_HOURS,
          date: 'Submit Date (UTC)',
        },
      },
      answers: { survey: 'csat', scale: '100' },
    },
    sums: (rows) => ({ Answered: rows.filter((row) => row[WEEKLY_HOURS] !== '').length }),
  },
  'wave/accounting_transactions_invoices.csv': {
    source: 'wave-transactions',
    sums: money(
      (row) => -cents(row['Amount (One column)']),
      (row) => row['Account Group'] === 'Income',
    ),
  },
  'wave/customers.csv': { source: 'wave-customers', sums: named('customer_name') },
  'zoho-invoice/contacts.csv': { source: 'zoho-contacts', sums: named('Customer Name') },
  'zoho-invoice/invoices.csv': {
    source: 'zoho-invoices',
    sums: money(
      (row) => cents(row['Item Total']),
      (row) => row['Invoice Status'] !== 'Draft',
    ),
  },
  '_layouts/clockify_detailed_semicolon_decimal_comma.csv': {
    source: 'clockify',
    said: answers({ 'client:Mueller GmbH': 'Müller GmbH' }),
    sums: (rows) => ({ ...time('Duration (h)')(rows), Clients: 1 }),
  },
  // By hand as time: no row of it is whole any more, and none is mended in silence.
  '_layouts/excel_mangled_reexport.csv': {
    source: 'csv-d2f3c4ed1879',
    said: {
      mapping: { kind: 'time_entries', columns: { ticket: 'Ticket ID', duration: 'Hours', date: 'Date' } },
      answers: { technician: 'Sam', billable: 'no', 'column:client': 'none', 'duration:Hours': 'hours' },
    },
    rejected: 3,
    sums: () => ({ seconds: 0 }),
  },
  '_layouts/gocardless_payouts.csv': {
    source: 'gocardless-payouts',
    currency: 'GBP',
    sums: money((row) => 2 * cents(row.total_payment_amount) - cents(row.amount)),
  },
  '_layouts/harvest_detailed_time_with_rounding.csv': {
    source: 'harvest',
    said: answers({ 'column:duration': '7' }),
    sums: (rows) => ({ seconds: sum(rows, (row) => Math.round(Number(row['Hours Rounded']) * 3600)) }),
  },
  '_layouts/itflow_expenses.csv': { source: 'itflow-expenses', sums: money((row) => cents(row.Amount)) },
  '_layouts/itflow_invoices.csv': {
    source: 'itflow-invoices',
    sums: money(
      (row) => cents(row.Amount),
      (row) => row.Status !== 'Draft',
    ),
  },
  '_layouts/itflow_tickets.csv': {
    source: 'itflow-tickets',
    said: answers({ zone: 'UTC' }),
    sums: (rows) => ({
      Tickets: rows.length,
      Resolved: rows.filter((row) => row.Status === 'Closed').length,
    }),
  },
  '_layouts/kimai_export_en.csv': { source: 'kimai', sums: time('Duration') },
  '_layouts/microsoft_csp_nce_reconciliation.csv': {
    source: 'microsoft-csp',
    sums: money((row) => cents(row.Subtotal)),
  },
  // Reports: their accounts stand above the rows, so the sums are those they end with, read off by eye.
  '_layouts/qbd_general_ledger.csv': {
    source: 'quickbooks-desktop-ledger',
    encoding: 'latin1',
    said: answers({ encoding: 'windows-1252', 'account:1000 · Checking': 'ignore' }),
    sums: () => ({ cents: 47_000 }),
  },
  '_layouts/qbo_general_ledger_classic.csv': {
    source: 'quickbooks-ledger',
    said: answers({ 'account:Checking': 'ignore' }),
    sums: () => ({ cents: 247_240 }),
  },
  '_layouts/qbo_profit_and_loss_by_month.csv': {
    source: 'profit-and-loss',
    sums: () => ({ cents: -2_545_000 - 151_499 + 581_000 + 184_000 - 2_500 }),
  },
  '_layouts/toggl_detailed_classic_duration.csv': {
    source: 'toggl',
    said: answers({ 'dates:Start date': 'mdy' }),
    sums: () => ({ seconds: 18 * 60 + 25 + 12_600 + 44 }),
  },
  '_layouts/xero_account_transactions.csv': {
    source: 'xero-account-transactions',
    sums: () => ({ cents: 126_200 }),
  },
  '_layouts/zendesk_ticket_export.csv': {
    source: 'zendesk',
    said: answers({ zone: 'America/New_York' }),
    sums: () => ({ Tickets: 2, Resolved: 1, Answered: 1 }),
  },
};

/** Exports that hold nothing a book keeps. */
export const REFUSED = ['solidtime/projects.csv', 'wave/vendors.csv'];
