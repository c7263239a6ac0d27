import { type DayNumber, type MonthNumber, monthName, monthOfDay } from '../../shared/calendar.ts';
import type { ImportQuestion, ImportTable } from '../../shared/import.ts';
import { DAY_COLUMN, IMPORT_SHAPES, type Value } from '../db/import-rows.ts';
import type { Store } from './intake.ts';

/** Closed months are printed: an import that would change one needs the owner's word. */

/** Its answer `yes` lets the import change them; it is asked for every import anew. */
export const CLOSED = 'closed';

/** The store, and the closed months it was to change so far. Without closed months it is the store itself. */
export function watchClosed(
  store: Store,
  closed: ReadonlySet<MonthNumber>,
): { store: Store; hit: Set<MonthNumber> } {
  const hit = new Set<MonthNumber>();
  if (closed.size === 0) return { store, hit };
  const look = (table: ImportTable, values: readonly Value[] | undefined): void => {
    const column = DAY_COLUMN[table];
    const day = column && values?.[IMPORT_SHAPES[table].columns.indexOf(column)];
    if (typeof day !== 'number') return;
    const month = monthOfDay(day as DayNumber);
    if (closed.has(month)) hit.add(month);
  };
  return {
    hit,
    store: {
      ...store,
      insert(table, identity, digest, values) {
        look(table, values);
        return store.insert(table, identity, digest, values);
      },
      update(table, id, identity, digest, values) {
        look(table, store.read(table, id));
        look(table, values);
        store.update(table, id, identity, digest, values);
      },
      remove(table, id) {
        look(table, store.read(table, id));
        store.remove(table, id);
      },
    },
  };
}

/** Months in the owner's order: `2026-02, 2026-03`. */
export const monthsText = (months: Iterable<MonthNumber>): string =>
  [...months]
    .sort((a, b) => a - b)
    .map(monthName)
    .join(', ');

export const closedQuestion = (hit: ReadonlySet<MonthNumber>): ImportQuestion => ({
  id: CLOSED,
  prompt: 'May this import change months that are closed?',
  because: `It has records in ${monthsText(hit)}. Their printed figures would no longer be those of the book.`,
  options: [{ value: 'yes', label: 'Yes, change them' }],
});
