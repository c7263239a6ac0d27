import { type DayNumber, firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import type { TicketRow } from '../../shared/facts.ts';
import type { Db } from './open.ts';

/** Tickets as the figures want them: the few of many that a day needs. */

const DAY_SECONDS = 86_400;

/**
 * Tickets that some figure of these months or of the day `asOf` may need: opened, responded or resolved within, or
 * open at some time since the first month. A day's slack either side leaves the exact cut, in the book's zone, to the
 * metrics.
 */
const WANTED = `WHERE opened_at BETWEEN @from AND @to
  OR first_response_at BETWEEN @from AND @to
  OR (status = 'resolved' AND resolved_at >= @from AND opened_at <= @end)
  OR ((status <> 'resolved' OR resolved_at IS NULL) AND opened_at <= @end)`;

type Cells = [
  id: number,
  clientId: number,
  technicianId: number,
  category: string,
  opened: number,
  responded: number | null,
  resolved: number | null,
  untimed: 0 | 1,
  lastActivity: number | null,
  reopened: number,
];

/**
 * What every figure of tickets is made from, in one read and in no order: ten years have twenty thousand tickets a
 * year, so they come as arrays, and with no text that only a listing shows.
 */
export const tickets = (db: Db, first: MonthNumber, last: MonthNumber, asOf: DayNumber): TicketRow[] =>
  db
    .prepare<object, Cells>(
      `SELECT id, COALESCE(client_id, 0), COALESCE(technician_id, 0), category, opened_at, first_response_at,
         CASE WHEN status = 'resolved' THEN resolved_at END, status = 'resolved' AND resolved_at IS NULL,
         last_activity_at, reopened
       FROM tickets ${WANTED}`,
    )
    .raw()
    .all({
      from: (firstDay(first) - 1) * DAY_SECONDS,
      to: (lastDay(last) + 2) * DAY_SECONDS,
      end: (asOf + 2) * DAY_SECONDS,
    })
    .map(
      ([
        id,
        clientId,
        technicianId,
        category,
        opened,
        responded,
        resolved,
        untimed,
        lastActivity,
        reopened,
      ]) => ({
        id,
        clientId,
        technicianId,
        category,
        opened,
        responded,
        resolved,
        untimed: untimed === 1,
        lastActivity,
        reopened,
      }),
    );

export type TicketText = { code: string; subject: string; reason: string };

/** How tickets are called and why they wait, by number. */
export const ticketTexts = (db: Db, ids: readonly number[]): Map<number, TicketText> =>
  new Map(
    db
      .prepare<[string], { id: number } & TicketText>(
        'SELECT id, code, subject, status_reason AS reason FROM tickets WHERE id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(ids))
      .map(({ id, ...text }) => [id, text]),
  );
