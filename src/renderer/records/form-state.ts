import { useState } from 'react';
import { fieldText, parseField } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { Field, FieldValue, FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { draftAt, draftKey, dropDraft, keepDraft, useDraft } from './drafts.ts';
import { fieldsOfRow, saveSets } from './save.ts';

/** What a form for one record knows: its texts, what is wrong with them, how they are saved. */

type Problem = { text: string; message: string };

export type FormOptions = {
  table: RecordTable;
  /** The record; undefined = a new one. */
  id: number | undefined;
  /** The record as it is in the book, or what a new one begins with. */
  values: FieldValues;
  /** The fields shown. */
  fields: readonly Field[];
  /** Tells drafts of one table's new records apart. */
  draft: string | undefined;
  context: EntryContext;
};

export type FormState = {
  texts: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
  /** What is wrong and belongs to none of the fields. */
  failure: string | null;
  /** Fields that say something else in the book by now than when their typing began, and what. */
  moved: Readonly<Record<string, string>>;
  isDirty: boolean;
  isSaving: boolean;
  /** How often a save was refused. */
  refusals: number;
  change: (field: string, text: string) => void;
  /** Saves what was typed; the record's number and what was saved, or null if something is wrong or it was left. */
  save: () => Promise<{ id: number; values: FieldValues } | null>;
  startOver: () => void;
};

type Read = { values: Record<string, FieldValue>; problems: Record<string, Problem> };

/** The values of texts; problems of those that cannot be read. */
export function readTexts(
  fields: readonly Field[],
  texts: Readonly<Record<string, string>>,
  context: EntryContext,
): Read {
  const read: Read = { values: {}, problems: {} };
  for (const field of fields) {
    const text = texts[field.name] ?? '';
    const result = parseField(field, text, context);
    if (result.ok) read.values[field.name] = result.value;
    else read.problems[field.name] = { text, message: result.reason };
  }
  return read;
}

/** The state of a form; what is typed is kept as a draft until it is saved. */
export function useForm({ table, id, values, fields, draft, context }: FormOptions): FormState {
  const key = `${draftKey(table, id)}${draft === undefined ? '' : ` ${draft}`}`;
  const typed = useDraft(key);
  const [problems, setProblems] = useState<Record<string, Problem>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const inBook = Object.fromEntries(
    fields.map((field) => [field.name, fieldText(field, values[field.name] ?? null, context)]),
  );
  const textsOf = (kept: typeof typed) =>
    Object.fromEntries(fields.map(({ name }) => [name, kept[name]?.text ?? inBook[name] ?? '']));
  const texts = textsOf(typed);
  const isStill = (name: string): boolean => problems[name]?.text === texts[name];

  const save = async () => {
    // The latest: a field may have been finished by the same key that saves.
    const kept = draftAt(key);
    const shown = id === undefined ? fields : fields.filter(({ name }) => kept[name]);
    const read = readTexts(shown, textsOf(kept), context);
    setFailure(null);
    setProblems(read.problems);
    if (isSaving) return null;
    if (Object.keys(read.problems).length > 0) {
      setRefusals((count) => count + 1);
      return null;
    }
    const saved = id === undefined ? { ...values, ...read.values } : read.values;
    if (id !== undefined && shown.length === 0) return { id, values: saved };
    setSaving(true);
    const row = { ...(id === undefined ? {} : { id }), values: plain(saved) };
    const result = await saveSets([{ table, rows: [row] }], { ownFailure: true });
    setSaving(false);
    if (!result.ok) {
      if (result.error.code === 'cancelled') return null;
      setRefusals((count) => count + 1);
      const told = fieldsOfRow(result.error);
      const own = fields.filter(({ name }) => told[name] !== undefined);
      const now = textsOf(draftAt(key));
      setProblems(
        Object.fromEntries(
          own.map(({ name }) => [name, { text: now[name] ?? '', message: told[name] ?? '' }]),
        ),
      );
      const others = Object.entries(told).filter(([name]) => !own.some((field) => field.name === name));
      if (own.length === 0) setFailure(others[0]?.[1] ?? result.error.message);
      return null;
    }
    dropDraft(key);
    return { id: id ?? result.data.ids[0]?.[0] ?? 0, values: saved };
  };

  return {
    texts,
    errors: Object.fromEntries(
      Object.entries(problems).flatMap(([name, { message }]) => (isStill(name) ? [[name, message]] : [])),
    ),
    failure,
    moved: Object.fromEntries(
      Object.entries(typed).flatMap(([name, { was }]) => {
        const now = inBook[name];
        return now === undefined || now === was ? [] : [[name, now]];
      }),
    ),
    isDirty: Object.keys(typed).length > 0,
    isSaving,
    refusals,
    change: (field, text) => keepDraft(key, field, text, inBook[field] ?? ''),
    save,
    startOver: () => {
      dropDraft(key);
      setProblems({});
      setFailure(null);
    },
  };
}

/** As a call takes it: lists that may be changed. */
const plain = (values: FieldValues): Record<string, string | number | boolean | null | string[]> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...value] : (value as string | number | boolean | null),
    ]),
  );

/** What a new record begins with: what is given, else what its fields say. */
export const startOf = (table: RecordTable, initial: FieldValues = {}): FieldValues => ({
  ...Object.fromEntries(TABLES[table].fields.map(({ name, fallback }) => [name, fallback])),
  ...initial,
});
