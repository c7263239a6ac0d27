import { ACCOUNT_KINDS, type AccountKind } from '../../../shared/domain.ts';
import { IGNORED_ACCOUNT, type ImportKind } from '../../../shared/import.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Option } from '../../lib/option.ts';

/** What one record of a kind is called, and several. */
const RECORDS: Record<ImportKind, readonly [string, string]> = {
  time_entries: ['time entry', 'time entries'],
  tickets: ['ticket', 'tickets'],
  invoices: ['invoice line', 'invoice lines'],
  ledger: ['ledger line', 'ledger lines'],
  profit_and_loss: ['monthly amount', 'monthly amounts'],
  payments: ['ledger line', 'ledger lines'],
  bank: ['ledger line', 'ledger lines'],
  contracts: ['contract', 'contracts'],
  surveys: ['survey answer', 'survey answers'],
  clients: ['client', 'clients'],
};

type Count = (value: number) => string;

/** `1 ticket`, `412 time entries`. */
export const recordsOf = (kind: ImportKind, value: number, count: Count): string =>
  `${count(value)} ${RECORDS[kind][value === 1 ? 0 : 1]}`;

/** `1 row`, `3 rows`. */
export const counted = (value: number, one: string, count: Count, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/;
const AMOUNT = /^(-?)(\d+)\.(\d\d)$/;

/** A cell of a record as main writes it, the way this machine writes days and amounts. */
export function cellText(text: string, format: Formatter): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return format.day(text);
  const [, day, time] = MOMENT.exec(text) ?? [];
  if (day) return `${format.day(day)}, ${time}`;
  const [, minus, units, hundredths] = AMOUNT.exec(text) ?? [];
  if (units === undefined) return withAccountWords(text);
  const cents = Number(units) * 100 + Number(hundredths);
  return format.money(minus ? -cents : cents, { cents: true });
}

/** A record in a few words, its parts as `cellText` writes them. */
export const recordText = (record: string, format: Formatter): string =>
  record
    .split(' · ')
    .map((part) => cellText(part, format))
    .join(' · ');

type Account = { text: string; group: string; note?: string };

const ACCOUNTS: Record<AccountKind, Account> = {
  'revenue.recurring': { text: 'Recurring revenue', group: 'Revenue' },
  'revenue.project': { text: 'Project revenue', group: 'Revenue' },
  'revenue.hourly': { text: 'Hourly revenue', group: 'Revenue' },
  'revenue.product': { text: 'Product sales', group: 'Revenue' },
  'cogs.labor': { text: 'Technicians’ pay', group: 'Direct costs' },
  'cogs.licences': { text: 'Licences for resale', group: 'Direct costs' },
  'cogs.product': { text: 'Products for resale', group: 'Direct costs' },
  'cogs.subcontract': { text: 'Subcontractors', group: 'Direct costs' },
  'cogs.other': { text: 'Other direct costs', group: 'Direct costs' },
  'opex.payroll': { text: 'Office payroll', group: 'Running costs' },
  'opex.owner_pay': { text: 'Owner’s pay', group: 'Running costs' },
  'opex.sales': { text: 'Sales and marketing', group: 'Running costs' },
  'opex.rent': { text: 'Rent', group: 'Running costs' },
  'opex.tools': { text: 'Own tools and software', group: 'Running costs' },
  'opex.other': { text: 'Other running costs', group: 'Running costs' },
  other_income: { text: 'Other income', group: 'Below EBITDA' },
  other_expense: { text: 'Other expense', group: 'Below EBITDA' },
  depreciation: { text: 'Depreciation', group: 'Below EBITDA' },
  amortization: { text: 'Amortization', group: 'Below EBITDA' },
  interest: { text: 'Interest', group: 'Below EBITDA' },
  income_tax: { text: 'Income tax', group: 'Below EBITDA' },
  equity: { text: 'Equity: owner’s draws and deposits', group: 'Below EBITDA' },
};

const isAccountKind = (text: string): text is AccountKind => Object.hasOwn(ACCOUNTS, text);

/** Where an account can go, in words; an unknown kind as it is. */
export const accountKindText = (kind: string | null): string => {
  if (kind === null || kind === IGNORED_ACCOUNT) return 'Not part of the books';
  return isAccountKind(kind) ? ACCOUNTS[kind].text : kind;
};

/** The kinds by group, then that an account is none of the book's. */
export const ACCOUNT_OPTIONS: readonly Option<string>[] = [
  ...ACCOUNT_KINDS.map((id) => ({ id, ...ACCOUNTS[id] })),
  {
    id: IGNORED_ACCOUNT,
    text: 'Not part of the books',
    note: 'Balance sheet, own transfer, tax',
    group: 'Left out',
  },
];

/** `Sales (revenue.project)` as main names an account, with its kind in words. */
export const withAccountWords = (text: string): string =>
  text.replace(/\(([a-z_.]+)\)$/, (whole, kind) =>
    isAccountKind(kind) ? `· ${ACCOUNTS[kind].text}` : whole,
  );

/** `12 KB`, for a file. */
export const sizeText = (bytes: number, count: Count): string => {
  if (bytes < 1000) return `${count(bytes)} bytes`;
  if (bytes < 1e6) return `${count(Math.round(bytes / 1000))} kB`;
  return `${count(Math.round(bytes / 1e6))} MB`;
};

/** With a capital first. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
