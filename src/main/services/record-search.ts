import { setImmediate } from 'node:timers/promises';
import type { Field, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import type { Db } from '../db/open.ts';
import { allRecords, sumsOf, type Wanted } from '../db/record-lists.ts';
import { type Key, lastNumber, looksThrough, sliceReader, sliceSums } from '../db/record-slices.ts';
import { revision } from '../db/unit-of-work.ts';

/**
 * What was looked for last, until the book changes: the pages of a list, its numbers, sums and CSV follow each other, and
 * each would look through the whole table. A long table is looked through in slices, and whatever else the window asks
 * is answered in between: the process that has the book is never busy for longer than a frame.
 */

/** A table of fewer records is looked through at once. */
const LONG = 20_000;
/** What a slice is to take, and with how many records it begins. */
const SLICE_MS = 6;
const FIRST_SLICE = 10_000;
/** The book that changes each time a search is nearly done is searched at once after so many tries. */
const TRIES = 3;
const HOW_MANY = 4;

type Found = { ids?: readonly number[]; sums?: readonly number[] };

/** A table as it stands has an index for its own order; whatever else is wanted has to be looked for. */
export const isWhole = ({ table, conditions, order }: Wanted): boolean =>
  conditions.length === 0 && order.sql === TABLES[table].order.column;

/** The fields of a table that are added up. */
export const summedFields = (table: RecordTable): Field[] =>
  TABLES[table].fields.filter(({ type }) => type === 'cents' || type === 'seconds');
const summedColumns = (table: RecordTable): string[] => summedFields(table).map(({ column }) => column);

/** Goes through all numbers up to one in slices as long as a frame has room for. False = the book was closed meanwhile. */
async function inSlices(db: Db, last: number, work: (from: number, to: number) => void): Promise<boolean> {
  let size = FIRST_SLICE;
  let from = 1;
  while (from <= last) {
    await setImmediate();
    if (!db.open) return false;
    const start = performance.now();
    work(from, from + size - 1);
    const took = Math.max(performance.now() - start, 0.1);
    from += size;
    size = Math.ceil(size * Math.min(Math.max(SLICE_MS / took, 0.25), 2));
  }
  return true;
}

/** As SQLite sorts: nothing, numbers, texts. */
const byKey = (a: Key, b: Key): number => {
  const rank = (key: Key): number => (key === null ? 0 : typeof key === 'number' ? 1 : 2);
  const apart = rank(a) - rank(b);
  if (apart !== 0 || a === null || b === null) return apart;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Collects numbers by what they are sorted by: they come in their own order, so only the keys are to be sorted. */
function sorter(descending: boolean) {
  const byItsKey = new Map<Key, number[]>();
  return {
    add(id: number, key: Key): void {
      const same = byItsKey.get(key);
      if (same) same.push(id);
      else byItsKey.set(key, [id]);
    },
    sorted(): number[] {
      const keys = [...byItsKey.keys()].sort(byKey);
      const ids = keys.flatMap((key) => byItsKey.get(key) ?? []);
      return descending ? ids.reverse() : ids;
    },
  };
}

async function lookThrough(db: Db, wanted: Wanted, last: number): Promise<Found | null> {
  const columns = summedColumns(wanted.table);
  const sums = columns.map(() => 0);
  if (isWhole(wanted)) {
    const read = sliceSums(db, wanted.table, columns);
    const add = (from: number, to: number) =>
      read(from, to).forEach((sum, i) => {
        sums[i] = (sums[i] ?? 0) + sum;
      });
    return (await inSlices(db, last, add)) ? { sums } : null;
  }
  const [read, found] = [sliceReader(db, wanted, columns), sorter(wanted.order.descending)];
  const add = (from: number, to: number) => {
    for (const [id, key, ...amounts] of read(from, to)) {
      found.add(id, key);
      amounts.forEach((amount, i) => {
        sums[i] = (sums[i] ?? 0) + amount;
      });
    }
  };
  return (await inSlices(db, last, add)) ? { ids: found.sorted(), sums } : null;
}

export function searches() {
  let book: { db: Db; revision: number } | null = null;
  const known = new Map<string, Found>();
  const underWay = new Map<string, Promise<void>>();
  const keyOf = (wanted: Wanted): string => JSON.stringify(wanted);
  /** What is known of the book as it is now. */
  const current = (db: Db): Map<string, Found> => {
    const now = revision(db);
    if (book?.db !== db || book.revision !== now) known.clear();
    book = { db, revision: now };
    return known;
  };
  const keep = (wanted: Wanted, found: Found): Found => {
    const key = keyOf(wanted);
    const all = { ...known.get(key), ...found };
    // The latest stands last, so that the first is the one to forget.
    known.delete(key);
    known.set(key, all);
    for (const oldest of [...known.keys()].slice(0, -HOW_MANY)) known.delete(oldest);
    return all;
  };
  const look = async (db: Db, wanted: Wanted): Promise<void> => {
    for (let i = 0; i < TRIES && db.open; i++) {
      const last = lastNumber(db, wanted.table);
      if (last < LONG || !looksThrough(db, wanted)) return;
      const before = revision(db);
      const found = await lookThrough(db, wanted, last);
      if (!found || !db.open) return;
      current(db);
      if (revision(db) === before) return void keep(wanted, found);
    }
  };
  return {
    /** Looks through a long table before what was found is asked for. */
    async ready(db: Db, wanted: Wanted, sums: boolean): Promise<void> {
      const whole = isWhole(wanted);
      if (whole && !sums) return;
      const found = current(db).get(keyOf(wanted));
      if (found && (whole || found.ids) && (!sums || found.sums)) return;
      const key = keyOf(wanted);
      const looking = underWay.get(key) ?? look(db, wanted);
      underWay.set(key, looking);
      try {
        await looking;
      } finally {
        underWay.delete(key);
      }
    },
    /** The numbers of all that are wanted, in their order. */
    ids: (db: Db, wanted: Wanted): readonly number[] =>
      keep(wanted, { ids: current(db).get(keyOf(wanted))?.ids ?? allRecords(db, wanted) }).ids ?? [],
    /** What the columns that are added up come to, in the order of `summedFields`. */
    sums: (db: Db, wanted: Wanted): readonly number[] =>
      current(db).get(keyOf(wanted))?.sums ?? sumsOf(db, wanted, summedColumns(wanted.table)),
  };
}
