import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import type { NamedTable, RecordTable } from '../../shared/records/fields.ts';
import { counted, TABLES } from '../../shared/records/tables.ts';
import { inSeries } from '../../shared/records/words.ts';
import { PlumblineError } from '../../shared/result.ts';
import { writeStep } from '../db/change-log.ts';
import { type Db, guarded } from '../db/open.ts';
import { hasBeside } from '../db/record-beside.ts';
import { imageReader, type LoggedTable, type Target } from '../db/record-images.ts';
import { type Dependents, dependents, isNamed, keptFor } from '../db/record-links.ts';
import { begun, bookNames, titleOf, toValues } from './record-values.ts';

/** Removing records, and saying first what hangs on them. */

/** “client “Alder”” or “3 clients”. */
function called(db: Db, table: RecordTable, ids: readonly number[]): string {
  const [id] = ids;
  const image = ids.length === 1 && id !== undefined ? imageReader(db)(table, id) : null;
  return image
    ? `${TABLES[table].one} “${titleOf(table, toValues(table, image, bookNames(db)))}”`
    : counted(table, ids.length);
}

type Row = Output<'records.dependents'>['rows'][number];

/** What hangs on records, kind by kind. Rules for bank lines only lose a name and are not worth asking for. */
function rowsOf(found: readonly Dependents[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { table, goes, ids } of found) {
    if (table === 'import_rules') continue;
    const count = (rows.get(`${table} ${goes}`)?.count ?? 0) + ids.length;
    rows.set(`${table} ${goes}`, { table, goes, count, words: counted(table, count) });
  }
  return [...rows.values()];
}

function sentence(db: Db, table: RecordTable, ids: readonly number[], rows: readonly Row[]): string {
  const words = (goes: boolean) => inSeries(rows.filter((row) => row.goes === goes).map((row) => row.words));
  const [going, staying] = [words(true), words(false)];
  const what = called(db, table, ids);
  if (going === '' && staying === '') return '';
  const first = going === '' ? '' : `With ${what} go ${going}.`;
  const second =
    staying === ''
      ? ''
      : `${staying} stay${/^1 \w+$/.test(staying) ? 's' : ''} without a ${TABLES[table].one}.`;
  return `${first} ${second}`.trim();
}

export function dependentsOf(
  db: Db,
  { table, ids }: ParsedInput<'records.dependents'>,
): Output<'records.dependents'> {
  const rows = rowsOf(dependents(db, table, ids));
  return { text: sentence(db, table, ids, rows), rows };
}

/** An import that would put a record back under a name needs the name. */
function refuseNeeded(db: Db, table: NamedTable, ids: readonly number[], gone: ReadonlySet<string>): void {
  const read = imageReader(db);
  const needed = keptFor(db, table, ids).find(
    (kept) =>
      !gone.has(`${kept.table} ${kept.id}`) &&
      (kept.removed === 1 || read(kept.table as LoggedTable, kept.id) !== null),
  );
  if (needed)
    throw new PlumblineError(
      'in_use',
      `${begun(called(db, table, [needed.name]))} is needed to undo the import of “${needed.file}”. Undo that import first${hasBeside(table) ? `, or merge the ${TABLES[table].one} into another one` : ''}.`,
    );
}

/** What hangs on removed records, as it is to be: gone, or without their name. */
function withoutThem(db: Db, found: readonly Dependents[]): Map<string, Target> {
  const read = imageReader(db);
  const targets = new Map<string, Target>();
  for (const { table, column, goes, ids } of found)
    for (const id of ids) {
      const key = `${table} ${id}`;
      const known = targets.get(key);
      const image = known ? known.image : read(table, id);
      targets.set(key, { table, id, image: goes || !image ? null : { ...image, [column]: null } });
    }
  return targets;
}

/**
 * Removes records as one step.
 * @param label what undo names it; else it is named after its records
 * @throws PlumblineError in_use if something hangs on them and was not allowed to go, or a timer runs; not_found; closed_month
 */
export function removeRecords(db: Db, input: ParsedInput<'records.remove'>, label?: string) {
  const { table, withDependents, allowClosed } = input;
  const ids = [...new Set(input.ids)];
  return guarded(db.name, () =>
    writeStep(db, { action: 'records.remove', label: '', allowClosed }, () => {
      const read = imageReader(db);
      if (ids.some((id) => read(table, id) === null))
        throw new PlumblineError('not_found', `This ${TABLES[table].one} is no longer in the book.`);
      const found = dependents(db, table, ids);
      const text = sentence(db, table, ids, rowsOf(found));
      if (text !== '' && !withDependents) throw new PlumblineError('in_use', `Nothing was removed. ${text}`);
      const targets = withoutThem(db, found);
      for (const id of ids) targets.set(`${table} ${id}`, { table, id, image: null });
      if (isNamed(table)) {
        const going = [...targets].filter(([, { image }]) => image === null).map(([key]) => key);
        refuseNeeded(db, table, ids, new Set(going));
      }
      const removed = [...targets.values()].filter(({ image }) => image === null).length;
      return {
        result: removed,
        label: label ?? `Remove ${called(db, table, ids)}`,
        targets: [...targets.values()],
      };
    }),
  );
}
