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

type Fit = {
  delimiter: Delimiter;
  /** Cells of most rows. */
  width: number;
  /** How many of all rows have as many, from 0 to 1. */
  share: number;
  /** The first that has. */
  first: number;
  /** Whether the file itself says so in its first line, as Excel writes it: `sep=;`. */
  told: boolean;
};

/**
 * Tells what separates a file's cells, quotes respected: what splits most rows into the same number of cells. A
 * character that merely stands in every row, such as a decimal comma, loses to the one that splits the header too.
 * @returns null if nothing splits the rows: the file has a single column
 */
export function findDelimiter(source: FileSource, encoding: Encoding): Delimiter | null {
  const fits = DELIMITERS.map((delimiter) => fitOf(source, encoding, delimiter));
  const told = fits.find((fit) => fit.told);
  if (told) return told.delimiter;
  const best = Math.max(...fits.map(({ share }) => share));
  const alike = fits.filter(({ share, width }) => width > 1 && share > best - ALIKE);
  alike.sort((a, b) => a.first - b.first || b.width - a.width);
  return alike[0]?.delimiter ?? null;
}

function fitOf(source: FileSource, encoding: Encoding, delimiter: Delimiter): Fit {
  const { rows, problems } = firstRows(source, { encoding, delimiter }, LOOKED_AT);
  const width = usualWidth(rows);
  const fitting = (row: TextRow): boolean => row.cells.length === width;
  // With the wrong one, every quoted cell seems to go on after its closing quote.
  const share = width > 1 ? rows.filter(fitting).length / (rows.length + problems) : 0;
  return { delimiter, width, share, first: rows.findIndex(fitting), told: tells(rows[0], delimiter) };
}

const tells = (row: TextRow | undefined, delimiter: Delimiter): boolean =>
  row?.line === 1 && row.cells.length === 2 && /^sep=.$/i.test(row.cells.join(delimiter));
