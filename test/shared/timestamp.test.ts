// Protects moments: they keep the offset they were written with, and a zone's wall clock is right on DST nights.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/shared/calendar.ts';
import { isTimeZone, parseTimestamp, toIso, zoneCalendar, zoneClock } from '../../src/shared/timestamp.ts';

const two = (value: number) => String(value).padStart(2, '0');
const offsetText = (minutes: number) =>
  minutes === 0
    ? 'Z'
    : `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;

const epoch = fc.integer({ min: -2_208_988_800, max: 7_258_118_400 }); // 1900 to 2200
const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });

describe('timestamps', () => {
  it('come back as they were written, offset and all', () => {
    fc.assert(
      fc.property(epoch, offset, (at, minutes) => {
        const text = Temporal.Instant.fromEpochMilliseconds((at + minutes * 60) * 1000)
          .toString()
          .replace('Z', offsetText(minutes));
        expect(parseTimestamp(text)).toEqual({ epoch: at, offset: minutes });
        expect(toIso({ epoch: at, offset: minutes })).toBe(text);
      }),
    );
  });

  it('are the moment that Temporal reads', () => {
    fc.assert(
      fc.property(epoch, offset, (at, minutes) => {
        const text = toIso({ epoch: at, offset: minutes });
        expect(Temporal.Instant.from(text).epochMilliseconds).toBe(at * 1000);
      }),
    );
  });

  it.each([
    ['2026-06-30T09:15-04:00', Date.UTC(2026, 5, 30, 13, 15)],
    ['2026-06-30T09:15:30.000Z', Date.UTC(2026, 5, 30, 9, 15, 30)],
    ['2026-06-30T09:15:30+0545', Date.UTC(2026, 5, 30, 3, 30, 30)],
    ['2026-06-30T09:15:30-00:00', Date.UTC(2026, 5, 30, 9, 15, 30)],
  ])('reads %s', (text, milliseconds) => {
    expect(parseTimestamp(text)?.epoch).toBe(milliseconds / 1000);
  });

  it.each([
    '2026-06-30T09:15:00',
    '2026-06-30 09:15:00Z',
    '2026-06-30',
    '2026-02-30T09:15:00Z',
    '2026-06-30T24:00:00Z',
    '2026-06-30T09:60:00Z',
    '2026-06-30T09:15:60Z',
    '2026-06-30T09:15:00.5Z',
    '2026-06-30T09:15:00+15:00',
    '2026-06-30T09:15:00+02:60',
    '2026-06-30T09:15:00 Europe/Berlin',
    '',
  ])('refuses “%s”', (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });
});

const ZONES = [
  'America/New_York',
  'America/St_Johns',
  'Europe/Berlin',
  'Europe/London',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Havana',
  'UTC',
];

const wall = (zone: string, at: number) => {
  const { year, month, day, hour, minute, second } = Temporal.Instant.fromEpochMilliseconds(
    at * 1000,
  ).toZonedDateTimeISO(zone);
  return { day: `${year}-${two(month)}-${two(day)}`, second: hour * 3600 + minute * 60 + second };
};

describe.each(ZONES)('the wall clock of %s', (zone) => {
  const clock = zoneClock(zone);
  const calendar = zoneCalendar(zone);
  const shown = (at: number) => {
    const { day, second } = clock(at);
    expect(calendar(at)).toBe(day);
    return { day: dayOf(day), second };
  };

  it('shows what Temporal says, at any moment since 1975', () => {
    fc.assert(
      fc.property(fc.integer({ min: 157_766_400, max: 2_524_608_000 }), (at) => {
        expect(shown(at)).toEqual(wall(zone, at));
      }),
      { numRuns: 150 },
    );
  });

  it('is right around every change of clocks of ten years', () => {
    let at = Temporal.Instant.from('2019-06-01T00:00:00Z').toZonedDateTimeISO(zone);
    for (;;) {
      const next = at.getTimeZoneTransition('next');
      if (!next || next.year > 2029) break;
      const change = next.epochMilliseconds / 1000;
      for (const around of [-86_400, -3600, -1, 0, 1, 1799, 1800, 3599, 3600, 86_400])
        expect(shown(change + around)).toEqual(wall(zone, change + around));
      at = next;
    }
    // A zone without changes has a wall to show all the same.
    expect(shown(0)).toEqual(wall(zone, 0));
  });
});

describe('time zones', () => {
  it('are known or not', () => {
    expect(ZONES.every(isTimeZone)).toBe(true);
    expect(['', 'Mars/Phobos', 'EST5EDT6'].some(isTimeZone)).toBe(false);
    expect(() => zoneClock('Mars/Phobos')).toThrow(RangeError);
  });
});
