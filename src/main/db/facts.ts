import { type DayNumber, firstDay, lastDay, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import { ACCOUNT_KINDS, ACQUISITION_WORK } from '../../shared/domain.ts';
import {
  addSums,
  CLIENT_MEASURES,
  type ClientMeasures,
  type ClientSums,
  kindColumn,
  LEDGER_MEASURES,
  MEASURES,
  type MonthSums,
  type Sums,
  subtractSums,
  TECHNICIAN_MEASURES,
  type TechnicianSums,
  TIME_MEASURES,
  zeroSums,
} from '../../shared/facts.ts';
import type { Db } from './open.ts';

/**
 * Month facts: sums of a client's records in a month, kept in `client_month` and `technician_month` so that no figure
 * has to walk a million rows. One SELECT defines them; it fills the tables, recounts them and sums a partial month.
 */

const when = (condition: string, value: string) => `SUM(CASE WHEN ${condition} THEN ${value} ELSE 0 END)`;
const acquisition = `t.work_type IN (${ACQUISITION_WORK.map((type) => `'${type}'`).join(', ')})`;

export const LEDGER_COLUMNS: Record<string, string> = {
  ...Object.fromEntries(
    ACCOUNT_KINDS.map((kind) => [kindColumn(kind), when(`a.kind = '${kind}'`, 'l.cents')]),
  ),
  direct_cost: when("a.kind LIKE 'cogs.%' AND a.kind <> 'cogs.labor' AND l.acquisition = 0", 'l.cents'),
  acquisition_entries: when('l.acquisition = 1', 'l.cents'),
};

export const TIME_COLUMNS: Record<(typeof TIME_MEASURES)[number], string> = {
  entries: 'COUNT(*)',
  seconds: 'SUM(t.seconds)',
  billable_seconds: when('t.billable = 1', 't.seconds'),
  labour: 'SUM(t.seconds * COALESCE(r.hourly_cents, 0))',
  uncosted_seconds: when('r.hourly_cents IS NULL', 't.seconds'),
  acquisition_labour: when(acquisition, 't.seconds * COALESCE(r.hourly_cents, 0)'),
  acquisition_uncosted_seconds: when(`${acquisition} AND r.hourly_cents IS NULL`, 't.seconds'),
  unassigned_seconds: when("t.client_id IS NULL AND t.work_type <> 'internal'", 't.seconds'),
};

export const columns = (names: readonly string[], of: Record<string, string>) =>
  names.map((name) => `${of[name]} AS ${name}`).join(', ');

// A temporary table of rate spans per connection would be stale after a rate changes; the view is small, so SQLite
// makes its automatic index once a statement.
export const rated = (entries: string) => `${entries} t LEFT JOIN rate_spans r
  ON r.technician_id = t.technician_id AND t.day BETWEEN r.from_day AND r.to_day`;
const RATED = rated('time_entries');

const ledgerSelect = (client: string) => `SELECT COALESCE(l.client_id, 0) AS client_id,
  ${columns(LEDGER_MEASURES, LEDGER_COLUMNS)}
  FROM ledger_entries l JOIN accounts a ON a.id = l.account_id
  WHERE l.day BETWEEN @from AND @to ${client} GROUP BY 1`;
const timeSelect = (client: string) => `SELECT COALESCE(t.client_id, 0) AS client_id,
  ${columns(TIME_MEASURES, TIME_COLUMNS)}
  FROM ${RATED} WHERE t.day BETWEEN @from AND @to ${client} GROUP BY 1`;
const technicianSelect = `SELECT t.technician_id, ${columns(TECHNICIAN_MEASURES, TIME_COLUMNS)}
  FROM ${RATED} WHERE t.day BETWEEN @from AND @to GROUP BY 1`;

type Row = { client_id: number } & Partial<Sums>;

const fold = (rows: readonly Row[], into = new Map<number, Sums>()): Map<number, Sums> => {
  for (const { client_id, ...sums } of rows)
    into.set(client_id, addSums(into.get(client_id) ?? zeroSums(), { ...zeroSums(), ...sums }));
  return into;
};

const listed = (sums: ReadonlyMap<number, Sums>): ClientSums[] =>
  [...sums].map(([clientId, own]) => ({ clientId, sums: own }));

/** Recounts the records of some days by client, straight from the rows. Days inclusive. */
export function recount(db: Db, from: DayNumber, to: DayNumber): ClientSums[] {
  const days = { from, to };
  return listed(
    fold(
      db.prepare<object, Row>(timeSelect('')).all(days),
      fold(db.prepare<object, Row>(ledgerSelect('')).all(days)),
    ),
  );
}

const upsert = (from: string, measures: readonly string[]) => `
  INSERT INTO client_month (client_id, month, ${measures.join(', ')}) ${from}
  ON CONFLICT (month, client_id) DO UPDATE SET ${measures.map((m) => `${m} = excluded.${m}`).join(', ')}`;

/** Time by client and technician: both kinds of facts come from one walk over a month's entries. */
const pairSelect = `SELECT COALESCE(t.client_id, 0) AS client_id, t.technician_id, ${columns(TIME_MEASURES, TIME_COLUMNS)}
  FROM ${RATED} WHERE t.day BETWEEN @from AND @to GROUP BY 1, 2`;

/** Adds up a month's time by client, or by technician. */
const summedBy = (key: 'client_id' | 'technician_id', measures: readonly string[]) =>
  `SELECT value ->> '${key}', @month, ${measures.map((m) => `SUM(value ->> '${m}')`).join(', ')}
  FROM json_each(@pairs) WHERE true GROUP BY 1`;

/** Prepares the statements that bring one month's facts up to date, for every client. */
function monthRefresher(db: Db): (month: MonthNumber) => void {
  const clear = db.prepare('DELETE FROM client_month WHERE month = ?');
  const clearTechnicians = db.prepare('DELETE FROM technician_month WHERE month = ?');
  const ledger = db.prepare(
    upsert(
      `SELECT client_id, @month, ${LEDGER_MEASURES.join(', ')} FROM (${ledgerSelect('')}) WHERE true`,
      LEDGER_MEASURES,
    ),
  );
  const pairs = db.prepare(pairSelect);
  const time = db.prepare(upsert(summedBy('client_id', TIME_MEASURES), TIME_MEASURES));
  const technicians = db.prepare(
    `INSERT INTO technician_month (technician_id, month, ${TECHNICIAN_MEASURES.join(', ')}) ${summedBy('technician_id', TECHNICIAN_MEASURES)}`,
  );
  return (month) => {
    const days = { from: firstDay(month), to: lastDay(month) };
    clear.run(month);
    clearTechnicians.run(month);
    ledger.run({ month, ...days });
    const worked = { month, pairs: JSON.stringify(pairs.all(days)) };
    time.run(worked);
    technicians.run(worked);
  };
}

/** First and last day with a ledger or time entry. */
const extent = (db: Db): { first: DayNumber | null; last: DayNumber | null } =>
  db
    .prepare<[], { first: number | null; last: number | null }>(
      `SELECT MIN(first) AS first, MAX(last) AS last FROM (
        SELECT (SELECT MIN(day) FROM ledger_entries) AS first, (SELECT MAX(day) FROM ledger_entries) AS last
        UNION ALL SELECT (SELECT MIN(day) FROM time_entries), (SELECT MAX(day) FROM time_entries))`,
    )
    .get() ?? { first: null, last: null };

/** Brings the facts of some months up to date; the unit of work calls it for what a write touched. */
export function refreshMonths(db: Db, months: Iterable<MonthNumber>): void {
  const refresh = monthRefresher(db);
  for (const month of months) refresh(month);
}

/** Makes all facts anew, after an import or when the check finds them wrong. */
export function rebuildFacts(db: Db): void {
  db.exec('DELETE FROM client_month; DELETE FROM technician_month;');
  const { first, last } = extent(db);
  if (first === null || last === null) return;
  const refresh = monthRefresher(db);
  for (let month = monthOfDay(first); month <= monthOfDay(last); month++) refresh(month);
}

const summed = (measures: readonly string[]) =>
  measures.map((measure) => `SUM(${measure}) AS ${measure}`).join(', ');

/** Sums of whole months by client; client 0 = rows without one. */
export const sumsByClient = (db: Db, first: MonthNumber, last: MonthNumber): ClientSums[] =>
  db
    .prepare<[number, number], { client_id: number } & Sums>(
      `SELECT client_id, ${summed(MEASURES)} FROM client_month WHERE month BETWEEN ? AND ? GROUP BY client_id`,
    )
    .all(first, last)
    .map(({ client_id, ...sums }) => ({ clientId: client_id, sums }));

const clientMeasures = (sums: Sums): ClientMeasures =>
  Object.fromEntries(CLIENT_MEASURES.map((measure) => [measure, sums[measure]])) as ClientMeasures;

/** Sums through a day by client: whole months from the facts, the last one from its rows. */
export function sumsToDate(db: Db, day: DayNumber): ClientSums<ClientMeasures>[] {
  const month = monthOfDay(day);
  const whole = day === lastDay(month) ? month : month - 1;
  const sums = new Map(
    db
      .prepare<[number], { client_id: number } & ClientMeasures>(
        `SELECT client_id, ${summed(CLIENT_MEASURES)} FROM client_month WHERE month <= ? GROUP BY client_id`,
      )
      .all(whole)
      .map(({ client_id, ...own }): [number, ClientMeasures] => [client_id, own]),
  );
  const rest = whole < month ? recount(db, firstDay(month), day) : [];
  for (const { clientId, sums: own } of rest) {
    const before = sums.get(clientId);
    const more = clientMeasures(own);
    sums.set(clientId, before ? addSums(before, more) : more);
  }
  return [...sums].map(([clientId, own]) => ({ clientId, sums: own }));
}

/** Company sums of each month that has any: of all rows, and of those that have a client (all but client 0). */
export function sumsByMonth(
  db: Db,
  first: MonthNumber,
  last: MonthNumber,
): { all: MonthSums[]; withClient: MonthSums[] } {
  const rows = (client: string) =>
    db
      .prepare<[number, number], { month: number } & Sums>(
        `SELECT month, ${summed(MEASURES)} FROM client_month WHERE month BETWEEN ? AND ? ${client} GROUP BY month ORDER BY month`,
      )
      .all(first, last)
      .map(({ month, ...sums }) => ({ month, sums }));
  const all = rows('');
  const without = new Map(rows('AND client_id = 0').map(({ month, sums }) => [month, sums]));
  const withClient = all.map(({ month, sums }) => {
    const less = without.get(month);
    return { month, sums: less ? subtractSums(sums, less) : sums };
  });
  return { all, withClient };
}

/** Operating revenue of the ledger by client and month, billed recurring revenue apart. */
export function revenueByClientMonth(db: Db, first: MonthNumber, last: MonthNumber) {
  return db
    .prepare<[number, number], { month: number; clientId: number; recurring: number; other: number }>(
      `SELECT month, client_id AS clientId, revenue_recurring AS recurring,
         revenue_project + revenue_hourly + revenue_product AS other
       FROM client_month WHERE month BETWEEN ? AND ?`,
    )
    .all(first, last);
}

/** Sums of whole months by technician. */
export function sumsByTechnician(db: Db, first: MonthNumber, last: MonthNumber) {
  return db
    .prepare<[number, number], TechnicianSums & { technician_id: number }>(
      `SELECT technician_id, ${summed(TECHNICIAN_MEASURES)} FROM technician_month WHERE month BETWEEN ? AND ? GROUP BY technician_id`,
    )
    .all(first, last)
    .map(({ technician_id, ...own }) => ({ technicianId: technician_id, sums: own }));
}

/** Rows of sums in an order of their own, those that are all 0 left out, so that equal ones have equal texts. */
const fingerprint = <K extends string>(
  rows: readonly { id: number; sums: Record<K, number> }[],
  measures: readonly K[],
): string =>
  JSON.stringify(
    rows
      .filter(({ sums }) => measures.some((measure) => sums[measure] !== 0))
      .sort((a, b) => a.id - b.id)
      .map(({ id, sums }) => [id, ...measures.map((measure) => sums[measure])]),
  );

/** First and last month that has a record or a fact; null in an empty book. */
function monthsToCheck(db: Db): { lo: MonthNumber; hi: MonthNumber } | null {
  const { first, last } = extent(db);
  const kept = db
    .prepare<[], { lo: number | null; hi: number | null }>(
      `SELECT MIN(month) AS lo, MAX(month) AS hi
       FROM (SELECT month FROM client_month UNION ALL SELECT month FROM technician_month)`,
    )
    .get();
  const lows = [first === null ? null : monthOfDay(first), kept?.lo ?? null].filter((m) => m !== null);
  const highs = [last === null ? null : monthOfDay(last), kept?.hi ?? null].filter((m) => m !== null);
  return lows.length === 0 ? null : { lo: Math.min(...lows), hi: Math.max(...highs) };
}

/** Months whose facts, by client or by technician, differ from a recount of the rows; none in a sound book. */
export function staleMonths(db: Db): MonthNumber[] {
  const months = monthsToCheck(db);
  if (!months) return [];
  const technicians = db.prepare<object, TechnicianSums & { technician_id: number }>(technicianSelect);
  const ofClients = (rows: ClientSums[]) =>
    fingerprint(
      rows.map(({ clientId, sums }) => ({ id: clientId, sums })),
      MEASURES,
    );
  const ofTechnicians = (rows: { technicianId: number; sums: TechnicianSums }[]) =>
    fingerprint(
      rows.map(({ technicianId, sums }) => ({ id: technicianId, sums })),
      TECHNICIAN_MEASURES,
    );
  const stale: MonthNumber[] = [];
  for (let month = months.lo; month <= months.hi; month++) {
    const days = { from: firstDay(month), to: lastDay(month) };
    const counted = technicians
      .all(days)
      .map(({ technician_id, ...sums }) => ({ technicianId: technician_id, sums }));
    if (
      ofClients(sumsByClient(db, month, month)) !== ofClients(recount(db, days.from, days.to)) ||
      ofTechnicians(sumsByTechnician(db, month, month)) !== ofTechnicians(counted)
    )
      stale.push(month);
  }
  return stale;
}
