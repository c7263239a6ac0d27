import type { BookRecord } from '../../shared/contract/records.ts';
import { parseField, saysSame } from '../../shared/entry/fields.ts';
import type { EntryContext } from '../../shared/entry/types.ts';
import type { Field, FieldValue, FieldValues, NamedTable, RecordTable } from '../../shared/records/fields.ts';
import type { RecordSets } from './save.ts';

/** A block copied from a spreadsheet, as the records it would make or change. */

/** One cell of it: what it says, and what is wrong with it. */
export type PastedCell = {
  field: Field;
  text: string;
  value: FieldValue;
  /** A sentence; null when all is well. */
  reason: string | null;
  /** It says something else than the record does. */
  changes: boolean;
};
export type PastedRow = {
  /** Null for a record to be added. */
  id: number | null;
  what: 'new' | 'changed' | 'same';
  cells: readonly PastedCell[];
  /** What is wrong with it beside its cells: a sentence each. */
  problems: readonly string[];
};
export type Paste = {
  fields: readonly Field[];
  rows: readonly PastedRow[];
  /** What of the block has no place, a sentence each. */
  leftOut: readonly string[];
};

/** A cell in quotes and where it ends; null if what begins with a quote is not one of these. */
function quotedCell(text: string, from: number): { cell: string; end: number } | null {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return null;
    if (text[at + 1] === '"') continue;
    const after = text[at + 1];
    const closes = after === undefined || after === '\t' || after === '\n';
    return closes ? { cell: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 } : null;
  }
}

/**
 * The cells of copied text: columns parted by tabs, rows by line ends; a cell with a tab, a line end or a quote in it
 * stands in quotes, which it has doubled, as spreadsheets write it.
 */
export function blockOf(copied: string): string[][] {
  const text = copied.replace(/\r\n?/g, '\n');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= text.length; at++) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    const plain = /[^\t\n]*/y;
    plain.lastIndex = at;
    const cell = quoted?.cell ?? plain.exec(text)?.[0] ?? '';
    at = quoted?.end ?? at + cell.length;
    row.push(cell);
    if (text[at] === '\t') continue;
    rows.push(row);
    row = [];
  }
  // The text of a spreadsheet ends with a line end, behind which nothing stands.
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** The fields that a first row names, if it names fields and nothing else. */
function headingOf(row: readonly string[], fields: readonly Field[]): Field[] | null {
  const named = row.map((cell) => {
    const word = cell.trim().toLowerCase();
    return fields.find(({ name, label }) => name === word || label.toLowerCase() === word);
  });
  const found = named.filter((field) => field !== undefined);
  return found.length === row.length && new Set(found).size === found.length ? found : null;
}

export type PasteTarget = {
  /** All fields of the table, for a block that brings its own headings. */
  all: readonly Field[];
  /** The fields shown from the focus on, left to right. */
  fields: readonly Field[];
  /** The records from the focus on, top to bottom; what goes beyond them is added. */
  under: readonly BookRecord[];
  /** What every added record gets unless the block says otherwise. */
  defaults: FieldValues;
  context: EntryContext;
};

function cellOf(
  field: Field,
  text: string,
  record: BookRecord | null,
  context: EntryContext,
): PastedCell | null {
  // What a new record has nothing for gets what it would have got by hand.
  if (record === null && text.trim() === '') return null;
  const read = parseField(field, text, context);
  if (!read.ok) return { field, text, value: null, reason: read.reason, changes: true };
  const changes = record === null || !saysSame(field, record.values[field.name] ?? null, read.value);
  return { field, text, value: read.value, reason: null, changes };
}

/** What pasting a block would do, cell by cell; nothing is done. */
export function pasteOf(block: readonly (readonly string[])[], target: PasteTarget): Paste {
  const { all, under, context } = target;
  const [first = []] = block;
  const heading = block.length > 1 ? headingOf(first, all) : null;
  const fields = heading ?? target.fields;
  const body = heading ? block.slice(1) : block;
  const wide = Math.max(...body.map((row) => row.length), 0);
  const beyond = Math.max(0, wide - fields.length);
  const shown = fields.slice(0, wide);
  // An empty line stands for a record if there is one, and for none if it would be new.
  const lines = body.map((row, i) => ({ row, record: under[i] ?? null }));
  const told = lines.filter(({ row, record }) => record !== null || !isBlank(row));
  const blank = lines.length - told.length;
  const rows = told.map(({ row, record }): PastedRow => {
    const cells = shown.flatMap((field, i) => {
      const text = row[i];
      const cell = text === undefined ? null : cellOf(field, text, record, context);
      return cell ? [cell] : [];
    });
    const changed = cells.some(({ changes }) => changes);
    return {
      id: record?.id ?? null,
      cells,
      problems: [],
      what: record === null ? 'new' : changed ? 'changed' : 'same',
    };
  });
  const leftOut = [
    ...(beyond > 0
      ? [
          beyond === 1
            ? 'The last column of the block has no column here and is left out.'
            : `The last ${beyond} columns of the block have no column here and are left out.`,
        ]
      : []),
    ...(blank > 0 ? [blank === 1 ? 'One empty row is left out.' : `${blank} empty rows are left out.`] : []),
  ];
  return { fields: shown, rows, leftOut };
}

