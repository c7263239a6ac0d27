import type { Cents } from '../../../shared/money.ts';
import { type AccountSuggestion, type Section, suggestAccount } from '../account-words.ts';
import { type Cells, type LedgerDraft, type Reading, Reject } from '../types.ts';

/** What the kinds that become ledger entries share. */

type Given = Pick<LedgerDraft, 'day' | 'account' | 'cents'> & Partial<LedgerDraft>;

/** A ledger draft of what is known; the rest is empty, the sign natural, the identity the row's content. */
export const booking = (given: Given): LedgerDraft => ({
  table: 'ledger_entries',
  id: null,
  part: '',
  context: '',
  suggestion: null,
  client: '',
  sign: 'natural',
  vendor: '',
  memo: '',
  document: '',
  ...given,
});

/** Suggestions by account name, each looked up once: a file names few accounts on many rows. */
export function suggestions(): (account: string, section?: Section | null) => AccountSuggestion | null {
  const known = new Map<string, AccountSuggestion | null>();
  return (account, section = null) => {
    const key = `${section ?? ''}\n${account}`;
    let found = known.get(key);
    if (found === undefined) {
      found = suggestAccount(account, section);
      known.set(key, found);
    }
    return found;
  };
}

/** Numbers what comes again under the same key: 1, 2, 3 … */
export function ordinals(): (key: string) => number {
  const seen = new Map<string, number>();
  return (key) => {
    const next = (seen.get(key) ?? 0) + 1;
    seen.set(key, next);
    return next;
  };
}

/** @throws Reject if the row's currency column names another currency than the book's; a blank one is the book's */
export function inBookCurrency(cells: Cells, reading: Reading, field = 'currency'): void {
  const written = cells.text(field);
  if (written !== '' && written.toUpperCase() !== reading.currency.toUpperCase())
    cells.reject(
      field,
      `the amount is in ${written.toUpperCase()}, and this book is kept in ${reading.currency}`,
    );
}

const CODE = /^(.*\s)?([A-Z]{3})$/;
/** Words of three capitals at a header's end that are no currency. */
const NO_CURRENCY = new Set(['GST', 'VAT', 'HST', 'TAX', 'UTC', 'FEE', 'NET', 'NUM', 'SUM', 'IVA', 'TVA']);

/** The currency a column's header names, in brackets or at its end (`Debit CHF`); null = none. */
export function headerCurrency(reading: Reading, field: string): string | null {
  const column = reading.columns[field];
  if (column === undefined) return null;
  for (const text of [reading.header.units[column], reading.header.labels[column]]) {
    const code = CODE.exec((text ?? '').trim())?.[2];
    if (code && !NO_CURRENCY.has(code)) return code;
  }
  return null;
}

/**
 * Refuses rows of a column whose header names another currency than the book's.
 * @returns what to call for each row; nothing is looked up there
 */
export function columnCurrency(reading: Reading, fields: readonly string[]): () => void {
  const book = reading.currency.toUpperCase();
  for (const field of fields) {
    const code = headerCurrency(reading, field);
    if (code && code !== book) {
      const label = reading.header.labels[reading.columns[field] ?? -1] ?? field;
      return () => {
        throw new Reject(label, `the column is in ${code}, and this book is kept in ${book}`);
      };
    }
  }
  return () => {};
}

/** @throws Reject if the cell is empty */
export function requiredMoney(cells: Cells, field: string): Cents {
  return cells.money(field) ?? cells.reject(field, 'there is no amount here');
}

/** @throws Reject if the cell is empty */
export const requiredDay = (cells: Cells, field = 'date'): number =>
  cells.day(field) ?? cells.reject(field, 'there is no date here');

/** Lower-case words of a state, type or status cell: `Voided ` and `VOIDED` alike. */
export const word = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();

/** A tool's option as text; '' = not given. */
export function textOption(reading: Reading, name: string): string {
  const value = reading.tool?.options?.[name];
  return typeof value === 'string' ? value : '';
}

/** Whether a tool's option is set. */
export const flagOption = (reading: Reading, name: string): boolean => reading.tool?.options?.[name] === true;
