// Exact fractions on BigInt: the oracle shares no arithmetic with the product.

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function frac(n: bigint | number, d: bigint | number = 1n): Fraction {
  let top = BigInt(n);
  let bottom = BigInt(d);
  if (bottom === 0n) throw new Error('division by zero');
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const g = gcd(top, bottom);
  return { n: top / g, d: bottom / g };
}

export const ZERO = frac(0n);

export const add = (a: Fraction, b: Fraction): Fraction => frac(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Fraction, b: Fraction): Fraction => frac(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Fraction, b: Fraction): Fraction => frac(a.n * b.n, a.d * b.d);
export const div = (a: Fraction, b: Fraction): Fraction => frac(a.n * b.d, a.d * b.n);
export const toNumber = (a: Fraction): number => Number(a.n) / Number(a.d);

/** Half away from zero, to an integer. */
export function round(a: Fraction): bigint {
  const magnitude = a.n < 0n ? -a.n : a.n;
  const up = (2n * magnitude + a.d) / (2n * a.d);
  return a.n < 0n ? -up : up;
}

/** A whole number as `expected.json` holds it (cents, seconds, points). */
export const whole = (a: Fraction): number => Number(round(a));

/** A ratio as `expected.json` holds it: six decimals. */
export const ratio = (a: Fraction): number => Number(round(mul(a, frac(1_000_000n)))) / 1_000_000;

/** `top / bottom`, or null where there is nothing to divide by. */
export function quotient(top: Fraction, bottom: Fraction): Fraction | null {
  return bottom.n === 0n ? null : div(top, bottom);
}

/** A share of revenue: not available where revenue is zero or negative. */
export function shareOf(part: Fraction, revenue: Fraction): Fraction | null {
  return revenue.n <= 0n ? null : div(part, revenue);
}

export const orNull = <T>(value: Fraction | null, show: (a: Fraction) => T): T | null =>
  value === null ? null : show(value);

export function sum(values: Iterable<Fraction>): Fraction {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

export function sumCents(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}
