// Protects month facts under an import: what new rows add, counted as they go by, comes to what all rows come to.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refreshMonths, staleMonths } from '../../../src/main/db/facts.ts';
import { addedRows } from '../../../src/main/db/facts-added.ts';
import type { Value } from '../../../src/main/db/import-rows.ts';
import { createBook, type Db } from '../../../src/main/db/open.ts';
import { monthOfDay } from '../../../src/shared/calendar.ts';
import { WORK_TYPES } from '../../../src/shared/domain.ts';
import { temporaryFolder } from '../../support/folder.ts';

const temporary = temporaryFolder();

/** From 2026-01-20 on, over two months' ends. */
const FIRST = 20_473;

/** Robin's rate changes within a month, Sam's begins in one, Kim has none. */
function book(): Db {
  const db = createBook(temporary.next(), new Date(0));
  db.exec(`
    INSERT INTO clients (id, name) VALUES (1, 'Acme'), (2, 'Cedar');
    INSERT INTO technicians (id, name, is_owner) VALUES (1, 'Robin', 0), (2, 'Sam', 1), (3, 'Kim', 0);
    INSERT INTO cost_rates (technician_id, effective_from, hourly_cents)
      VALUES (1, '2025-01-01', 4000), (1, '2026-02-11', 4500), (2, '2026-01-25', 6001);
    INSERT INTO accounts (id, name, kind) VALUES (1, 'Sales', 'revenue.recurring'), (2, 'Parts', 'cogs.licences'), (3, 'Wages', 'cogs.labor');`);
  return db;
}

const COLUMNS = {
  time_entries: 'day, client_id, technician_id, seconds, billable, work_type, ticket, note',
  ledger_entries: 'day, account_id, client_id, cents, vendor, memo, document, acquisition',
};
type Row = { table: keyof typeof COLUMNS; values: Value[] };

const day = fc.integer({ min: FIRST, max: FIRST + 60 });
const client = fc.constantFrom(null, 1, 2);
const time = fc
  .tuple(
    day,
    client,
    fc.integer({ min: 1, max: 3 }),
    fc.nat(9999),
    fc.constantFrom(0, 1),
    fc.constantFrom(...WORK_TYPES),
  )
  .map((values): Row => ({ table: 'time_entries', values: [...values, '', ''] }));
const line = fc
  .tuple(
    day,
    fc.integer({ min: 1, max: 3 }),
    client,
    fc.integer({ min: -9999, max: 9999 }),
    fc.constantFrom(0, 1),
  )
  .map(
    ([on, account, of, cents, acquisition]): Row => ({
      table: 'ledger_entries',
      values: [on, account, of, cents, '', '', '', acquisition],
    }),
  );
const rows = fc.array(fc.oneof(time, line), { maxLength: 40 });

function insert(db: Db, { table, values }: Row): void {
  db.prepare(`INSERT INTO ${table} (${COLUMNS[table]}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(values);
}

it('equal a recount, whatever stood there before and whichever months are recounted anyway', () => {
  const db = book();
  fc.assert(
    fc.property(rows, rows, fc.boolean(), (before, after, recount) => {
      db.exec('BEGIN');
      for (const row of before) insert(db, row);
      const months = new Set(before.map(({ values }) => monthOfDay(values[0] as number)));
      refreshMonths(db, months);
      const added = addedRows(db);
      for (const row of after) {
        insert(db, row);
        added.add(row.table, row.values);
      }
      const again = recount ? months : new Set<number>();
      refreshMonths(db, again);
      added.apply(again);
      const stale = staleMonths(db);
      db.exec('ROLLBACK');
      expect(stale).toEqual([]);
    }),
  );
  db.close();
});
