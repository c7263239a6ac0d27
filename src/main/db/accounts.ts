import { type DayNumber, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import type { AccountKind } from '../../shared/domain.ts';
import type { Db } from './open.ts';

/** Accounts with what is in them. */

export type AccountRow = {
  id: number;
  name: string;
  kind: AccountKind;
  entries: number;
  /** Cents: of all entries, and of those of some days. */
  total: number;
  within: number;
  lastDay: DayNumber | null;
  recurring: number;
};

/** All accounts in the order of their numbers; `within` sums the days from one to another, both included. */
export const accountRows = (db: Db, from: DayNumber, to: DayNumber): AccountRow[] =>
  db
    .prepare<[number, number], AccountRow>(
      `SELECT a.id, a.name, a.kind, COALESCE(l.entries, 0) AS entries, COALESCE(l.total, 0) AS total,
         COALESCE(l.within, 0) AS within, l.last_day AS lastDay,
         (SELECT COUNT(*) FROM recurring_entries r WHERE r.account_id = a.id) AS recurring
       FROM accounts a LEFT JOIN (
         SELECT account_id, COUNT(*) AS entries, SUM(cents) AS total, MAX(day) AS last_day,
           SUM(CASE WHEN day BETWEEN ? AND ? THEN cents ELSE 0 END) AS within
         FROM ledger_entries GROUP BY account_id) l ON l.account_id = a.id
       ORDER BY a.id`,
    )
    .all(from, to);

/** The months in which an account has entries. */
export const accountMonths = (db: Db, account: number): MonthNumber[] => [
  ...new Set(
    db
      .prepare<[number], number>('SELECT DISTINCT day FROM ledger_entries WHERE account_id = ?')
      .pluck()
      .all(account)
      .map(monthOfDay),
  ),
];

/** Seconds worked for each client in a month. */
export const secondsByClient = (db: Db, month: MonthNumber): Map<number, number> =>
  new Map(
    db
      .prepare<[number], [number, number]>('SELECT client_id, seconds FROM client_month WHERE month = ?')
      .raw()
      .all(month),
  );
