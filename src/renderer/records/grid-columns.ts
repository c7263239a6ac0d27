import type { Field, FieldType, RecordTable } from '../../shared/records/fields.ts';
import { TABLES } from '../../shared/records/tables.ts';
import type { GridState } from './grid-state.ts';

/** A column of a grid: a field, and how wide it is; null = it shares what is left. */
export type GridColumn = { field: Field; width: number | null };

const WIDTHS: Readonly<Record<FieldType, number | null>> = {
  text: null,
  note: null,
  day: 108,
  moment: 148,
  cents: 118,
  seconds: 92,
  whole: 84,
  flag: 84,
  choice: 118,
  reference: 160,
  names: 180,
};
/** Narrower than this nothing can be read, wider the rest is lost. */
export const NARROWEST = 56;
export const WIDEST = 800;
/** What a column without a width of its own gets at least. */
const FLEXIBLE = 140;
/** The column of the marks by which rows are chosen. */
export const MARK_WIDTH = 34;

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
const usualWidth = ({ name, type }: Field): number | null => (SHORT.has(name) ? 108 : WIDTHS[type]);

/** The columns shown, in their order; those a screen holds fixed have nothing to tell. */
export function columnsOf(
  table: RecordTable,
  { columns, widths }: Pick<GridState, 'columns' | 'widths'>,
  hidden: readonly string[] = [],
): GridColumn[] {
  const fields = new Map(TABLES[table].fields.map((field) => [field.name, field]));
  return columns.flatMap((name) => {
    const field = fields.get(name);
    if (!field || hidden.includes(name)) return [];
    return [{ field, width: widths[name] ?? usualWidth(field) }];
  });
}

/** The tracks of a grid's rows, as CSS writes them. */
export const tracksOf = (columns: readonly GridColumn[]): string =>
  [
    `${MARK_WIDTH}px`,
    ...columns.map(({ width }) => (width === null ? `minmax(${FLEXIBLE}px, 1fr)` : `${width}px`)),
    // Without a column that takes what is left, nothing stretches.
    ...(columns.some(({ width }) => width === null) ? [] : ['1fr']),
  ].join(' ');

/** Numbers stand under each other by their last digit. */
export const isNumber = ({ type }: Field): boolean =>
  type === 'cents' || type === 'seconds' || type === 'whole';

const WORDS: readonly FieldType[] = ['text', 'note', 'choice', 'reference', 'names', 'flag'];
/** Words are not set in tabular figures. */
export const isText = ({ type }: Field): boolean => WORDS.includes(type);
