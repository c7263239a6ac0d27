/**
 * Exact fractions. Every figure is computed with these and rounded once, when it is shown
 * (METRICS.md, "Exact, then once"). A ratio is plain data: numerator and positive denominator in lowest terms.
 */
export type Ratio = { readonly n: bigint; readonly d: bigint };

/** What may stand where a ratio is wanted: whole numbers are taken exactly. */
export type Exact = Ratio | bigint | number;

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

const whole = (value: bigint | number): bigint => {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe whole number`);
  return BigInt(value);
};

/**
 * The fraction n / d in lowest terms.
 * @throws RangeError if d is 0, or a number is not a safe integer.
 */
export function ratio(n: bigint | number, d: bigint | number = 1n): Ratio {
  let num = whole(n);
  let den = whole(d);
  if (den === 1n) return { n: num, d: 1n };
  if (den === 0n) throw new RangeError('a ratio has no zero denominator');
  if (den < 0n) [num, den] = [-num, -den];
  const g = gcd(num, den);
  return g === 1n ? { n: num, d: den } : { n: num / g, d: den / g };
}

export const ZERO: Ratio = { n: 0n, d: 1n };

const exact = (value: Exact): Ratio => (typeof value === 'object' ? value : { n: whole(value), d: 1n });

export function add(a: Exact, b: Exact): Ratio {
  const [x, y] = [exact(a), exact(b)];
  if (x.d === y.d) return x.d === 1n ? { n: x.n + y.n, d: 1n } : ratio(x.n + y.n, x.d);
  return ratio(x.n * y.d + y.n * x.d, x.d * y.d);
}

export const negate = (a: Exact): Ratio => {
  const x = exact(a);
  return { n: -x.n, d: x.d };
};

export const subtract = (a: Exact, b: Exact): Ratio => add(a, negate(b));

export function multiply(a: Exact, b: Exact): Ratio {
  const [x, y] = [exact(a), exact(b)];
  return ratio(x.n * y.n, x.d * y.d);
}

/** @throws RangeError if b is 0: callers decide first whether the figure is available. */
export function divide(a: Exact, b: Exact): Ratio {
  const [x, y] = [exact(a), exact(b)];
  return ratio(x.n * y.d, x.d * y.n);
}

/** Σ; whole numbers are added as such, so that long lists of them cost little. */
export const sum = (values: Iterable<Exact>): Ratio => {
  let total: Ratio = ZERO;
  let wholes = 0;
  for (const value of values) {
    if (typeof value !== 'number') {
      total = add(total, value);
      continue;
    }
    wholes += value;
    if (!Number.isSafeInteger(wholes)) throw new RangeError('a sum is too large to be exact');
  }
  return add(total, wholes);
};

/** −1, 0 or 1. */
export const sign = (a: Exact): -1 | 0 | 1 => {
  const { n } = exact(a);
  return n === 0n ? 0 : n > 0n ? 1 : -1;
};

export const isZero = (a: Exact): boolean => exact(a).n === 0n;

/** Negative, 0 or positive as a is less than, equal to or greater than b. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => sign(subtract(a, b));

/** Rounds half away from zero to a whole number: 0.5 → 1, −0.5 → −1. */
export function roundToBigInt(a: Exact): bigint {
  const { n, d } = exact(a);
  if (d === 1n) return n;
  const magnitude = ((n < 0n ? -n : n) * 2n + d) / (2n * d);
  return n < 0n ? -magnitude : magnitude;
}

/**
 * Rounds half away from zero to a whole number that JSON can carry.
 * @throws RangeError beyond ±(2^53 − 1).
 */
export function round(a: Exact): number {
  const rounded = Number(roundToBigInt(a));
  if (!Number.isSafeInteger(rounded)) throw new RangeError('the figure is too large to show');
  return rounded === 0 ? 0 : rounded;
}

/** Rounds half away from zero to so many decimals, as a number: (0.4625, 3) → 0.463. */
export function roundTo(a: Exact, decimals: number): number {
  const scale = 10 ** decimals;
  return round(multiply(a, scale)) / scale;
}

/** The nearest double, for charts and irrational steps only; never fed back into an exact sum. */
export function toNumber(a: Exact): number {
  const { n, d } = exact(a);
  const whole = n / d;
  return Number(whole) + Number(n - whole * d) / Number(d);
}

/**
 * The exact value of a double, for the one irrational formula of METRICS.md (a twelfth root).
 * @throws RangeError if it is not finite.
 */
export function fromDouble(value: number): Ratio {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not finite`);
  let scaled = value;
  let d = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    d *= 2n;
  }
  return ratio(BigInt(scaled), d);
}
