import { type DayNumber, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import { isIncome } from '../../shared/domain.ts';
import { addAccount } from './import-memory.ts';
import { recordReader, type Value } from './import-rows.ts';
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

/** The account that a name's lines of a kind are booked to; made for this import if there is none. */
function accountFor(db: Db, name: string, kind: string, batch: number): { id: number; kind: string } {
  const found = db
    .prepare<Record<'name' | 'kind', string>, { id: number; kind: string }>(
      `SELECT id, kind FROM accounts WHERE name = :name AND kind = :kind
       UNION ALL SELECT a.id, a.kind FROM account_aliases o JOIN accounts a ON a.id = o.account_id
         WHERE o.alias = :name AND o.kind = :kind`,
    )
    .get({ name, kind });
  return found ?? { id: addAccount(db, name, kind, batch), kind };
}

/**
 * Books a line to the account of the same name and another kind, and to a client if one is given. Between a cost and
 * an income its sign turns, so that money stays where it went. A line that was as its import made it counts as made so
 * by the import: it is known again, and an undo takes it.
 * @param digestOf the digest of a record's values, as imports make it
 * @returns the month whose sums change
 */
export function moveLine(
  db: Db,
  id: number,
  kind: string,
  clientId: number | null,
  digestOf: (values: readonly Value[]) => number,
): MonthNumber {
  const line = db
    .prepare<
      [number],
      { name: string; kind: string; day: DayNumber; batch_id: number; digest: number | null }
    >(
      `SELECT a.name, a.kind, l.day, l.batch_id, l.digest
       FROM ledger_entries l JOIN accounts a ON a.id = l.account_id WHERE l.id = ?`,
    )
    .get(id);
  const read = recordReader(db, 'ledger_entries');
  const before = read(id);
  if (!line || !before) throw new Error(`no ledger line ${id}`);
  const to = accountFor(db, line.name, kind, line.batch_id);
  const turn = isIncome(to.kind) === isIncome(line.kind) ? 1 : -1;
  db.prepare(
    'UPDATE ledger_entries SET account_id = ?, client_id = COALESCE(?, client_id), cents = cents * ? WHERE id = ?',
  ).run(to.id, clientId, turn, id);
  if (digestOf(before) === line.digest) {
    const digest = digestOf(read(id) ?? []);
    db.prepare('UPDATE ledger_entries SET digest = ? WHERE id = ?').run(digest, id);
    db.prepare(
      "UPDATE import_changes SET digest = ? WHERE record_table = 'ledger_entries' AND record_id = ? AND digest = ?",
    ).run(digest, id, line.digest);
  }
  return monthOfDay(line.day);
}
