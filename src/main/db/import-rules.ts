import { type DayNumber, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import type { Db } from './open.ts';

/** Ledger lines that rules are for, and moving them. */

type RuledLine = {
  id: number;
  day: DayNumber;
  cents: number;
  vendor: string;
  memo: string;
  kind: string;
  clientId: number | null;
};

/** The lines that imports of bank statements and ledgers brought. */
export const ruledLines = (db: Db): IterableIterator<RuledLine> =>
  db
    .prepare<[], RuledLine>(
      `SELECT l.id, l.day, l.cents, l.vendor, l.memo, a.kind, l.client_id AS clientId
       FROM ledger_entries l JOIN accounts a ON a.id = l.account_id JOIN import_batches b ON b.id = l.batch_id
       WHERE b.kind IN ('bank', 'ledger') ORDER BY l.id`,
    )
    .all()
    .values();

/** Accounts whose amounts grow with a credit. */
const isIncome = (kind: string): boolean => kind.startsWith('revenue.') || kind === 'other_income';

/**
 * Books a line to the account of the same name and another kind, and to a client if one is given. Between a cost and
 * an income its sign turns, so that money stays where it went.
 * @returns the month whose sums change
 */
export function moveLine(db: Db, id: number, kind: string, clientId: number | null): MonthNumber {
  const line = db
    .prepare<[number], { name: string; kind: string; day: DayNumber; batch_id: number | null }>(
      'SELECT a.name, a.kind, l.day, l.batch_id FROM ledger_entries l JOIN accounts a ON a.id = l.account_id WHERE l.id = ?',
    )
    .get(id);
  if (!line) throw new Error(`no ledger line ${id}`);
  db.prepare(
    'INSERT INTO accounts (name, kind, batch_id) VALUES (?, ?, ?) ON CONFLICT (name, kind) DO NOTHING',
  ).run(line.name, kind, line.batch_id);
  const turn = isIncome(kind) === isIncome(line.kind) ? 1 : -1;
  db.prepare(
    `UPDATE ledger_entries SET account_id = (SELECT id FROM accounts WHERE name = ? AND kind = ?),
       client_id = COALESCE(?, client_id), cents = cents * ? WHERE id = ?`,
  ).run(line.name, kind, clientId, turn, id);
  return monthOfDay(line.day);
}
