import { type DayNumber, dayNumber, firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import {
  type AdjustmentCategory,
  type ChangeReason,
  type Confidence,
  CYCLES_A_YEAR,
  type Cycle,
} from '../../shared/domain.ts';
import type {
  AdjustmentRow,
  ClientInfo,
  ContractRow,
  PauseRow,
  PriceRow,
  SurveyAnswer,
  TechnicianInfo,
} from '../../shared/facts.ts';
import type { Db } from './open.ts';

/** Plain rows of the small tables, as the figures want them: days as numbers, prices annualised. */

const maybeDay = (text: string | null): DayNumber | null => (text === null ? null : dayNumber(text));

export const clients = (db: Db): ClientInfo[] =>
  db.prepare<[], ClientInfo>('SELECT id, name, seats FROM clients ORDER BY id').all();

export const technicians = (db: Db): TechnicianInfo[] =>
  db
    .prepare<[], { id: number; name: string; is_owner: number }>(
      'SELECT id, name, is_owner FROM technicians ORDER BY id',
    )
    .all()
    .map(({ id, name, is_owner }) => ({ id, name, isOwner: is_owner === 1 }));

const grouped = <T extends { contract_id: number }, U>(
  rows: readonly T[],
  as: (row: T) => U,
): Map<number, U[]> => {
  const map = new Map<number, U[]>();
  for (const row of rows) {
    const list = map.get(row.contract_id);
    if (list) list.push(as(row));
    else map.set(row.contract_id, [as(row)]);
  }
  return map;
};

type ContractRecord = {
  id: number;
  code: string;
  client_id: number;
  name: string;
  service_line: string;
  starts_on: string;
  term_ends_on: string | null;
  ended_on: string | null;
  auto_renews: number | null;
  assignable: string | null;
  signed: number | null;
};
type PriceRecord = {
  id: number;
  contract_id: number;
  effective_from: string;
  cycle: Cycle;
  amount_cents: number;
  discount_cents: number | null;
  change_reason: ChangeReason;
};
type PauseRecord = { contract_id: number; from_day: string; until_day: string | null };

/** All contracts with their prices and pauses, in the order of the book; or the one of this number. */
export function contracts(db: Db, only: number | null = null): ContractRow[] {
  const of = (column: string) => (only === null ? 'WHERE ? IS NULL' : `WHERE ${column} = ?`);
  const prices = grouped(
    db
      .prepare<[number | null], PriceRecord>(
        `SELECT id, contract_id, effective_from, cycle, amount_cents, discount_cents, change_reason
         FROM contract_prices ${of('contract_id')} ORDER BY id`,
      )
      .all(only),
    (row): PriceRow => ({
      id: row.id,
      from: dayNumber(row.effective_from),
      annualCents: (row.amount_cents - (row.discount_cents ?? 0)) * CYCLES_A_YEAR[row.cycle],
      reason: row.change_reason,
    }),
  );
  const pauses = grouped(
    db
      .prepare<[number | null], PauseRecord>(
        `SELECT contract_id, from_day, until_day FROM contract_pauses ${of('contract_id')} ORDER BY id`,
      )
      .all(only),
    (row): PauseRow => ({ from: dayNumber(row.from_day), until: maybeDay(row.until_day) }),
  );
  return db
    .prepare<[number | null], ContractRecord>(
      `SELECT id, code, client_id, name, service_line, starts_on, term_ends_on, ended_on, auto_renews, assignable, signed
       FROM contracts ${of('id')} ORDER BY id`,
    )
    .all(only)
    .map((row) => ({
      id: row.id,
      code: row.code,
      clientId: row.client_id,
      name: row.name,
      serviceLine: row.service_line,
      startsOn: dayNumber(row.starts_on),
      termEndsOn: maybeDay(row.term_ends_on),
      endedOn: maybeDay(row.ended_on),
      autoRenews: row.auto_renews === 1,
      assignable: row.assignable === 'yes',
      signed: row.signed === 1,
      prices: prices.get(row.id) ?? [],
      pauses: pauses.get(row.id) ?? [],
    }));
}

export const adjustments = (db: Db): AdjustmentRow[] =>
  db
    .prepare<
      [],
      {
        id: number;
        day: string;
        label: string;
        category: AdjustmentCategory;
        cents: number;
        recurring: number;
        confidence: Confidence;
        note: string;
      }
    >('SELECT id, day, label, category, cents, recurring, confidence, note FROM adjustments ORDER BY day, id')
    .all()
    .map((row) => ({ ...row, day: dayNumber(row.day), recurring: row.recurring === 1 }));

/** Surveys sent in whole months, those answered alike together: many tickets send one, and few answers differ. */
export function surveyAnswers(db: Db, first: MonthNumber, last: MonthNumber): SurveyAnswer[] {
  const days = [firstDay(first), lastDay(last)] as const;
  const sent = ({ kind, score, scaleMax }: Omit<SurveyAnswer, 'sent'>) =>
    db
      .prepare<unknown[], { id: number; day: DayNumber }>(
        `SELECT id, sent_on AS day FROM surveys
         WHERE sent_on BETWEEN ? AND ? AND kind = ? AND score IS ? AND scale_max = ?`,
      )
      .all(...days, kind, score, scaleMax);
  return db
    .prepare<[number, number], Omit<SurveyAnswer, 'sent'>>(
      `SELECT kind, score, scale_max AS scaleMax, COUNT(*) AS count
       FROM surveys WHERE sent_on BETWEEN ? AND ? GROUP BY kind, score, scale_max`,
    )
    .all(...days)
    .map((alike) => ({ ...alike, sent: () => sent(alike) }));
}

/**
 * First day of data (contract start, ledger or time entry), the last of those days, and the moment the last ticket was
 * opened, whose day is the book's zone's to say; null where there is none.
 */
export function dataExtent(db: Db): {
  first: DayNumber | null;
  last: DayNumber | null;
  lastTicketAt: number | null;
} {
  const row = db
    .prepare<
      [],
      {
        contract: string | null;
        ledger: number | null;
        time: number | null;
        lastLedger: number | null;
        lastTime: number | null;
        lastTicketAt: number | null;
      }
    >(
      `SELECT (SELECT MIN(starts_on) FROM contracts) AS contract,
        (SELECT MIN(day) FROM ledger_entries) AS ledger, (SELECT MIN(day) FROM time_entries) AS time,
        (SELECT MAX(day) FROM ledger_entries) AS lastLedger, (SELECT MAX(day) FROM time_entries) AS lastTime,
        (SELECT MAX(opened_at) FROM tickets) AS lastTicketAt`,
    )
    .get();
  const starts = [maybeDay(row?.contract ?? null), row?.ledger ?? null, row?.time ?? null].filter(
    (d) => d !== null,
  );
  const ends = [row?.lastLedger ?? null, row?.lastTime ?? null, ...starts].filter((d) => d !== null);
  return {
    first: starts.length > 0 ? Math.min(...starts) : null,
    last: ends.length > 0 ? Math.max(...ends) : null,
    lastTicketAt: row?.lastTicketAt ?? null,
  };
}
