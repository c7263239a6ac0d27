// Protects what mappings are remembered under: it never changes between versions, and only with the columns.
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../../src/main/importing/reading/fingerprint.ts';
import { headerOf } from '../../../../src/main/importing/reading/header.ts';

const of = (...cells: string[]) => fingerprint(headerOf({ line: 1, cells }));

describe('a fingerprint', () => {
  it('is the same in every version', () => {
    expect(of('Date', 'Client', 'Hours')).toBe('a2e334a91a14');
  });

  it('looks at normalised names only', () => {
    expect(of('\ufeffDate *', ' CLIENT', 'Amount (EUR)')).toBe(of('date', 'Client', 'Amount (USD)'));
  });

  it('differs with order, number and boundaries of columns', () => {
    const all = [of('a', 'b'), of('b', 'a'), of('a', 'b', ''), of('a,b'), of('a","b'), of('a')];
    expect(new Set(all).size).toBe(all.length);
  });
});
