import type { DayNumber } from '../../shared/calendar.ts';
import type { Found, RowCheck, Tally } from '../../shared/data-checks.ts';
import { zoneClock } from '../../shared/timestamp.ts';
import type { Db } from './open.ts';
import { readSettings } from './settings.ts';

/**
 * Data checks that the database answers by itself. One SELECT defines each: it is counted, added up and listed by page.
 * Its columns are those of `Found`, with `moment` (seconds since 1970 UTC) where a day is the book's zone's to say.
 */

/** First day of a month number, as a day number, in SQL. */
const monthStart = (month: string) =>
  `CAST(unixepoch(printf('%04d-%02d-01', (${month}) / 12, (${month}) % 12 + 1)) / 86400 AS INTEGER)`;
/** A date's text as a day number, in SQL. */
const dayOfText = (text: string) => `CAST(unixepoch(${text}) / 86400 AS INTEGER)`;
/** The texts that are not empty, with dots between. */
const worded = (...texts: string[]) =>
  `trim(${texts.map((text) => `CASE WHEN ${text} <> '' THEN ' · ' || ${text} ELSE '' END`).join(' || ')}, ' ·')`;

const TIME = `'time' AS record, t.id, t.day, NULL AS moment, c.name AS client, p.name AS what,
  ${worded('t.work_type', 't.ticket', 't.note')} AS detail, t.seconds AS value`;
const TIME_NAMES = 'JOIN technicians p ON p.id = t.technician_id LEFT JOIN clients c ON c.id = t.client_id';
const LEDGER = `'ledger' AS record, l.id, l.day, NULL AS moment, c.name AS client, a.name AS what,
  ${worded('l.vendor', 'l.memo', 'l.document')} AS detail, l.cents AS value`;
const LEDGER_NAMES = 'JOIN accounts a ON a.id = l.account_id LEFT JOIN clients c ON c.id = l.client_id';
const TICKET = `'tickets' AS record, k.id, NULL AS day, k.opened_at AS moment, c.name AS client, k.code AS what`;
const TICKET_NAMES = 'LEFT JOIN clients c ON c.id = k.client_id';

/** Time entries of the months whose facts say that there are such; the walk leaves all others out. */
const timeOfMonths = (facts: string, measure: string) =>
  `(SELECT DISTINCT month FROM ${facts} WHERE ${measure} > 0) m
  CROSS JOIN time_entries t ON t.day >= ${monthStart('m.month')} AND t.day < ${monthStart('m.month + 1')}`;

/** Clients whose every contract has an end, with the last of those days. */
const ENDED = `(SELECT client_id, ${dayOfText('MAX(ended_on)')} AS last_day, MAX(ended_on) AS ended_on
  FROM contracts GROUP BY client_id HAVING COUNT(ended_on) = COUNT(*))`;

const LATE_TICKET =
  '(k.opened_at >= @tomorrow OR k.first_response_at >= @tomorrow OR k.resolved_at >= @tomorrow)';

