import { type ClipboardEvent, useRef, useState } from 'react';
import type { BookRecord } from '../../shared/contract/records.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { FieldValues, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import type { GridColumn } from './grid-columns.ts';
import type { Place } from './grid-state.ts';
import { blockOf, type Paste, pasteOf } from './paste.ts';
import type { GridQuery, Pages } from './record-pages.ts';
import { cellAsText, readChosen, readRecords, rowsAsText } from './record-texts.ts';

type Options = {
  table: RecordTable;
  columns: readonly GridColumn[];
  context: EntryContext;
  query: GridQuery;
  pages: Pages;
  focus: Place;
  selected: ReadonlySet<number>;
  defaults: FieldValues;
  isReadOnly: boolean;
  /** One value pasted onto one cell. */
  onOne: (record: BookRecord | null, text: string) => void;
};

const isInput = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Copying rows as a spreadsheet takes them, and pasting what a spreadsheet gives. */
export function useClipboard(options: Options) {
  const { table, columns, context, query, pages, focus, selected, defaults } = options;
  const [paste, setPaste] = useState<Paste | null>(null);
  // Rows that are not in sight are read first; then the copy is asked for once more, with this as its answer.
  const ready = useRef<string | null>(null);

  const inSight = (ids: readonly number[]): BookRecord[] => {
    const found = new Map<number, BookRecord>();
    for (let row = 0; row < Math.min(pages.total ?? 0, 400); row++) {
      const record = pages.rowAt(row);
      if (record && selected.has(record.id)) found.set(record.id, record);
    }
    return ids.length === found.size ? [...found.values()] : [];
  };

  function onCopy(event: ClipboardEvent): void {
    if (isInput(event.target) && (event.target as HTMLInputElement).type !== 'checkbox') return;
    event.preventDefault();
    const put = (text: string) => event.clipboardData.setData('text/plain', text);
    if (ready.current !== null) {
      put(ready.current);
      ready.current = null;
      return;
    }
    const ids = [...selected];
    if (ids.length === 0) {
      const record = pages.rowAt(focus.row);
      const column = columns[focus.column];
      put(record && column ? cellAsText(record, column, context) : '');
      return;
    }
    const rows = inSight(ids);
    if (rows.length > 0) {
      put(rowsAsText(rows, columns, context));
      return;
    }
    void readChosen(query, ids).then((read) => {
      if (!read) return;
      ready.current = rowsAsText(read, columns, context);
      document.execCommand('copy');
    });
  }

  async function pasteBlock(text: string): Promise<void> {
    const block = blockOf(text);
    const [first = []] = block;
    const ids = [...selected];
    // One row copied onto many chosen ones goes into each of them.
    const fills = block.length === 1 && ids.length > 1 && focus.row >= 0;
    const under = fills
      ? await readChosen(query, ids)
      : focus.row >= 0
        ? await readRecords(query, focus.row, block.length)
        : [];
    if (!under) return;
    if (block.length === 1 && first.length === 1 && !fills) {
      options.onOne(under[0] ?? null, first[0] ?? '');
      return;
    }
    setPaste(
      pasteOf(fills ? under.map(() => first) : block, {
        all: TABLES[table].fields,
        fields: columns.slice(focus.column).flatMap(({ field }) => (field ? [field] : [])),
        under,
        defaults,
        context,
      }),
    );
  }

  return {
    paste,
    closePaste: () => setPaste(null),
    onCopy,
    onPaste(event: ClipboardEvent): void {
      const text = event.clipboardData.getData('text/plain');
      // Into a cell being typed in goes one value; a block is meant for the grid.
      if (options.isReadOnly || text === '' || (isInput(event.target) && !/[\t\n]/.test(text.trimEnd())))
        return;
      event.preventDefault();
      void pasteBlock(text);
    },
  };
}
