import { type DayNumber, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import type { ImportTable } from '../../shared/import.ts';
import { addedRows } from '../db/facts-added.ts';
import { type KnownRecords, knownRecords, recordByCode } from '../db/import-known.ts';
import {
  DAY_COLUMN,
  IMPORT_SHAPES,
  type ImportWriter,
  importWriter,
  recordReader,
  type Value,
} from '../db/import-rows.ts';
import type { Db } from '../db/open.ts';
import type { Store } from './intake.ts';

/** One thing for each table, made when it is first needed. */
function each<T>(make: (table: ImportTable) => T): (table: ImportTable) => T {
  const made = new Map<ImportTable, T>();
  return (table) => {
    const known = made.get(table);
    if (known !== undefined) return known;
    const fresh = make(table);
    made.set(table, fresh);
    return fresh;
  };
}

const CODE_AT = 0;

/**
 * The book as a plan sees it: everything is found, nothing written.
 * @param expected about how many rows the file has
 */
export function planStore(db: Db, source: string, expected: number): Store {
  const known = each((table): KnownRecords => knownRecords(db, table, expected));
  const reader = each((table) => recordReader(db, table));
  const byCode = each((table) => recordByCode(db, table));
  /** Numbers for clients that a commit would make. */
  let made = -1_000_000;
  return {
    prepare: (table, identities) => known(table).prepare(identities),
    known: (table, identity) => known(table).get(identity),
    rival(table, values, own) {
      const other = byCode(table)(String(values[CODE_AT]));
      if (!other || other.id === own) return null;
      // A record made by hand or with the book is the same one; another tool's number is not.
      if (other.identity === null && own === undefined) return { adopt: other.id };
      return { rename: [`${values[CODE_AT]} (${source})`, ...values.slice(1)] };
    },
    read: (table, id) => reader(table)(id),
    insert: (table) => (table === 'clients' ? --made : null),
    update: () => {},
    remove: () => {},
  };
}

/** The book as a commit sees it; `touched` says which sums change, `flush` writes what waits. */
export function commitStore(db: Db, source: string, expected: number, batch: number) {
  const months = new Set<MonthNumber>();
  const plan = planStore(db, source, expected);
  const used = new Map<ImportTable, ImportWriter>();
  const write = each((table): ImportWriter => {
    const own = importWriter(db, table, batch, expected);
    used.set(table, own);
    return own;
  });
  const dayAt = (table: ImportTable): number => IMPORT_SHAPES[table].columns.indexOf(DAY_COLUMN[table] ?? '');
  const touch = (table: ImportTable, values: readonly Value[] | undefined): void => {
    const day = values?.[dayAt(table)];
    if (day !== undefined) months.add(monthOfDay(day as DayNumber));
  };
  const added = addedRows(db);
  const store: Store = {
    ...plan,
    insert(table, identity, digest, values) {
      added.add(table, values);
      return write(table).insert({ identity, digest, values });
    },
    update(table, id, identity, digest, values) {
      touch(table, plan.read(table, id));
      touch(table, values);
      write(table).update(id, { identity, digest, values });
    },
    remove(table, id) {
      touch(table, plan.read(table, id));
      write(table).remove(id);
    },
  };
  return {
    store,
    touched: { months, added },
    /** Writes what waits. @returns the tables that were written to */
    flush(): Iterable<ImportTable> {
      for (const own of used.values()) own.flush();
      return used.keys();
    },
  };
}
