import { TABLES } from '../../shared/records/tables.ts';
import { call } from '../lib/client.ts';
import { setUi } from '../lib/ui-state.ts';
import type { GridQuery } from './record-pages.ts';

/** Asks where to, and writes all that a grid shows there: these fields of every record found. */
export async function saveList(query: GridQuery, fields: readonly string[]): Promise<void> {
  setUi({ failure: null, done: null });
  const { label, one, many } = TABLES[query.table];
  const chosen = await call('files.choose', { purpose: 'save-list', suggest: `${label}.csv` });
  if (!chosen.ok) {
    setUi({ failure: chosen.error });
    return;
  }
  if (!chosen.data) return;
  const written = await call('records.csv', { ...query, fields: [...fields], to: chosen.data.token });
  if (!written.ok) {
    setUi({ failure: written.error });
    return;
  }
  const { rows, name } = written.data;
  setUi({ done: `Wrote ${rows.toLocaleString()} ${rows === 1 ? one : many} to “${name}”.` });
}
