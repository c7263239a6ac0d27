import { monthName } from '../../shared/calendar.ts';
import type { ChangedRecord, HistoryStep } from '../../shared/contract/changes.ts';
import type { Output, ParsedInput } from '../../shared/contract/index.ts';
import type { Altered } from '../../shared/printed.ts';
import { type FieldValue, RECORD_TABLES, type RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { REDO, UNDO } from '../db/change-log.ts';
import {
  type AuditRow,
  type ChangeRow,
  changesOfStep,
  importsOfRecord,
  partsOfRecord,
  stepCount,
  stepsOfBook,
  stepsOfRecord,
} from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { type Image, imageReader } from '../db/record-images.ts';
import { bookNames, type Names, titleOf, toValues } from './record-values.ts';

/** What was changed, when, by hand or by which import, before and after field by field. */

const isRecordTable = (table: string): table is RecordTable => RECORD_TABLES.some((each) => each === table);

const parsed = (json: string | null): Image | null => (json === null ? null : (JSON.parse(json) as Image));

/** Steps that are not kept record by record. */
const ACTIONS: Record<string, (detail: Record<string, unknown>) => string> = {
  'book.create': () => 'Make the book',
  'book.createFrom': ({ folder }) => `Make the book from the folder “${folder}”`,
  'book.importFolder': ({ folder }) => `Read the folder “${folder}”`,
  'import.commit': ({ name }) => `Import “${name}”`,
  'import.undo': ({ file }) => `Undo the import of “${file}”`,
  'import.setRules': () => 'Change the rules for bank and ledger lines',
  'settings.update': () => 'Change settings',
  'time.start': () => 'Start a timer',
  'time.stop': () => 'Stop a timer that had not run for a second',
  'time.discard': ({ technician }) => `Discard a timer of ${technician}`,
  'time.takeBack': ({ technician }) => `Take back a timer of ${technician}`,
  'print.summary': ({ asOf }) => `Print the valuation summary of ${asOf}`,
  'print.close': ({ asOf }) => `Keep the figures of ${asOf}, on which a month was closed`,
};

/** Fields that differ, of records that have no table of fields: settings, rules, closed months. */
const plainFields = (before: Image | null, after: Image | null): ChangedRecord['fields'] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].map((field) => ({
    field: field.replaceAll('_', ' '),
    type: 'text',
    before: String(before?.[field] ?? ''),
    after: String(after?.[field] ?? ''),
  }));

const KINDS: Record<string, string> = {
  settings: 'settings',
  closed_months: 'closed month',
  import_rules: 'rule for bank and ledger lines',
};

/** One change in words; `now` is the record as it is, for what the change does not say. */
function changedRecord(row: ChangeRow, now: Image | null, names: Names): ChangedRecord {
  const { table, id } = row;
  const [before, after] = [parsed(row.before), parsed(row.after)];
  const what = before === null ? 'added' : after === null ? 'removed' : 'changed';
  if (!isRecordTable(table)) {
    const title = table === 'closed_months' ? monthName(id) : '';
    return { table, kind: KINDS[table] ?? table, id, title, what, fields: plainFields(before, after) };
  }
  return { table, kind: TABLES[table].one, id, what, ...fieldsOf(table, before, after, now, names) };
}

type Said = ChangedRecord['fields'][number]['before'];

/** A value as it travels; what is empty is told as nothing. */
const said = (value: FieldValue): Said => {
  if (typeof value === 'object') return value === null || value.length === 0 ? null : [...value];
  return value === '' ? null : value;
};

function fieldsOf(
  table: RecordTable,
  before: Image | null,
  after: Image | null,
  now: Image | null,
  names: Names,
) {
  const [was, is] = [before, after].map((image) => image && toValues(table, image, names));
  const { fields } = TABLES[table];
  const whole = { ...now, ...before, ...after };
  return {
    title: titleOf(table, toValues(table, whole, names)),
    fields: fields.flatMap((field) => {
      const [old = null, fresh = null] = [was, is].map((values) => said(values?.[field.name] ?? null));
      const named = [before, after].some(
        (image) => image && (field.type === 'names' ? 'aliases' : field.column) in image,
      );
      return named && JSON.stringify(old) !== JSON.stringify(fresh)
        ? [{ field: field.label, type: field.type, before: old, after: fresh }]
        : [];
    }),
  };
}

