// Protects every figure of the analysis screens: the real pipeline against a naive recomputation from raw rows.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBook } from '../../../src/main/db/open.ts';
import { allFigures, type DayFigures, dayFigures } from '../../../src/main/services/figures.ts';
import { temporaryFolder, writeFolder } from '../../support/folder.ts';
import { naiveAnalysis } from '../../support/naive/analysis.ts';
import { createFrom } from '../../support/product.ts';
import { variedBook } from '../../support/varied-book.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const golden = join(root, '..', 'shared', 'golden');
const temporary = temporaryFolder();

const BRANCHES = ['revenue/', 'load/', 'team/', 'cerMonths/'];

/** A value as text, so that a difference is read at a glance. */
const shown = (value: { n: bigint; d: bigint } | null): string =>
  value === null ? 'not available' : `${value.n}/${value.d}`;

/** Names in braces stand for a place in the product's lists. */
function placed(day: DayFigures, at: string): string {
  const place = (names: readonly string[], name: string) => String(names.indexOf(name));
  return at
    .replace(/^revenue\/lines\/rows\/\{(.*)\}\/(\w+)$/, (_, name, key) => {
      const lines = day.revenue.lines.rows.map(({ line }) => line);
      return `revenue/lines/rows/${place(lines, name)}/${key}`;
    })
    .replace(/^load\/categories\/\{(.*)\}\/(\w+)$/, (_, name, key) => {
      const categories = day.load.categories.map((row) => row.name);
      return `load/categories/${place(categories, name)}/${key}`;
    });
}

function compare(folder: string, asOf: string): Map<string, string> {
  const book = temporary.next();
  createFrom(folder, book);
  const db = openBook(book, { readonly: true });
  try {
    const day = dayFigures(db, asOf);
    const found = new Map(
      [...allFigures(day)]
        .filter(([at]) => BRANCHES.some((branch) => at.startsWith(branch)))
        .map(([at, figure]) => [at, shown(figure.value)]),
    );
    const expected = new Map(
      [...naiveAnalysis(folder, asOf)].map(([at, value]) => [placed(day, at), shown(value)]),
    );
    const sorted = (map: Map<string, string>) =>
      Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(sorted(found)).toEqual(sorted(expected));
    return found;
  } finally {
    db.close();
    rmSync(dirname(book), { recursive: true });
  }
}

const books = [
  join(root, 'resources', 'sample'),
  ...(existsSync(golden) ? readdirSync(golden).map((name) => join(golden, name)) : []),
].filter((folder) => existsSync(join(folder, 'expected.json')));

describe('the analysis figures', () => {
  it.each(books.map((folder) => [basename(folder), folder]))(
    'of %s equal a naive recomputation, all of them',
    { timeout: 120_000 },
    (_name, folder) => {
      const { as_of } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { as_of: string };
      compare(folder, as_of);
    },
  );

  it('of random books equal a naive recomputation, all of them', { timeout: 120_000 }, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(variedBook, ({ asOf, rows }) => {
        const folder = writeFolder(join(dirname(temporary.next()), 'folder'), rows);
        const found = compare(folder, asOf);
        for (const [at, value] of found)
          if (!value.startsWith('0/') && value !== 'not available')
            seen.add(at.replace(/\d{4}-\d{2}/g, 'M').replace(/\/\d+(?=\/|$)/g, '/N'));
        rmSync(dirname(folder), { recursive: true });
      }),
      {
        numRuns: Number(process.env.PLUMBLINE_RUNS ?? 150),
        seed: Number(process.env.PLUMBLINE_SEED ?? 20260701),
      },
    );
    // Corners that must have come up, or the test protects less than it says.
    for (const reason of [
      'upsell',
      'price_increase',
      'correction',
      'added_contract',
      'resumed_contract',
      'other',
    ])
      expect(seen).toContain(`revenue/expansion/months/M/events/${reason}`);
    for (const at of [
      'revenue/expansion/months/M/netted',
      'revenue/lines/rows/N/margin',
      'revenue/lines/untold/recurring',
      'revenue/billed/deferred',
      'revenue/billed/unbilled',
      'cerMonths/run/N',
      'load/categories/N/hoursPerTicket',
      'load/clients/N/ticketsPerSeat',
      'load/months/M/resolveBusinessMedian',
      'load/stuck/N/days',
      'team/technicians/N/uncosted',
    ])
      expect(seen).toContain(at);
  });
});
