import type { BookRecord } from '../../shared/contract/records.ts';
import { fieldText } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import { call } from '../lib/client.ts';
import { setUi } from '../lib/ui-state.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridQuery } from './record-pages.ts';

/** What main gives at once. */
const PIECE = 1000;

/** Records of a list from one place on, whether they are in sight or not; null when they could not be read. */
export async function readRecords(
  query: GridQuery,
  from: number,
  count: number,
): Promise<BookRecord[] | null> {
  const rows: BookRecord[] = [];
  while (rows.length < count) {
    const piece = Math.min(PIECE, count - rows.length);
    const result = await call('records.list', { ...query, from: from + rows.length, count: piece });
    if (!result.ok) {
      setUi({ failure: result.error });
      return null;
    }
    rows.push(...result.data.rows);
    if (result.data.rows.length < piece) break;
  }
  return rows;
}

/** The records of these numbers in the order of the list. */
export const readChosen = (query: GridQuery, ids: readonly number[]): Promise<BookRecord[] | null> =>
  readRecords({ ...query, ids: [...ids] }, 0, ids.length);

/** A cell as a spreadsheet takes it: in quotes where it would fall apart. */
const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One cell as a spreadsheet takes it. */
export const cellAsText = (
  record: BookRecord,
  { name, field, worked }: GridColumn,
  context: EntryContext,
): string => {
  if (field) return quoted(fieldText(field, record.values[name] ?? null, context));
  return worked ? quoted(fieldText(worked, record.worked?.[name] ?? null, context)) : '';
};

/**
 * Records as rows of a spreadsheet, by the fields shown: what is pasted back is what was copied, so what is worked out
 * is not among them.
 */
export const rowsAsText = (
  records: readonly BookRecord[],
  columns: readonly GridColumn[],
  context: EntryContext,
): string =>
  records
    .map((record) =>
      columns
        .filter(({ field }) => field)
        .map((column) => cellAsText(record, column, context))
        .join('\t'),
    )
    .join('\n');
