import type { ImportQuestion } from '../../../shared/import.ts';
import type { Cells, DraftSink, Reading } from '../types.ts';
import { headerCurrency } from '../values/currencies.ts';
import { isUtc } from '../values/dates.ts';
import { isNothing } from '../values/tally.ts';

/** Questions that several kinds put, and the columns they are about. */

/** The answer to a question for a column: none. Any other answer is a column's position. */
export const NO_COLUMN = 'none';

/** A column's name as the owner sees it. */
export const labelOf = (reading: Reading, field: string): string =>
  reading.header.labels[reading.columns[field] ?? -1] ?? field;

export const isMapped = (reading: Reading, field: string): boolean => reading.columns[field] !== undefined;

/** The position an answer names; null = no column, undefined = not answered. */
export function answeredColumn(reading: Reading, id: string): number | null | undefined {
  const answer = reading.answers[id];
  if (answer === undefined) return undefined;
  return /^\d+$/.test(answer) && Number(answer) < reading.header.labels.length ? Number(answer) : null;
}

/** Columns that are no field yet and may hold names, as options of a question: amounts of money don't. */
export function freeColumns({ header, columns, tool }: Reading): { value: string; label: string }[] {
  const taken = new Set(Object.values(columns));
  const isAmount = (at: number) =>
    headerCurrency(header, at) !== null || tool?.unmapped?.includes(header.names[at] ?? '') === true;
  return header.labels.flatMap((label, at) =>
    taken.has(at) || isAmount(at) ? [] : [{ value: String(at), label }],
  );
}

/** A cell without the dash that some tools write for nothing. */
export const plain = (text: string): string => (isNothing(text) ? '' : text);

/** A field's text without the dash that stands for nothing. */
export const plainText = (cells: Cells, field: string): string => plain(cells.text(field));

const SAYS_OFFSET = /\d(?:z| ?utc| ?gmt|[+-]\d{2}:?\d{2})$/i;

/**
 * Asks for the source's zone as soon as a time is met that has to be placed in one, where neither the tool nor the
 * column nor the time says which.
 */
export function zoneAsking(reading: Reading): (cells: Cells, field: string, sink: DraftSink) => void {
  const known = reading.tool?.zone !== undefined || reading.answers.zone !== undefined;
  if (known) return () => {};
  let asked = false;
  return (cells, field, sink) => {
    const column = reading.columns[field];
    if (asked || column === undefined || isUtc(reading.header, column)) return;
    const text = plainText(cells, field);
    if (text === '' || SAYS_OFFSET.test(text)) return;
    asked = true;
    sink.ask({
      id: 'zone',
      prompt: 'In which time zone are the times of this file?',
      because: `“${text}” in the column ${labelOf(reading, field)} on line ${cells.row.line} doesn’t say it.`,
      options: [],
      free: 'a time zone such as Europe/Berlin or America/New_York',
      suggestion: reading.zone,
    });
  };
}

/** A question answered with yes or no. */
export const yesOrNo = (id: string, prompt: string, because: string): ImportQuestion => ({
  id,
  prompt,
  because,
  options: [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ],
});