const SHOWN = 100;

function stepOf(row: AuditRow, records: ChangedRecord[], count: number): HistoryStep {
  const detail = JSON.parse(row.detail) as Record<string, unknown>;
  const isImport = row.action === 'import.commit' || row.action === 'import.undo';
  return {
    id: row.id,
    at: row.at,
    label: row.label || (ACTIONS[row.action]?.(detail) ?? 'Change what imports remember'),
    by: isImport ? 'import' : 'hand',
    batch: isImport && typeof detail.batch === 'number' ? detail.batch : null,
    kind: row.action === UNDO ? 'undone' : row.action === REDO ? 'redone' : 'done',
    inClosed: row.in_closed === 1,
    altered: Array.isArray(detail.altered) ? (detail.altered as Altered[]) : [],
    count,
    records,
  };
}

/** A record's past from its latest state back: each import's change is what it kept, against what came after. */
function ofRecord(db: Db, table: RecordTable, id: number, names: Names): HistoryStep[] {
  const events = [
    ...stepsOfRecord(db, table, id).map((step) => ({ at: step.at, order: step.id, step, kept: null })),
    ...importsOfRecord(db, table, id).map((kept) => ({ at: kept.at, order: 0, step: null, kept })),
  ].sort((a, b) => (a.at === b.at ? b.order - a.order : a.at < b.at ? 1 : -1));
  let state = imageReader(db)(table, id);
  return events.map(({ step, kept }) => {
    if (step) {
      const records = [changedRecord({ table, id, before: step.before, after: step.after }, state, names)];
      const before = parsed(step.before);
      state = before && { ...state, ...before };
      return stepOf(step, records, 1);
    }
    const before = parsed(kept.before);
    const words = fieldsOf(table, before, kept.removed ? null : state, state, names);
    state = before;
    return {
      id: null,
      at: kept.at,
      label: `Import “${kept.file}”`,
      by: 'import' as const,
      batch: kept.batch,
      kind: 'done' as const,
      inClosed: false,
      altered: [],
      count: 1,
      records: [
        {
          table,
          kind: TABLES[table].one,
          id,
          what:
            before === null ? ('added' as const) : kept.removed ? ('removed' as const) : ('changed' as const),
          ...words,
        },
      ],
    };
  });
}

/** A step that changed a record and its parts is told once, with all of them. */
function together(steps: readonly HistoryStep[]): HistoryStep[] {
  const byId = new Map<number, HistoryStep>();
  const own: HistoryStep[] = [];
  for (const step of steps) {
    const known = step.id === null ? undefined : byId.get(step.id);
    if (known) {
      known.records.push(...step.records);
      known.count += step.count;
      continue;
    }
    if (step.id !== null) byId.set(step.id, step);
    own.push(step);
  }
  return own.sort((a, b) => (a.at === b.at ? (b.id ?? 0) - (a.id ?? 0) : a.at < b.at ? 1 : -1));
}

/** The history of the book, or of one record with its parts; the latest first. */
export function history(
  db: Db,
  { record, from, count }: ParsedInput<'changes.history'>,
): Output<'changes.history'> {
  const names = bookNames(db);
  if (record) {
    const all = [record, ...partsOfRecord(db, record.table, record.id)];
    const steps = together(all.flatMap(({ table, id }) => ofRecord(db, table, id, names)));
    return { total: steps.length, steps: steps.slice(from, from + count) };
  }
  const read = imageReader(db);
  return {
    total: stepCount(db),
    steps: stepsOfBook(db, from, count).map((row) => {
      const { count: all, rows } = changesOfStep(db, row.id, SHOWN);
      const records = rows.map((change) =>
        changedRecord(change, isRecordTable(change.table) ? read(change.table, change.id) : null, names),
      );
      return stepOf(row, records, all);
    }),
  };
}
