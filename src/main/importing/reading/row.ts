import type { Lanes, Row } from '../types.ts';
import { SPARE, viewOf } from './input.ts';
import { MAX_CELLS, type Scanned } from './scan.ts';
import { LONGEST, Texts } from './texts.ts';

const QUOTE = 34;
/** Cells further to the right are made anew each time they are asked for. */
const AT_HAND = 64;

/** V8 copies shorter slices of a string; a longer one would keep the whole block alive in whoever caches it. */
const COPIED = 13;

/** The bytes that rows are cut from. */
export type Block = {
  bytes: Buffer;
  /** The same bytes, for four of them at once: so many may be read from a cell's end on too. */
  view: DataView;
  /** Its bytes as Latin-1, from `textStart` on: short cells of plain ASCII are cut from it. */
  text: string;
  textStart: number;
  ascii: boolean;
};

/** The one row object that is handed out again and again: what `scanned` and `block` hold when it is asked. */
export class RowWindow implements Row {
  line = 0;
  width = 0;
  private readonly block: Block;
  private readonly scanned: Scanned;
  private readonly texts = new Texts();
  private readonly read: (start: number, end: number) => string;
  /** The cells of this row that were asked for already: several steps look at the same ones. */
  private readonly made = new Array<string>(AT_HAND).fill('');
  private readonly madeFor = new Int32Array(AT_HAND);
  private serial = 0;
  private skip: ReadonlySet<number> | undefined;
  private readonly skipped = new Uint8Array(MAX_CELLS);

  constructor(block: Block, scanned: Scanned) {
    this.block = block;
    this.scanned = scanned;
    this.read = (start, end) => textOf(block, start, end);
  }

  /** Shows the row that was scanned last. */
  show(line: number): void {
    this.line = line;
    this.width = this.scanned.width;
    this.serial = (this.serial + 1) | 0;
  }

  cell(index: number): string {
    // Asked this way round it is false for NaN and undefined too.
    if (!(index >= 0 && index < this.width)) return '';
    if (this.madeFor[index] === this.serial) return this.made[index] as string;
    const text = this.make(index);
    if (index < AT_HAND) {
      this.made[index] = text;
      this.madeFor[index] = this.serial;
    }
    return text;
  }

  private make(index: number): string {
    const start = this.scanned.starts[index] as number;
    const end = this.scanned.ends[index] as number;
    if (end < 0) return textOf(this.block, start, ~end).replaceAll('""', '"');
    if (end === start) return '';
    return end - start > LONGEST
      ? textOf(this.block, start, end)
      : this.texts.of(this.block.view, start, end, this.read);
  }

  /**
   * Cell by cell: its bytes by fours, then what is left of them and their number, so that the same bytes split
   * otherwise mix otherwise. Every step can be undone, so rows that differ in one place never meet within a lane.
   */
  hash(into: Lanes, skip?: ReadonlySet<number>): void {
    const { starts, ends } = this.scanned;
    const skipped = this.skippedBy(skip);
    let { high, low } = into;
    for (let cell = 0; cell < this.width; cell++) {
      if (skipped[cell] !== 0) continue;
      let { view } = this.block;
      let i = starts[cell] as number;
      let end = ends[cell] as number;
      if (end < 0) {
        const single = undoubled(this.block.bytes, i, ~end);
        view = viewOf(single.bytes);
        i = 0;
        end = single.length;
      }
      const length = end - i;
      for (; i + 4 <= end; i += 4) {
        const word = view.getInt32(i, true);
        high = Math.imul(high ^ word, 0x85ebca6b);
        high ^= high >>> 15;
        low = Math.imul(((low << 13) | (low >>> 19)) + word, 0xc2b2ae35);
        low ^= low >>> 13;
      }
      // The three bytes that may be left and the length, below 2^24 as a row is, never fill the same bits twice:
      // the length is folded in a step of its own.
      const word = view.getInt32(i, true) & ((1 << ((end - i) << 3)) - 1);
      high = Math.imul(high ^ word, 0x27d4eb2f);
      high = Math.imul(high ^ (high >>> 15) ^ length, 0x85ebca6b);
      low = Math.imul(((low << 13) | (low >>> 19)) + word, 0x165667b1);
      low = Math.imul(low ^ (low >>> 13) ^ length, 0xc2b2ae35);
    }
    into.high = high;
    into.low = low;
  }

  /** By place, 1 for what is left out: a file's rows all leave out the same, and a set is slow to be asked. */
  private skippedBy(skip: ReadonlySet<number> | undefined): Uint8Array {
    if (skip !== this.skip) {
      this.skip = skip;
      this.skipped.fill(0);
      for (const cell of skip ?? []) this.skipped[cell] = 1;
    }
    return this.skipped;
  }
}

function textOf({ bytes, text, textStart, ascii }: Block, start: number, end: number): string {
  if (end - start >= COPIED) return bytes.toString(ascii ? 'latin1' : 'utf8', start, end);
  if (!ascii)
    for (let i = start; i < end; i++)
      if ((bytes[i] as number) > 127) return bytes.toString('utf8', start, end);
  return text.slice(start - textStart, end - textStart);
}

/** A cell's bytes with its doubled quotes as single ones, and room behind them. Rare, so it may copy. */
function undoubled(bytes: Buffer, start: number, end: number): { bytes: Buffer; length: number } {
  const single = Buffer.allocUnsafe(end - start + SPARE);
  let length = 0;
  for (let i = start; i < end; i++) {
    single[length++] = bytes[i] as number;
    if (bytes[i] === QUOTE) i++;
  }
  return { bytes: single, length };
}
