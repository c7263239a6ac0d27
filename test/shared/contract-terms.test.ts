// Protects what is said of terms, renewals and notice: nothing of it stands in the book, it all follows from few days.
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from '../../src/shared/calendar.ts';
import { renewalMonths, termsOf } from '../../src/shared/contract-terms.ts';

const months = (from: string, to: string) => renewalMonths(dayNumber(from), dayNumber(to));

describe('a renewal', () => {
  it.each([
    ['2026-01-01', '2026-12-31', 12],
    ['2024-01-01', '2026-12-31', 12],
    ['2026-01-01', '2026-01-31', 1],
    ['2026-02-01', '2026-02-28', 1],
    ['2026-01-01', '2026-06-30', 6],
    ['2026-06-16', '2026-09-15', 3],
    ['2026-01-01', '2026-01-05', 1],
    // A term that begins mid-month and ends with one is told by the nearest number of months.
    ['2026-01-12', '2026-06-30', 6],
    ['2026-01-20', '2026-06-30', 5],
    ['2026-01-10', '2026-12-31', 12],
  ])('of a term from %s to %s binds for %i months', (from, to, expected) => {
    expect(months(from, to)).toBe(expected);
  });
});

const contract = {
  startsOn: dayNumber('2024-01-01'),
  termEndsOn: dayNumber('2024-12-31') as number | null,
  endedOn: null as number | null,
  autoRenews: true,
  noticeDays: 30 as number | null,
};
const told = (more: Partial<typeof contract>, until: string) =>
  termsOf({ ...contract, ...more }, dayNumber(until)).map(({ from, to, noticeBy, renewal }) => [
    dayOf(from),
    dayOf(to),
    noticeBy === null ? null : dayOf(noticeBy),
    renewal,
  ]);

describe('terms', () => {
  it('are the committed one, the renewals until today, and the one that comes next', () => {
    expect(told({}, '2026-07-15')).toEqual([
      ['2024-01-01', '2024-12-31', '2024-12-01', false],
      ['2025-01-01', '2025-12-31', '2025-12-01', true],
      ['2026-01-01', '2026-12-31', '2026-12-01', true],
      ['2027-01-01', '2027-12-31', '2027-12-01', true],
    ]);
    expect(told({}, '2024-06-30')).toHaveLength(2);
    expect(told({}, '2023-06-30')).toHaveLength(1);
  });

  it('end with a month where the first one does, whatever its length', () => {
    const first = { startsOn: dayNumber('2025-12-01'), termEndsOn: dayNumber('2026-02-28') };
    expect(told(first, '2026-08-01').map(([, to]) => to)).toEqual([
      '2026-02-28',
      '2026-05-31',
      '2026-08-31',
      '2026-11-30',
    ]);
  });

  it('are not renewed by a contract that does not, or that ends with or before them', () => {
    expect(told({ autoRenews: false }, '2026-07-15')).toHaveLength(1);
    expect(told({ endedOn: dayNumber('2024-12-31') }, '2026-07-15')).toHaveLength(1);
    expect(told({ endedOn: dayNumber('2025-03-31') }, '2026-07-15')).toHaveLength(2);
  });

  it('are none without a committed term, or with one that ends before it begins', () => {
    expect(told({ termEndsOn: null }, '2026-07-15')).toEqual([]);
    expect(told({ termEndsOn: dayNumber('2023-12-31') }, '2026-07-15')).toEqual([]);
  });

  it('have no day for notice where no notice is known', () => {
    expect(told({ noticeDays: null }, '2024-06-30')[0]?.[2]).toBeNull();
  });
});
