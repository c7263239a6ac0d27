import type { Input } from '../../../shared/contract/index.ts';
import { setUi } from '../../lib/ui-state.ts';
import { saveSets } from '../../records/save.ts';

type Row = Input<'records.save'>['sets'][number]['rows'][number];

/** Saves one time entry from where there are no fields beside which a refusal could stand: it is reported. @returns whether it was saved */
export async function saveEntry(row: Row): Promise<boolean> {
  const result = await saveSets([{ table: 'time_entries', rows: [row] }]);
  if (!result.ok && result.error.fields) setUi({ failure: result.error });
  return result.ok;
}
