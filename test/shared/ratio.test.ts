// Protects exact arithmetic: the laws of fractions, and rounding once, half away from zero.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  fromDouble,
  isZero,
  multiply,
  negate,
  type Ratio,
  ratio,
  round,
  roundTo,
  roundToBigInt,
  sign,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '../../src/shared/ratio.ts';

const whole = fc.oneof(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: -9n, max: 9n }));
const fraction = fc
  .tuple(
    whole,
    whole.filter((d) => d !== 0n),
  )
  .map(([n, d]) => ratio(n, d));
const nonZero = fraction.filter((value) => value.n !== 0n);
const ONE: Ratio = { n: 1n, d: 1n };
const holds = <T extends unknown[]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 200 });

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

describe('fractions', () => {
  it('are kept in lowest terms over a positive denominator, and stand for n ÷ d', () => {
    holds(
      fc.property(
        whole,
        whole.filter((d) => d !== 0n),
        (n, d) => {
          const value = ratio(n, d);
          expect(value.d > 0n).toBe(true);
          expect(gcd(value.n < 0n ? -value.n : value.n, value.d)).toBe(1n);
          expect(value.n * d).toBe(n * value.d);
        },
      ),
    );
  });

  it('form a field', () => {
    holds(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, ZERO)).toEqual(a);
        expect(multiply(a, ONE)).toEqual(a);
        expect(add(a, negate(a))).toEqual(ZERO);
        expect(subtract(a, b)).toEqual(add(a, negate(b)));
        expect(sum([a, b, c])).toEqual(add(a, add(b, c)));
      }),
    );
  });

  it('divide back, and not by zero', () => {
    holds(
      fc.property(fraction, nonZero, (a, b) => {
        expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
    expect(() => divide(1, 0)).toThrow(RangeError);
    expect(() => ratio(1, 0)).toThrow(RangeError);
  });

  it('are ordered as cross multiplication says', () => {
    holds(
      fc.property(fraction, fraction, (a, b) => {
        const [left, right] = [a.n * b.d, b.n * a.d];
        expect(compare(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0);
        expect(sign(a)).toBe(compare(a, 0));
        expect(isZero(a)).toBe(sign(a) === 0);
      }),
    );
  });

  it.each([0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])('refuse %s as a whole number', (value) => {
    expect(() => ratio(value)).toThrow(RangeError);
    expect(() => add(1, value)).toThrow(RangeError);
  });

  it('take a finite double exactly and give it back', () => {
    holds(
      fc.property(fc.maxSafeInteger(), fc.nat(60), (mantissa, halvings) => {
        const value = mantissa / 2 ** halvings;
        const exactly = fromDouble(value);
        expect(exactly.n * 2n ** BigInt(halvings)).toBe(BigInt(mantissa) * exactly.d);
        expect(toNumber(exactly)).toBe(value === 0 ? 0 : value);
      }),
    );
    expect(() => fromDouble(Number.NaN)).toThrow(RangeError);
    expect(() => fromDouble(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it('goes to the nearest whole number, and from the middle away from zero', () => {
    holds(
      fc.property(fraction, (value) => {
        const rounded = roundToBigInt(value);
        const magnitude = (n: bigint) => (n < 0n ? -n : n);
        // |rounded − value| × 2 is at most 1; where it is exactly 1, rounded is the one farther from zero.
        const twice = 2n * magnitude(rounded * value.d - value.n);
        expect(twice <= value.d).toBe(true);
        if (twice === value.d) expect(magnitude(rounded) * value.d > magnitude(value.n)).toBe(true);
      }),
    );
  });

  it('is the same on both sides of zero', () => {
    holds(
      fc.property(fraction, (value) => {
        expect(roundToBigInt(negate(value))).toBe(-roundToBigInt(value));
      }),
    );
  });

  it.each([
    ['46.25 % to a tenth', ratio(4625, 100), 1, 46.3],
    ['−46.25 % to a tenth', ratio(-4625, 100), 1, -46.3],
    ['0.4625 to three places', ratio(4625, 10_000), 3, 0.463],
    ['1/3 to six places', ratio(1, 3), 6, 0.333333],
    ['2/3 to six places', ratio(2, 3), 6, 0.666667],
    ['half a cent', ratio(1, 2), 0, 1],
    ['minus half a cent', ratio(-1, 2), 0, -1],
    ['1.005, which no double can hold', ratio(1005, 1000), 2, 1.01],
    ['minus four tenths', ratio(-4, 10), 0, 0],
  ])('%s', (_what, value, decimals, expected) => {
    expect(Object.is(roundTo(value, decimals), expected)).toBe(true);
  });

  it('never gives a number that JSON would blur, nor minus zero', () => {
    expect(round(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => round(2n ** 53n)).toThrow(RangeError);
    expect(Object.is(round(ratio(-1, 3)), 0)).toBe(true);
  });
});
