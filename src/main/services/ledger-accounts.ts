import { type DayNumber, dayNumber, dayOf, monthName } from '../../shared/calendar.ts';
import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import { ACCOUNT_KINDS, type AccountKind, isIncome } from '../../shared/domain.ts';
import { kindColumn } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import { PlumblineError } from '../../shared/result.ts';
import { accountMonths, accountRows } from '../db/accounts.ts';
import { closedAmong } from '../db/closed-months.ts';
import type { Db } from '../db/open.ts';
import { profitOfMonths } from '../metrics/book.ts';
import { earnings } from '../metrics/earnings.ts';
import type { Figure } from '../metrics/figure.ts';
import { rounded } from '../metrics/figures-json.ts';
import { ttm } from '../metrics/periods.ts';
import type { DayFigures } from './figures.ts';

/** Accounts and their kinds, and what another kind would do to the figures. */

/** All accounts, by kind and name. */
export function accountList(db: Db, { asOf }: ParsedInput<'ledger.accounts'>): Output<'ledger.accounts'> {
  const { from, to } = ttm(dayNumber(asOf));
  const place = (kind: (typeof ACCOUNT_KINDS)[number]) => ACCOUNT_KINDS.indexOf(kind);
  return {
    from: dayOf(from),
    to: dayOf(to),
    accounts: accountRows(db, from, to)
      .sort((a, b) => place(a.kind) - place(b.kind) || (a.name < b.name ? -1 : 1))
      .map(({ within, lastDay, ...row }) => ({
        ...row,
        ttm: within,
        lastDay: lastDay === null ? null : dayOf(lastDay),
      })),
  };
}

/** The lines of a profit and loss that an account's kind can move, as an owner reads them from top to bottom. */
function linesOf(book: DayFigures['book']): Figure[] {
  const { profit } = book;
  const { owner, adjustedEbitda, sde } = earnings(book);
  return [
    profit.recurring,
    profit.project,
    profit.hourly,
    profit.product,
    profit.operatingRevenue,
    profit.cogs,
    profit.grossProfit,
    profit.grossMargin,
    profit.opex,
    profit.otherIncome,
    profit.otherExpense,
    profit.ebitda,
    profit.ebitdaMargin,
    profit.depreciation,
    profit.amortization,
    profit.interest,
    profit.incomeTax,
    profit.netProfit,
    owner.paid,
    adjustedEbitda,
    sde,
  ];
}

/** Money that goes from one kind to another; `turns`: with the other sign. */
type Shift = { from: AccountKind; to: AccountKind; cents: Cents; turns: boolean };

/** The TTM's lines as they are, and with money of accounts under other kinds: worked out from the same sums. */
export function effectOn(
  book: DayFigures['book'],
  shifts: readonly Shift[],
): Pick<Output<'ledger.kindPreview'>, 'from' | 'to' | 'lines'> {
  const { period } = book;
  const sums = { ...book.sums };
  for (const { from, to, cents, turns } of shifts) {
    sums[kindColumn(from)] -= cents;
    sums[kindColumn(to)] += turns ? -cents : cents;
  }
  const after = linesOf({ ...book, sums, profit: profitOfMonths(book, period, sums) });
  return {
    from: dayOf(period.from),
    to: dayOf(period.to),
    lines: linesOf(book).map((line, i) => ({
      name: line.name,
      before: rounded(line),
      after: after[i] ? rounded(after[i]) : null,
      unit: line.unit === 'share' ? 'share' : 'cents',
    })),
  };
}

/** Cents booked to each account in some days, both included. */
export const sumsWithin = (db: Db, { from, to }: { from: DayNumber; to: DayNumber }): Map<number, Cents> =>
  new Map(accountRows(db, from, to).map(({ id, within }) => [id, within]));

/**
 * What other kinds of accounts would do; nothing is done.
 * @throws PlumblineError not_found
 */
export function kindPreview(
  db: Db,
  { book }: DayFigures,
  { changes }: ParsedInput<'ledger.kindPreview'>,
): Output<'ledger.kindPreview'> {
  const known = new Map(accountRows(db, book.period.from, book.period.to).map((row) => [row.id, row]));
  // The last word on each account counts, as it does when they are saved.
  const kinds = new Map(changes.map(({ account, kind }) => [account, kind]));
  const moved = [...kinds].flatMap(([id, kind]) => {
    const account = known.get(id);
    if (!account) throw new PlumblineError('not_found', 'This account is no longer in the book.');
    return account.kind === kind ? [] : [{ account, kind }];
  });
  const months = new Set(moved.flatMap(({ account }) => accountMonths(db, account.id)));
  return {
    ...effectOn(
      book,
      moved.map(({ account, kind }) => ({
        from: account.kind,
        to: kind,
        cents: account.within,
        turns: false,
      })),
    ),
    entries: moved.reduce((sum, { account }) => sum + account.entries, 0),
    crosses: moved.some(({ account, kind }) => isIncome(account.kind) !== isIncome(kind)),
    closed: closedAmong(db, [...months]).map(monthName),
  };
}