const SELECTS: Record<RowCheck, string> = {
  uncosted_time: `SELECT ${TIME} FROM ${timeOfMonths('technician_month', 'uncosted_seconds')} ${TIME_NAMES}
    LEFT JOIN rate_spans r ON r.technician_id = t.technician_id AND t.day BETWEEN r.from_day AND r.to_day
    WHERE r.technician_id IS NULL AND t.seconds > 0`,
  time_without_client: `SELECT ${TIME} FROM ${timeOfMonths('client_month', 'unassigned_seconds')} ${TIME_NAMES}
    WHERE t.client_id IS NULL AND t.work_type <> 'internal' AND t.seconds > 0`,
  costs_without_client: `SELECT ${LEDGER} FROM ledger_entries l ${LEDGER_NAMES}
    WHERE l.client_id IS NULL AND a.kind LIKE 'cogs.%' AND a.kind <> 'cogs.labor'`,
  time_on_ended_clients: `SELECT 'time' AS record, t.id, t.day, NULL AS moment, c.name AS client, p.name AS what,
    'last contract ended ' || e.ended_on AS detail, t.seconds AS value
    FROM ${ENDED} e CROSS JOIN time_entries t ON t.client_id = e.client_id AND t.day > e.last_day ${TIME_NAMES}`,
  costs_of_ended_clients: `SELECT 'ledger' AS record, l.id, l.day, NULL AS moment, c.name AS client, a.name AS what,
    'last contract ended ' || e.ended_on AS detail, l.cents AS value
    FROM ${ENDED} e CROSS JOIN ledger_entries l ON l.client_id = e.client_id AND l.day > e.last_day ${LEDGER_NAMES}
    WHERE a.kind LIKE 'cogs.%'`,
  tickets_out_of_order: `SELECT ${TICKET},
    CASE WHEN k.resolved_at < k.opened_at THEN 'resolved before it was opened' ELSE 'answered before it was opened' END AS detail,
    NULL AS value FROM tickets k ${TICKET_NAMES} WHERE k.resolved_at < k.opened_at OR k.first_response_at < k.opened_at`,
  tickets_without_time: `SELECT ${TICKET}, k.subject AS detail, NULL AS value FROM tickets k ${TICKET_NAMES}
    WHERE k.status = 'resolved' AND k.resolved_at IS NULL`,
  accounts_of_two_kinds: `SELECT 'accounts' AS record, MIN(id) AS id, NULL AS day, NULL AS moment, NULL AS client, name AS what,
    group_concat(kind, ', ' ORDER BY kind) AS detail, NULL AS value FROM accounts GROUP BY name HAVING COUNT(*) > 1`,
  rates_on_one_day: `SELECT 'technicians' AS record, p.id, ${dayOfText('r.effective_from')} AS day, NULL AS moment, NULL AS client,
    p.name AS what, COUNT(*) || ' rates from one day; the one entered last counts' AS detail, NULL AS value
    FROM cost_rates r JOIN technicians p ON p.id = r.technician_id GROUP BY p.id, r.effective_from HAVING COUNT(*) > 1`,
  nps_scales: `SELECT 'surveys' AS record, s.id, s.sent_on AS day, NULL AS moment, c.name AS client,
    CASE WHEN s.score IS NULL THEN 'not answered' ELSE s.score || ' of ' || s.scale_max END AS what,
    'NPS is asked from 0 to 10' AS detail, NULL AS value
    FROM surveys s LEFT JOIN clients c ON c.id = s.client_id WHERE s.kind = 'nps' AND s.scale_max <> 10`,
  future_days: `SELECT ${TIME.replace('t.seconds AS value', 'NULL AS value')} FROM time_entries t ${TIME_NAMES} WHERE t.day > @today
    UNION ALL SELECT ${LEDGER.replace('l.cents AS value', 'NULL AS value')} FROM ledger_entries l ${LEDGER_NAMES} WHERE l.day > @today
    UNION ALL SELECT 'tickets', k.id, NULL, MAX(k.opened_at, COALESCE(k.first_response_at, k.opened_at), COALESCE(k.resolved_at, k.opened_at)),
      c.name, k.code, k.subject, NULL FROM tickets k ${TICKET_NAMES} WHERE ${LATE_TICKET}
    UNION ALL SELECT 'surveys', s.id, s.sent_on, NULL, c.name, s.kind, s.ticket, NULL
      FROM surveys s LEFT JOIN clients c ON c.id = s.client_id WHERE s.sent_on > @today
    UNION ALL SELECT 'adjustments', id, ${dayOfText('day')}, NULL, NULL, label, note, NULL FROM adjustments WHERE day > date(@today * 86400, 'unixepoch')`,
};

/** The owner's day, and the moment the day after begins in the book's zone. */
export type Now = { today: DayNumber; tomorrow: number };

/** Named parameters may only be given to a statement that has them. */
const parameters = (sql: string, now: Now): Partial<Now> => (sql.includes('@today') ? now : {});

/** How many rows a check finds, and what they add up to. */
export function tally(db: Db, check: RowCheck, now: Now): Tally {
  const sql = SELECTS[check];
  return (
    db
      .prepare<object, Tally>(`SELECT COUNT(*) AS count, SUM(value) AS total FROM (${sql})`)
      .get(parameters(sql, now)) ?? { count: 0, total: null }
  );
}

type Row = Found & { moment: number | null };

/** A page of the rows a check finds, the latest first. */
export function found(db: Db, check: RowCheck, now: Now, page: { from: number; count: number }): Found[] {
  const sql = SELECTS[check];
  const clock = zoneClock(readSettings(db).timeZone);
  return db
    .prepare<object, Row>(
      `SELECT * FROM (${sql}) ORDER BY COALESCE(day, moment / 86400) DESC, record, id DESC LIMIT @count OFFSET @from`,
    )
    .all({ ...parameters(sql, now), ...page })
    .map(({ moment, ...row }) => ({ ...row, day: moment === null ? row.day : clock(moment).day }));
}
