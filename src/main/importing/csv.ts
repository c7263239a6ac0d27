/**
 * Strict CSV (RFC 4180): commas, doubled quotes, LF, CRLF or CR, line breaks inside quotes. Nothing is mended
 * silently: a stray quote or an unfinished one is a problem with its line.
 */

export type CsvRow = { line: number; cells: string[] };
export type CsvProblem = { line: number; message: string };

/** Decodes UTF-8 strictly, with or without a byte order mark. Null if the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads rows one by one, blank lines left out. A problem is told to `onProblem` and its row is left out;
 * after an unfinished quote nothing follows.
 * @param text the whole file
 */
export function* readCsv(text: string, onProblem: (problem: CsvProblem) => void): Generator<CsvRow> {
  let position = 0;
  let line = 1;
  let quote = text.indexOf('"');
  let feed = text.indexOf('\n');
  while (position < text.length) {
    // Looked for again only once passed: a file without any would be searched to its end for every row.
    if (feed !== -1 && feed < position) feed = text.indexOf('\n', position);
    const stop = feed === -1 ? text.length : feed;
    if (quote !== -1 && quote < position) quote = text.indexOf('"', position);
    if (quote === -1 || quote > stop) {
      // The common case, fast: no quote up to the line feed. A lone CR ends a line too (old Mac files).
      for (const raw of text.slice(position, beforeCr(text, position, stop)).split('\r')) {
        if (raw !== '') yield { line, cells: raw.split(',') };
        line++;
      }
      position = stop + 1;
      continue;
    }
    if (text[position] === '\r') {
      // A blank line that a lone CR ends, before the row with the quote.
      position++;
      line++;
      continue;
    }
    const row = quotedRow(text, position, line);
    if ('message' in row) onProblem({ line: row.line, message: row.message });
    else yield { line, cells: row.cells };
    position = row.next;
    line = row.nextLine;
  }
}

/** Where a line's text ends: before the CR of a CRLF. */
const beforeCr = (text: string, start: number, stop: number): number =>
  stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;

type Quoted = { cells: string[]; next: number; nextLine: number };
type Broken = { line: number; message: string; next: number; nextLine: number };

/** One row with at least one quote in it, from `start`; `line` is the row's first line. */
function quotedRow(text: string, start: number, line: number): Quoted | Broken {
  const cells: string[] = [];
  let position = start;
  let current = line;
  for (;;) {
    if (text[position] !== '"') {
      const stop = endOfPlain(text, position);
      const cell = text.slice(position, stop);
      if (cell.includes('"'))
        return broken(
          text,
          stop,
          current,
          'a quote (") inside a cell that does not start with one; write it as "" inside quotes',
        );
      cells.push(cell);
      position = stop;
    } else {
      let cell = '';
      const opened = current;
      for (;;) {
        const close = text.indexOf('"', position + 1);
        if (close === -1)
          return {
            line: opened,
            message: 'a quoted cell starts here and never ends',
            next: text.length,
            nextLine: current,
          };
        const piece = text.slice(position + 1, close);
        current += lineBreaks(piece);
        cell += piece;
        position = close + 1;
        if (text[position] !== '"') break;
        cell += '"';
      }
      cells.push(cell);
      const after = text[position];
      if (after !== undefined && after !== ',' && after !== '\n' && after !== '\r')
        return broken(text, position, current, 'text after the closing quote of a cell');
    }
    const separator = text[position];
    if (separator === ',') {
      position++;
      continue;
    }
    const { next } = pastBreak(text, position);
    return { cells, next, nextLine: current + 1 };
  }
}

const endOfPlain = (text: string, from: number): number => {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 44 || code === 10 || code === 13) return i;
  }
  return text.length;
};

const pastBreak = (text: string, at: number): { next: number } => ({
  next: text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1,
});

const broken = (text: string, at: number, line: number, message: string): Broken => {
  let stop = at;
  while (stop < text.length && text[stop] !== '\n' && text[stop] !== '\r') stop++;
  return { line, message, next: pastBreak(text, stop).next, nextLine: line + 1 };
};

const lineBreaks = (piece: string): number => {
  let count = 0;
  for (let i = 0; i < piece.length; i++) {
    const code = piece.charCodeAt(i);
    if (code === 10 || (code === 13 && piece.charCodeAt(i + 1) !== 10)) count++;
  }
  return count;
};
