// Protects what a book's opening hours mean.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBusinessHours } from '../../src/shared/business-hours.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

describe('business hours', () => {
  it('open the days from the first to the last, over the weekend if need be', () => {
    const weekday = fc.nat(6);
    const range = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .filter(([from, to]) => from < to);
    fc.assert(
      fc.property(weekday, weekday, range, (first, last, [from, to]) => {
        const expected: number[] = [first];
        for (let day = first; day !== last; ) {
          day = (day + 1) % 7;
          expected.push(day);
        }
        const text = `${DAYS[first]}-${DAYS[last]} ${clock(from)}-${clock(to)}`;
        expect(parseBusinessHours(text)).toEqual(
          expected.sort((a, b) => a - b).map((day) => ({ weekday: day, from: from * 60, to: to * 60 })),
        );
      }),
    );
  });

  it('count overlapping parts once', () => {
    expect(parseBusinessHours('Mon 10:00-12:00, Mon 08:00-11:00, Mon 12:00-13:00')).toEqual([
      { weekday: 0, from: 28_800, to: 46_800 },
    ]);
  });

  it('may be several parts, and a day alone', () => {
    expect(parseBusinessHours('Mon-Tue 08:00-12:00, Sat 09:00-24:00')).toEqual([
      { weekday: 0, from: 28_800, to: 43_200 },
      { weekday: 1, from: 28_800, to: 43_200 },
      { weekday: 5, from: 32_400, to: 86_400 },
    ]);
  });

  it.each([
    '',
    'Mon-Fri',
    '08:00-17:00',
    'Mon-Fri 8:00-17:00',
    'Mon-Fri 17:00-08:00',
    'Mon-Fri 08:00-08:00',
    'Mon-Fri 08:00-24:01',
    'Mon-Fri 08:60-17:00',
    'Mon-Fri 08:00-17:75',
    'mon-fri 08:00-17:00',
    'Mon–Fri 08:00-17:00',
    'Mon-Fri 08:00-17:00,',
    'Mon-Fri 08:00-17:00; Sat 09:00-12:00',
    'Mon-Fre 08:00-17:00',
  ])('“%s” is refused', (text) => {
    expect(parseBusinessHours(text)).toBeNull();
  });
});
