import { type Day, dayNumber, dayOf, monthName, monthOfDay } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import type { CallName, Output, ParsedInput } from '../../shared/contract/index.ts';
import { PlumblineError } from '../../shared/result.ts';
import { closedAmong } from '../db/closed-months.ts';
import { clients, technicians } from '../db/masters.ts';
import type { Db } from '../db/open.ts';
import { aliasOwners } from '../db/record-beside.ts';
import { readSettings } from '../db/settings.ts';
import { workOf } from '../db/timers.ts';
import type { Handlers } from './context.ts';
import { bookNames } from './record-values.ts';
import type { Session } from './session.ts';
import { discardTimer, named, startTimer, stopTimer, takeBackTimer, timers } from './time-timers.ts';

type TimeHandlers = Pick<Handlers, Extract<CallName, `time.${string}`>>;

function names(db: Db, today: Day): Output<'time.names'> {
  const { timeZone } = readSettings(db);
  const aliases = Map.groupBy(aliasOwners(db, 'clients'), ([, client]) => client);
  return {
    clients: clients(db).map(({ id, name }) => ({
      name,
      aliases: (aliases.get(id) ?? []).map(([alias]) => alias),
    })),
    technicians: technicians(db).map(({ name, isOwner }) => ({ name, isOwner })),
    // The day that a timer started now would count to.
    today,
    timeZone,
  };
}

/** @throws PlumblineError bad_input */
function week(db: Db, { technician, first }: ParsedInput<'time.week'>): Output<'time.week'> {
  const book = bookNames(db);
  const from = dayNumber(first);
  const days = Array.from({ length: 7 }, (_, i) => from + i);
  return {
    technician,
    first,
    entries: workOf(db, named(book, 'technicians', technician), from, from + 6).map((row) => ({
      id: row.id,
      day: dayOf(row.day),
      seconds: row.seconds,
      client: row.client_id === null ? null : book.nameOf('clients', row.client_id),
      billable: row.billable === 1,
      workType: row.work_type,
      ticket: row.ticket,
      note: row.note,
    })),
    closed: closedAmong(db, days.map(monthOfDay)).map(monthName),
  };
}

const SAVED: readonly Topic[] = ['book', 'time', 'timers'];

/** Time as it is worked: weeks, and timers. */
export function timeService(
  session: Session,
  today: () => Day,
  changed: (topics: readonly Topic[]) => void,
): TimeHandlers {
  const db = () => session.book().db;
  const writable = (): Db => {
    const book = session.book();
    if (book.readOnly)
      throw new PlumblineError('read_only', 'This book is open read-only, so no time can be taken in it.');
    return book.db;
  };
  return {
    'time.names': () => names(db(), today()),
    'time.week': (input) => week(db(), input),
    'time.timers': () => timers(db()),
    'time.start': (input) => {
      const started = startTimer(writable(), input, new Date());
      changed(started.saved && started.saved.ids.length > 0 ? SAVED : ['timers']);
      return started;
    },
    'time.stop': (input) => {
      const saved = stopTimer(writable(), input, new Date());
      changed(saved.ids.length > 0 ? SAVED : ['timers']);
      return saved;
    },
    'time.discard': (input) => {
      const gone = discardTimer(writable(), input, new Date());
      changed(['timers']);
      return gone;
    },
    'time.takeBack': (input) => {
      const back = takeBackTimer(writable(), input, new Date());
      changed(['timers']);
      return back;
    },
  };
}
