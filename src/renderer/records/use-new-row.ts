import { useRef, useState } from 'react';
import { fieldText, parseField } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { Field, FieldValue, FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import type { GridColumn } from './grid-columns.ts';
import { gridOf, setGrid } from './grid-state.ts';
import type { Finish } from './input-types.ts';
import { fieldsOfRow, saveSets } from './save.ts';

const isNothing = (value: FieldValue): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What a new record has in a field before anything is typed. */
const startOf = (field: Field, defaults: FieldValues): FieldValue => defaults[field.name] ?? field.fallback;

type Read = { ok: true; values: FieldValues } | { ok: false; errors: Record<string, string> };

/** The record that typed texts make, or what is wrong by field. */
export function newRecordOf(
  table: RecordTable,
  draft: Readonly<Record<string, string>>,
  defaults: FieldValues,
  context: EntryContext,
): Read {
  const values: Record<string, FieldValue> = {};
  const errors: Record<string, string> = {};
  for (const field of TABLES[table].fields) {
    const typed = draft[field.name];
    if (typed === undefined || (typed.trim() === '' && !isNothing(startOf(field, defaults)))) {
      const start = startOf(field, defaults);
      if (!isNothing(start)) values[field.name] = start;
      else if (field.required) {
        const missing = parseField(field, '', context);
        if (!missing.ok) errors[field.name] = missing.reason;
      }
      continue;
    }
    const read = parseField(field, typed, context);
    if (read.ok) values[field.name] = read.value;
    else errors[field.name] = read.reason;
  }
  return Object.keys(errors).length === 0 ? { ok: true, values } : { ok: false, errors };
}

type Options = {
  table: RecordTable;
  view: string;
  columns: readonly GridColumn[];
  defaults: FieldValues;
  context: EntryContext;
  /** Told when typing in a cell is over, and how. */
  onEnd: (column: number, how: Finish | 'left') => void;
  /** Told which column is to be mended, or after a record was added where to begin the next. */
  onGoTo: (column: number) => void;
};

/** The row to type a new record into: what is typed stays until it is saved, whatever screen is looked at meanwhile. */
export function useNewRow({ table, view, columns, defaults, context, onEnd, onGoTo }: Options) {
  const [column, setColumn] = useState<number | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const now = useRef<number | null>(null);
  const put = (next: number | null): void => {
    now.current = next;
    setColumn(next);
  };
  const draft = () => gridOf(table, view).draft;
  const keep = (name: string, text: string): void =>
    setGrid(table, { draft: { ...draft(), [name]: text } }, view);

  const mend = (wrong: Readonly<Record<string, string>>): void => {
    setErrors(wrong);
    const first = columns.findIndex(({ name }) => wrong[name] !== undefined);
    if (first >= 0) onGoTo(first);
  };

  async function add(): Promise<void> {
    const typed = draft();
    const read = newRecordOf(table, typed, defaults, context);
    if (!read.ok) {
      mend(read.errors);
      return;
    }
    // The row is free for the next record at once: what is typed while this one is saved belongs to that.
    const free = {};
    setGrid(table, { draft: free }, view);
    setErrors({});
    onGoTo(0);
    const rows = [{ values: read.values as Record<string, string> }];
    const result = await saveSets([{ table, rows }]);
    if (result.ok) return;
    const now = draft();
    // Another empty row is one that was cleared meanwhile, or of another book.
    if (now === free || Object.keys(now).length > 0) setGrid(table, { draft: { ...typed, ...now } }, view);
    if (result.error.fields) mend(fieldsOfRow(result.error));
  }

  return {
    /** The column being typed in. */
    column,
    errors,
    /** What keeps the record from being added: of the first column shown, else of a field that is not. */
    refusal: [...columns.map(({ name }) => errors[name]), ...Object.values(errors)].find(
      (reason) => reason !== undefined,
    ),
    textOf: (field: Field): string =>
      draft()[field.name] ?? fieldText(field, defaults[field.name] ?? null, context),
    begin(at: number, typed?: string): boolean {
      const field = columns[at]?.field;
      if (!field) return false;
      if (typed !== undefined) keep(field.name, typed);
      put(at);
      return true;
    },
    change(text: string): void {
      const field = now.current === null ? null : columns[now.current]?.field;
      if (!field) return;
      keep(field.name, text);
      const { [field.name]: _, ...rest } = errors;
      setErrors(rest);
    },
    finish(text: string, how: Finish): void {
      const at = now.current;
      const field = at === null ? null : columns[at]?.field;
      if (at === null || !field) return;
      put(null);
      keep(field.name, text);
      onEnd(at, how);
      if (how === 'enter') void add();
    },
    cancel(): void {
      const at = now.current;
      put(null);
      if (at !== null) onEnd(at, 'left');
    },
    /** Takes back all that was typed. */
    clear(): void {
      setGrid(table, { draft: {} }, view);
      setErrors({});
    },
  };
}
