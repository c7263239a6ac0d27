import type { ImportTable } from '../../shared/import.ts';
import type { Value } from '../db/import-rows.ts';
import { recordCounter } from '../db/import-twins.ts';
import type { Db } from '../db/open.ts';
import type { Store } from './intake.ts';

/**
 * New records that look like ones the book has already from somewhere else: the same work exported by two tools, or by
 * one tool in two layouts. They are imported if the owner says so, since two equal records can both be right; but he
 * is told.
 */

/** As many new records are looked at: enough to tell, and quick in a large book. */
const LOOKED_AT = 2000;
/** Fewer, or a smaller share, is what any month has by chance. */
const WORTH_A_WORD = { records: 3, share: 0.2 };

const ALIKE: Partial<Record<ImportTable, string>> = {
  time_entries: 'the same day, client, technician and duration as time',
  ledger_entries: 'the same day, client and amount as entries',
};

/** A store that also remembers the first new records, and what is to be said about them in the end. */
export function watchTwins(db: Db, store: Store): { store: Store; warning: () => string | null } {
  const seen: { table: ImportTable; values: readonly Value[] }[] = [];
  return {
    store: {
      ...store,
      insert(table, identity, digest, values) {
        if (seen.length < LOOKED_AT && ALIKE[table] !== undefined) seen.push({ table, values });
        return store.insert(table, identity, digest, values);
      },
    },
    warning() {
      const table = seen[0]?.table;
      if (table === undefined) return null;
      const count = recordCounter(db, table);
      const twins = seen.filter((record) => record.table === table && count(record.values) > 0).length;
      if (twins < WORTH_A_WORD.records || twins < seen.length * WORTH_A_WORD.share) return null;
      const of = seen.length === LOOKED_AT ? `the first ${LOOKED_AT}` : `the ${seen.length}`;
      return `${twins} of ${of} new records have ${ALIKE[table]} that the book has already from elsewhere. If they are the same, they would count twice: don’t import them, or undo the other import first.`;
    },
  };
}
