/** A second, slow CSV reader and money reader for tests: what the importer does is held against it. */

export type NaiveRow = Record<string, string>;

/** Rows by column name; the header is the first line, or the one that begins with `header`. */
export function naiveTable(text: string, header?: string): NaiveRow[] {
  const lines = cellsOf(text.replace(/^\ufeff/, ''));
  const at = header === undefined ? 0 : lines.findIndex(([first]) => first === header);
  const names = lines[at] ?? [];
  return lines
    .slice(at + 1)
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}

/** All rows of a comma-separated text with standard quotes, as cells; blank lines left out. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
}

function cellsOf(text: string): string[][] {
  const [first = ''] = text.split('\n');
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quoted && char === '\\' && /["\\]/.test(text[i + 1] ?? '')) cell += `\\${text[++i]}`;
    else if (quoted && char === '"' && text[i + 1] === '"') cell += text[++i];
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === separator || char === '\n')) {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  rows.at(-1)?.push(cell);
  return rows;
}

/** Cents of an amount with a decimal point; blank = 0. */
export const naiveCents = (text: string | undefined): number =>
  Math.round(Number((text ?? '').replaceAll(',', '')) * 100) || 0;
