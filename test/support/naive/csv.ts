// The smallest reader of RFC 4180 that serves: one character at a time.

import { existsSync, readFileSync } from 'node:fs';

function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

export type Row = (column: string) => string;

/** Rows as functions from column to cell; an absent file has no rows. */
export function readCsv(path: string): Row[] {
  if (!existsSync(path)) return [];
  const [header = [], ...rows] = parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  return rows.map((row) => (column) => {
    const at = header.indexOf(column);
    return at < 0 ? '' : (row[at] ?? '');
  });
}
