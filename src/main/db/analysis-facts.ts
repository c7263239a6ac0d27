import { firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import {
  CLIENT_MEASURES,
  type ClientMeasures,
  TECHNICIAN_MEASURES,
  type TechnicianSums,
} from '../../shared/facts.ts';
import type { Db } from './open.ts';

/** Plain rows that only the analysis figures need: months of clients and technicians, hours of tickets. */

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
