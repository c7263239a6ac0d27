import type { Tool } from '../types.ts';

/** QuickBooks Online, General Ledger or Transaction Detail by Account as it was until 2025. */
export const quickbooksLedgerClassic: Tool = {
  id: 'quickbooks-ledger',
  name: 'QuickBooks Online (general ledger)',
  kind: 'ledger',
  signature: ['date', 'transaction type', 'num', 'name', 'memo/description', 'split', 'amount', 'balance'],
  columns: { date: 'date', vendor: 'name', memo: 'memo/description', document: 'num', amount: 'amount' },
  unmapped: ['split'],
  layout: 'account-report',
};

/** The same report with the names of 2025 and later; the account stands on each row too. */
export const quickbooksLedger: Tool = {
  id: 'quickbooks-ledger-2026',
  name: 'QuickBooks Online (general ledger, new look)',
  kind: 'ledger',
  signature: ['distribution account', 'transaction date', 'transaction type', 'name', 'amount', 'balance'],
  columns: { date: 'transaction date', vendor: 'name', amount: 'amount' },
  unmapped: ['distribution account', 'split', 'split account', 'account name', 'item split account'],
  layout: 'account-report',
};

/**
 * QuickBooks Online, Transaction List by Vendor (2026): suppliers are the headings, and amounts carry the sign of the
 * account that paid: less at the bank, more on a card.
 */
export const quickbooksVendorList: Tool = {
  id: 'quickbooks-vendor-list',
  name: 'QuickBooks Online (transaction list by vendor)',
  kind: 'ledger',
  signature: ['date', 'transaction type', 'num', 'account full name', 'item split account', 'amount'],
  columns: { account: 'item split account', date: 'date', memo: 'memo', document: 'num' },
  unmapped: ['account full name', 'track 1099'],
  layout: 'account-report',
  options: { heading: 'vendor', signByType: true },
};

/** QuickBooks Desktop, General Ledger: accounts in the nameless columns on the left, one for each level. */
export const quickbooksDesktopLedger: Tool = {
  id: 'quickbooks-desktop-ledger',
  name: 'QuickBooks Desktop (general ledger)',
  kind: 'ledger',
  signature: ['type', 'date', 'num', 'name', 'memo', 'split', 'debit', 'credit', 'balance'],
  columns: { vendor: 'name', memo: 'memo', document: 'num', debit: 'debit', credit: 'credit' },
  unmapped: ['split'],
  layout: 'account-report',
};
