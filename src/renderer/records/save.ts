import { calendarWords } from '../../shared/calendar-words.ts';
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import type { RecordTable } from '../../shared/records/fields.ts';
import { counted, TABLES } from '../../shared/records/tables.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { call } from '../lib/client.ts';
import { keysOf } from '../lib/shortcuts.ts';
import { setUi } from '../lib/ui-state.ts';
import { askYes, stretches } from './ask.ts';

/** Changing the book by hand: asks what must be asked, and reports what was done and how to take it back. */

/** Calls that may change a closed month once the owner has said so. */
type Closing = {
  [N in CallName]: Input<N> extends { allowClosed?: boolean | undefined } ? N : never;
}[CallName];

const left: Failure = { code: 'cancelled', message: 'Nothing was changed.' };

const mayChange = ({ message, months = [], altered = [] }: Failure): Promise<boolean> => {
  const { month } = calendarWords(navigator.language);
  const one = months.length === 1;
  return askYes({
    title: one ? 'Change a closed month?' : 'Change closed months?',
    text: [
      months.length === 0
        ? message
        : `${stretches(months, month)} ${one ? 'is closed, and this changes it' : 'are closed, and this changes them'}.`,
      altered.length === 0
        ? 'The history will show that it was changed after it was closed.'
        : 'Figures that were printed will no longer be those of the book. The history will show it.',
    ],
    altered,
    yes: one ? 'Change the closed month' : 'Change the closed months',
    no: 'Leave it as it is',
  });
};

/**
 * Calls, and where a closed month would change asks the owner, then calls once more with his word.
 * `cancelled` when he leaves it.
 */
export async function callAsking<N extends Closing>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  const result = await call(name, input);
  if (result.ok || result.error.code !== 'closed_month') return result;
  if (!(await mayChange(result.error))) return { ok: false, error: left };
  return call(name, { ...input, allowClosed: true });
}

const DONE: Record<string, string> = {
  Add: 'Added',
  Change: 'Changed',
  Enter: 'Entered',
  Remove: 'Removed',
  Merge: 'Merged',
  Correct: 'Corrected',
  Pause: 'Paused',
  Resume: 'Resumed',
  End: 'Ended',
  Reopen: 'Reopened',
  Post: 'Posted',
  Split: 'Split',
};

/** The name of a step with its days in words. */
export const labelWords = (label: string): string => calendarWords(navigator.language).label(label);

/** What was done, as a label of the history says it, and how to take it back: `Removed 3 time entries. Undo: Ctrl Z`. */
export const doneWords = (label: string): string =>
  `${labelWords(label).replace(/^\w+/, (verb) => DONE[verb] ?? verb)}. Undo: ${keysOf('Z')}`;

/** Whether who asked shows a failure himself, beside his fields; else it is reported at the top of the window. */
type Telling = { ownFailure?: boolean };

/** Runs one change and reports it; a failure that names fields is left to whoever has the fields. */
export async function change<N extends Closing>(
  name: N,
  input: Input<N>,
  { ownFailure = false }: Telling = {},
): Promise<Result<Output<N>>> {
  setUi({ failure: null, done: null });
  const result = await callAsking(name, input);
  if (result.ok) {
    const { label, changed } = result.data as { label?: string; changed?: boolean };
    if (label !== undefined && changed !== false) setUi({ done: doneWords(label) });
  } else if (!ownFailure && result.error.code !== 'cancelled' && !result.error.fields)
    setUi({ failure: result.error });
  return result;
}

export type RecordSets = Input<'records.save'>['sets'];

/** Asks the owner about rows that are to be saved; false = they are left. */
export type MayChange = (rows: RecordSets[number]['rows']) => Promise<boolean>;

/**
 * Adds and changes records in one step. What is wrong with a field comes back in the failure's `fields`, under
 * `sets.0.rows.2.client`, and is the caller's to show; all else is reported, unless the caller says `ownFailure`.
 */
export const saveSets = (sets: RecordSets, telling?: Telling): Promise<Result<Output<'records.save'>>> =>
  change('records.save', { sets }, telling);

/** Removes records; asks only if something hangs on them, and says what. */
export async function removeRecords(
  table: RecordTable,
  ids: readonly number[],
): Promise<Result<Output<'records.remove'>>> {
  setUi({ failure: null, done: null });
  const input = { table, ids: [...ids] };
  const hanging = await call('records.dependents', input);
  if (!hanging.ok) {
    setUi({ failure: hanging.error });
    return hanging;
  }
  const { text } = hanging.data;
  const what = ids.length === 1 ? `this ${TABLES[table].one}` : counted(table, ids.length);
  const agreed =
    text === '' ||
    (await askYes({
      title: `Remove ${what}?`,
      text: [text, 'It is one step, and can be undone.'],
      yes: 'Remove all of it',
      no: 'Keep it',
    }));
  if (!agreed) return { ok: false, error: left };
  return change('records.remove', { ...input, withDependents: text !== '' });
}

/** Tables of which two records can be made one. */
export type Mergeable = 'clients' | 'accounts';

/** Makes one client or account out of two: everything of the first moves to the second. */
export const mergeInto = (
  table: Mergeable,
  from: number,
  into: number,
  telling?: Telling,
): Promise<Result<{ moved: number }>> =>
  table === 'clients'
    ? change('clients.merge', { from, into }, telling)
    : change('accounts.merge', { from, into }, telling);

/** The problems of one row by field name, of a failure that tells them by `sets.0.rows.2.client`. */
export function fieldsOfRow(failure: Failure, set = 0, row = 0): Record<string, string> {
  const at = `sets.${set}.rows.${row}.`;
  return Object.fromEntries(
    Object.entries(failure.fields ?? {}).flatMap(([place, text]) => {
      if (!place.startsWith(at)) return [];
      // A schema's problem stands below `values`, and may name a place in a list.
      const [name = ''] = place
        .slice(at.length)
        .replace(/^values\./, '')
        .split('.');
      return [[name, text]];
    }),
  );
}
