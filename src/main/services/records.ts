import { type Day, dayNumber } from '../../shared/calendar.ts';
import type { Topic } from '../../shared/contract/define.ts';
import type { CallName, Output, ParsedInput } from '../../shared/contract/index.ts';
import { RECORD_TABLES, type RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { workedOf } from '../../shared/records/worked.ts';
import { PlumblineError } from '../../shared/result.ts';
import { type LoggedStep, REDO, redoStep, takeBack, UNDO, undoStep } from '../db/change-log.ts';
import { type Db, guarded } from '../db/open.ts';
import { imageReader, type LoggedTable } from '../db/record-images.ts';
import { allNames } from '../db/record-names.ts';
import { mergeClients, mergePreview } from './client-merge.ts';
import type { Handlers } from './context.ts';
import { history } from './history.ts';
import { recordLists, recordOf } from './record-list.ts';
import { dependentsOf, removeRecords } from './record-remove.ts';
import { checkRecords, saveRecords } from './record-save.ts';
import { bookNames } from './record-values.ts';
import { savingRecurring } from './recurring.ts';
import type { Session, Tokens } from './session.ts';
import { workedOut } from './worked-out.ts';

type RecordHandlers = Pick<
  Handlers,
  Extract<CallName, `records.${string}` | `clients.merge${string}` | `changes.${string}`>
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
    worked: workedOf(table).map(({ name, label: words, type, choices = [] }) => ({
      name,
      label: words,
      type,
      choices: [...choices],
    })),
  };
};

const get = (db: Db, { table, id }: ParsedInput<'records.get'>, today: () => Day): Output<'records.get'> => {
  const image = imageReader(db)(table, id);
  if (!image) throw new PlumblineError('not_found', `This ${TABLES[table].one} is not in the book.`);
  return recordOf(table, id, image, bookNames(db), workedOut(db, table, today));
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

/** Keeping records by hand, and taking changes back. */
export function recordService(
  session: Session,
  tokens: Tokens,
  today: () => Day,
  changed: (topics: readonly Topic[]) => void,
): RecordHandlers {
  const db = () => session.book().db;
  const lists = recordLists(today);
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
  return {
    'records.fields': ({ table }) => (table ? [table] : [...RECORD_TABLES]).map(fieldsOf),
    // Another book may be open once what was looked for is found: it is read from the one that is.
    'records.list': async (input) => {
      await lists.ready(db(), input, input.sums);
      return lists.list(db(), input);
    },
    'records.ids': async (input) => {
      await lists.ready(db(), input);
      return lists.ids(db(), input);
    },
    'records.csv': async ({ to, ...input }) => {
      const path = tokens.path(to);
      await lists.ready(db(), input);
      return lists.csv(db(), input, path);
    },
    'records.check': (input) => checkRecords(db(), input),
    'records.get': (input) => get(db(), input, today),
    'records.names': ({ tables }) => {
      const book = db();
      return Object.fromEntries(tables.map((table) => [table, allNames(book, table)]));
    },
    'records.save': (input) => {
      const book = writable();
      const save = () => saveRecords(book, input);
      const recurs = input.sets.some(({ table }) => table === 'recurring_entries');
      const { result, label, tables } = recurs ? savingRecurring(book, dayNumber(today()), save) : save();
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
  };
}

const shown = (step: LoggedStep | null) => step && { id: step.id, at: step.at, label: step.label };
