// Protects what must hold for every book there can be, whatever the figures are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthBridge } from '../../../src/main/metrics/bridge.ts';
import { given } from '../../../src/main/metrics/figure.ts';
import { rounded } from '../../../src/main/metrics/figures-json.ts';
import { portfolio } from '../../../src/main/metrics/portfolio.ts';
import { accrue, accruedIn, annualOn, priceSpans } from '../../../src/main/metrics/recurring.ts';
import { dayNumber, dayOf, firstDay, lastDay, monthNumber } from '../../../src/shared/calendar.ts';
import type { ContractRow } from '../../../src/shared/facts.ts';
import { ratio, round, roundTo } from '../../../src/shared/ratio.ts';
import { daysInMonth, eachDay } from '../../support/naive/days.ts';
import { add, type Fraction, frac, round as naiveRound } from '../../support/naive/fraction.ts';
import { contract, contracts, day, LAST } from '../../support/random-contract.ts';

const options = (numRuns: number) => ({
  numRuns: Number(process.env.PLUMBLINE_RUNS ?? numRuns),
  seed: Number(process.env.PLUMBLINE_SEED ?? 20260703),
});

describe('the MRR bridge', () => {
  it('closes, month after month', () => {
    fc.assert(
      fc.property(contracts, (list) => {
        const book = portfolio(list);
        let before: number | null = null;
        for (let month = monthNumber('2023-10'); month <= monthNumber('2026-04'); month++) {
          const { start, end, parts } = monthBridge(book, month);
          const gained = parts.new + parts.reactivation + parts.resumed + parts.expansion;
          expect(start + gained - parts.contraction - parts.paused - parts.churn).toBe(end);
          for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(0);
          if (before !== null) expect(start).toBe(before);
          before = end;
        }
      }),
      options(300),
    );
  });
});

/** What a contract earned through a day, day by day. */
function earned(row: ContractRow, until: number): Fraction {
  const spans = priceSpans(row);
  let sum = frac(0n);
  for (const text of until < row.startsOn ? [] : eachDay(dayOf(row.startsOn), dayOf(until)))
    sum = add(
      sum,
      frac(BigInt(annualOn(spans, dayNumber(text))), 12n * BigInt(daysInMonth(text.slice(0, 7)))),
    );
  return sum;
}

describe('accrual', () => {
  it('over any split of a contract’s life adds up', () => {
    fc.assert(
      fc.property(contract, fc.array(day, { maxLength: 4 }), (row, cuts) => {
        const spans = priceSpans(row);
        const toDate = (until: number) =>
          accrue(row, spans, until).cents.reduce((sum, cents) => sum + cents, 0);
        const ends = [row.startsOn - 1, ...cuts.filter((cut) => cut >= row.startsOn), LAST].sort(
          (a, b) => a - b,
        );
        let total = 0;
        for (const [i, end] of ends.entries()) {
          if (end < row.startsOn) continue;
          const piece = toDate(end) - (i === 0 ? 0 : toDate(ends[i - 1] ?? end));
          const before = ends[i - 1];
          // A piece is what is earned in it, cumulatively rounded; and no later day changes it.
          const exact =
            naiveRound(earned(row, end)) - (before === undefined ? 0n : naiveRound(earned(row, before)));
          expect(BigInt(piece)).toBe(exact);
          total += piece;
        }
        expect(total).toBe(toDate(LAST));
      }),
      options(60),
    );
  });

  it('of a month is the same whatever day it is asked on', () => {
    fc.assert(
      fc.property(contract, day, (row, asked) => {
        const spans = priceSpans(row);
        const [early, late] = [accrue(row, spans, asked), accrue(row, spans, LAST + 400)];
        for (let month = early.firstMonth; lastDay(month) <= asked; month++)
          expect(accruedIn(early, month, month)).toBe(accruedIn(late, month, month));
      }),
      options(200),
    );
  });

  it('of a year of whole calendar months is exactly the annual price', () => {
    const annual = fc.oneof(fc.nat(1000), fc.nat(90_000_000));
    const month = fc.integer({ min: monthNumber('2019-01'), max: monthNumber('2027-12') });
    fc.assert(
      fc.property(annual, month, fc.nat(30), (annualCents, start, later) => {
        const row: ContractRow = {
          ...{ id: 1, code: 'K', clientId: 1, name: '', serviceLine: '', termEndsOn: null, endedOn: null },
          ...{ autoRenews: false, assignable: false, signed: false, pauses: [] },
          startsOn: firstDay(start),
          prices: [{ id: 1, from: firstDay(start), annualCents, reason: 'initial' }],
        };
        const accrual = accrue(row, priceSpans(row), lastDay(start + later + 12));
        expect(accruedIn(accrual, start + later, start + later + 11)).toBe(annualCents);
      }),
      options(500),
    );
  });
});

describe('rounding', () => {
  it('is half away from zero, on both sides of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 5000 }),
        (n, d) => {
          const rounded = round(ratio(n, d));
          expect(Math.abs(rounded * d - n) * 2).toBeLessThanOrEqual(d);
          // The half itself goes outwards.
          if (Math.abs(rounded * d - n) * 2 === d) expect(Math.abs(rounded * d)).toBeGreaterThan(Math.abs(n));
          expect(round(ratio(-n, d))).toBe(rounded === 0 ? 0 : -rounded);
          expect(roundTo(ratio(n, d * 1000), 3)).toBe(rounded === 0 ? 0 : rounded / 1000);
        },
      ),
      options(2000),
    );
  });

  it.each([
    [1, 2, 1],
    [-1, 2, -1],
    [3, 2, 2],
    [-3, 2, -2],
    [1, 3, 0],
    [-1, 3, 0],
  ])('makes %i ÷ %i ¢ a shown %i ¢', (n, d, cents) => {
    expect(rounded(given('x', 'cents', ratio(n, d), 'calendar'))).toBe(cents);
  });

  it('shows 46.25 % as 0.4625, to be shown as 46.3 %', () => {
    expect(rounded(given('x', 'share', ratio(4625, 10_000), 'calendar'))).toBe(0.4625);
    expect(roundTo(ratio(4625, 100), 1)).toBe(46.3);
  });
});
