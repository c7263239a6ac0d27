import { dayNumber, dayOf, monthName } from '../../shared/calendar.ts';
import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import { ACCOUNT_KINDS } from '../../shared/domain.ts';
import { kindColumn } from '../../shared/facts.ts';
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

/**
 * The TTM's lines with an account as it is and with another kind. Worked out from the same sums as the figures, with the
 * account's part moved from one kind to the other.
 * @throws PlumblineError not_found
 */
export function kindPreview(
  db: Db,
  { book }: DayFigures,
  { account: id, kind }: ParsedInput<'ledger.kindPreview'>,
): Output<'ledger.kindPreview'> {
  const { period } = book;
  const account = accountRows(db, period.from, period.to).find((row) => row.id === id);
  if (!account) throw new PlumblineError('not_found', 'This account is no longer in the book.');
  const sums = { ...book.sums };
  sums[kindColumn(account.kind)] -= account.within;
  sums[kindColumn(kind)] += account.within;
  const moved = { ...book, sums, profit: profitOfMonths(book, period, sums) };
  const [before, after] = [linesOf(book), linesOf(moved)];
  return {
    from: dayOf(period.from),
    to: dayOf(period.to),
    entries: account.entries,
    lines: before.map((line, i) => ({
      name: line.name,
      before: rounded(line),
      after: after[i] ? rounded(after[i]) : null,
      unit: line.unit === 'share' ? 'share' : 'cents',
    })),
    closed: kind === account.kind ? [] : closedAmong(db, accountMonths(db, id)).map(monthName),
  };
}
