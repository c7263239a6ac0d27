import { dayNumber } from '../../shared/calendar.ts';
import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import type { Timer } from '../../shared/contract/time.ts';
import { inWords, LONG_TIMER } from '../../shared/duration.ts';
import { counted } from '../../shared/records/tables.ts';
import { PlumblineError } from '../../shared/result.ts';
import { splitByDay } from '../../shared/split-time.ts';
import { writeStep } from '../db/change-log.ts';
import { type Db, guarded } from '../db/open.ts';
import { type Image, idMaker } from '../db/record-images.ts';
import { readSettings } from '../db/settings.ts';
import { dropTimer, putTimer, readTimers, type TimerRow, timerOf } from '../db/timers.ts';
import { write } from '../db/unit-of-work.ts';
import { bookNames, type Names, titleOf, toValues } from './record-values.ts';

/** Timers: rows of the book while they run, time entries once they have been stopped. */

type Saved = Output<'time.stop'>;
type Ending = Pick<ParsedInput<'time.stop'>, 'seconds' | 'allowClosed'>;

const shown = (row: TimerRow, names: Names): Timer => ({
  technician: names.nameOf('technicians', row.technician_id),
  client: row.client_id === null ? null : names.nameOf('clients', row.client_id),
  startedAt: row.started_at,
  billable: row.billable === 1,
  workType: row.work_type,
  ticket: row.ticket,
  note: row.note,
});

export const timers = (db: Db): Timer[] => {
  const names = bookNames(db);
  return readTimers(db).map((row) => shown(row, names));
};

/** @throws PlumblineError bad_input */
export function named(names: Names, table: 'technicians' | 'clients', name: string): number {
  const id = names.idOf(table, name);
  if (id !== undefined) return id;
  const kind = table.slice(0, -1);
  const message = `There is no ${kind} “${name.slice(0, 60)}” in this book.`;
  throw new PlumblineError('bad_input', message, { fields: { [kind]: message } });
}

const none = (): PlumblineError =>
  new PlumblineError('not_found', 'This timer is no longer running. Nothing was changed.');

/** @throws PlumblineError bad_input, not_found */
function running(db: Db, names: Names, technician: string): TimerRow {
  const timer = timerOf(db, named(names, 'technicians', technician));
  if (!timer) throw none();
  return timer;
}

/**
 * How long a timer ran, in seconds.
 * @throws PlumblineError unclear_time if the owner has to say it
 */
function lengthOf(timer: TimerRow, now: Date, said: number | undefined): number {
  if (said !== undefined) return said;
  const ran = Math.floor(now.getTime() / 1000) - timer.started_at;
  if (ran < 0)
    throw new PlumblineError(
      'unclear_time',
      'The timer was started at a moment that this computer’s clock has not reached. Say how long the work took, or discard the timer.',
    );
  if (ran > LONG_TIMER)
    throw new PlumblineError(
      'unclear_time',
      `The timer has been running for ${inWords(ran)}. Say how long the work really took, or discard the timer.`,
    );
  return ran;
}

/** A timer's time as entries, one for each day of the book's zone. */
function entriesOf(db: Db, timer: TimerRow, seconds: number): Image[] {
  const { timeZone } = readSettings(db);
  const { technician_id, client_id, billable, work_type, ticket, note } = timer;
  return splitByDay(timeZone, timer.started_at, timer.started_at + seconds).map((share) => ({
    day: dayNumber(share.day),
    client_id,
    technician_id,
    seconds: share.seconds,
    billable,
    work_type,
    ticket,
    note,
    batch_id: null,
  }));
}

/**
 * Ends a timer: its entries, and whatever comes in its place, as one step.
 * @param next works in the same transaction
 */
