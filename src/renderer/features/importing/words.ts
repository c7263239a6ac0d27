import { ACCOUNT_KINDS } from '../../../shared/domain.ts';
import { IGNORED_ACCOUNT, type ImportKind } from '../../../shared/import.ts';
import { ACCOUNT_WORDS, isAccountKind } from '../../../shared/records/words.ts';
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

/** Where an account can go, in words; an unknown kind as it is. */
export const accountKindText = (kind: string | null): string => {
  if (kind === null || kind === IGNORED_ACCOUNT) return 'Not part of the books';
  return isAccountKind(kind) ? ACCOUNT_WORDS[kind].text : kind;
};

/** The kinds by group, then that an account is none of the book's. */
export const ACCOUNT_OPTIONS: readonly Option<string>[] = [
  ...ACCOUNT_KINDS.map((id) => ({ id, ...ACCOUNT_WORDS[id] })),
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
    isAccountKind(kind) ? `· ${ACCOUNT_WORDS[kind].text}` : whole,
  );

/** `12 KB`, for a file. */
export const sizeText = (bytes: number, count: Count): string => {
  if (bytes < 1000) return `${count(bytes)} bytes`;
  if (bytes < 1e6) return `${count(Math.round(bytes / 1000))} kB`;
  return `${count(Math.round(bytes / 1e6))} MB`;
};

/** With a capital first. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
