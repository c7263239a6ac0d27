import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import type { FieldValue, FieldValues, NamedTable, RecordTable } from '../../shared/records/fields.ts';
import { counted, TABLES } from '../../shared/records/tables.ts';
import { PlumblineError } from '../../shared/result.ts';
import { writeStep } from '../db/change-log.ts';
import { type Db, guarded } from '../db/open.ts';
import { BESIDE_TABLES } from '../db/record-beside.ts';
import { changedColumns, type Image, idMaker, imageReader, type Target } from '../db/record-images.ts';
import { findBy, namesOf } from '../db/record-lists.ts';
import { checkAliases, withKinds } from './record-aliases.ts';
import { a, begun, bookNames, inWords, type Names, titleOf, toCells, toValues } from './record-values.ts';

/** Saving records: every row against its table's fields, every problem told, all rows or none. */

type Row = ParsedInput<'records.save'>['sets'][number]['rows'][number];
export type Save = {
  table: RecordTable;
  id: number;
  isNew: boolean;
  image: Image;
  values: FieldValues;
  at: string;
};

const MOST_PROBLEMS = 200;

/** Problems by place, such as `sets.0.rows.2.client`. */
export type Problems = { add(at: string, field: string, message: string): void; throwIfAny(): void };

function problemList(sets: number): Problems {
  const fields: Record<string, string> = {};
  let first = '';
  let count = 0;
  return {
    add(at, field, message) {
      const [, set, , row] = at.split('.');
      if (count === 0)
        first = `${sets > 1 ? `Part ${Number(set) + 1}, row` : 'Row'} ${Number(row) + 1}, ${field}: ${message}`;
      if (count++ < MOST_PROBLEMS) fields[`${at}.${field}`] ??= message;
    },
    throwIfAny() {
      if (count > 0)
        throw new PlumblineError(
          'bad_input',
          `Nothing was saved: ${count === 1 ? 'one thing is' : `${count} things are`} to be mended. ${first}`,
          { fields },
        );
    },
  };
}

/** A row as its record is to be; null if something is wrong with it. */
function saveOf(
  table: RecordTable,
  row: Row,
  at: string,
  book: {
    read: ReturnType<typeof imageReader>;
    names: Names;
    newId: ReturnType<typeof idMaker>;
    now: Map<string, Image>;
  },
  problems: Problems,
): Save | null {
  const { fields, clash } = TABLES[table];
  const known =
    row.id === undefined ? null : (book.now.get(`${table} ${row.id}`) ?? book.read(table, row.id));
  let sound = true;
  const bad = (field: string, message: string) => {
    sound = false;
    problems.add(at, field, message);
  };
  if (row.id !== undefined && known === null) {
    bad('id', `This ${TABLES[table].one} is no longer in the book.`);
    return null;
  }
  for (const name of Object.keys(row.values))
    if (!fields.some((field) => field.name === name))
      bad(name.slice(0, 60), `${begun(a(TABLES[table].one))} has nothing of this name.`);
  let image: Image = known ?? {};
  for (const field of fields) {
    const given = Object.hasOwn(row.values, field.name);
    if (!given && known !== null) continue;
    const value: FieldValue = given ? (row.values[field.name] ?? null) : field.fallback;
    const read = toCells(field, value, book.names);
    if ('problem' in read) bad(field.name, read.problem);
    else image = { ...image, ...read.cells };
  }
  if (!sound) return null;
  if (table === 'accounts') image = withKinds(image);
  const values = toValues(table, image, book.names);
  const against = clash?.(values);
  if (against) {
    bad(against.field, against.message);
    return null;
  }
  const id = row.id ?? book.newId(table);
  book.now.set(`${table} ${id}`, image);
  return { table, id, isNew: row.id === undefined, image, values, at };
}

/** What is unique must be so among all that is saved and all that is not. */
function checkUnique(db: Db, saves: readonly Save[], problems: Problems): void {
  const final = new Map(saves.map((save) => [`${save.table} ${save.id}`, save]));
  const seen = new Map<string, Save>();
  for (const save of final.values()) {
    const { unique, fields, one } = TABLES[save.table];
    const last = unique.at(-1);
    if (last === undefined) continue;
    const columns = unique.map((name) => fields.find((field) => field.name === name)?.column ?? name);
    const cells = columns.map((column) => save.image[column]);
    const key = JSON.stringify([save.table, ...cells]);
    const other = findBy(db, save.table, columns)(cells);
    const takenOutside = other !== undefined && !final.has(`${save.table} ${other}`);
    const words = unique
      .map((name) => fields.find((field) => field.name === name))
      .map((field) => (field ? inWords(field, save.values[field.name] ?? null) : ''))
      .join(', ');
    if (takenOutside || seen.has(key))
      problems.add(
        save.at,
        unique[0] ?? last,
        `There is ${takenOutside ? 'already' : 'twice'} ${a(one)} “${words}”.${takenOutside && !save.isNew && save.table === 'accounts' ? ' Merge the two to make them one.' : ''}`,
      );
    seen.set(key, save);
  }
}

