import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { naiveFigures } from '../support/naive/index.ts';

// The golden books are shared by several checkouts and live beside this one; without them there is nothing to hold
// the oracle against.
const golden = join(import.meta.dirname, '..', '..', '..', 'shared', 'golden');
const books = existsSync(golden)
  ? readdirSync(golden).filter((name) => existsSync(join(golden, name, 'expected.json')))
  : [];

describe.skipIf(books.length === 0)('the naive implementation', () => {
  it.each(books)('computes every figure of the golden book %s', (name) => {
    const dir = join(golden, name);
    const expected = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8')) as { as_of: string };
    expect(naiveFigures(dir, expected.as_of)).toEqual(expected);
  });
});
