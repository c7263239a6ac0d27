import type { CheckRows, DataCheck } from '../../../shared/contract/checks.ts';
import type { RecordTable } from '../../../shared/records/fields.ts';
import { call } from '../../lib/client.ts';
import { setUi } from '../../lib/ui-state.ts';
import { showRecords } from '../../records/navigate.ts';
import { TABLE_OF } from '../../records/source-tables.ts';

/** From what a check found to where it can be mended. */

type Row = CheckRows['rows'][number];

/** The tables that rows are kept in, in the order they first come. */
export const tablesOf = (rows: readonly Row[]): RecordTable[] => [
  ...new Set(rows.map(({ record }) => TABLE_OF[record])),
];

const PAGE = 1000;
/** A list by numbers of more than these would be no list to go through. */
const MOST = 5000;

/** Shows the rows of one table that a check found, where they are kept. */
export async function showFound(asOf: string, { id, count }: DataCheck, table: RecordTable): Promise<void> {
  const ids = new Set<number>();
  for (let from = 0; from < Math.min(count, MOST); from += PAGE) {
    const result = await call('checks.rows', { asOf, id, from, count: PAGE });
    if (!result.ok) {
      setUi({ failure: result.error });
      return;
    }
    for (const row of result.data.rows) if (TABLE_OF[row.record] === table) ids.add(row.id);
  }
  showRecords(table, { ids: [...ids] });
}

/** Shows one row where it is kept; of a technician's day the entries of that day. */
export function showOne({ record, id, day, what }: Row): void {
  if (record === 'technicians' && day !== null)
    showRecords('time_entries', {
      filters: [
        { field: 'technician', how: 'is', value: what },
        { field: 'date', how: 'is', value: day },
      ],
    });
  else showRecords(TABLE_OF[record], { ids: [id] });
}
