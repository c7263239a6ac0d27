// Protects time taken by a timer: no second of it is lost or counted twice at midnight, in any zone, on any day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByDay } from '../../src/shared/split-time.ts';
import { zoneClock } from '../../src/shared/timestamp.ts';

const at = (iso: string) => Date.parse(iso) / 1000;
const BERLIN = 'Europe/Berlin';

describe('splitByDay', () => {
  it('keeps time within a day whole', () => {
    expect(splitByDay('UTC', at('2026-07-13T09:00:00Z'), at('2026-07-13T10:30:05Z'))).toEqual([
      { day: '2026-07-13', seconds: 5405 },
    ]);
  });

  it('divides at the zone’s own midnight, not at that of UTC', () => {
    expect(splitByDay(BERLIN, at('2026-07-13T21:00:00Z'), at('2026-07-13T23:30:00Z'))).toEqual([
      { day: '2026-07-13', seconds: 3600 },
      { day: '2026-07-14', seconds: 5400 },
    ]);
  });

  it('ends a day exactly at midnight without an empty one behind it', () => {
    expect(splitByDay(BERLIN, at('2026-07-13T21:00:00Z'), at('2026-07-13T22:00:00Z'))).toEqual([
      { day: '2026-07-13', seconds: 3600 },
    ]);
  });

  it('gives the days on which clocks change the hours they had', () => {
    expect(splitByDay(BERLIN, at('2026-03-28T12:00:00Z'), at('2026-03-30T12:00:00Z'))).toEqual([
      { day: '2026-03-28', seconds: 11 * 3600 },
      { day: '2026-03-29', seconds: 23 * 3600 },
      { day: '2026-03-30', seconds: 14 * 3600 },
    ]);
    const autumn = splitByDay(BERLIN, at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'));
    expect(autumn).toEqual([{ day: '2026-10-25', seconds: 25 * 3600 }]);
  });

  it('divides where midnight itself is skipped', () => {
    // In Santiago clocks go from 24:00 to 1:00.
    const shares = splitByDay('America/Santiago', at('2026-09-06T03:00:00Z'), at('2026-09-06T05:00:00Z'));
    expect(shares).toEqual([
      { day: '2026-09-05', seconds: 3600 },
      { day: '2026-09-06', seconds: 3600 },
    ]);
  });

  it('has nothing for nothing', () => {
    expect(splitByDay('UTC', 5, 5)).toEqual([]);
    expect(splitByDay('UTC', 5, 4)).toEqual([]);
  });

  it('loses no second and puts each on the day the zone’s clock shows', () => {
    const zones = fc.constantFrom('UTC', BERLIN, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');
    const span = fc.tuple(fc.integer({ min: 0, max: 2_000_000_000 }), fc.integer({ min: 1, max: 400_000 }));
    fc.assert(
      fc.property(zones, span, (zone, [from, length]) => {
        const shares = splitByDay(zone, from, from + length);
        expect(shares.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(length);
        const clock = zoneClock(zone);
        let start = from;
        for (const { day, seconds } of shares) {
          expect(seconds).toBeGreaterThan(0);
          const first = clock(start).day;
          expect(clock(start + seconds - 1).day).toBe(first);
          expect(new Date(first * 86_400_000).toISOString().slice(0, 10)).toBe(day);
          start += seconds;
        }
        expect(new Set(shares.map(({ day }) => day)).size).toBe(shares.length);
      }),
    );
  });
});
