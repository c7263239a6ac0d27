import type { Header, Row } from '../types.ts';
import { isBlank, isNumeric, isTotalPhrase, isTotalWord } from './cell-shape.ts';
import { fold } from './fold.ts';
import { normaliseName } from './header.ts';

/** Which columns a record fills; what lacks one of them is no record whatever it looks like. */
export type RecordShape = {
  /** Columns that no record leaves blank; empty while nothing is mapped. */
  required: readonly number[];
  /** Those of them that hold a date. */
  dates: readonly number[];
};

/** Why a row is no record. */
export type Furniture = {
  /** As a `LeftOutRow` says it. */
  reason: string;
  /** What it calls itself if it is a total: `Total`, `Total Acme`; null = it is none. */
  total: string | null;
};

const BALANCE =
  /^(?:(?:opening|beginning|starting|closing|ending) balance|balance (?:brought|carried) forward|anfangsbestand|anfangssaldo|endbestand|endsaldo|saldovortrag|saldo (?:inicial|final|anterior|initial)|solde (?:initial|final))/;
const FOOTER =
  /^(?:(?:accrual|cash) basis\b|(?:generated|exported|printed|created|report generated) (?:on|at|by|from)\b|page \d+ of \d+|end of (?:report|file)|erstellt am\b|gedruckt am\b)/;

/**
 * Tells the rows of a plain table that are no records from those that are, for rows after the header.
 *
 * It errs towards records: a row that fills all a record needs is one, also of a client called “Total Care Ltd”. Only
 * a repeated header, or a bare `Total` beside nothing but figures, is left out although nothing is missing.
 * @returns for each row why it is left out, or null if it may be a record
 */
export function furnitureOf(header: Header, shape: RecordShape): (row: Row) => Furniture | null {
  return (row) => (surelyRecord(row, shape) ? null : whyNoRecord(row, header, shape));
}

/** The way of nearly every row: all that is needed is there, and where a date is needed a digit begins it. */
function surelyRecord(row: Row, { required, dates }: RecordShape): boolean {
  for (const column of required) if (isBlank(row.cell(column))) return false;
  for (const column of dates) {
    const code = row.cell(column).charCodeAt(0);
    if (!(code >= 48 && code <= 57)) return false;
  }
  return dates.length > 0;
}

function whyNoRecord(row: Row, header: Header, shape: RecordShape): Furniture | null {
  const filled: number[] = [];
  for (let i = 0; i < row.width; i++) if (!isBlank(row.cell(i))) filled.push(i);
  const [label, ...others] = filled;
  if (label === undefined) return { reason: 'is blank', total: null };
  if (repeatsHeader(row, header, filled.length)) return { reason: 'repeats the column names', total: null };
  const lacking = shape.required.some((column) => isBlank(row.cell(column)));
  const candidate: Candidate = {
    text: textAt(row, label),
    next: textAt(row, others[0] ?? -1),
    alone: others.length === 0,
    bare: others.every((i) => isNumeric(row.cell(i))),
    sparse: row.width > 3 && filled.length * 2 <= row.width,
    verdict: shape.required.length === 0 ? 'unknown' : lacking ? 'lacking' : 'complete',
    undated: shape.dates.includes(label),
    dated: shape.dates.length > 0,
  };
  const what = namedFurniture(candidate);
  if (what !== null) return what;
  return lacking && candidate.alone && header.names.length > 2
    ? shown('a line with a single cell', candidate.text)
    : null;
}

/** What is known of a row when its words are looked at. */
type Candidate = {
  /** Its first two filled cells. */
  text: string;
  next: string;
  /** Whether there is only the first. */
  alone: boolean;
  /** Whether all cells but the first are figures or blank. */
  bare: boolean;
  /** Whether at least half of a wide row is blank. */
  sparse: boolean;
  /** Whether a record could be like this; `unknown` while nobody knows what a record needs. */
  verdict: 'lacking' | 'complete' | 'unknown';
  /** Whether the first stands where a record has its date. */
  undated: boolean;
  /** Whether records have dates. */
  dated: boolean;
};

function namedFurniture(row: Candidate): Furniture | null {
  const { text, next, alone, bare, sparse } = row;
  const label = fold(text);
  // No date begins with one of the words that are looked for.
  const lacking = row.verdict === 'lacking' || row.undated;
  const complete = row.verdict === 'complete' && !row.undated;
  if (isTotalWord(label) && bare && !(complete && row.dated)) return totalled(text);
  if (complete) return null;
  if (isTotalPhrase(label) && bare && (lacking || (sparse && !alone))) return totalled(text);
  if (FOOTER.test(label) && (lacking || alone)) return shown('a footer', text);
  if (BALANCE.test(label) && (lacking || bare)) return shown('a balance', text);
  // A bank writes the date before it.
  return BALANCE.test(fold(next)) && row.verdict === 'lacking' ? shown('a balance', next) : null;
}

const textAt = (row: Row, column: number): string => row.cell(column).slice(0, 200).trim();

function repeatsHeader(row: Row, { names }: Header, filled: number): boolean {
  if (row.width !== names.length || filled < 2) return false;
  for (let i = 0; i < names.length; i++)
    if (normaliseName(row.cell(i).slice(0, 400)).name !== names[i]) return false;
  return true;
}

const shown = (what: string, text: string): Furniture => ({
  reason: `${what}: “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`,
  total: null,
});

const totalled = (text: string): Furniture => ({ ...shown('a total', text), total: text });
