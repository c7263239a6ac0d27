// Protects that every figure explains itself: its rows add up to it exactly, its formula recomputes, nothing is blank.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Db, openBook } from '../../../src/main/db/open.ts';
import { sourceRows } from '../../../src/main/db/source-rows.ts';
import type { Figure } from '../../../src/main/metrics/figure.ts';
import { explain, resolve } from '../../../src/main/services/explain.ts';
import { allFigures, type DayFigures, dayFigures } from '../../../src/main/services/figures.ts';
import { contract, type Output } from '../../../src/shared/contract/index.ts';
import { temporaryFolder, writeFolder } from '../../support/folder.ts';
import {
  add,
  div,
  type Fraction,
  frac,
  mul,
  ratio,
  sub,
  toNumber,
  whole,
} from '../../support/naive/fraction.ts';
import { createFrom } from '../../support/product.ts';
import { variedBook } from '../../support/varied-book.ts';

type Explanation = Output<'metrics.explain'>;

const root = join(import.meta.dirname, '..', '..', '..');
const golden = join(root, '..', 'shared', 'golden');
const temporary = temporaryFolder();

/** What the formulas in words mean; a new one needs a line here. */
const FORMULAS: Record<string, (inputs: Fraction[]) => number> = {
  '1 − (1 − churn)^(1/12)': ([churn = frac(0n)]) => 1 - (1 - toNumber(churn)) ** (1 / 12),
  'number of months, one after the other to the last whole one, with a net CER below the target': ([
    target = frac(0n),
    ...rates
  ]) => rates.filter((rate) => sub(rate, target).n < 0n).length,
};

/** The value of a composite figure from the exact values of its inputs, by the signs its explanation shows. */
function evaluate(told: Explanation, inputs: Fraction[], times: bigint): Fraction {
  const [first = frac(0n), second = frac(1n)] = inputs;
  if (told.how === 'quotient') return mul(div(first, second), frac(times));
  if (told.how === 'product') return inputs.reduce(mul, frac(1n));
  return inputs.reduce(
    (sum, input, i) => (told.terms[i]?.sign === '−' ? sub(sum, input) : add(sum, input)),
    frac(0n),
  );
}

const shown = (value: Fraction, unit: string): number =>
  unit === 'share' || unit === 'ratio' || unit === 'months' ? ratio(value) : whole(value);

class Walk {
  readonly db: Db;
  readonly day: DayFigures;
  readonly seen = new Set<Figure>();
  readonly hows = new Set<string>();

  constructor(db: Db, day: DayFigures) {
    this.db = db;
    this.day = day;
  }

  /** Explains a figure and, once each, all that it is made from. */
  visit(at: string, figure: Figure): void {
    if (this.seen.has(figure)) return;
    this.seen.add(figure);
    expect(resolve(this.day, at), at).toBe(figure);
    const asked = contract['metrics.explain'].input.parse({ asOf: '2026-06-30', at, limit: 0 });
    const told = explain(this.db, this.day, asked);
    contract['metrics.explain'].output.parse(told);
    this.hows.add(told.how);
    expect(told.name, at).not.toBe('');
    expect(told.figure.at).toBe(at);
    if (figure.value === null) {
      expect(told.figure.value, at).toBeNull();
      expect(told.figure.why?.trim(), at).toBeTruthy();
    } else expect(told.figure.value, at).toBe(shown(figure.value, figure.unit));
    const inputs = told.terms.map((term) => resolve(this.day, term.figure.at));
    if (told.how === 'rows') this.rows(at, figure, told);
    else if (figure.value !== null && told.how !== 'given') this.composite(at, figure, told, inputs);
    told.terms.forEach((term, i) => {
      const input = inputs[i];
      if (input) this.visit(term.figure.at, input);
    });
  }

  composite(at: string, figure: Figure, told: Explanation, inputs: Figure[]): void {
    const values = inputs.map((input) => input.value);
    const known = values.filter((value) => value !== null);
    expect(known.length, `${at} from inputs that are there`).toBe(values.length);
    if (told.how === 'formula') {
      const compute = FORMULAS[told.text ?? ''];
      expect(compute, `a formula: ${told.text}`).toBeDefined();
      expect(toNumber(figure.value ?? frac(0n)), at).toBeCloseTo(compute?.(known) ?? Number.NaN, 12);
    } else {
      const times = figure.how.op === 'quotient' ? figure.how.times : 1n;
      expect(evaluate(told, known, times), at).toEqual(figure.value);
    }
  }

  /** The rows' total is the figure, and all pages together make the total. */
  rows(at: string, figure: Figure, told: Explanation): void {
    if (figure.how.op !== 'rows' || !told.rows) throw new Error(`${at} has no rows`);
    const { source } = figure.how;
    const size = 997;
    let sum = frac(0n);
    let count = 0;
    let total = frac(0n);
    do {
      const listing = sourceRows(this.db, source, { offset: count, limit: size });
      total = listing.total;
      expect(listing.count, at).toBe(told.rows.count);
      if (listing.page.length === 0) break;
      for (const row of listing.page) sum = add(sum, row.value);
      count += listing.page.length;
    } while (count < told.rows.count);
    expect(count, `${at}: all rows are on some page`).toBe(told.rows.count);
    expect(sum, `${at}: pages add up`).toEqual(frac(total.n, total.d));
    if (figure.value !== null) {
      expect(total, `${at}: rows add up to the figure`).toEqual(figure.value);
      expect(told.rows.total, at).toBe(told.figure.value);
    }
  }
}

function walkAll(folder: string, asOf: string): Walk {
  const book = temporary.next();
  createFrom(folder, book);
  const db = openBook(book, { readonly: true });
  try {
    const walk = new Walk(db, dayFigures(db, asOf));
    for (const [at, figure] of allFigures(walk.day)) walk.visit(at, figure);
    return walk;
  } finally {
    db.close();
  }
}

const books = [
  join(root, 'resources', 'sample'),
  // The golden books lie beside this checkout, where they stand.
  ...(existsSync(golden) ? readdirSync(golden).map((name) => join(golden, name)) : []),
].filter((folder) => existsSync(join(folder, 'expected.json')));

describe('every figure', () => {
  it.each(books.map((folder) => [basename(folder), folder]))(
    'of %s explains itself down to the rows',
    { timeout: 300_000 },
    (_name, folder) => {
      const { as_of } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { as_of: string };
      const { seen, hows } = walkAll(folder, as_of);
      expect(seen.size).toBeGreaterThan(1000);
      expect([...hows]).toEqual(
        expect.arrayContaining(['rows', 'sum', 'quotient', 'product', 'given', 'formula']),
      );
    },
  );

  it('of random books explains itself down to the rows', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(variedBook, ({ asOf, rows }) => {
        walkAll(writeFolder(temporary.next('folder'), rows), asOf);
      }),
      {
        numRuns: Number(process.env.PLUMBLINE_RUNS ?? 10),
        seed: Number(process.env.PLUMBLINE_SEED ?? 20260702),
      },
    );
  });

  it('that is not there is told so', () => {
    const book = temporary.next();
    createFrom(join(root, 'resources', 'sample'), book);
    const db = openBook(book, { readonly: true });
    try {
      const day = dayFigures(db, '2026-06-30');
      for (const at of ['', 'company', 'company/none', 'company/ebitda:9', 'company/ebitda:x', '__proto__/x'])
        expect(() => resolve(day, at), at).toThrow('no longer on the book’s day');
    } finally {
      db.close();
    }
  });
});