function end(db: Db, timer: TimerRow, ending: Ending, now: Date, action: string, next = () => {}): Saved {
  const seconds = lengthOf(timer, now, ending.seconds);
  const turn = () => {
    // Another process may have stopped it meanwhile.
    if (!dropTimer(db, timer)) throw none();
    next();
  };
  if (seconds === 0) {
    write(db, action, now, () => {
      turn();
      return { result: null, audit: { technician: timer.technician_id, seconds } };
    });
    return { label: '', ids: [], seconds };
  }
  const { result, label } = writeStep(db, { action, label: '', allowClosed: ending.allowClosed }, () => {
    const entries = entriesOf(db, timer, seconds);
    const newId = idMaker(db);
    const targets = entries.map((image) => ({
      table: 'time_entries' as const,
      id: newId('time_entries'),
      image,
    }));
    turn();
    const [first] = entries;
    const title =
      first && entries.length === 1
        ? `time entry ${titleOf('time_entries', toValues('time_entries', first, bookNames(db)))}`
        : counted('time_entries', entries.length);
    return {
      result: targets.map(({ id }) => id),
      label: `Add ${title}`,
      targets,
      audit: { started: timer.started_at, seconds },
    };
  });
  return { label, ids: result, seconds };
}

/** Stops a timer. @throws PlumblineError bad_input, not_found, unclear_time, closed_month */
export const stopTimer = (db: Db, input: ParsedInput<'time.stop'>, now: Date): Saved =>
  guarded(db.name, () => end(db, running(db, bookNames(db), input.technician), input, now, 'time.stop'));

const rowOf = (names: Names, work: Omit<Timer, 'startedAt'>, startedAt: number): TimerRow => ({
  technician_id: named(names, 'technicians', work.technician),
  client_id: work.client === null ? null : named(names, 'clients', work.client),
  started_at: startedAt,
  billable: work.billable ? 1 : 0,
  work_type: work.workType,
  ticket: work.ticket.trim(),
  note: work.note.trim(),
});

/** Starts a timer, and stops the one before it. @throws PlumblineError bad_input, unclear_time, closed_month */
export function startTimer(db: Db, input: ParsedInput<'time.start'>, now: Date): Output<'time.start'> {
  const names = bookNames(db);
  const row = rowOf(names, input, Math.floor(now.getTime() / 1000));
  return guarded(db.name, () => {
    const before = timerOf(db, row.technician_id);
    const start = () => putTimer(db, row);
    const saved = before ? end(db, before, input, now, 'time.start', start) : null;
    if (!before)
      write(db, 'time.start', now, () => {
        start();
        return { result: null, audit: { technician: row.technician_id } };
      });
    return { timer: shown(row, names), saved };
  });
}

/** Ends a timer without an entry. @throws PlumblineError bad_input, not_found */
export function discardTimer(db: Db, { technician }: ParsedInput<'time.discard'>, now: Date): Timer {
  const names = bookNames(db);
  const timer = running(db, names, technician);
  const gone = shown(timer, names);
  guarded(db.name, () =>
    write(db, 'time.discard', now, () => {
      if (!dropTimer(db, timer)) throw none();
      return { result: null, audit: gone };
    }),
  );
  return gone;
}

/** Lets a discarded timer run again, as if it had never stopped. @throws PlumblineError bad_input, in_use */
export function takeBackTimer(db: Db, timer: Timer, now: Date): Timer {
  const names = bookNames(db);
  const row = rowOf(names, timer, timer.startedAt);
  if (row.started_at > now.getTime() / 1000)
    throw new PlumblineError(
      'bad_input',
      'A timer can’t have been started at a moment that is still to come.',
    );
  guarded(db.name, () =>
    write(db, 'time.takeBack', now, () => {
      if (timerOf(db, row.technician_id))
        throw new PlumblineError(
          'in_use',
          `Another timer of ${timer.technician} is running. Stop it first, then take this one back.`,
        );
      putTimer(db, row);
      return { result: null, audit: shown(row, names) };
    }),
  );
  return shown(row, names);
}
