import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { monthName, monthOfDay } from '../../../../src/shared/calendar.ts';
import { ledgerLines, type Run, type RunOptions, runImport, sumBy } from '../../../support/import-run.ts';
import { type NaiveRow, naiveCents, naiveTable } from '../../../support/naive-csv.ts';

// The samples are third parties' files and live beside the project; without them there is nothing to sum.
const samples = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'samples');
const there = existsSync(samples);

const read = (path: string) => readFileSync(join(samples, path));
const cents = naiveCents;

/** Sums of drafts by account and month, debits of income turned: what an owner would see. */
const sums = (drafted: Run, keep: (account: string) => boolean = () => true): Record<string, number> =>
  sumBy(
    ledgerLines(drafted).filter(({ account }) => keep(account)),
    ({ account, day }) => `${account} ${monthName(monthOfDay(day))}`,
    (draft) => draft.cents,
  );

/** What a file says, summed without the importer. */
const naive = (
  rows: readonly NaiveRow[],
  key: (row: NaiveRow) => string,
  value: (row: NaiveRow) => number,
): Record<string, number> => sumBy(rows, key, value);

const month = (iso: string) => iso.slice(0, 7);
const us = (text: string) => `${text.split('/')[2]}-${(text.split('/')[0] ?? '').padStart(2, '0')}`;

type Case = {
  path: string;
  tool: string;
  options?: RunOptions;
  /** Rows rejected for a reason the sample is known for. */
  rejected?: number;
  encoding?: 'latin1';
  header?: string;
  expected(rows: NaiveRow[]): Record<string, number>;
};

const CASES: Case[] = [
  {
    path: 'freshbooks/invoice_details.csv',
    tool: 'freshbooks-invoices',
    expected: (rows) =>
      naive(
        rows,
        (r) => `${r['Item Name']} ${month(r['Date Issued'] ?? '')}`,
        (r) => cents(r['Line Subtotal']),
      ),
  },
  {
    path: 'zoho-invoice/invoices.csv',
    tool: 'zoho-invoices',
    expected: (rows) =>
      naive(
        rows.filter((r) => r['Invoice Status'] !== 'Draft'),
        (r) => r['Item Name'] ?? '',
        (r) => cents(r['Item Total']),
      ),
  },
  {
    path: 'invoice2go/invoices.csv',
    tool: 'invoice2go-invoices',
    rejected: 1,
    expected: (rows) =>
      naive(
        rows.filter((r) => r.CurrencyCode === 'USD'),
        (r) => `Invoices ${month(r.DocumentDate ?? '')}`,
        (r) => cents(r.SubtotalAmount),
      ),
  },
  {
    path: 'invoicely/invoices.csv',
    tool: 'invoicely-invoices',
    expected: (rows) =>
      naive(
        rows,
        () => 'Invoices 2021-01',
        (r) => cents(r.Total),
      ),
  },
  {
    path: 'bigcapital/sale-invoices_import_demo.csv',
    tool: 'bigcapital-invoices',
    expected: (rows) =>
      naive(
        rows,
        (r) => `${r.Item} ${month(r['Invoice Date'] ?? '')}`,
        (r) => Number(r.Quantity) * Number(r.Rate) * 100,
      ),
  },
  {
    path: '_layouts/itflow_invoices.csv',
    tool: 'itflow-invoices',
    expected: (rows) =>
      naive(
        rows.filter((r) => r.Status !== 'Draft'),
        (r) => `Invoices ${month(r['Issued Date'] ?? '')}`,
        (r) => cents(r.Amount),
      ),
  },
  {
    path: '_layouts/itflow_expenses.csv',
    tool: 'itflow-expenses',
    expected: (rows) =>
      naive(
        rows,
        (r) => `${r.Category} ${month(r.Date ?? '')}`,
        (r) => cents(r.Amount),
      ),
  },
  {
    path: 'invoiceninja/expenses_report_with_title_rows.csv',
    tool: 'invoice-ninja-expenses',
    header: 'Client',
    expected: (rows) =>
      naive(
        rows,
        (r) => `Invoice Ninja expenses ${month(r.Date ?? '')}`,
        (r) => cents(r.Amount),
      ),
  },
  {
    path: 'bigcapital/expenses_import_demo.csv',
    tool: 'bigcapital-expenses',
    expected: (rows) =>
      naive(
        rows,
        (r) => `${r['Expense Account']} ${month(r['Payment Date'] ?? '')}`,
        (r) => cents(r.Amount),
      ),
  },
  {
    path: 'bigcapital/manual-journals_import_demo.csv',
    tool: 'bigcapital-journals',
    expected: (rows) =>
      naive(
        rows,
        (r) => `${r.Account} ${month(r.Date ?? '')}`,
        (r) => cents(r.Debit) - cents(r.Credit),
      ),
  },
  {
    path: 'wave/accounting_transactions_invoices.csv',
    tool: 'wave-transactions',
    expected: (rows) =>
      naive(
        rows.filter((r) => r['Account Group'] === 'Income'),
        (r) => `${r['Account Name']} ${month(r['Transaction Date'] ?? '')}`,
        (r) => -cents(r['Amount (One column)']),
      ),
  },
  {
    path: '_layouts/microsoft_csp_nce_reconciliation.csv',
    tool: 'microsoft-csp',
    expected: (rows) =>
      naive(
        rows,
        (r) => `Microsoft CSP ${us(r.ChargeStartDate ?? '')}`,
        (r) => cents(r.Subtotal),
      ),
  },
  {
    path: '_layouts/gocardless_payouts.csv',
    tool: 'gocardless-payouts',
    options: { currency: 'GBP' },
    expected: (rows) => ({
      ...naive(
        rows,
        (r) => `GoCardless payments ${month(r.created_at ?? '')}`,
        (r) => cents(r.total_payment_amount),
      ),
      ...naive(
        rows,
        (r) => `GoCardless fees ${month(r.created_at ?? '')}`,
        (r) => cents(r.total_payment_amount) - cents(r.amount),
      ),
    }),
  },
  {
    path: 'stripe/balance_change_itemized_default_columns.csv',
    tool: 'stripe-balance',
    expected: (rows) =>
      naive(
        rows,
        (r) => `Stripe charges ${month(r.created_utc ?? '')}`,
        (r) => cents(r.gross),
      ),
  },
  {
    path: 'stripe/unified_payments_subscriptions_masked.csv',
    tool: 'stripe-payments',
    expected: (rows) => {
      const paid = rows.filter((r) => r.Status !== 'Failed');
      const created = (r: NaiveRow) => month(r['Created date (UTC)'] ?? '');
      const gross = [
        ...paid.map((r) => [created(r), cents(r.Amount)] as const),
        ...paid.map(
          (r) =>
            [
              month(r['Refunded date (UTC)'] || r['Created date (UTC)'] || ''),
              -cents(r['Amount Refunded']),
            ] as const,
        ),
      ];
      const fees = paid.filter((r) => cents(r.Fee) !== 0);
      return {
        ...sumBy(
          gross,
          ([m]) => `Stripe charges ${m}`,
          ([, c]) => c,
        ),
        ...naive(
          fees,
          (r) => `Stripe fees ${created(r)}`,
          (r) => cents(r.Fee),
        ),
      };
    },
  },
  {
    path: 'bank/mercury_mmddyyyy_dashes.csv',
    tool: 'mercury',
    expected: (rows) =>
      naive(
        rows,
        (r) => `${r.Description} ${us((r['Date (UTC)'] ?? '').replaceAll('-', '/'))}`,
        (r) => -cents(r.Amount),
      ),
  },
  {
    path: 'bank/n26_euro.csv',
    tool: 'n26',
    options: { currency: 'EUR' },
    expected: (rows) =>
      naive(
        rows,
        (r) => `${r['Partner Name']} ${month(r['Booking Date'] ?? '')}`,
        (r) => -cents(r['Amount (EUR)']),
      ),
  },
  {
    path: 'bank/zkb_bom_semicolon_debit_credit.csv',
    tool: 'zkb',
    options: { currency: 'CHF' },
    expected: (rows) =>
      naive(
        rows,
        (r) => `${(r['Booking text'] ?? '').replace(/^.*(?:: |1234, )(?=\w)/, '')} 2024-01`,
        (r) => cents(r['Debit CHF']) - cents(r['Credit CHF']),
      ),
  },
];

