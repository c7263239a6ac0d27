import type { Encoding } from './decode.ts';
import { type TextRow, usualWidth } from './header.ts';
import { type Delimiter, firstRows } from './rows.ts';
import type { FileSource } from './source.ts';

/** In the order in which they are tried: the first of two that fit alike is taken. */
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

/** How many rows are looked at. */
const LOOKED_AT = 60;
/** Shares of rows that differ by less count as alike: headings and footers are ragged in any table. */
const ALIKE = 0.1;

type Fit = { delimiter: Delimiter; width: number; share: number; first: number };

/**
 * Tells what separates a file's cells, quotes respected: what splits most rows into the same number of cells. A
 * character that merely stands in every row, such as a decimal comma, loses to the one that splits the header too.
 * @returns null if nothing splits the rows: the file has a single column
 */
export function findDelimiter(source: FileSource, encoding: Encoding): Delimiter | null {
  const fits = DELIMITERS.map((delimiter) => fitOf(source, encoding, delimiter));
  const told = fits.find((fit) => fit.first === TOLD);
  if (told) return told.delimiter;
  const best = Math.max(...fits.map(({ share }) => share));
  const alike = fits.filter(({ share, width }) => width > 1 && share > best - ALIKE);
  alike.sort((a, b) => a.first - b.first || b.width - a.width);
  return alike[0]?.delimiter ?? null;
}

/** Instead of a row: the file says so itself in its first line, as Excel writes it: `sep=;`. */
const TOLD = -1;

function fitOf(source: FileSource, encoding: Encoding, delimiter: Delimiter): Fit {
  const rows = firstRows(source, { encoding, delimiter }, LOOKED_AT);
  const width = usualWidth(rows);
  const fitting = (row: TextRow): boolean => row.cells.length === width;
  const share = rows.length === 0 ? 0 : rows.filter(fitting).length / rows.length;
  const first = tells(rows[0], delimiter) ? TOLD : rows.findIndex(fitting);
  return { delimiter, width, share: width > 1 ? share : 0, first };
}

const tells = (row: TextRow | undefined, delimiter: Delimiter): boolean =>
  row !== undefined && row.line === 1 && /^sep=.$/i.test(row.cells.join(delimiter)) && row.cells.length === 2;
