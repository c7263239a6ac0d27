import { type DayNumber, firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import type { TicketBelonging, TicketMoments } from '../../shared/facts.ts';
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

const range = (first: MonthNumber, last: MonthNumber, asOf: DayNumber) => ({
  from: (firstDay(first) - 1) * DAY_SECONDS,
  to: (lastDay(last) + 2) * DAY_SECONDS,
  end: (asOf + 2) * DAY_SECONDS,
});

const MOMENTS: Record<keyof TicketMoments, string> = {
  id: 'id',
  opened: 'opened_at',
  responded: 'first_response_at',
  resolved: "CASE WHEN status = 'resolved' THEN resolved_at END",
  untimed: "status = 'resolved' AND resolved_at IS NULL",
  lastActivity: 'last_activity_at',
};

const LISTS = Object.entries(MOMENTS).map(([name, column]) => `json_group_array(${column}) AS ${name}`);

/**
 * What every figure of tickets is made from, in one read and in no order. Ten years have twenty thousand tickets a year:
 * a list for each column comes in half the time of a row for each ticket.
 */
export function ticketMoments(db: Db, first: MonthNumber, last: MonthNumber, asOf: DayNumber): TicketMoments {
  const lists = db
    .prepare<object, Record<keyof TicketMoments, string>>(`SELECT ${LISTS.join(', ')} FROM tickets ${WANTED}`)
    .get(range(first, last, asOf));
  const list = (name: keyof TicketMoments) => JSON.parse(lists?.[name] ?? '[]');
  return {
    id: list('id'),
    opened: list('opened'),
    responded: list('responded'),
    resolved: list('resolved'),
    untimed: list('untimed'),
    lastActivity: list('lastActivity'),
  };
}

/** Whose the same tickets are, by number; only the load asks. */
export const ticketBelongings = (
  db: Db,
  first: MonthNumber,
  last: MonthNumber,
  asOf: DayNumber,
): Map<number, TicketBelonging> =>
  new Map(
    db
      .prepare<object, [number, number, number, string, number]>(
        `SELECT id, COALESCE(client_id, 0), COALESCE(technician_id, 0), category, reopened FROM tickets ${WANTED}`,
      )
      .raw()
      .all(range(first, last, asOf))
      .map(([id, clientId, technicianId, category, reopened]) => [
        id,
        { clientId, technicianId, category, reopened },
      ]),
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
