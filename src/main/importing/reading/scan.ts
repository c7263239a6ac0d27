/**
 * Finds the cells of one row in bytes of UTF-8. Every character that matters here is ASCII, and no part of another
 * UTF-8 character ever looks like one, so nothing has to be decoded.
 */

/** Rows with more cells are a problem: no table has as many. */
export const MAX_CELLS = 4096;
/** A quoted cell with line breaks in it that is longer was never closed. */
export const MAX_QUOTED = 1 << 20;

const QUOTE = 34;
const BACKSLASH = 92;
const LF = 10;
const CR = 13;

/** A stretch of bytes with unread rows. */
export type Stretch = {
  bytes: Buffer;
  /** Where the unread bytes end. */
  to: number;
  /** Whether the file ends there too. */
  last: boolean;
};

/** Where the cells of the row found last begin and end; made once, written for every row. */
export type Scanned = {
  width: number;
  starts: Int32Array;
  /** After a cell's last byte; its complement (~) if the cell holds doubled quotes. */
  ends: Int32Array;
  /** Where the next row begins. */
  next: number;
  /** Line ends up to there. */
  lines: number;
  /** What is wrong with the row; null = nothing. */
  problem: string | null;
  /** Line ends before the place that the problem means. */
  problemLines: number;
  /** What the cell scanned last holds. */
  doubled: boolean;
  /** Whether the row holds a NUL. */
  nul: boolean;
};

export const newScanned = (): Scanned => ({
  width: 0,
  starts: new Int32Array(MAX_CELLS),
  ends: new Int32Array(MAX_CELLS),
  next: 0,
  lines: 0,
  problem: null,
  problemLines: 0,
  doubled: false,
  nul: false,
});

/** Instead of a place: the bytes end before the cell or row does. */
const MORE = -1;
/** Instead of a place: the row is told as a problem. */
const BROKEN = -2;

/**
 * Scans the row that begins at `from`, which is no line end, and writes what it found into `row`.
 * @param delimiter its character code
 * @returns whether the row is whole; false = it needs more bytes than there are
 */
export function scanRow(row: Scanned, text: Stretch, from: number, delimiter: number): boolean {
  const { starts, ends } = row;
  const { bytes, to } = text;
  row.problem = null;
  row.nul = false;
  row.lines = 0;
  let width = 0;
  let start = from;
  for (;;) {
    let end: number;
    if (bytes[start] === QUOTE && start < to) {
      end = quotedEnd(row, text, start, delimiter);
      if (end < 0) return end === BROKEN;
      if (width < MAX_CELLS) {
        starts[width] = start + 1;
        ends[width] = row.doubled ? ~(end - 1) : end - 1;
      }
    } else {
      end = plainEnd(row, bytes, start, to, delimiter);
      if (width < MAX_CELLS) {
        starts[width] = start;
        ends[width] = end;
      }
    }
    width++;
    if (end < to && bytes[end] === delimiter) start = end + 1;
    else return endLine(row, text, end) && judge(row, width);
  }
}

/** Where an unquoted cell ends; a quote inside is text, as real exports have it. */
function plainEnd(row: Scanned, bytes: Buffer, from: number, to: number, delimiter: number): number {
  // Nothing above these codes matters, and most characters are above.
  const high = delimiter > CR ? delimiter : CR;
  let i = from;
  for (; i < to; i++) {
    const code = bytes[i] as number;
    if (code > high) continue;
    if (code === delimiter || code === LF || code === CR) return i;
    if (code === 0) row.nul = true;
  }
  return i;
}

/** Ends the row with the line end at `at`, if there are enough bytes to tell a CR from a CRLF. */
function endLine(row: Scanned, { bytes, to, last }: Stretch, at: number): boolean {
  row.next = at;
  if (at >= to) return last;
  if (bytes[at] === CR) {
    if (at + 1 >= to && !last) return false;
    if (at + 1 < to && bytes[at + 1] === LF) row.next++;
  }
  row.next++;
  row.lines++;
  return true;
}