const PEOPLE = ['clients', 'technicians'] as const;
const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/** A new name that differs from another only in capitals is a slip, and would part what belongs together. */
function checkAlike(db: Db, saves: readonly Save[], problems: Problems): void {
  for (const table of PEOPLE) {
    const own = lastOf(saves.filter((save) => save.table === table));
    if (own.length === 0) continue;
    const before = namesOf(db, table);
    const after = new Map([...before, ...own.map(({ id, image }) => [id, String(image.name)] as const)]);
    const alike = Map.groupBy(after, ([, name]) => folded(name));
    for (const { id, image, at } of own) {
      const name = String(image.name);
      const other = alike.get(folded(name))?.find(([each, own]) => each !== id && own !== name);
      if (before.get(id) !== name && other)
        problems.add(
          at,
          'name',
          `There is already ${a(TABLES[table].one)} “${other[1]}”, which differs only in capitals.`,
        );
    }
  }
}

/** What a save is called: by its record if it is one, else by how many of what. */
function labelOf(saves: readonly Save[]): string {
  const [first] = saves;
  const distinct = new Set(saves.map(({ table, id }) => `${table} ${id}`));
  if (!first) return 'Change nothing';
  const verb = saves.every(({ isNew }) => isNew)
    ? 'Add'
    : saves.some(({ isNew }) => isNew)
      ? 'Enter'
      : 'Change';
  const tables = [...new Set(saves.map(({ table }) => table))];
  if (distinct.size === 1)
    return `${verb} ${TABLES[first.table].one} ${titleOf(first.table, first.values)}`.trim();
  return `${verb} ${tables.map((table) => counted(table, new Set(saves.filter((save) => save.table === table).map(({ id }) => id)).size)).join(', ')}`;
}

type Sets = Pick<ParsedInput<'records.save'>, 'sets'>;

/** Sets as their records are to be. @throws PlumblineError bad_input with every problem by row and field */
function savesOf(db: Db, { sets }: Sets): { saves: Save[]; ids: number[][] } {
  const problems = problemList(sets.length);
  const names = bookNames(db);
  const book = { read: imageReader(db), names, newId: idMaker(db), now: new Map<string, Image>() };
  const ids = sets.map(() => [] as number[]);
  const saves = sets.flatMap(({ table, rows }, set) =>
    rows.flatMap((row, i) => {
      const save = saveOf(table, row, `sets.${set}.rows.${i}`, book, problems);
      if (!save) return [];
      ids[set]?.push(save.id);
      const called = save.image[table === 'contracts' ? 'code' : 'name'];
      if (NAMED.has(table)) names.add(table as NamedTable, save.id, String(called));
      return [save];
    }),
  );
  checkUnique(db, saves, problems);
  checkAlike(db, saves, problems);
  for (const table of BESIDE_TABLES)
    checkAliases(db, table, lastOf(saves.filter((save) => save.table === table)), problems);
  problems.throwIfAny();
  return { saves, ids };
}

/** The last word on each record: a later row changes what an earlier one of the same step made. */
const lastOf = (saves: readonly Save[]): Save[] => [
  ...new Map(saves.map((save) => [`${save.table} ${save.id}`, save])).values(),
];

/**
 * Saves rows of one or more tables as one step.
 * @param label what undo names it; else it is named after its records
 * @throws PlumblineError bad_input with every problem by row and field; closed_month
 */
export function saveRecords(db: Db, { sets, allowClosed }: ParsedInput<'records.save'>, label?: string) {
  return guarded(db.name, () =>
    writeStep(db, { action: 'records.save', label: '', allowClosed }, () => {
      const { saves, ids } = savesOf(db, { sets });
      return {
        result: ids,
        label: label ?? labelOf(saves),
        targets: lastOf(saves).map(({ table, id, image }): Target => ({ table, id, image })),
      };
    }),
  );
}

/** What a save would do. @throws PlumblineError bad_input as the save would */
export const checkRecords = (db: Db, input: Sets): Output<'records.check'> =>
  db.transaction(() => {
    const read = imageReader(db);
    const counts = { added: 0, changed: 0, same: 0 };
    for (const { table, id, image } of lastOf(savesOf(db, input).saves)) {
      const before = read(table, id);
      if (before === null) counts.added++;
      else if (changedColumns(before, image).length > 0) counts.changed++;
      else counts.same++;
    }
    return counts;
  })();

const NAMED: ReadonlySet<RecordTable> = new Set(['clients', 'technicians', 'contracts', 'accounts']);
