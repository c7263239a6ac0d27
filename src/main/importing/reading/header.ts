import type { LeftOutRow } from '../../../shared/import.ts';
import type { Header } from '../types.ts';
import { isBlank, isDateLike, isMonthLike, isNumeric, isTotalWord } from './cell-shape.ts';
import { fold } from './fold.ts';

/** The cells of a row as text, for the few rows that are looked at as a whole. */
export type TextRow = { line: number; cells: readonly string[] };

/** How many rows may stand before the column names. */
export const HEADER_ROWS = 30;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const UNIT =
  /^(?:(?:in )?(?:h|hrs?|hours?|std\.?|stunden|horas?|heures?|m|min\.?|mins|minutes?|minuten|minutos?|s|secs?|seconds?|sekunden|ms|d|days?|tage|dias?|jours?)|hh:mm(?::ss)?|list|%|\p{Sc}|(?:utc|gmt)(?:[ ]?[+-]\d{1,2}(?::?\d{2})?)?|[ecmpa][sde]?t|aes?dt|aest|cest|bst|ist|local time|(?:africa|america|antarctica|asia|atlantic|australia|europe|indian|pacific|etc)\/[a-z_/]+)?$/u;

/**
 * A header cell made comparable: `ï»¿Duração (h) *` → name `duracao`, unit `h`. Only a unit, a currency or a zone in
 * brackets at the end is taken off: `Amount (One column)` and `Duration (decimal)` keep theirs.
 */
export function normaliseName(text: string): { name: string; unit: string } {
  const plain = tidy(text);
  const bracket = /^(.*?)\s*(?:\(([^()]*)\)|\[([^[\]]*)\])$/.exec(plain);
  const unit = (bracket?.[2] ?? bracket?.[3] ?? '').trim();
  const name = bracket?.[1] ?? '';
  if (bracket && name !== '' && (UNIT.test(unit.toLowerCase()) || CURRENCIES.has(unit)))
    return { name: tidy(fold(name)), unit };
  return { name: tidy(fold(plain)), unit: '' };
}

const tidy = (text: string): string =>
  text
    .replace(/[\ufeff*?]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The header that a row of column names stands for. */
export function headerOf({ line, cells }: TextRow): Header {
  const normal = cells.map(normaliseName);
  return {
    line,
    labels: labelsOf(cells),
    names: normal.map(({ name }) => name),
    units: normal.map(({ unit }) => unit),
  };
}

/** What columns are called in front of the owner: never blank, never twice. */
function labelsOf(cells: readonly string[]): string[] {
  const texts = cells.map((cell) => cell.replace(/\ufeff/g, '').trim());
  const taken = new Set(texts);
  const used = new Set<string>();
  return texts.map((text, i) => {
    const wish = text === '' ? `Column ${i + 1}` : text;
    let label = wish;
    // `Others (2)` may itself be the name of a column: then the second `Others` is `Others (3)`.
    for (let n = 2; used.has(label) || (label !== text && taken.has(label)); n++) label = `${wish} (${n})`;
    used.add(label);
    return label;
  });
}

/** What was found; `message` is a sentence for the owner when it is no header. */
export type HeaderFinding =
  | { found: true; header: Header; titles: LeftOutRow[] }
  | { found: false; reason: 'one_column' | 'no_header'; message: string };

/**
 * Finds the row of column names among a file's first rows. Rows before it are titles, returned as left out.
 * @param rows the first `HEADER_ROWS` or more rows; more don't harm
 * @param known normalised names of all fields of all kinds and tools
 */
export function findHeader(rows: readonly TextRow[], known: ReadonlySet<string>): HeaderFinding {
  const width = usualWidth(rows);
  if (width < 2)
    return {
      found: false,
      reason: 'one_column',
      message:
        'The file has a single column. A table with several columns is needed; was it saved with a separator other than , ; | or tab?',
    };
  const at = headerRow(rows.slice(0, HEADER_ROWS), known, width);
  const row = rows[at];
  if (!row)
    return {
      found: false,
      reason: 'no_header',
      message: `No line of column names was found in the first ${HEADER_ROWS} rows. Export the file with its column names, or write them into its first line.`,
    };
  return {
    found: true,
    header: headerOf(row),
    titles: rows.slice(0, at).map(({ line, cells }) => ({
      line,
      reason: `stands before the column names: “${cells.filter((cell) => !isBlank(cell)).join(' ')}”`,
    })),
  };
}

/** The most frequent number of cells of rows with at least two; the larger of two that are as frequent. */
export function usualWidth(rows: readonly TextRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows)
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = 1;
  for (const [width, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || (count === most && width > best)) best = width;
  }
  return best;
}

/**
 * Known names decide; where there are none, the first row as wide as the table, if it has no figures and no dates.
 * A later row is never taken on its looks alone: it would make a file without column names lose its first records.
 */
function headerRow(rows: readonly TextRow[], known: ReadonlySet<string>, width: number): number {
  let best = -1;
  let most = 1;
  rows.forEach(({ cells }, i) => {
    const count = namesKnown(cells, known);
    if (count > most) {
      best = i;
      most = count;
    }
  });
  if (best !== -1) return best;
  // A spreadsheet fills up its title lines with blank cells.
  const first = rows.findIndex(
    ({ cells }) => cells.length >= width && cells.filter((cell) => !isBlank(cell)).length > 1,
  );
  const cells = rows[first]?.cells ?? [];
  const filled = cells.filter((cell) => !isBlank(cell));
  const plain = filled.every((cell) => !isNumeric(cell) && !isDateLike(cell));
  return plain && filled.length * 2 >= cells.length ? first : -1;
}

function namesKnown(cells: readonly string[], known: ReadonlySet<string>): number {
  const filled = cells.filter((cell) => !isBlank(cell));
  const months = monthColumns(cells, known);
  if (months > 0) return months + 1;
  const figures = filled.filter((cell) => isNumeric(cell) || isDateLike(cell)).length;
  if (figures * 4 > filled.length) return 0;
  return new Set(filled.map((cell) => normaliseName(cell).name).filter((name) => known.has(name))).size;
}

/** How many months the header of a cross-tab has (`,Jan 2025,Feb 2025,Total`); 0 if it is none. */
function monthColumns(cells: readonly string[], known: ReadonlySet<string>): number {
  const [first = '', ...rest] = cells;
  if (!isBlank(first) && !known.has(normaliseName(first).name)) return 0;
  const filled = rest.filter((cell) => !isBlank(cell));
  const months = filled.filter(isMonthLike);
  const others = filled.filter((cell) => !isMonthLike(cell));
  return others.every((cell) => isTotalWord(normaliseName(cell).name)) ? months.length : 0;
}
