import type { Cents } from '../../../shared/money.ts';
import { type AccountSuggestion, type Section, suggestAccount } from '../account-words.ts';
import { type Cells, type LedgerDraft, type Reading, Reject } from '../types.ts';
import { currencyProblem, headerCurrency, readCurrency } from '../values/currencies.ts';

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
  if (written === '') return;
  const currency = readCurrency(written);
  const problem =
    currency === null ? `“${written}” is no currency` : currencyProblem(currency, reading.currency);
  if (problem) cells.reject(field, problem);
}

/**
 * Refuses rows of a column whose header names another currency than the book's (`Debit CHF`, `Amount (EUR)`).
 * @returns what to call for each row; nothing is looked up there
 */
export function columnCurrency(reading: Reading, fields: readonly string[]): () => void {
  for (const field of fields) {
    const column = reading.columns[field];
    if (column === undefined) continue;
    const problem = currencyProblem(headerCurrency(reading.header, column), reading.currency);
    if (problem)
      return () => {
        throw new Reject(reading.header.labels[column] ?? field, problem);
      };
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
