import type { Cents } from '../../../shared/money.ts';
import { type AccountSuggestion, type Section, suggestAccount } from '../account-words.ts';
import type { Cells, LedgerDraft, Reading } from '../types.ts';

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
