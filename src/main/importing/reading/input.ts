import { type Encoding, toUtf8 } from './decode.ts';
import type { Stretch } from './scan.ts';
import type { FileSource } from './source.ts';

const LF = 10;
const CR = 13;
/** Room behind the last byte: a cell's are read by fours. */
export const SPARE = 4;

/** A file's bytes as UTF-8, taken block by block into one buffer, of which `from` to `to` is unread. */
export type Input = Stretch & {
  from: number;
  /** Bytes of the file that came in so far. */
  done: number;
  /** Takes bytes until so many are unread, or the file ends. */
  fill(wanted: number): void;
  close(): void;
};

export const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, length);

/** Starts reading a file; nothing is read before the first `fill`. */
export function inputOf(source: FileSource, encoding: Encoding, blockSize: number): Input {
  const converter = toUtf8(encoding, source.name);
  const chunks = source.chunks(blockSize)[Symbol.iterator]();
  return {
    bytes: Buffer.allocUnsafe(Math.min(2 * blockSize, source.size) + SPARE),
    from: 0,
    to: 0,
    last: false,
    done: 0,
    fill(wanted) {
      while (!this.last && this.to - this.from < wanted) {
        const { done, value } = chunks.next();
        if (!done) this.done += value.length;
        append(this, done ? converter.end() : converter.push(value));
        this.last = done === true;
      }
    },
    close: () => void chunks.return?.(),
  };
}

/** Adds a piece behind the unread bytes, which move to the front when there is no more room. */
function append(input: Input, piece: Uint8Array): void {
  const unread = input.to - input.from;
  if (input.to + piece.length > input.bytes.length - SPARE) {
    const needed = unread + piece.length;
    const room = needed <= input.bytes.length - SPARE ? input.bytes : Buffer.allocUnsafe(2 * needed + SPARE);
    input.bytes.copy(room, 0, input.from, input.to);
    input.bytes = room;
    input.from = 0;
    input.to = unread;
  }
  input.bytes.set(piece, input.to);
  input.to += piece.length;
}

/**
 * Drops bytes up to the next line end, a block at a time.
 * @param goOn asked after every block
 * @returns whether a line end was found; false = the file ended, or `goOn` said no
 */
export function skipLine(input: Input, blockSize: number, goOn: () => boolean): boolean {
  for (;;) {
    const unread = input.bytes.subarray(input.from, input.to);
    const stop = lineEnd(unread, input.last);
    if (stop !== -1) {
      input.from += unread[stop] === CR && unread[stop + 1] === LF ? stop + 2 : stop + 1;
      return true;
    }
    if (input.last) return false;
    // A CR at the very end stays: it may be half of a CRLF.
    input.from = unread[unread.length - 1] === CR ? input.to - 1 : input.to;
    input.fill(Math.max(blockSize, 2));
    if (!goOn()) return false;
  }
}

/** The first line end that is surely whole; -1 if there is none. */
function lineEnd(unread: Buffer, last: boolean): number {
  const feed = unread.indexOf(LF);
  const back = unread.subarray(0, feed === -1 ? unread.length : feed).indexOf(CR);
  if (back === -1) return feed;
  return back + 1 < unread.length || last ? back : -1;
}
