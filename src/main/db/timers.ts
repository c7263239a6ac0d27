import type { DayNumber } from '../../shared/calendar.ts';
import type { WorkType } from '../../shared/domain.ts';
import { PlumblineError } from '../../shared/result.ts';
import type { Db } from './open.ts';

/** Time being taken, and time that was taken in some days, as the book's rows have them. */

/** What is worked on. */
type Work = {
  client_id: number | null;
  billable: number;
  work_type: WorkType;
  ticket: string;
  note: string;
};
/** A technician's timer; `started_at` in seconds since 1970, UTC. */
export type TimerRow = Work & { technician_id: number; started_at: number };
/** An entry of one technician. */
export type WorkRow = Work & { id: number; day: DayNumber; seconds: number };

/** All timers that run, the longest first. */
export const readTimers = (db: Db): TimerRow[] =>
  db
    .prepare<[], TimerRow>(
      'SELECT technician_id, client_id, started_at, billable, work_type, ticket, note FROM timers ORDER BY started_at, technician_id',
    )
    .all();

/** A technician's timer, if one runs. */
export const timerOf = (db: Db, technician: number): TimerRow | null =>
  readTimers(db).find(({ technician_id }) => technician_id === technician) ?? null;

/** Puts a timer in place. The technician must have none. */
export function putTimer(db: Db, timer: TimerRow): void {
  db.prepare(
    `INSERT INTO timers (technician_id, client_id, started_at, billable, work_type, ticket, note)
     VALUES (:technician_id, :client_id, :started_at, :billable, :work_type, :ticket, :note)`,
  ).run(timer);
}

/** Takes out the timer that a technician has had since then; false if it is gone already. */
export const dropTimer = (db: Db, { technician_id, started_at }: TimerRow): boolean =>
  db.prepare('DELETE FROM timers WHERE technician_id = ? AND started_at = ?').run(technician_id, started_at)
    .changes > 0;

/** Names of records that are to go, by number. */
type Leaving = Readonly<Record<'technicians' | 'clients', ReadonlyMap<number, string>>>;

/**
 * Sees to it that no timer loses its technician or its client to what is done: it would be gone with its time, or go on
 * for nobody.
 * @throws PlumblineError in_use
 */
export function keepingTimers(db: Db, leaving: Leaving, work: () => void): void {
  const running = leaving.technicians.size + leaving.clients.size === 0 ? [] : readTimers(db);
  work();
  const refuse = (what: string): never => {
    throw new PlumblineError(
      'in_use',
      `A timer ${what} is running. Stop or discard it first. Nothing was changed.`,
    );
  };
  for (const { technician_id, client_id } of running) {
    const technician = leaving.technicians.get(technician_id);
    if (technician !== undefined) refuse(`of technician “${technician}”`);
    if (client_id !== null && timerOf(db, technician_id)?.client_id === null)
      refuse(`for client “${leaving.clients.get(client_id) ?? ''}”`);
  }
}

/** A technician's entries from one day to another, both included, in their order. */
export const workOf = (db: Db, technician: number, from: DayNumber, to: DayNumber): WorkRow[] =>
  db
    .prepare<[number, number, number], WorkRow>(
      `SELECT id, day, client_id, seconds, billable, work_type, ticket, note FROM time_entries
       WHERE day BETWEEN ? AND ? AND technician_id = ? ORDER BY day, id`,
    )
    .all(from, to, technician);
