// Protects calendar arithmetic, held against Temporal.PlainDate for every day from 1900 to 2200.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayNumber,
  dayOf,
  daysInMonth,
  firstDay,
  isDay,
  isLeapYear,
  isMonth,
  lastCompleteMonth,
  lastDay,
  monthName,
  monthNumber,
  monthOfDay,
  monthsFrom,
  weekday,
} from '../../src/shared/calendar.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const FIRST = -25_567; // 1900-01-01
const LAST = 84_370; // 2200-12-31
const anyDay = fc.integer({ min: FIRST, max: LAST });
const dateOf = (days: number) => EPOCH.add({ days });

describe('days', () => {
  it('count and read as Temporal’s, each of three hundred years', () => {
    expect(dayOf(FIRST)).toBe('1900-01-01');
    expect(dayOf(LAST)).toBe('2200-12-31');
    const wrong: string[] = [];
    let date = dateOf(FIRST);
    for (let days = FIRST; days <= LAST; days++, date = date.add({ days: 1 })) {
      const text = date.toString();
      const month = date.year * 12 + date.month - 1;
      const agrees =
        dayOf(days) === text &&
        dayNumber(text) === days &&
        weekday(days) === date.dayOfWeek - 1 &&
        monthOfDay(days) === month &&
        lastCompleteMonth(days) === (date.day === date.daysInMonth ? month : month - 1);
      if (!agrees) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('far away agree too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (days) => {
        expect(dayOf(days)).toBe(dateOf(days).toString());
        expect(dayNumber(dayOf(days))).toBe(days);
      }),
    );
  });

  it('are only what a calendar has', () => {
    const text = fc
      .tuple(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
      )
      .map(
        ([y, m, d]) =>
          `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      );
    const real = (value: string) => {
      try {
        return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(text, (value) => {
        expect(isDay(value)).toBe(real(value));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '2026-02-30',
    '2023-02-29',
    '1900-02-29',
    '2026-2-3',
    '2026-02-03 ',
    '2026-02-03T00:00',
    '',
    '0000-01-01',
    '٢٠٢٦-٠١-٠١',
  ])('do not include “%s”', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });
});

describe('months', () => {
  it('begin, end and have as many days as Temporal’s', () => {
    fc.assert(
      fc.property(anyDay, (days) => {
        const date = dateOf(days);
        const month = monthOfDay(days);
        expect(dayOf(firstDay(month))).toBe(date.with({ day: 1 }).toString());
        expect(dayOf(lastDay(month))).toBe(date.with({ day: date.daysInMonth }).toString());
        expect(daysInMonth(month)).toBe(date.daysInMonth);
        expect(isLeapYear(date.year)).toBe(date.inLeapYear);
        expect(monthName(month)).toBe(date.toPlainYearMonth().toString());
        expect(monthNumber(monthName(month))).toBe(month);
      }),
    );
  });

  it('added to a day clamp to the month’s end, and keep a last day a last day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (days, months) => {
        const date = dateOf(days);
        const plain = date.add({ months }, { overflow: 'constrain' });
        const expected = date.day === date.daysInMonth ? plain.with({ day: plain.daysInMonth }) : plain;
        expect(dayOf(addMonths(days, months))).toBe(expected.toString());
      }),
      { numRuns: 500 },
    );
  });

  it('from one to another include both', () => {
    expect(monthsFrom(monthNumber('2025-11'), monthNumber('2026-02')).map(monthName)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(monthsFrom(5, 4)).toEqual([]);
  });

  it.each(['2026-13', '2026-00', '2026-1', '0000-05', '2026', '2026-01-01'])(
    'do not include “%s”',
    (text) => {
      expect(isMonth(text)).toBe(false);
      expect(() => monthNumber(text)).toThrow(RangeError);
    },
  );

  it('are complete on their last day, not before', () => {
    expect(monthName(lastCompleteMonth(dayNumber('2026-06-30')))).toBe('2026-06');
    expect(monthName(lastCompleteMonth(dayNumber('2026-06-29')))).toBe('2026-05');
    expect(monthName(lastCompleteMonth(dayNumber('2026-01-30')))).toBe('2025-12');
  });
});
