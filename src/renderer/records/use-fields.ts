import { useMemo } from 'react';
import type { EntryContext } from '../../shared/entry/types.ts';
import { NAMED_TABLES, type NamedTable, type RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { useQueries, useQuery } from '../lib/store.ts';

const NONE: readonly NamedTable[] = [];

/** The tables whose names a table's references take. */
export const namedBy = (table: RecordTable): readonly NamedTable[] => [
  ...new Set(TABLES[table].fields.flatMap(({ of }) => (of ? [of] : []))),
];

const clock = (): number => Math.floor(Date.now() / 1000);

/** While no book is open there is no day either, and no form. */
const NO_DAY = '1970-01-01';

/**
 * What typed text hangs on: this machine's locale, the book's today, zone and currency, and the names
 * of the tables asked for (`namedBy` says which a record's references take). Until they are here, any name is taken.
 */
export function useFields(tables: readonly NamedTable[] = NONE): EntryContext {
  const { data: status } = useQuery('book.status', {});
  // Table by table, so that inputs share what they read.
  const answers = useQueries(
    'records.names',
    tables.map((table) => ({ tables: [table] })),
  );
  const [clients, technicians, contracts, accounts] = NAMED_TABLES.map(
    (table) => answers[tables.indexOf(table)]?.data?.[table],
  );
  const zone = status?.timeZone ?? 'UTC';
  const currency = status?.currency ?? 'XXX';
  const today = status?.today ?? NO_DAY;
  return useMemo(
    () => ({
      locale: navigator.language,
      today,
      zone,
      currency,
      now: clock,
      names: {
        ...(clients && { clients }),
        ...(technicians && { technicians }),
        ...(contracts && { contracts }),
        ...(accounts && { accounts }),
      },
    }),
    [today, zone, currency, clients, technicians, contracts, accounts],
  );
}