function judge(row: Scanned, width: number): true {
  row.width = width;
  if (width > MAX_CELLS) tell(row, 0, `The row has ${width} cells; at most ${MAX_CELLS} are read.`);
  else if (row.nul) tell(row, 0, 'The row holds NUL characters, which text never has. Is the file damaged?');
  return true;
}

function tell(row: Scanned, lines: number, problem: string): void {
  row.problem = problem;
  row.problemLines = lines;
}

/** The place after the closing quote of the cell whose opening quote is at `open`, or MORE, or BROKEN. */
function quotedEnd(row: Scanned, text: Stretch, open: number, delimiter: number): number {
  const { bytes, to, last } = text;
  const linesBefore = row.lines;
  row.doubled = false;
  let close = closingQuote(row, bytes, open, to);
  while (close + 1 < to && bytes[close + 1] === QUOTE) {
    row.doubled = true;
    close = closingQuote(row, bytes, close + 1, to);
  }
  const broken = row.lines > linesBefore;
  if (broken && close - open > MAX_QUOTED) return recover(row, text, open, linesBefore, NEVER_ENDS);
  if (close >= to) return last ? recover(row, text, open, linesBefore, NEVER_ENDS) : MORE;
  const after = close + 1;
  if (after >= to) return last ? after : MORE;
  const code = bytes[after];
  if (code === delimiter || code === LF || code === CR) return after;
  if (bytes[close - 1] === BACKSLASH) {
    const end = escapedEnd(row, text, open, delimiter, linesBefore);
    if (end !== BROKEN) return end;
  }
  return recover(row, text, broken ? open : after, linesBefore, GOES_ON);
}

/**
 * The same for a tool that writes a quote inside a cell as \", as N26 does. Tried only where the cell makes no sense
 * otherwise: in other files a backslash before the closing quote is just a backslash. On one line only, so that a
 * wrong guess swallows nothing.
 */
function escapedEnd(
  row: Scanned,
  { bytes, to, last }: Stretch,
  open: number,
  delimiter: number,
  linesBefore: number,
): number {
  let i = open + 1;
  for (; i < to && bytes[i] !== QUOTE; i++) {
    if (bytes[i] === LF || bytes[i] === CR) return BROKEN;
    if (bytes[i] === BACKSLASH) i++;
  }
  if (i >= to) return last ? BROKEN : MORE;
  const after = i + 1;
  if (after >= to && !last) return MORE;
  const code = bytes[after];
  if (after < to && code !== delimiter && code !== LF && code !== CR) return BROKEN;
  row.lines = linesBefore;
  row.doubled = false;
  return after;
}

const NEVER_ENDS =
  'A quoted cell starts here and never ends. A quote (") inside such a cell is written twice.';
const GOES_ON =
  'A quoted cell starts here, and after its closing quote there is text. A quote (") inside such a cell is written twice.';

/** The next quote after `from`, or `to`; counts line ends on the way. */
function closingQuote(row: Scanned, bytes: Buffer, from: number, to: number): number {
  let i = from + 1;
  for (; i < to; i++) {
    const code = bytes[i] as number;
    if (code > QUOTE) continue;
    if (code === QUOTE) return i;
    // A CRLF counts with its LF.
    if (code === LF || (code === CR && bytes[i + 1] !== LF)) row.lines++;
    else if (code === 0) row.nul = true;
  }
  return i;
}

/**
 * Makes the row a problem and ends it with the first line end from `at`: the lines below, which an unclosed quote
 * would swallow, are read as rows of their own.
 */
function recover(row: Scanned, text: Stretch, at: number, linesBefore: number, problem: string): number {
  const { bytes, to } = text;
  let stop = at;
  while (stop < to && bytes[stop] !== LF && bytes[stop] !== CR) stop++;
  row.lines = linesBefore;
  row.width = 0;
  tell(row, linesBefore, problem);
  return endLine(row, text, stop) ? BROKEN : MORE;
}
