// Protects that every figure explains itself: its rows add up to it exactly, its formula recomputes, nothing is blank.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openBook } from '../../../src/main/db/open.ts';
import { sourceRows } from '../../../src/main/db/source-rows.ts';
import type { Figure, Subject } from '../../../src/main/metrics/figure.ts';
import { explain, resolve } from '../../../src/main/services/explain.ts';
import { allFigures, type DayFigures, dayFigures } from '../../../src/main/services/figures.ts';
import { dayNumber, firstDay, lastDay, monthNumber } from '../../../src/shared/calendar.ts';
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
  readonly seen = new Map<Figure, Set<string>>();
  readonly hows = new Set<string>();

  constructor(db: Db, day: DayFigures) {
    this.db = db;
    this.day = day;
  }

  /** Explains a figure and all that it is made from, once for each subject that it is said to be of. */
  visit(at: string, figure: Figure): void {
    const { figure: found, of } = resolve(this.day, at);
    this.subject(at, figure, of);
    const subjects = this.seen.get(figure) ?? new Set();
    this.seen.set(figure, subjects);
    if (subjects.size === subjects.add(JSON.stringify(of)).size) return;
    expect(found, at).toBe(figure);
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
    const inputs = told.terms.map((term) => resolve(this.day, term.figure.at).figure);
    if (told.how === 'rows') this.rows(at, figure, told);
    else if (figure.value !== null && told.how !== 'given') this.composite(at, figure, told, inputs);
    told.terms.forEach((term, i) => {
      const input = inputs[i];
      if (input) this.visit(term.figure.at, input);
    });
  }

  /** Whose rows it adds up, and of which days, is whose it says it is. */
  subject(at: string, { how }: Figure, of: Subject): void {
    if (how.op !== 'rows') return;
    const { source } = how;
    const { clients, technicians, contracts, firstDay: start, asOf } = this.day.book.facts;
    if (source.rows === 'contracts' && clients.some(({ name }) => name === of.name)) {
      const owner = new Map(contracts.map(({ id, clientId }) => [id, clientId]));
      for (const { id } of source.items)
        expect(clients.find((client) => client.id === owner.get(id))?.name, at).toBe(of.name);
    }
    if (source.rows !== 'ledger' && source.rows !== 'time') return;
    if (typeof source.client === 'number' && source.client > 0)
      expect(of.name, at).toBe(clients.find(({ id }) => id === source.client)?.name);
    else if (source.rows === 'time' && /^(team|load)\/technicians/.test(at))
      expect(of.name, at).toBe(
        technicians.find(({ id }) => id === source.technicians?.[0])?.name ?? 'Nobody',
      );
    else if (source.rows === 'time' && source.category !== undefined)
      expect(of.name, at).toBe(source.category || 'No category');
    else if (source.client !== 0) expect(of.name, at).toBeUndefined();
    const { from, to } = source;
    const toDate = from === Math.min(start ?? asOf, to);
    const { period } = this.day.book;
    if (of.months) {
      expect(to, at).toBe(lastDay(of.months.last));
      if (!toDate) expect(from, at).toBe(firstDay(of.months.first));
    } else if (of.day === undefined && !toDate) expect([from, to], at).toEqual([period.from, period.to]);
    else if (of.day !== undefined) expect(to, at).toBeLessThanOrEqual(of.day);
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

/** Of the sample company. */
const first = {
  client: 'Riverbend Precision Machining',
  technician: 'Ruth Calloway',
  category: 'Account',
  line: 'managed',
};

const books = [
  join(root, 'resources', 'sample'),
  // The golden books lie beside this checkout, where they stand.
  ...(existsSync(golden) ? readdirSync(golden).map((name) => join(golden, name)) : []),
].filter((folder) => existsSync(join(folder, 'expected.json')));

describe('every figure', () => {
  let db: Db;
  let sample: DayFigures;
  beforeAll(() => {
    const book = temporary.next();
    createFrom(join(root, 'resources', 'sample'), book);
    db = openBook(book, { readonly: true });
    sample = dayFigures(db, '2026-06-30');
  });
  afterAll(() => db.close());

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

  const only = (name: string) => ({ first: monthNumber(name), last: monthNumber(name) });
  it.each<[at: string, of: Subject]>([
    ['company/ebitda', {}],
    ['month/2026-02/quickRatio', { months: only('2026-02') }],
    ['year/2025/ebitda', { months: { first: monthNumber('2025-01'), last: monthNumber('2025-12') } }],
    ['headline/2026-06-30/ebitda', {}],
    ['headline/2026-05-31/ebitda', { day: dayNumber('2026-05-31') }],
    ['client/1/margin', { name: first.client }],
    ['client/1/margin:0.1', { name: first.client }],
    ['company/contribution:0', { name: first.client }],
    ['client/1/revenueForTarget:0.0', {}],
    ['valuation/clients/1/share:1', {}],
    ['cerMonths/clients/1/2026-02/netCer:0.1', { name: first.client, months: only('2026-02') }],
    ['team/technicians/1/months/11/utilisation:0', { name: first.technician, months: only('2026-06') }],
    ['load/technicians/1/reopenRate', { name: first.technician }],
    ['load/categories/0/opened', { name: first.category }],
    ['load/clients/1/ticketsPerSeat', { name: first.client }],
    ['revenue/lines/rows/0/margin:1', { name: first.line }],
    ['revenue/lines/rows/0/directCost', { name: first.line }],
    ['revenue/lines/untold/hours', { name: 'What cannot be told apart' }],
    ['revenue/expansion/months/2026-02/events/upsell', { months: only('2026-02') }],
    ['revenue/comparisons/month/mrr/before/change:0', { months: only('2026-06') }],
    ['revenue/comparisons/month/mrr/before/change:1', { months: only('2026-05') }],
  ])('%s is of %o', (at, of) => {
    expect(resolve(sample, at).of).toEqual(of);
  });

  it('lists tickets by the day on which they were opened in the book’s zone', () => {
    const book = temporary.next();
    const opened = '2026-03-31T23:30:00-04:00';
    createFrom(
      writeFolder(temporary.next('zoned'), {
        'settings.csv': [['time_zone', 'America/New_York']],
        'tickets.csv': [['T1', '', 'Late', '', '', '', opened, '', '', 'open', '', opened, '0']],
      }),
      book,
    );
    const zoned = openBook(book, { readonly: true });
    try {
      const told = explain(zoned, dayFigures(zoned, '2026-04-30'), {
        at: 'load/months/2026-03/opened',
        offset: 0,
        limit: 9,
      });
      expect(told.rows?.page).toMatchObject([{ date: '2026-03-31', detail: 'T1 · Late' }]);
    } finally {
      zoned.close();
    }
  });

  it('that is not there is told so', () => {
    for (const at of ['', 'company', 'company/none', 'company/ebitda:9', 'company/ebitda:x', '__proto__/x'])
      expect(() => resolve(sample, at), at).toThrow('no longer on the book’s day');
  });
});
