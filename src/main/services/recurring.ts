import { type DayNumber, dayOf, monthOfDay } from '../../shared/calendar.ts';
import { dueDays } from '../../shared/recurring.ts';
import { PlumblineError } from '../../shared/result.ts';
import { type Done, writeStep } from '../db/change-log.ts';
import { closedMonths } from '../db/closed-months.ts';
import { type Db, guarded } from '../db/open.ts';
import { type Image, idMaker, imageReader, type Target } from '../db/record-images.ts';
import { postings, type RecurringRow, recurringRows, settle } from '../db/recurring.ts';
import { bookNames, titleOf, toValues } from './record-values.ts';

/** Recurring entries: what is due, posting it, passing it over. A due day is settled once, whatever becomes of its entry. */

/** More due days of one entry than these are a slip in its first day rather than bookkeeping: they wait for the owner. */
export const MOST_BY_ITSELF = 600;

export const scheduleOf = ({ every, first_day: first, last_day: last }: RecurringRow) => ({
  every,
  first,
  last,
});

/** A due day of a recurring entry. */
export type Due = { recurring: RecurringRow; day: DayNumber };

export type Open = {
  /** To be posted. */
  due: Due[];
  /** In closed months: for the owner to say. */
  waiting: Due[];
  /** Of paused entries. */
  passed: Due[];
  /** Entries with too many at once, and how many. */
  held: { recurring: RecurringRow; count: number; first: DayNumber }[];
};

/** The due days up to a day that are not settled, by what is to become of them; in the order of the days. */
export function openDays(db: Db, today: DayNumber): Open {
  const open: Open = { due: [], waiting: [], passed: [], held: [] };
  const rows = recurringRows(db);
  if (rows.length === 0) return open;
  const settled = new Set(postings(db).map(({ recurringId, day }) => `${recurringId} ${day}`));
  const closed = new Set(closedMonths(db));
  for (const recurring of rows) {
    const days = dueDays(scheduleOf(recurring), today).filter(
      (day) => !settled.has(`${recurring.id} ${day}`),
    );
    const [first] = days;
    if (first !== undefined && days.length > MOST_BY_ITSELF) {
      open.held.push({ recurring, count: days.length, first });
      continue;
    }
    for (const day of days) {
      const to = recurring.paused ? open.passed : closed.has(monthOfDay(day)) ? open.waiting : open.due;
      to.push({ recurring, day });
    }
  }
  for (const list of [open.due, open.waiting, open.passed]) list.sort((a, b) => a.day - b.day);
  return open;
}

/** The ledger entry that a due day is posted as. */
const entryOf = ({ recurring, day }: Due): Image => ({
  day,
  account_id: recurring.account_id,
  client_id: recurring.client_id,
  cents: recurring.cents,
  vendor: recurring.vendor,
  memo: recurring.memo,
  document: '',
  acquisition: recurring.acquisition,
});

/** A recurring entry in a few words. */
export function recurringTitle(db: Db, id: number): string {
  const image = imageReader(db)('recurring_entries', id);
  return image ? titleOf('recurring_entries', toValues('recurring_entries', image, bookNames(db))) : '';
}

function labelOf(db: Db, days: readonly Due[]): string {
  const [only] = days;
  return only && days.length === 1
    ? `Post recurring entry ${recurringTitle(db, only.recurring.id)}, due ${dayOf(only.day)}`
    : `Post ${days.length} recurring entries`;
}

/** Posts due days as one step, and settles them; inside the caller's transaction. Gives the entries' numbers. */
function postDays(
  db: Db,
  days: readonly Due[],
  { told, allowClosed }: { told: boolean; allowClosed: boolean },
): Done<number[]> {
  return writeStep(db, { action: 'recurring.post', label: labelOf(db, days), allowClosed }, () => {
    const newId = idMaker(db);
    const entries = days.map((due) => ({ ...due, id: newId('ledger_entries') }));
    settle(
      db,
      entries.map(({ recurring, day, id }) => ({ recurringId: recurring.id, day, entryId: id })),
      { at: new Date().toISOString(), told },
    );
    return {
      result: entries.map(({ id }) => id),
      targets: entries.map((due): Target => ({ table: 'ledger_entries', id: due.id, image: entryOf(due) })),
    };
  });
}

const passOver = (db: Db, days: readonly Due[]): void =>
  settle(
    db,
    days.map(({ recurring, day }) => ({ recurringId: recurring.id, day, entryId: null })),
    { at: new Date().toISOString(), told: true },
  );

