// Protects identity: rows hash alike exactly if their cells are equal, however they were written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../../../src/main/importing/reading/rows.ts';
import { bufferSource } from '../../../../src/main/importing/reading/source.ts';
import type { Lanes } from '../../../../src/main/importing/types.ts';
import { rowOf } from '../../../support/rows.ts';

const hashOf = (text: string, skip?: ReadonlySet<number>): Lanes[] => {
  const hashes: Lanes[] = [];
  readRows(
    bufferSource('a.csv', Buffer.from(text)),
    { encoding: 'utf-8', delimiter: ',' },
    (row) => {
      const lanes = { high: 1, low: 2 };
      row.hash(lanes, skip);
      hashes.push(lanes);
    },
    (_, message) => {
      throw new Error(message);
    },
  );
  return hashes;
};
const lanesOf = (cells: readonly string[], skip?: ReadonlySet<number>): Lanes => {
  const lanes = { high: 1, low: 2 };
  rowOf(1, cells).hash(lanes, skip);
  return lanes;
};

describe('the hash of a row', () => {
  const cells = fc.array(
    fc
      .array(fc.constantFrom('a', 'b', '"', 'é', '0', '\x01'), { maxLength: 9 })
      .map((parts) => parts.join('')),
    { minLength: 1, maxLength: 4 },
  );

  it('is equal exactly if the cells are', () => {
    fc.assert(
      fc.property(cells, cells, (one, other) => {
        expect(JSON.stringify(lanesOf(one)) === JSON.stringify(lanesOf(other))).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('tells apart where cells begin', () => {
    const rows = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['abc', '', '']];
    expect(new Set(rows.map((row) => JSON.stringify(lanesOf(row)))).size).toBe(rows.length);
  });

  it('is the same quoted or not, beside other alphabets or not', () => {
    const [plain, quoted] = hashOf('Acme,5" pipe\n"Acme","5"" pipe"\n');
    expect(quoted).toEqual(plain);
    expect(hashOf('Acme,5" pipe\nÄÖÜ,€\n')[0]).toEqual(plain);
    expect(rowOf(1, ['Acme', '5" pipe']).cell(1)).toBe('5" pipe');
  });

  it('leaves columns out', () => {
    fc.assert(
      fc.property(cells, fc.nat({ max: 3 }), fc.string(), (row, column, other) => {
        const changed = row.map((cell, i) => (i === column ? other.replaceAll('\0', '') : cell));
        expect(lanesOf(changed, new Set([column]))).toEqual(lanesOf(row, new Set([column])));
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string[], number[], Lanes]>([
    [['2025-01-01', 'Müller GmbH', '1:30', ''], [], { high: 122502828, low: -721591950 }],
    // One, two and three bytes are left of four; above ASCII; with doubled quotes; with a column left out.
    [['a'], [], { high: -1802835173, low: -1050102260 }],
    [['abc'], [], { high: 837156435, low: -1827021344 }],
    [['né'], [], { high: -1138030605, low: 1580480000 }],
    [['', 'é', '1234567'], [], { high: 2088830116, low: 435611980 }],
    [['5" pipe'], [], { high: -1115367692, low: 943642187 }],
    [['x', 'yz'], [0], { high: -1315205755, low: -1958757325 }],
  ])('is the same in every version, for books remember it: %j without %j', (cells, skip, lanes) => {
    expect(lanesOf(cells, new Set(skip))).toEqual(lanes);
  });

  it('spreads rows that differ in a digit over all its bits', () => {
    const count = 200_000;
    const text = Array.from({ length: count }, (_, i) => `2025-01-01,Acme,${i},Remote,0:${i % 60}\n`).join(
      '',
    );
    const hashes = hashOf(text);
    expect(new Set(hashes.map(({ high, low }) => `${high} ${low}`)).size).toBe(count);
    // By chance 4.7 pairs of 200,000 meet in 32 bits.
    for (const lane of ['high', 'low'] as const)
      expect(count - new Set(hashes.map((hash) => hash[lane])).size).toBeLessThan(25);
  });
});
