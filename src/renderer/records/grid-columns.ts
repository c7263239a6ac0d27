import type { ReactNode } from 'react';
import type { BookRecord } from '../../shared/contract/records.ts';
import type { Field, FieldType, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import { columnsOfTable, workedOf } from '../../shared/records/worked.ts';
import type { GridState } from './grid-state.ts';

/** How a screen draws what is worked out in its own way, by the column's name; undefined = as its type does. */
export type CellLooks = Readonly<Record<string, (record: BookRecord) => ReactNode>>;

/** A column of something the screen itself works out: to be read, neither typed nor sorted. */
export type ExtraColumn = {
  id: string;
  label: string;
  /** In pixels. */
  width: number;
  kind?: 'text' | 'number';
  /** The field it stands behind while that is shown; else it comes last. */
  after?: string;
  cell: (record: BookRecord) => ReactNode;
};

/** A column of a grid: a field, something the book works out, or something the screen does. */
export type GridColumn = {
  name: string;
  label: string;
  /** In pixels; null = it shares what is left. */
  width: number | null;
  /** Numbers stand under each other by their last digit; words are not set in tabular figures. */
  look: 'number' | 'text' | 'plain';
  /** What can be typed here; null = nothing. */
  field: Field | null;
  /** What the book works out, to be sorted, filtered and saved as fields are. */
  worked: Field | null;
  cell?: ExtraColumn['cell'] | undefined;
};

const WIDTHS: Readonly<Record<FieldType, number | null>> = {
  text: null,
  note: null,
  day: 108,
  moment: 164,
  cents: 112,
  seconds: 88,
  whole: 80,
  flag: 80,
  choice: 124,
  reference: 164,
  names: 180,
};
/** Codes and numbers of papers are short, whatever else is text. */
const SHORT = new Set([
  'ticket',
  'document',
  'contract',
  'category',
  'priority',
  'status_reason',
  'service_line',
]);

/** Narrower than this nothing can be read, wider the rest is lost. */
export const NARROWEST = 56;
export const WIDEST = 800;
/** What a column without a width of its own gets at least. */
const FLEXIBLE = 140;
/** The column of the marks by which rows are chosen. */
const MARK_WIDTH = 34;

/** The words for kinds of accounts are long; so are hours of years, and their headings. */
const OWN_WIDTHS: Readonly<Record<string, number>> = { kind: 184, seconds: 112, uncosted: 112 };

/** What a column says of each record, typed or worked out; null where only the screen knows. */
export const saidBy = ({ field, worked }: Pick<GridColumn, 'field' | 'worked'>): Field | null =>
  field ?? worked;

const usualWidth = ({ name, type }: Field): number | null =>
  OWN_WIDTHS[name] ?? (SHORT.has(name) ? 112 : WIDTHS[type]);

const LOOKS: Partial<Record<FieldType, GridColumn['look']>> = {
  cents: 'number',
  seconds: 'number',
  whole: 'number',
  day: 'plain',
  moment: 'plain',
};

/** What the columns of a grid can be: all of its table, or the fields it offers with what is worked out beside them. */
export const offeredOf = (table: RecordTable, offered: readonly string[] | null): Field[] => {
  const beside = new Set(
    workedOf(table).flatMap(({ name, after }) => (offered?.includes(after) ? [name] : [])),
  );
  return columnsOfTable(table).filter(({ name }) => !offered || offered.includes(name) || beside.has(name));
};

/** The columns shown, in their order; what a screen works out stands behind the field it belongs to, or last. */
export function columnsOf(
  table: RecordTable,
  { columns, widths }: Pick<GridState, 'columns' | 'widths'>,
  offered: readonly string[] | null = null,
  extra: readonly ExtraColumn[] = [],
  looks: CellLooks = {},
): GridColumn[] {
  const fields = new Map(offeredOf(table, offered).map((field) => [field.name, field]));
  const typed = new Set(TABLES[table].fields.map(({ name }) => name));
  const own = columns.flatMap((name): GridColumn[] => {
    const said = fields.get(name);
    if (!said) return [];
    const { label, type } = said;
    const [field, worked] = typed.has(name) ? [said, null] : [null, said];
    const width = widths[name] ?? usualWidth(said);
    return [{ name, label, field, worked, width, look: LOOKS[type] ?? 'text', cell: looks[name] }];
  });
  const worked = extra.map(
    ({ id, label, width, kind = 'text', cell }): GridColumn => ({
      name: id,
      label,
      width: widths[id] ?? width,
      look: kind,
      field: null,
      worked: null,
      cell,
    }),
  );
  const behind = (name: string | null) =>
    worked.filter((_, i) => (own.find((column) => column.name === extra[i]?.after)?.name ?? null) === name);
  return [...own.flatMap((column) => [column, ...behind(column.name)]), ...behind(null)];
}

/** The tracks of a grid's rows, as CSS writes them. */
export const tracksOf = (columns: readonly GridColumn[]): string =>
  [
    `${MARK_WIDTH}px`,
    ...columns.map(({ width }) => (width === null ? `minmax(${FLEXIBLE}px, 1fr)` : `${width}px`)),
    // Where no column takes what is left, nothing does.
    ...(columns.some(({ width }) => width === null) ? [] : ['1fr']),
  ].join(' ');

/** Names with one of them moved by so many places; at the ends it stays. */
export function moveName(names: readonly string[], name: string, steps: number): string[] {
  const at = names.indexOf(name);
  const to = Math.min(Math.max(at + steps, 0), names.length - 1);
  if (at < 0) return [...names];
  const others = names.filter((each) => each !== name);
  return [...others.slice(0, to), name, ...others.slice(to)];
}

export const withinWidths = (width: number): number =>
  Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));
