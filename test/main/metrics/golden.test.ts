// Protects every figure: the real pipeline (folder → book → figures) against figures worked out by other programs.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFolder } from '../../support/folder.ts';
import { naiveFigures } from '../../support/naive/index.ts';
import { createFrom, figuresOf } from '../../support/product.ts';
import { randomBook } from '../../support/random-book.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const golden = join(root, '..', 'shared', 'golden');
const temporary = temporaryFolder();
/** Far above what it takes, milliseconds: many small tests in one, on machines that are busy. */
const PATIENCE = 120_000;

type Expected = { as_of: string } & Record<string, unknown>;
const expectedOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;

/** Imports only what belongs to a book: a folder of figures may hold more files. */
function pipeline(folder: string, asOf: string) {
  const book = temporary.next();
  createFrom(folder, book);
  return figuresOf(book, asOf);
}

describe('figures of the sample company', () => {
  it('equal those of the naive implementation, all of them', () => {
    const folder = join(root, 'resources', 'sample');
    const expected = expectedOf(folder);
    expect(pipeline(folder, expected.as_of)).toEqual(expected);
  });
});

// The golden books are shared by several checkouts and lie beside this one; a plain checkout has none.
const books = existsSync(golden)
  ? readdirSync(golden).filter((name) => existsSync(join(golden, name, 'expected.json')))
  : [];
describe.skipIf(books.length === 0)('figures of a golden book', () => {
  it.each(books)('%s equal those of two independent programs, all of them', (name) => {
    const expected = expectedOf(join(golden, name));
    expect(pipeline(join(golden, name), expected.as_of)).toEqual(expected);
  });
});

/** Branches of the definitions that the random books reached; each must be reached, or the test protects less than it says. */
const REACHED = [
  'ttm of a day inside a month',
  'contracts basis',
  'ledger basis',
  'reactivation',
  'resumed',
  'paused',
  'churn',
  'contraction',
  'projected LTV',
  'no revenue',
  'uncosted time',
  'business time',
  'NPS below zero',
  'remaining term',
] as const;

function reached(figures: Record<string, unknown>, rows: string): (typeof REACHED)[number][] {
  const part = (name: string) => figures[name] as Record<string, unknown>;
  const months = Object.values(part('months')) as { arr_bridge_cents: Record<string, number> }[];
  const moved = (name: string) => months.some((month) => (month.arr_bridge_cents[name] ?? 0) > 0);
  const clients = Object.values(part('clients')) as Record<string, unknown>[];
  const asOf = String(figures.as_of);
  const truth: Record<(typeof REACHED)[number], boolean> = {
    'ttm of a day inside a month': !asOf.startsWith(String((figures.ttm as string[])[1])),
    'contracts basis': rows.includes('"revenue_basis","contracts"'),
    'ledger basis': rows.includes('"revenue_basis","ledger"'),
    reactivation: moved('reactivation'),
    resumed: moved('resumed'),
    paused: moved('paused'),
    churn: moved('churn'),
    contraction: moved('contraction'),
    'projected LTV': part('company').projected_ltv_cents !== null,
    'no revenue': part('company').gross_margin === null,
    'uncosted time': clients.some((client) => Number(client.uncosted_seconds) > 0),
    'business time': Number(part('service').resolve_business_median) > 0,
    'NPS below zero': Number(part('service').nps) < 0,
    'remaining term': Number(part('valuation').weighted_remaining_months) > 0,
  };
  return REACHED.filter((name) => truth[name]);
}

describe('figures of random books', () => {
  it(
    'equal those of the naive implementation, all of them',
    () => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(randomBook, ({ asOf, rows }) => {
          const book = temporary.next();
          const folder = writeFolder(join(dirname(book), 'folder'), rows);
          createFrom(folder, book);
          const figures = figuresOf(book, asOf);
          for (const name of reached(figures, JSON.stringify(rows))) seen.add(name);
          expect(figures).toEqual(naiveFigures(folder, asOf));
          rmSync(dirname(book), { recursive: true });
        }),
        // One seed, so that a failure is the change's and not the day's; PLUMBLINE_SEED tries others.
        {
          numRuns: Number(process.env.PLUMBLINE_RUNS ?? 64),
          seed: Number(process.env.PLUMBLINE_SEED ?? 20260630),
        },
      );
      expect([...seen].sort()).toEqual([...REACHED].sort());
    },
    PATIENCE,
  );

  it.each(['2026-06-30', '2026-06-17'])('without a single record equal the naive ones on %s', (asOf) => {
    const book = temporary.next();
    const folder = writeFolder(join(dirname(book), 'folder'), {
      'settings.csv': [
        ['owner_market_pay', '0'],
        ['target_cer', '0'],
      ],
    });
    createFrom(folder, book);
    expect(figuresOf(book, asOf)).toEqual(naiveFigures(folder, asOf));
  });
});
