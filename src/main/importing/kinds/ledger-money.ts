import type { Cells, LedgerDraft } from '../types.ts';
import { words } from '../words.ts';
import { requiredMoney, word } from './booking.ts';

/** What a row of an expense list or ledger comes to. */

export type Money = Pick<LedgerDraft, 'cents' | 'sign'>;

/**
 * Debit less credit where there are such columns; else the amount as written, or gross less tax.
 * @throws Reject if there is none
 */
export function moneyOf(cells: Cells): Money {
  if (cells.has('debit') || cells.has('credit')) {
    const [debit, credit] = [cells.money('debit'), cells.money('credit')];
    if (debit === null && credit === null && !cells.has('amount'))
      return cells.reject(cells.has('debit') ? 'debit' : 'credit', 'there is no amount here');
    if (debit !== null || credit !== null) return { cents: (debit ?? 0) - (credit ?? 0), sign: 'debit' };
  }
  if (cells.has('amount') || !cells.has('gross'))
    return { cents: requiredMoney(cells, 'amount'), sign: 'natural' };
  return { cents: requiredMoney(cells, 'gross') - (cells.money('tax') ?? 0), sign: 'natural' };
}

const SPENT = new Set(
  words(
    'bill|check|cheque|expense|cash expense|cash purchase|credit card expense|credit card charge|credit card purchase',
  ),
);
const RETURNED = new Set(
  words('vendor credit|supplier credit|bill credit|credit card credit|credit card refund|cc-credit'),
);
const NO_EXPENSE =
  /^(?:bill payment|bill pmt|purchase order|transfer|deposit|payment|estimate|credit card payment|invoice|sales receipt|time)/;

/**
 * The expense of a row that QuickBooks signs by the paying account (less at the bank, more on a card). An expense, a
 * check and a bill can't be negative there, a credit can't be positive: so the type says what the sign doesn't.
 * @returns null if the type is no expense
 */
export function moneyByType(cells: Cells): Money | null {
  const type = word(cells.text('type'));
  if (NO_EXPENSE.test(type)) return null;
  const written = Math.abs(requiredMoney(cells, 'amount'));
  if (SPENT.has(type)) return { cents: written, sign: 'natural' };
  if (RETURNED.has(type)) return { cents: written === 0 ? 0 : -written, sign: 'natural' };
  return cells.reject(
    'type',
    `of a “${cells.text('type')}” this list doesn't say whether money was spent; import the general ledger`,
  );
}