/** What a run of posting did: the new entries' numbers, and how many due days wait or were passed over. */
export type Posted = Done<number[]> & { waiting: number; held: number; passed: number };

const whole = <T>(db: Db, work: () => T): T => guarded(db.name, () => db.transaction(work).immediate());

/**
 * Posts all that is due up to a day and not settled yet, as one step, and passes over what falls due while paused. What
 * is in closed months waits, and so does an entry with more than `MOST_BY_ITSELF` days.
 */
export function postDue(db: Db, today: DayNumber): Posted {
  const nothing = { result: [], label: '', tables: [] };
  const { due: any, passed: over, ...rest } = openDays(db, today);
  const counts = { waiting: rest.waiting.length, held: rest.held.length };
  // Nothing to write: not even a lock.
  if (any.length === 0 && over.length === 0) return { ...nothing, ...counts, passed: 0 };
  return whole(db, () => {
    const { due, passed, waiting, held } = openDays(db, today);
    passOver(db, passed);
    const done = due.length === 0 ? nothing : postDays(db, due, { told: false, allowClosed: false });
    return { ...done, waiting: waiting.length, held: held.length, passed: passed.length };
  });
}

type Named = { recurring: number; day: DayNumber };

/** Due days by what they are, each checked: it is due by today, or was once settled, and has no entry in the ledger. */
function namedDays(db: Db, named: readonly Named[], today: DayNumber, onlyOpen: boolean): Due[] {
  const rows = new Map(recurringRows(db).map((row) => [row.id, row]));
  const settled = new Map(postings(db).map((each) => [`${each.recurringId} ${each.day}`, each]));
  const distinct = new Map(named.map((each) => [`${each.recurring} ${each.day}`, each]));
  return [...distinct].map(([key, { recurring: id, day }]) => {
    const recurring = rows.get(id);
    if (!recurring) throw new PlumblineError('not_found', 'This recurring entry is no longer in the book.');
    const known = settled.get(key);
    if (known && (onlyOpen || known.there))
      throw new PlumblineError(
        'exists',
        `What was due on ${dayOf(day)} is ${known.there ? 'in the ledger' : 'passed over'} already. Nothing was changed.`,
      );
    if (!known && (day > today || !dueDays(scheduleOf(recurring), day).includes(day)))
      throw new PlumblineError(
        'bad_input',
        `${recurringTitle(db, id)} is not due on ${dayOf(day)}${day > today ? ' yet' : ''}. Nothing was changed.`,
      );
    return { recurring, day };
  });
}

/**
 * Posts due days that waited or were skipped, as one step.
 * @throws PlumblineError not_found, exists, bad_input, closed_month
 */
export const postNamed = (db: Db, named: readonly Named[], today: DayNumber, allowClosed: boolean) =>
  whole(db, () => postDays(db, namedDays(db, named, today, false), { told: true, allowClosed }));

/** Passes due days over that wait. No step: they can be posted after all. @throws PlumblineError not_found, exists, bad_input */
export const skipNamed = (db: Db, named: readonly Named[], today: DayNumber): number =>
  whole(db, () => {
    const days = namedDays(db, named, today, true);
    passOver(db, days);
    return days.length;
  });

/**
 * Saves recurring entries and posts what is due, all of it or nothing. What was due by the old terms is posted first. A new entry is posted from
 * its first day on; of one that has settled days, what a changed schedule brings up behind today is passed over, for
 * those days have their entries.
 * @returns what was saved; `label` is of the latest step, which undo takes back first
 */
export const savingRecurring = <T>(db: Db, today: DayNumber, save: () => Done<T>): Done<T> =>
  whole(db, () => {
    const before = postDue(db, today);
    const old = new Map(recurringRows(db).map((row) => [row.id, row]));
    const saved = save();
    const settled = new Set(postings(db).map(({ recurringId }) => recurringId));
    const { due, waiting } = openDays(db, today);
    // What waited before waits on: it was due by the old terms, too.
    const brought = [...due, ...waiting].filter(({ recurring, day }) => {
      const was = old.get(recurring.id);
      return was !== undefined && settled.has(recurring.id) && !dueDays(scheduleOf(was), day).includes(day);
    });
    passOver(db, brought);
    const after = postDue(db, today);
    const label = after.tables.length > 0 ? after.label : saved.label;
    return {
      ...saved,
      label,
      tables: [...new Set([...before.tables, ...saved.tables, ...after.tables])],
    };
  });