/** The rows that a save would have to do with, in their order. */
export const rowsToSave = ({ rows }: Paste): PastedRow[] => rows.filter(({ what }) => what !== 'same');

/** Tables whose records are made by a name alone. */
const BY_NAME = ['clients', 'technicians'] as const;
export type ByName = (typeof BY_NAME)[number];
const isByName = (of: NamedTable | undefined): of is ByName => BY_NAME.some((table) => table === of);

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Whether a cell is wrong only because it names somebody whom the book does not know. */
const isUnknown = ({ reason, field }: PastedCell): boolean => reason !== null && isByName(field.of);

/**
 * Names in a block that no record has, by table: they could be added with it. Those that differ only in capitals are one,
 * written as it stands first.
 */
export function unknownNames({ rows }: Paste): Map<ByName, string[]> {
  const found = new Map<ByName, Map<string, string>>();
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    const { of } = cell.field;
    if (!isUnknown(cell) || !isByName(of)) continue;
    const names = found.get(of) ?? new Map<string, string>();
    const key = folded(cell.text);
    found.set(of, names.set(key, names.get(key) ?? cell.text.normalize('NFC').trim()));
  }
  return new Map([...found].map(([table, names]) => [table, [...names.values()]]));
}

/** The paste as it is once the unknown names of these tables are added with it. */
export function withNames(paste: Paste, added: ReadonlySet<ByName>): Paste {
  const names = unknownNames(paste);
  const nameOf = ({ field: { of }, text }: PastedCell): string | undefined =>
    isByName(of) && added.has(of) ? names.get(of)?.find((name) => folded(name) === folded(text)) : undefined;
  return {
    ...paste,
    rows: paste.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const name = isUnknown(cell) ? nameOf(cell) : undefined;
        return name === undefined ? cell : { ...cell, value: name, reason: null };
      }),
    })),
  };
}

type Rows = RecordSets[number]['rows'];

/**
 * The paste as one step: names to be added first, then new records with their defaults and changed ones by what
 * changes. The records themselves are the last set.
 */
export function setsOf(
  table: RecordTable,
  paste: Paste,
  defaults: FieldValues,
  names: ReadonlyMap<ByName, readonly string[]> = new Map(),
): RecordSets {
  const rows = rowsToSave(paste).map(({ id, cells }) => {
    const said = Object.fromEntries(
      cells.filter(({ changes }) => changes).map(({ field, value }) => [field.name, value]),
    );
    return id === null ? { values: { ...defaults, ...said } } : { id, values: said };
  });
  return [
    ...[...names].map(([of, own]) => ({ table: of, rows: own.map((name) => ({ values: { name } })) })),
    { table, rows: rows as Rows },
  ];
}

/** The paste with what main says is wrong, under `sets.0.rows.2.client`; `set` is that of the records. */
export function withProblems(paste: Paste, fields: Readonly<Record<string, string>>, set = 0): Paste {
  const saved = new Map(rowsToSave(paste).map((row, i) => [row, i]));
  const rows = paste.rows.map((row) => {
    const at = `sets.${set}.rows.${saved.get(row)}.`;
    const own = Object.entries(fields).filter(([place]) => place.startsWith(at));
    if (own.length === 0) return row;
    const reasons = new Map(
      own.map(([place, reason]) => [place.slice(at.length).replace(/^values\./, ''), reason]),
    );
    const cells = row.cells.map((cell) => ({
      ...cell,
      reason: cell.reason ?? reasons.get(cell.field.name) ?? null,
    }));
    const missing = [...reasons].filter(([name]) => !row.cells.some(({ field }) => field.name === name));
    return { ...row, cells, problems: missing.map(([, reason]) => reason) };
  });
  return { ...paste, rows };
}

/** How much of it is wrong. */
export const problemsIn = ({ rows }: Paste): number =>
  rows.reduce(
    (sum, { cells, problems }) =>
      sum + problems.length + cells.filter(({ reason }) => reason !== null).length,
    0,
  );
