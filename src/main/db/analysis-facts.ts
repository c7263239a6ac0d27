import { type DayNumber, firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import {
  CLIENT_MEASURES,
  type ClientMeasures,
  type LoadTicket,
  TECHNICIAN_MEASURES,
  type TechnicianSums,
  type TicketRow,
} from '../../shared/facts.ts';
import type { Db } from './open.ts';

/** Plain rows that only the analysis figures need: months of clients and technicians, tickets of a year, their hours. */

/** What each client's records add up to in each month; client 0 = no client. */
export const clientMonths = (
  db: Db,
  first: MonthNumber,
  last: MonthNumber,
): { clientId: number; month: MonthNumber; sums: ClientMeasures }[] =>
  db
    .prepare<[number, number], { client_id: number; month: number } & ClientMeasures>(
      `SELECT client_id, month, ${CLIENT_MEASURES.join(', ')} FROM client_month WHERE month BETWEEN ? AND ?`,
    )
    .all(first, last)
    .map(({ client_id, month, ...sums }) => ({ clientId: client_id, month, sums }));

/** What each technician's time adds up to in each month. */
export const technicianMonths = (
  db: Db,
  first: MonthNumber,
  last: MonthNumber,
): { technicianId: number; month: MonthNumber; sums: TechnicianSums }[] =>
  db
    .prepare<[number, number], { technician_id: number; month: number } & TechnicianSums>(
      `SELECT technician_id, month, ${TECHNICIAN_MEASURES.join(', ')} FROM technician_month WHERE month BETWEEN ? AND ?`,
    )
    .all(first, last)
    .map(({ technician_id, month, ...sums }) => ({ technicianId: technician_id, month, sums }));

/** Recurring revenue billed before a month, cents; of all rows, with a client or without. */
export const billedBefore = (db: Db, month: MonthNumber): number =>
  Number(
    db
      .prepare('SELECT COALESCE(SUM(revenue_recurring), 0) FROM client_month WHERE month < ?')
      .pluck()
      .get(month),
  );

const DAY_SECONDS = 86_400;

type TicketCells = [
  id: number,
  clientId: number,
  technicianId: number,
  category: string,
  opened: number,
  resolved: number | null,
  status: TicketRow['status'],
  reason: string,
  lastActivity: number | null,
  reopened: number,
];

/**
 * Tickets that were open at some time between the first month's start and the day, or opened or resolved in it. A
 * day's slack either side leaves the exact cut, in the book's zone, to the metrics. Read as arrays, since ten years
 * have twenty thousand a year.
 */
export const ticketsSince = (db: Db, first: MonthNumber, asOf: DayNumber): LoadTicket[] =>
  db
    .prepare<object, TicketCells>(
      `SELECT id, COALESCE(client_id, 0), COALESCE(technician_id, 0), category, opened_at,
         CASE WHEN status = 'resolved' THEN resolved_at END, status, status_reason, last_activity_at, reopened
       FROM tickets
       WHERE opened_at BETWEEN @from AND @to
         OR (status = 'resolved' AND resolved_at >= @from AND opened_at <= @to)
         OR ((status <> 'resolved' OR resolved_at IS NULL) AND opened_at <= @to)
       ORDER BY id`,
    )
    .raw()
    .all({ from: (firstDay(first) - 1) * DAY_SECONDS, to: (asOf + 2) * DAY_SECONDS })
    .map(
      ([id, clientId, technicianId, category, opened, resolved, status, reason, lastActivity, reopened]) => ({
        id,
        clientId,
        technicianId,
        category,
        opened,
        resolved,
        status,
        reason,
        lastActivity,
        reopened,
      }),
    );

/** Tickets marked resolved that say nothing of when. */
export const untimedTickets = (db: Db): number[] =>
  db
    .prepare<[], number>("SELECT id FROM tickets WHERE status = 'resolved' AND resolved_at IS NULL")
    .pluck()
    .all();

/** Seconds of the time entries of whole months that name a ticket, by the ticket's category. */
export const secondsByCategory = (
  db: Db,
  first: MonthNumber,
  last: MonthNumber,
): { category: string; seconds: number }[] =>
  db
    .prepare<[number, number], { category: string; seconds: number }>(
      `SELECT k.category, SUM(t.seconds) AS seconds FROM time_entries t JOIN tickets k ON k.code = t.ticket
       WHERE t.day BETWEEN ? AND ? AND t.ticket <> '' GROUP BY k.category`,
    )
    .all(firstDay(first), lastDay(last));

/** How tickets are called, by number. */
export const ticketNames = (db: Db, ids: readonly number[]): Map<number, { code: string; subject: string }> =>
  new Map(
    db
      .prepare<[string], { id: number; code: string; subject: string }>(
        'SELECT id, code, subject FROM tickets WHERE id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(ids))
      .map(({ id, ...names }) => [id, names]),
  );
