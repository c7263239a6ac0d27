// Protects the suggestion of a likely client: what is offered is alike, what is not offered is another client.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, essence, likelyMatch } from '../../../src/main/importing/match.ts';

describe('likely clients', () => {
  it.each([
    ['Mueller GmbH', 'Müller GmbH'],
    ['MÜLLER', 'Müller GmbH'],
    ['Harbor Dental, LLC', 'Harbor Dental'],
    ['Harbour Dental', 'Harbor Dental'],
    ['HarborDental', 'Harbor Dental'],
    ['Harbor Dental Downtown', 'Harbor Dental'],
    ['O’Brien & Sons', 'OBrien and Sons Ltd.'],
    ['Société Générale', 'Societe Generale SA'],
  ])('“%s” may be “%s”', (name, known) => {
    expect(likelyMatch(name, ['Blue Fern', known, 'Acme'])).toBe(known);
  });

  it.each([
    ['Acme', 'Acne Studios'],
    ['Cat', 'Bat'],
    ['Harbor Dental', 'Harbor Legal'],
    ['North Clinic', 'South Clinic'],
    ['The', 'Theo'],
    ['', 'Acme'],
  ])('“%s” is not “%s”', (name, other) => {
    expect(likelyMatch(name, [other])).toBeNull();
  });

  it('prefers what is the same but for its writing', () => {
    expect(likelyMatch('harbor dental inc', ['Harbor Dental Downtown', 'Harbor Dental'])).toBe(
      'Harbor Dental',
    );
  });

  it('leaves something of every name that says anything', () => {
    expect(essence('The Company Inc.')).not.toBe('');
  });
});

describe('the distance of two texts', () => {
  /** By its definition (optimal string alignment), without any table. */
  const naive = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length;
    const same = a.at(-1) === b.at(-1) ? 0 : 1;
    let least = Math.min(
      naive(a.slice(0, -1), b) + 1,
      naive(a, b.slice(0, -1)) + 1,
      naive(a.slice(0, -1), b.slice(0, -1)) + same,
    );
    if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
      least = Math.min(least, naive(a.slice(0, -2), b.slice(0, -2)) + 1);
    return least;
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

  it('is the number of slips, or more than the limit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const exact = naive(a, b);
        const found = distance(a, b, limit);
        if (exact <= limit) expect(found).toBe(exact);
        else expect(found).toBeGreaterThan(limit);
      }),
    );
  });
});
