// Protects dividing an amount over clients: not a cent is lost or made, nobody is off by a cent or more, and the same
// question always has the same answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideCents } from '../../src/shared/split.ts';

const amount = fc.integer({ min: -900_000_000_000, max: 900_000_000_000 });
const weights = fc
  .array(fc.oneof(fc.nat(50), fc.nat({ max: 2 ** 45 })), { minLength: 1, maxLength: 40 })
  .filter((own) => own.some((weight) => weight > 0));

describe('an amount divided', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [1, [1, 1], [1, 0]],
    [1000, [1, 0, 3], [250, 0, 750]],
    [5, [3, 3, 4], [2, 1, 2]],
    [0, [2, 5], [0, 0]],
  ])('%i by %j gives %j', (cents, by, parts) => {
    expect(divideCents(cents, by)).toEqual(parts);
  });

  it('adds up, keeps its sign, and is nowhere a cent or more from the exact share', () => {
    fc.assert(
      fc.property(amount, weights, (cents, by) => {
        const parts = divideCents(cents, by);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents);
        const all = by.reduce((sum, weight) => sum + BigInt(weight), 0n);
        parts.forEach((part, i) => {
          expect(Object.is(part, -0)).toBe(false);
          const off = BigInt(part) * all - BigInt(cents) * BigInt(by[i] ?? 0);
          expect(off < all && off > -all).toBe(true);
          if (by[i] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it('gives more to whom more weight belongs', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (cents, by) => {
        const parts = divideCents(cents, by);
        by.forEach((a, i) => {
          by.forEach((b, j) => {
            if (a > b) expect(parts[i]).toBeGreaterThanOrEqual(parts[j] ?? 0);
          });
        });
      }),
    );
  });

  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5]]])('is refused for the weights %j', (by) => {
    expect(() => divideCents(100, by)).toThrow(RangeError);
  });
});
