import type { Draft, Lanes, Row } from './types.ts';

/**
 * By what a row is known again (IMPORT.md, “The promise”, 2): the source's own id, else the row's content and how many
 * such rows stood before it in the file. Kept as 53-bit hashes, the largest numbers JavaScript and SQLite share; the
 * record's digest, a second hash, confirms a match.
 */

/** Mixes a text, two characters at a time, and its length. */
export function mixText(lanes: Lanes, text: string): void {
  let { high, low } = lanes;
  const { length } = text;
  for (let i = 0; i < length; i += 2) {
    const pair = text.charCodeAt(i) | (i + 1 < length ? text.charCodeAt(i + 1) << 16 : 0);
    // The shift carries the second character's bits to where the product spreads them.
    high = Math.imul(high ^ pair, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(((low << 13) | (low >>> 19)) + pair, 0x5f356495);
    low ^= low >>> 13;
  }
  lanes.high = Math.imul(high ^ length, 0x9e3779b1);
  lanes.low = Math.imul(low + length, 0x5f356495);
}

/** Mixes a whole number, negative ones and those beyond 32 bits too. */
export function mixNumber(lanes: Lanes, value: number): void {
  const lower = value | 0;
  const upper = Math.floor(value / 0x1_0000_0000) | 0;
  lanes.high = Math.imul(Math.imul(lanes.high ^ lower, 0x9e3779b1) ^ upper, 0x85ebca6b);
  lanes.low = Math.imul(Math.imul(lanes.low ^ lower, 0x5f356495) ^ upper, 0xc2b2ae35);
}

/** The 53-bit number a hash ends in; every input bit reaches every output bit. */
export function finish({ high, low }: Lanes): number {
  let a = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  a ^= Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  let b = Math.imul(low ^ (low >>> 16), 0x85ebca6b);
  b ^= Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  a ^= a >>> 16;
  return (b & 0x1f_ffff) * 0x1_0000_0000 + (a >>> 0);
}

/** A hash to begin with: identities are scoped to a kind and a source. */
export function scope(kind: string, source: string): Readonly<Lanes> {
  const lanes = { high: 0x41c6ce57, low: 0x3779b1de };
  mixText(lanes, kind);
  mixText(lanes, source);
  return lanes;
}

/** Hash of the values of a record, as they are stored. */
export function digestOf(values: readonly (string | number | null)[]): number {
  const lanes = { high: 0x2545f491, low: 0x7ed55d16 };
  for (const value of values) {
    if (typeof value === 'string') mixText(lanes, value);
    else if (value === null) mixNumber(lanes, -0x7fff_ffff_ffff);
    else mixNumber(lanes, value);
  }
  return finish(lanes);
}

/** Of a table's places so many may be taken before it gets slow. */
const FULL = 2 / 3;
/** Places made at once at most: what is expected is a guess. */
const AT_ONCE = 1 << 21;
/** Until the first number comes: files whose rows have ids need no table. */
const NO_KEYS = new Float64Array(0);

/**
 * Counts how often each number has come. Nearly all come once: those stand in an open-addressing table, because a Map of
 * a million takes four times as much, and only the others are counted.
 */
export class Occurrences {
  #size = 1 << 12;
  #used = 0;
  #keys = NO_KEYS;
  readonly #again = new Map<number, number>();

  /** @param expected about how many different numbers will come; more only take longer */
  constructor(expected = 0) {
    while (this.#size * FULL < expected && this.#size < AT_ONCE) this.#size *= 2;
  }

  /** How often it came before: 0 for the first time. */
  next(key: number): number {
    if (this.#keys === NO_KEYS) this.#keys = new Float64Array(this.#size).fill(-1);
    const at = this.#slot(key);
    if (this.#keys[at] === key) {
      const before = (this.#again.get(key) ?? 0) + 1;
      this.#again.set(key, before);
      return before;
    }
    this.#keys[at] = key;
    if (++this.#used > this.#size * FULL) this.#grow();
    return 0;
  }

  #slot(key: number): number {
    // The key's low bits; `%` by 2^32 would take ten times as long.
    let at = key & (this.#size - 1);
    while (this.#keys[at] !== -1 && this.#keys[at] !== key) at = (at + 1) & (this.#size - 1);
    return at;
  }

  #grow(): void {
    const keys = this.#keys;
    this.#size *= 2;
    this.#keys = new Float64Array(this.#size).fill(-1);
    for (const key of keys) if (key !== -1) this.#keys[this.#slot(key)] = key;
  }
}

type Known = Pick<Draft, 'id' | 'part' | 'context'>;

export type Identities = {
  /** Of the draft that was made of this row. */
  of(draft: Known, row: Row): number;
  /** Of a record known by its source's id. */
  ofId(id: string, part: string): number;
  /**
   * The same as `of`, with a number below 0 in place of what has to be counted, until `count` puts the identity there:
   * for many in one small loop, since where each is counted is far from the processor's caches.
   */
  later(draft: Known, row: Row): number;
  /** @param list in the order of the file, with all that `later` gave since the last time */
  count(list: Float64Array): void;
};

/**
 * Gives the drafts of one file their identities, in the order of the file.
 * @param expected about how many rows the file has
 */
export function identifier(
  kind: string,
  source: string,
  volatile: ReadonlySet<number>,
  expected = 0,
): Identities {
  const from = scope(kind, source);
  const seen = new Occurrences(expected);
  const skip = volatile.size === 0 ? undefined : volatile;
  const lanes = { high: 0, low: 0 };
  const ofId = (id: string, part: string): number => {
    lanes.high = from.high ^ 0x1d;
    lanes.low = from.low;
    mixText(lanes, id);
    mixText(lanes, part);
    return finish(lanes);
  };
  const mixContent = ({ part, context }: Known, row: Row): void => {
    lanes.high = from.high;
    lanes.low = from.low;
    row.hash(lanes, skip);
    if (part !== '') mixText(lanes, part);
    if (context !== '') mixText(lanes, context);
  };
  const counted = (): number => {
    const content = finish(lanes);
    const before = seen.next(content);
    if (before === 0) return content;
    mixNumber(lanes, before);
    return finish(lanes);
  };
  const highs: number[] = [];
  const lows: number[] = [];
  return {
    ofId,
    of(draft, row) {
      if (draft.id !== null) return ofId(draft.id, draft.part);
      mixContent(draft, row);
      return counted();
    },
    later(draft, row) {
      if (draft.id !== null) return ofId(draft.id, draft.part);
      mixContent(draft, row);
      lows.push(lanes.low);
      return -highs.push(lanes.high);
    },
    count(list) {
      for (let i = 0; i < list.length; i++) {
        const place = -(list[i] as number) - 1;
        if (!(place >= 0)) continue;
        lanes.high = highs[place] as number;
        lanes.low = lows[place] as number;
        list[i] = counted();
      }
      highs.length = 0;
      lows.length = 0;
    },
  };
}
