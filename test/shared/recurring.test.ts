// Protects when recurring entries fall due: the same day of every month, the month's end where it has no such day, both
// ends included, nothing before, between or after.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, daysInMonth, isLeapYear } from '../../src/shared/calendar.ts';
import { EVERY, type Every } from '../../src/shared/domain.ts';
import { dueAfter, dueDays, type Schedule } from '../../src/shared/recurring.ts';

const schedule = (every: Every, first: string, last: string | null = null): Schedule => ({
  every,
  first: dayNumber(first),
  last: last === null ? null : dayNumber(last),
});
const days = (own: Schedule, upTo: string) => dueDays(own, dayNumber(upTo)).map(dayOf);

const day = fc.integer({ min: dayNumber('1999-01-01'), max: dayNumber('2040-12-31') });
const any: fc.Arbitrary<Schedule> = fc
  .record({ every: fc.constantFrom(...EVERY), first: day, length: fc.option(fc.nat(4000)) })
  .map(({ every, first, length }) => ({ every, first, last: length === null ? null : first + length }));

const STEP: Record<Exclude<Every, 'week'>, number> = { month: 1, quarter: 3, year: 12 };
const parts = (value: number) => dayOf(value).split('-').map(Number) as [number, number, number];

describe('due days', () => {
  it.each([
    [
      'the 31st clamped to each month’s end and kept',
      'month',
      '2026-01-31',
      '2026-05-31',
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ],
    [
      'the 30th, which is no month’s end to keep',
      'month',
      '2026-02-28',
      '2026-04-30',
      ['2026-02-28', '2026-03-28', '2026-04-28'],
    ],
    [
      'quarters from the end of November',
      'quarter',
      '2025-11-30',
      '2026-08-30',
      ['2025-11-30', '2026-02-28', '2026-05-30', '2026-08-30'],
    ],
    [
      'years from a leap day',
      'year',
      '2024-02-29',
      '2028-02-29',
      ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
    ],
    [
      'weeks over a year’s end',
      'week',
      '2025-12-29',
      '2026-01-12',
      ['2025-12-29', '2026-01-05', '2026-01-12'],
    ],
  ] as const)('are %s', (_what, every, first, upTo, expected) => {
    expect(days(schedule(every, first), upTo)).toEqual(expected);
  });

  it('include the first and the last day, and none beyond', () => {
    const own = schedule('month', '2026-01-15', '2026-03-15');
    expect(days(own, '2026-01-14')).toEqual([]);
    expect(days(own, '2026-01-15')).toEqual(['2026-01-15']);
    expect(days(own, '2030-01-01')).toEqual(['2026-01-15', '2026-02-15', '2026-03-15']);
    expect(days(schedule('month', '2026-01-15', '2026-03-14'), '2030-01-01')).toHaveLength(2);
  });

  it('follow from the one before by the calendar, found another way', () => {
    fc.assert(
      fc.property(any, fc.nat(6000), (own, span) => {
        const found = dueDays(own, own.first + span);
        const [year, month, dom] = parts(own.first);
        const expected: number[] = [];
        for (
          let at = own.first;
          at <= Math.min(own.first + span, own.last ?? Number.POSITIVE_INFINITY);
          at++
        ) {
          if (own.every === 'week') {
            if ((at - own.first) % 7 === 0) expected.push(at);
            continue;
          }
          const [y, m, d] = parts(at);
          const last = m === 2 ? (isLeapYear(y) ? 29 : 28) : daysInMonth(y * 12 + m - 1);
          const months = y * 12 + m - (year * 12 + month);
          if (months % STEP[own.every] === 0 && d === Math.min(dom, last)) expected.push(at);
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('are the same a part at a time, and the next is the first that is not yet there', () => {
    fc.assert(
      fc.property(any, day, fc.nat(2000), (own, on, more) => {
        const early = dueDays(own, on);
        const late = dueDays(own, on + more);
        expect(late.slice(0, early.length)).toEqual(early);
        const next = dueAfter(own, on);
        expect(next).toBe(dueDays(own, Math.max(on, own.first) + 400)[early.length] ?? null);
      }),
    );
  });

  it('end with the calendar, and with the number asked for', () => {
    expect(dueDays(schedule('week', '0026-01-05'), dayNumber('2026-11-22'), 700)).toHaveLength(700);
    expect(dueAfter(schedule('year', '9999-01-01'), dayNumber('9999-06-01'))).toBeNull();
    expect(dueDays(schedule('year', '9999-01-01'), Number.POSITIVE_INFINITY).map(dayOf)).toEqual([
      '9999-01-01',
    ]);
  });
});
