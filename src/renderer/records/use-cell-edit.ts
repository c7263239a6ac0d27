import { useEffect, useRef, useState } from 'react';
import type { BookRecord } from '../../shared/contract/records.ts';
import { fieldText, parseField, saysSame } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { FieldValue, RecordTable } from '../../shared/records/fields.ts';
import type { Failure } from '../../shared/result.ts';
import { setUi } from '../lib/ui-state.ts';
import type { GridColumn } from './grid-columns.ts';
import type { Finish } from './input-types.ts';
import { fieldsOfRow, type MayChange, saveSets } from './save.ts';

/** A cell being typed in. */
export type Editing = {
  record: BookRecord;
  row: number;
  column: number;
  text: string;
  error?: string | undefined;
};

/** Texts that were saved and stand in cells until the record comes back with them. */
type Settling = { record: BookRecord; texts: Readonly<Record<string, string>> };

/** What to tell of a cell that was left in the middle of typing; null when it says what it said before. */
function notKept(
  { record, column, text }: Editing,
  columns: readonly GridColumn[],
  context: EntryContext,
): Failure | null {
  const field = columns[column]?.field;
  if (!field) return null;
  const read = parseField(field, text, context);
  if (read.ok && saysSame(field, read.value, record.values[field.name] ?? null)) return null;
  const why = read.ok ? 'the screen was left before it was saved.' : read.reason;
  return { code: 'bad_input', message: `“${text}” was not kept in ${record.title}, ${field.label}: ${why}` };
}

type Options = {
  table: RecordTable;
  columns: readonly GridColumn[];
  context: EntryContext;
  mayChange: MayChange;
  /** Told when typing is over, and how: Enter goes on below, Tab beside, Esc nowhere. */
  onEnd: (editing: Editing, how: Finish | 'left') => void;
  /** Told when main refused what was typed, so that the cell is typed in again. */
  onRefused: (editing: Editing) => void;
};

/** Typing into the cells of records: one at a time, each saved as it is finished, as a step of its own. */
export function useCellEdit({ table, columns, context, mayChange, onEnd, onRefused }: Options) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const [settling, setSettling] = useState<ReadonlyMap<number, Settling>>(new Map());
  // An input that goes also tells that it is left: only the first word on a cell counts.
  const now = useRef<Editing | null>(null);
  const put = (next: Editing | null): void => {
    now.current = next;
    setEditing(next);
  };

  // What could not be read can't be saved; going elsewhere must not lose it without a word.
  const latest = useRef({ columns, context });
  useEffect(() => {
    latest.current = { columns, context };
  });
  useEffect(
    () => () => {
      const failure = now.current && notKept(now.current, latest.current.columns, latest.current.context);
      if (failure) setUi({ failure });
    },
    [],
  );

  const settle = (record: BookRecord, name: string, text: string | null): void =>
    setSettling((all) => {
      // What has come back meanwhile needs no stand-in.
      const next = new Map(all);
      const { [name]: _, ...rest } =
        (next.get(record.id)?.record === record && next.get(record.id)?.texts) || {};
      next.set(record.id, { record, texts: text === null ? rest : { ...rest, [name]: text } });
      return next;
    });

  async function save(cell: Editing, name: string, value: FieldValue): Promise<void> {
    const { record, text } = cell;
    settle(record, name, text);
    const values = { [name]: value as BookRecord['values'][string] };
    const rows = [{ id: record.id, values }];
    if (!(await mayChange(rows))) {
      settle(record, name, null);
      return;
    }
    const result = await saveSets([{ table, rows }]);
    if (result.ok) return;
    settle(record, name, null);
    const { code, message } = result.error;
    if (code === 'cancelled') return;
    const reason = fieldsOfRow(result.error)[name] ?? message;
    if (now.current) setUi({ failure: result.error });
    else {
      put({ ...cell, error: reason });
      onRefused(cell);
    }
  }

  return {
    editing,
    /** What a cell shows until its record comes back. */
    settlingOf: (record: BookRecord): Settling['texts'] | undefined => {
      const known = settling.get(record.id);
      return known?.record === record ? known.texts : undefined;
    },
    /** @param typed what replaces the cell's text; without it, it is changed */
    begin(record: BookRecord, row: number, column: number, typed?: string): boolean {
      const field = columns[column]?.field;
      if (!field) return false;
      put({
        record,
        row,
        column,
        text: typed ?? fieldText(field, record.values[field.name] ?? null, context),
      });
      return true;
    },
    change: (text: string): void => {
      if (now.current) put({ ...now.current, text, error: undefined });
    },
    finish(text: string, how: Finish): void {
      const cell = now.current;
      const field = cell && columns[cell.column]?.field;
      if (!cell || !field) return;
      const read = parseField(field, text, context);
      if (!read.ok) {
        put({ ...cell, text, error: read.reason });
        return;
      }
      put(null);
      if (!saysSame(field, read.value, cell.record.values[field.name] ?? null))
        void save({ ...cell, text }, field.name, read.value);
      onEnd(cell, how);
    },
    cancel(): void {
      const cell = now.current;
      put(null);
      if (cell) onEnd(cell, 'left');
    },
  };
}
