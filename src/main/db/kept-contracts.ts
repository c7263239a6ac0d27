import { dayNumber } from '../../shared/calendar.ts';
import type { KeptContract, KeptPrice } from '../../shared/contract-terms.ts';
import type { Cycle } from '../../shared/domain.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { contracts } from './masters.ts';
import type { Db } from './open.ts';

/** Contracts as they are kept, and what there is of a client. */

/** All contracts with everything that was typed of them, in the order of the book; or the one of this number. */
export function keptContracts(db: Db, only: number | null = null): KeptContract[] {
  const of = (column: string) => (only === null ? 'WHERE ? IS NULL' : `WHERE ${column} = ?`);
  const notice = new Map(
    db
      .prepare<[number | null], [number, number | null]>(`SELECT id, notice_days FROM contracts ${of('id')}`)
      .raw()
      .all(only),
  );
  const typed = new Map(
    db
      .prepare<
        [number | null],
        { id: number; cycle: Cycle; amountCents: number; discountCents: number | null }
      >(
        `SELECT id, cycle, amount_cents AS amountCents, discount_cents AS discountCents
         FROM contract_prices ${of('contract_id')}`,
      )
      .all(only)
      .map((price) => [price.id, price]),
  );
  const pauses = Map.groupBy(
    db
      .prepare<[number | null], { id: number; contract: number; from: string; until: string | null }>(
        `SELECT id, contract_id AS contract, from_day AS "from", until_day AS until
         FROM contract_pauses ${of('contract_id')} ORDER BY id`,
      )
      .all(only),
    ({ contract }) => contract,
  );
  return contracts(db, only).map((row) => ({
    ...row,
    noticeDays: notice.get(row.id) ?? null,
    // Every price is there twice, since both lists are read of one moment.
    prices: row.prices.map((price) => ({ ...price, ...(typed.get(price.id) as KeptPrice) })),
    pauses: (pauses.get(row.id) ?? []).map(({ id, from, until }) => ({
      id,
      from: dayNumber(from),
      until: until === null ? null : dayNumber(until),
    })),
  }));
}

/** How many records of a table belong to a client, and the days (or moments) of the first and the last. */
export const ofClient = (db: Db, table: RecordTable, dated: string, client: number) =>
  db
    .prepare<[number], { count: number; first: number | null; last: number | null }>(
      `SELECT COUNT(*) AS count, MIN(${dated}) AS first, MAX(${dated}) AS last FROM ${table} WHERE client_id = ?`,
    )
    .get(client) ?? { count: 0, first: null, last: null };
