// Protects medians: the middle of any list, whatever the order and the repeats, and the places where it stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { middle, middleValues } from '../../../src/main/metrics/median.ts';

const numbers = fc.oneof(
  fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 60 }),
  fc.array(fc.integer(), { maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }).map((list) => list.sort((a, b) => a - b)),
);

const bySorting = (list: readonly number[]): number[] => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted.slice(Math.ceil(sorted.length / 2 - 1), Math.floor(sorted.length / 2 + 1));
};

describe('the middle of some values', () => {
  it('is what sorting finds, and leaves the list as it is', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const values = Float64Array.from(list);
        expect(middleValues(values)).toEqual(bySorting(list));
        expect([...values]).toEqual(list);
      }),
      { numRuns: 1000 },
    );
  });

  it('is at places of the list, each its own', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const places = middle(Float64Array.from(list));
        expect(places.map((place) => list[place])).toEqual(bySorting(list));
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });
});