describe.skipIf(!there)('the samples’ money, summed without the importer', () => {
  it.each(CASES)('$path', ({ path, tool, options, rejected = 0, header, expected }) => {
    const drafted = runImport(read(path), options);
    expect(drafted.tool).toBe(tool);
    expect(drafted.questions).toEqual([]);
    expect(drafted.rejected).toHaveLength(rejected);
    expect(drafted.warned.filter(({ message }) => !message.includes('no column tells the tax'))).toEqual([]);
    const wanted = expected(naiveTable(read(path).toString(), header));
    const nonZero = (all: Record<string, number>) =>
      Object.fromEntries(Object.entries(all).filter(([, sum]) => sum !== 0));
    expect(nonZero(sums(drafted))).toEqual(nonZero(wanted));
  });

  /** Reports: the account stands above its rows, so the sums are those the report itself ends them with. */
  it.each([
    [
      '_layouts/qbo_general_ledger_classic.csv',
      { dates: 'mdy' },
      { Checking: 225071, 'Software:RMM & PSA': 56000, 'Software:Cloud resale': 191240 },
    ],
    [
      '_layouts/qbd_general_ledger.csv',
      { dates: 'mdy', encoding: 'windows-1252' },
      {
        '1000 · Checking': -191240,
        '6000 · Professional Fees:6010 · Legal': 35000,
        '6000 · Professional Fees': 12000,
      },
    ],
    ['_layouts/xero_account_transactions.csv', { dates: 'dmy' }, { '400 - Software': 126200 }],
    [
      '_layouts/qbo_profit_and_loss_by_month.csv',
      {},
      {
        'Managed services': -2545000,
        'Hardware resale': -151499,
        'Cloud resale': 581000,
        'RMM & PSA': 184000,
        'Refunds and fees': -2500,
      },
    ],
  ] as const)('%s', (path, options, wanted) => {
    const drafted = runImport(read(path), options);
    expect(drafted.rejected).toEqual([]);
    expect(drafted.warned).toEqual([]);
    expect(
      sumBy(
        ledgerLines(drafted),
        ({ account }) => account,
        (draft) => draft.cents,
      ),
    ).toEqual(wanted);
  });
});
