import { monthName, monthNumber } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import type { CallName, Output, ParsedInput } from '../../shared/contract/index.ts';
import { type Field, RECORD_TABLES, type RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { PlumblineError } from '../../shared/result.ts';
import { type LoggedStep, REDO, redoStep, takeBack, UNDO, undoStep, writeStep } from '../db/change-log.ts';
import { closedMonths } from '../db/closed-months.ts';
import { type Db, guarded } from '../db/open.ts';
import { filtered, ordered, searched } from '../db/record-filters.ts';
import { type Image, imageReader, type LoggedTable } from '../db/record-images.ts';
import { findRecords } from '../db/record-lists.ts';
import { mergeClients, mergePreview } from './client-merge.ts';
import type { Handlers } from './context.ts';
import { history } from './history.ts';
import { dependentsOf, removeRecords } from './record-remove.ts';
import { saveRecords } from './record-save.ts';
import { bookNames, type Names, titleOf, toValues } from './record-values.ts';
import type { Session } from './session.ts';

type RecordHandlers = Pick<
  Handlers,
  Extract<CallName, `records.${string}` | `clients.${string}` | `changes.${string}` | `months.${string}`>
>;

const fieldsOf = (table: RecordTable): Output<'records.fields'>[number] => {
  const { label, one, many, fields } = TABLES[table];
  return {
    table,
    label,
    one,
    many,
    fields: fields.map((field) => ({
      name: field.name,
      label: field.label,
      type: field.type,
      required: field.required,
      choices: [...(field.choices ?? [])],
      of: field.of ?? null,
      fallback: Array.isArray(field.fallback) ? [...field.fallback] : (field.fallback as string | null),
    })),
  };
};

function recordOf(table: RecordTable, id: number, image: Image, names: Names): Output<'records.get'> {
  const values = toValues(table, image, names) as Output<'records.get'>['values'];
  return {
    id,
    title: titleOf(table, values),
    values,
    batch: typeof image.batch_id === 'number' ? image.batch_id : null,
  };
}

/** @throws PlumblineError bad_input */
function fieldNamed(table: RecordTable, name: string): Field {
  const field = TABLES[table].fields.find((each) => each.name === name);
  if (!field) throw new PlumblineError('bad_input', `A ${TABLES[table].one} has no field “${name}”.`);
  return field;
}

/** A window of a table's records, all of one moment. */
const list = (db: Db, { table, search, filters, sort, from, count }: ParsedInput<'records.list'>) =>
  db.transaction((): Output<'records.list'> => {
    const conditions = filters.map((filter) => {
      const field = fieldNamed(table, filter.field);
      const condition = filtered(field, filter);
      if (!condition)
        throw new PlumblineError('bad_input', `The filter on ${field.label} has no value that fits it.`);
      return condition;
    });
    const order = ordered(
      table,
      sort && { field: fieldNamed(table, sort.field), descending: sort.descending },
    );
    const found = findRecords(db, table, [...searched(table, search), ...conditions], order, { from, count });
    const [read, names] = [imageReader(db), bookNames(db)];
    const rows = found.ids.map((id) => recordOf(table, id, read(table, id) ?? {}, names));
    return { total: found.total, rows };
  })();

const get = (db: Db, { table, id }: ParsedInput<'records.get'>): Output<'records.get'> => {
  const image = imageReader(db)(table, id);
  if (!image) throw new PlumblineError('not_found', `This ${TABLES[table].one} is not in the book.`);
  return recordOf(table, id, image, bookNames(db));
};

const topicOf = (table: LoggedTable): Topic =>
  table === 'settings'
    ? 'settings'
    : RECORD_TABLES.some((each) => each === table)
      ? TABLES[table as RecordTable].topic
      : 'book';

/** The topics that changed tables belong to; names stand in other tables' records, so a change of one reaches them all. */
const topicsOf = (tables: readonly LoggedTable[]): Topic[] => [
  ...new Set<Topic>(['book', ...tables.map(topicOf)]),
];

const monthList = (db: Db) => closedMonths(db).map(monthName);

/** Keeping records by hand, taking changes back, closing months. */
export function recordService(session: Session, changed: (topics: readonly Topic[]) => void): RecordHandlers {
  const db = () => session.book().db;
  const writable = (): Db => {
    const book = session.book();
    if (book.readOnly)
      throw new PlumblineError('read_only', 'This book is open read-only, so nothing can be changed in it.');
    return book.db;
  };
  const tell = (tables: readonly LoggedTable[]): void => {
    if (tables.length > 0) changed(topicsOf(tables));
  };
  const takeBackOf =
    (action: typeof UNDO | typeof REDO, find: (db: Db) => LoggedStep | null, none: string) =>
    ({ allowClosed }: { allowClosed: boolean }) => {
      const book = writable();
      const step = find(book);
      if (!step) throw new PlumblineError('not_found', none);
      tell(guarded(book.name, () => takeBack(book, action, step, allowClosed)));
      return { label: step.label };
    };
  const setMonths =
    (action: 'months.close' | 'months.reopen') =>
    ({ months }: { months: string[] }) => {
      const book = writable();
      const closing = action === 'months.close';
      const [first] = months;
      const what = months.length === 1 && first ? first : `${months.length} months`;
      const at = new Date().toISOString();
      const already = new Set(closedMonths(book));
      const numbers = [...new Set(months.map(monthNumber))].filter((month) => already.has(month) !== closing);
      const done = guarded(book.name, () =>
        writeStep(
          book,
          { action, label: `${closing ? 'Close' : 'Reopen'} ${what}`, allowClosed: true },
          () => ({
            result: null,
            targets: numbers.map((id) => ({
              table: 'closed_months',
              id,
              image: closing ? { closed_at: at } : null,
            })),
          }),
        ),
      );
      tell(done.tables);
      return monthList(book);
    };
  return {
    'records.fields': ({ table }) => (table ? [table] : [...RECORD_TABLES]).map(fieldsOf),
    'records.list': (input) => list(db(), input),
    'records.get': (input) => get(db(), input),
    'records.save': (input) => {
      const { result, label, tables } = saveRecords(writable(), input);
      tell(tables);
      return { label, changed: tables.length > 0, ids: result };
    },
    'records.dependents': (input) => dependentsOf(db(), input),
    'records.remove': (input) => {
      const { result, label, tables } = removeRecords(writable(), input);
      tell(tables);
      return { label, changed: tables.length > 0, removed: result };
    },
    'clients.mergePreview': (input) => mergePreview(db(), input),
    'clients.merge': (input) => {
      const { result, label, tables } = mergeClients(writable(), input);
      tell(tables);
      return { label, changed: tables.length > 0, moved: result };
    },
    'changes.state': () => ({ undo: shown(undoStep(db())), redo: shown(redoStep(db())) }),
    'changes.undo': takeBackOf(UNDO, undoStep, 'There is nothing to undo.'),
    'changes.redo': takeBackOf(REDO, redoStep, 'There is nothing to redo.'),
    'changes.history': (input) => history(db(), input),
    'months.closed': () => monthList(db()),
    'months.close': setMonths('months.close'),
    'months.reopen': setMonths('months.reopen'),
  };
}

const shown = (step: LoggedStep | null) => step && { id: step.id, at: step.at, label: step.label };
