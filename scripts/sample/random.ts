// A small seeded generator (sfc32). Only integer and basic float arithmetic, so that every machine draws the same.

function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

export class Random {
  private readonly seed: string;
  private a: number;
  private b: number;
  private c: number;
  private count = 1;

  constructor(seed: string) {
    this.seed = seed;
    this.a = hash(seed);
    this.b = hash(`${seed}/b`);
    this.c = hash(`${seed}/c`);
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** An independent stream: what one part of the sample draws never shifts another part. */
  stream(label: string): Random {
    return new Random(`${this.seed}/${label}`);
  }

  /** 0 ≤ x < 1. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.count) | 0;
    this.count = (this.count + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number, both ends included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Around the middle of the range more often than at its ends. */
  middling(low: number, high: number): number {
    return low + ((high - low) * (this.next() + this.next() + this.next())) / 3;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('pick from an empty list');
    return item;
  }

  /** An index drawn by weight. */
  weighted(weights: readonly number[]): number {
    let rest = this.next() * weights.reduce((total, weight) => total + weight, 0);
    for (let i = 0; i < weights.length; i += 1) {
      rest -= weights[i] ?? 0;
      if (rest < 0) return i;
    }
    return weights.length - 1;
  }
}
