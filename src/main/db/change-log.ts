import { type MonthNumber, monthName } from '../../shared/calendar.ts';
import type { Altered } from '../../shared/printed.ts';
import { PlumblineError } from '../../shared/result.ts';
import { type PaperValues, paperWatch } from './closed-months.ts';
import { refreshMonths } from './facts.ts';
import type { Db } from './open.ts';
import {
  applyTargets,
  changedColumns,
  type Image,
  imageReader,
  type LoggedTable,
  logged,
  type Target,
} from './record-images.ts';
import { monthsTouched } from './record-months.ts';
import { write } from './unit-of-work.ts';

/** Steps by hand: writing one, finding the one to undo or redo, taking it back. */

/** A step of the log, as undo and redo see it. */
export type LoggedStep = { id: number; at: string; action: string; label: string; undoes: number | null };

export const UNDO = 'changes.undo';
export const REDO = 'changes.redo';

const HOW_MANY = 6;
const listed = (months: readonly MonthNumber[]): string => {
  const names = months.slice(0, HOW_MANY).map(monthName);
  return months.length > HOW_MANY
    ? `${names.join(', ')} and ${months.length - HOW_MANY} more`
    : names.join(', ');
};

const closedError = (months: readonly MonthNumber[], altered: Altered[]): PlumblineError =>
  new PlumblineError(
    'closed_month',
    `This changes ${months.length === 1 ? 'a closed month' : 'closed months'}: ${listed(months)}. Nothing was changed. Reopen ${months.length === 1 ? 'it' : 'them'}, or say that the change is meant.`,
    { months: months.map(monthName), ...(altered.length > 0 ? { altered } : {}) },
  );

/** Thrown inside a step's transaction to take it back: it altered closed months, and this is what became of the figures. */
class ClosedMonths extends Error {
  readonly months: readonly MonthNumber[];
  readonly after: PaperValues;
  constructor(months: readonly MonthNumber[], after: PaperValues) {
    super('closed months');
    this.months = months;
    this.after = after;
  }
}

const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');

/** What a step gave, what it is called, and the tables it changed; none if all was so already. */
export type Done<T> = { result: T; label: string; tables: LoggedTable[] };

/** Thrown inside a step's transaction to leave nothing behind, not even an entry in the log. */
class Unchanged extends Error {
  readonly done: Done<unknown>;
  constructor(done: Done<unknown>) {
    super('unchanged');
    this.done = done;
  }
}

/** What a step is called, and what the owner allowed. */
export type StepOptions = { action: string; label: string; allowClosed: boolean; undoes?: number };

type Targets<T> = () => { targets: readonly Target[]; result: T; label?: string; audit?: object };

/**
 * Puts records in place as one step that can be undone; nothing at all if they are so already.
 * @param targets worked out inside the transaction, from the book as it is then; asked again if closed months are
 * altered, since only a first try shows which printed figures that would change
 * @throws PlumblineError closed_month unless allowed
 */
export function writeStep<T>(db: Db, options: StepOptions, targets: Targets<T>): Done<T> {
  try {
    return tryStep(db, options, targets, null);
  } catch (error) {
    if (error instanceof Unchanged) return error.done as Done<T>;
    if (!(error instanceof ClosedMonths)) throw error;
    const watch = paperWatch(db);
    const altered = watch ? watch.altered(watch.measure(error.months), error.after) : [];
    if (!options.allowClosed) throw closedError(error.months, altered);
    return tryStep(db, options, targets, altered);
  }
}

/**
 * @param altered what the step is known to do to printed figures; null = closed months are not to be altered
 * @throws Unchanged, ClosedMonths
 */
const tryStep = <T>(db: Db, options: StepOptions, targets: Targets<T>, altered: Altered[] | null): Done<T> =>
  write(db, options.action, new Date(), () => {
    const { targets: wanted, result, label = options.label, audit = {} } = targets();
    const applied = applyTargets(db, wanted);
    if (applied.length === 0) throw new Unchanged({ result, label, tables: [] });
    const { sums, closed } = monthsTouched(db, applied);
    if (closed.length > 0 && altered === null) {
      refreshMonths(db, sums);
      throw new ClosedMonths(closed, paperWatch(db)?.measure(closed) ?? new Map());
    }
    return {
      result: { result, label, tables: [...new Set(applied.map(({ table }) => table))] },
      audit: {
        ...audit,
        records: applied.length,
        ...(closed.length > 0 ? { closed: closed.map(monthName), altered } : {}),
      },
      touched: { months: sums },
      step: {
        label,
        changes: applied.map(logged),
        inClosed: closed.length > 0,
        ...(options.undoes === undefined ? {} : { undoes: options.undoes }),
      },
    };
  }).result;

const newestFirst = (db: Db): IterableIterator<LoggedStep> =>
  db
    .prepare<[], LoggedStep>(
      "SELECT id, at, action, label, undoes FROM audit_log WHERE label <> '' ORDER BY id DESC",
    )
    .iterate();

/** The step that undo would take back: the latest that is not taken back itself. */
export function undoStep(db: Db): LoggedStep | null {
  let takenBack = 0;
  for (const step of newestFirst(db)) {
    if (step.action === UNDO) takenBack++;
    else if (takenBack > 0) takenBack--;
    else return step;
  }
  return null;
}

/** The undo that redo would take back: the latest since the last new step that is not taken back itself. */
export function redoStep(db: Db): LoggedStep | null {
  let takenBack = 0;
  for (const step of newestFirst(db)) {
    if (step.action === REDO) takenBack++;
    else if (step.action !== UNDO) return null;
    else if (takenBack > 0) takenBack--;
    else return step;
  }
  return null;
}

type Row = { record_table: LoggedTable; record_id: number; before: string | null; after: string | null };

const changesOf = (db: Db, step: number): Row[] =>
  db
    .prepare<[number], Row>(
      'SELECT record_table, record_id, before, after FROM record_changes WHERE audit_id = ? ORDER BY id DESC',
    )
    .all(step);

const overtaken = (label: string): PlumblineError =>
  new PlumblineError(
    'overtaken',
    `“${label}” can’t be taken back: an import, or the undo of one, has changed these records since. Nothing was changed.`,
  );

const parsed = (json: string | null): Image | null => (json === null ? null : (JSON.parse(json) as Image));

/** Whether a record still is as a step left it, in the columns that the step wrote. */
function isStill(now: Image | null, after: Image | null): now is Image | null {
  if (now === null || after === null) return now === after;
  const { kept: _, ...own } = after;
  const same = Object.fromEntries(Object.keys(own).map((column) => [column, now[column] ?? null]));
  return changedColumns(same, own).length === 0;
}

/**
 * Takes a step back, as a step of its own.
 * @throws PlumblineError overtaken if something else has changed the same records since, closed_month
 */
export function takeBack(
  db: Db,
  action: typeof UNDO | typeof REDO,
  step: LoggedStep,
  allowClosed: boolean,
): LoggedTable[] {
  const { id, label } = step;
  const read = imageReader(db);
  try {
    return writeStep(db, { action, label, allowClosed, undoes: id }, () => ({
      result: null,
      audit: { undoes: id },
      targets: changesOf(db, id).map((row): Target => {
        const [before, after] = [parsed(row.before), parsed(row.after)];
        const now = read(row.record_table, row.record_id);
        if (!isStill(now, after)) throw overtaken(label);
        const image = before && now ? { ...now, ...before } : before;
        return { table: row.record_table, id: row.record_id, image };
      }),
    })).tables;
  } catch (error) {
    if (isConstraint(error)) throw overtaken(label);
    throw error;
  }
}
