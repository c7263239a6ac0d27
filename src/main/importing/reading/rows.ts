import { isAscii, isUtf8 } from 'node:buffer';
import type { Row } from '../types.ts';
import type { Encoding } from './decode.ts';
import type { TextRow } from './header.ts';
import { type Input, inputOf, skipLine, viewOf } from './input.ts';
import { type Block, RowWindow } from './row.ts';
import { newScanned, scanRow } from './scan.ts';
import type { FileSource } from './source.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

export type RowFormat = {
  encoding: Encoding;
  delimiter: Delimiter;
  /** Bytes taken from the file at a time. */
  block?: number;
};

/** Rows with more bytes are a problem: that is a file without line ends, or no table. */
export const MAX_ROW = 1 << 24;
const BLOCK = 1 << 18;
const LF = 10;
const CR = 13;

const TOO_LONG = `The row is longer than ${MAX_ROW >> 20} MB. Is this a table, with line ends?`;
const NOT_UTF8 = 'The row holds bytes that are not UTF-8, unlike the rest of the file. Is the file damaged?';

/**
 * Visits the rows of a file in order, blank lines left out. A row that can't be read (an unclosed quote, NULs, too
 * long, too many cells) is told as a problem instead, and reading goes on after it. Memory is bounded by `MAX_ROW`.
 * @param visit gets the same object again and again; returns false to stop
 * @param problem told the line it begins on, and a sentence
 * @param progress told after every block how many bytes of the file are done; returns false to stop; may throw
 * @throws PlumblineError `bad_data` if UTF-16 is broken
 */
export function readRows(
  source: FileSource,
  { encoding, delimiter, block: blockSize = BLOCK }: RowFormat,
  visit: (row: Row) => unknown,
  problem: (line: number, message: string) => void,
  progress?: (bytesDone: number) => unknown,
): void {
  const input = inputOf(source, encoding, blockSize);
  const goOn = (): boolean => progress?.(input.done) !== false;
  const readBlock = blockReader(input, delimiter.charCodeAt(0), visit, problem);
  try {
    input.fill(Math.max(blockSize, 3));
    if (input.bytes.subarray(0, input.to).indexOf('\ufeff') === 0) input.from = 3;
    let line = 1;
    for (;;) {
      line = readBlock(line);
      if (line === STOPPED || !goOn() || input.last) return;
      if (input.to - input.from > MAX_ROW) {
        problem(line, TOO_LONG);
        if (!skipLine(input, blockSize, goOn)) return;
        line++;
      }
      // A row longer than a block is looked at again only when there is twice as much of it: linear time in all.
      input.fill(Math.max(blockSize, 2 * (input.to - input.from)));
    }
  } finally {
    input.close();
  }
}

/** Instead of a line number: the visitor wants no more. */
const STOPPED = -1;

/** Visits the whole rows of the unread bytes, the first one on the line given, and answers with the line after them. */
function blockReader(
  input: Input,
  delimiter: number,
  visit: (row: Row) => unknown,
  problem: (line: number, message: string) => void,
): (line: number) => number {
  const block: Block = {
    bytes: input.bytes,
    view: viewOf(input.bytes),
    text: '',
    textStart: 0,
    ascii: true,
  };
  const scanned = newScanned();
  const row = new RowWindow(block, scanned);
  return (firstLine) => {
    const { to } = input;
    const sound = show(block, input);
    let line = firstLine;
    for (let at = input.from; at < to; line += scanned.lines, at = scanned.next, input.from = at) {
      if (blankLine(input, at)) {
        scanned.lines = 1;
        scanned.next = at + blankLine(input, at);
        continue;
      }
      if (!scanRow(scanned, input, at, delimiter)) return line;
      row.show(line);
      const wrong = scanned.problem ?? wrongBytes(input.bytes, at, scanned.next, sound);
      if (wrong !== null) problem(line + (scanned.problem === null ? 0 : scanned.problemLines), wrong);
      else if (visit(row) === false) return STOPPED;
    }
    return line;
  };
}

/** How long the line end at this place is; 0 if there is none, or it may be half of a CRLF. */
function blankLine({ bytes, to, last }: Input, at: number): number {
  const code = bytes[at];
  if (code === LF) return 1;
  if (code !== CR || (at + 1 === to && !last)) return 0;
  return at + 1 < to && bytes[at + 1] === LF ? 2 : 1;
}

function wrongBytes(bytes: Buffer, from: number, to: number, sound: boolean): string | null {
  if (to - from > MAX_ROW) return TOO_LONG;
  return sound || isUtf8(bytes.subarray(from, to)) ? null : NOT_UTF8;
}

/** Makes the block show the unread bytes; false if rows must be checked one by one for what is no UTF-8. */
function show(block: Block, { bytes, from, to }: Input): boolean {
  const shown = bytes.subarray(from, to);
  if (block.bytes !== bytes) {
    block.bytes = bytes;
    block.view = viewOf(bytes);
  }
  block.text = shown.toString('latin1');
  block.textStart = from;
  block.ascii = isAscii(shown);
  return block.ascii || isUtf8(shown);
}

/** A look at a file needs little of it. */
const LOOK = 1 << 14;

/**
 * The first rows as text, for looking at a file before it is read. Looks at no more than 32 MB.
 * @param count of rows, with those that can't be read; `problems` says how many those are
 */
export function firstRows(
  source: FileSource,
  format: RowFormat,
  count: number,
): { rows: TextRow[]; problems: number } {
  const rows: TextRow[] = [];
  let problems = 0;
  readRows(
    source,
    { block: LOOK, ...format },
    (row) => {
      rows.push({ line: row.line, cells: Array.from({ length: row.width }, (_, i) => row.cell(i)) });
      return rows.length + problems < count;
    },
    () => {
      problems++;
    },
    (done) => done < 2 * MAX_ROW && rows.length + problems < count,
  );
  return { rows, problems };
}
