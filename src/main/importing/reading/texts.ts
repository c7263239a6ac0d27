/**
 * The texts of short cells, each made once as long as it comes again and again, as names, dates and flags do. Whoever
 * looks such a text up finds the same object, of which the hash is known: several times as quick as a new one.
 */

const SLOTS = 1 << 12;
/** Longer cells seldom repeat. */
export const LONGEST = 24;
const WORDS = LONGEST / 4;

/** What is left of a word of which only so many bytes belong to the cell. */
const KEPT = [0, 0xff, 0xffff, 0xffffff] as const;

/** A table in which every text has one place; a newcomer takes it over. */
export class Texts {
  readonly #texts: string[] = new Array<string>(SLOTS).fill('');
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #words = new Int32Array(SLOTS * WORDS);

  /**
   * The text of some bytes, at most `LONGEST` of them.
   * @param view of the bytes; three more than the cell's must be there
   * @param read makes the text if it has to be made
   */
  of(view: DataView, start: number, end: number, read: (start: number, end: number) => string): string {
    const length = end - start;
    const whole = length >> 2;
    const rest = view.getInt32(start + whole * 4, true) & (KEPT[length & 3] as number);
    let hash = Math.imul(rest ^ length, 0x9e3779b1);
    for (let i = 0; i < whole; i++) {
      hash = Math.imul(hash ^ view.getInt32(start + i * 4, true), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
    const words = this.#words;
    const at = slot * WORDS;
    let same = this.#lengths[slot] === length && (whole === WORDS || words[at + whole] === rest);
    for (let i = 0; same && i < whole; i++) same = words[at + i] === view.getInt32(start + i * 4, true);
    if (same) return this.#texts[slot] as string;
    for (let i = 0; i < whole; i++) words[at + i] = view.getInt32(start + i * 4, true);
    if (whole < WORDS) words[at + whole] = rest;
    this.#lengths[slot] = length;
    const text = read(start, end);
    this.#texts[slot] = text;
    return text;
  }
}
