// Protects days and moments: what is written is what is read, in the column's order, and only days that exist.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClock } from '../../../../src/main/importing/values/clocks.ts';
import {
  dateOrders,
  isUtc,
  needsZone,
  readDay,
  readMoment,
  whyNoDay,
} from '../../../../src/main/importing/values/dates.ts';
import { localTime } from '../../../../src/main/importing/values/zones.ts';
import { dayNumber, dayOf } from '../../../../src/shared/calendar.ts';
import { toIso } from '../../../../src/shared/timestamp.ts';
import { headerOf } from './support.ts';

const ORDERS = ['ymd', 'dmy', 'mdy', 'serial'] as const;
const read = (text: string, order: (typeof ORDERS)[number]) => {
  const day = readDay(text, order);
  return day === null ? null : dayOf(day);
};
const anyDay = fc.integer({ min: dayNumber('1970-01-01'), max: dayNumber('2069-12-31') });

describe('days', () => {
  it.each([
    ['2025-03-04', '2025-03-04'],
    ['2025/3/4', '2025-03-04'],
    ['20250304', '2025-03-04'],
    ['02 Jan 2025', '2025-01-02'],
    ['Jan 2, 2025', '2025-01-02'],
    ['Jan 28 2021', '2021-01-28'],
    ['2-Jan-25', '2025-01-02'],
    ['3. März 2025', '2025-03-03'],
    ['15 de março de 2025', '2025-03-15'],
    ['1er janvier 2025', '2025-01-01'],
    ['3 ene 2025', '2025-01-03'],
    ['mardi 4 mars 2025', '2025-03-04'],
    ['Tuesday, March 4, 2025', '2025-03-04'],
    ['December 19, 2020 11:28 pm', '2020-12-19'],
    ['2025-03-04T23:30:00Z', '2025-03-04'],
  ])('%s is %s in every order', (text, day) => {
    for (const order of ORDERS) expect(read(text, order)).toBe(day);
  });

  it.each([
    ['31/01/2025', { dmy: '2025-01-31' }],
    ['01/31/2025', { mdy: '2025-01-31' }],
    ['31.01.2025', { dmy: '2025-01-31' }],
    ['03-04-2024', { dmy: '2024-04-03', mdy: '2024-03-04' }],
    ['04-17-2024 21:30:40', { mdy: '2024-04-17' }],
    ['31/01/25', { dmy: '2025-01-31', ymd: '2031-01-25' }],
    ['3/4/25', { dmy: '2025-04-03', mdy: '2025-03-04' }],
    ['45933', { serial: '2025-10-03' }],
    ['45933.5', { serial: '2025-10-03' }],
    ['13/15/2024', {}],
    ['30.02.2025', {}],
    ['2025-13-01', {}],
    ['1/2/5', {}],
    ['123/4/2025', {}],
    ['2025-03-04 25:00', {}],
    ['12.34', {}],
    ['1234', {}],
    ['05.Jan', {}],
    ['Jan 2025', {}],
    ['', {}],
  ])('%s is %j', (text, expected) => {
    expect(Object.fromEntries(dateOrders(text).map((order) => [order, read(text, order)]))).toEqual(expected);
  });

  it('come back from every way of writing them', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('/', '.', '-'), (day, sep) => {
        const [y = '', m = '', d = ''] = dayOf(day).split('-');
        expect(readDay([d, m, y].join(sep), 'dmy')).toBe(day);
        expect(readDay([Number(m), Number(d), y].join(sep), 'mdy')).toBe(day);
        expect(readDay([d, m, y.slice(2)].join(sep), 'dmy')).toBe(day);
        expect(readDay([y.slice(2), m, d].join(sep), 'ymd')).toBe(day);
        const serial = Math.round(
          Date.UTC(+y, +m - 1, +d) / 86_400_000 - Date.UTC(1899, 11, 30) / 86_400_000,
        );
        expect(readDay(String(serial), 'serial')).toBe(day);
        for (const locale of ['en-US', 'en-GB', 'de', 'fr', 'pt', 'es', 'it', 'nl'])
          for (const month of ['long', 'short'] as const) {
            const text = new Intl.DateTimeFormat(locale, {
              day: 'numeric',
              month,
              year: 'numeric',
              timeZone: 'UTC',
            });
            expect(readDay(text.format(day * 86_400_000), 'mdy')).toBe(day);
          }
      }),
    );
  });

  it.each([
    ['13/15/2024', 'mdy', '“13/15/2024” is not a date; this column reads month/day/year'],
    ['05.Jan', 'dmy', 'has no year'],
    ['1-Feb', 'dmy', 'has no year'],
    ['45933', 'ymd', 'a spreadsheet’s day number'],
    ['2025-01', 'ymd', 'is a month'],
    ['x'.repeat(500), 'ymd', '…” is not a date'],
  ] as const)('%s is refused with a sentence', (text, order, sentence) => {
    expect(readDay(text, order)).toBeNull();
    expect(whyNoDay(text, order)).toContain(sentence);
  });
});

describe('clocks', () => {
  it.each([
    ['9:05', 32_700],
    ['09:18 AM', 33_480],
    ['12:30 am', 1800],
    ['12 PM', 43_200],
    ['9:05 p. m.', 75_900],
    ['14h30', 52_200],
    ['21:30:40.5531', 77_440],
    ['23:59:59.999999', 86_399],
    ['24:00', null],
    ['13:00 PM', null],
    ['9:60', null],
    ['9', null],
    ['', null],
  ])('%s is %s', (text, second) => {
    expect(readClock(text)).toBe(second);
  });
});

describe('moments', () => {
  const local = localTime('America/New_York');
  it.each([
    ['2025-03-04T10:11:12.5531Z', '2025-03-04T10:11:12Z', false],
    ['2025-03-04T10:00:00+0530', '2025-03-04T10:00:00+05:30', false],
    ['2025-03-04 10:00 -05:00', '2025-03-04T10:00:00-05:00', false],
    ['2025-03-04 10:00 UTC', '2025-03-04T10:00:00Z', false],
    ['2024-10-30 15:15:11.744884', '2024-10-30T15:15:11-04:00', true],
    ['03/04/2025 9:00 PM', '2025-03-04T21:00:00-05:00', true],
    ['2025-03-04', '2025-03-04T00:00:00-05:00', true],
  ])('%s is %s', (text, iso, zoneless) => {
    const moment = readMoment(text, 'mdy', local);
    expect(moment && toIso(moment)).toBe(iso);
    expect(needsZone(text)).toBe(zoneless);
  });

  it('are what Temporal makes of local times, on clock changes too', () => {
    const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC'];
    const changes = zones.map((zone) => [zone, localTime(zone)] as const);
    // Hours around the nights when clocks change, and any others.
    const days = fc.oneof(
      anyDay,
      fc
        .constantFrom('2025-03-09', '2025-03-30', '2025-11-02', '2025-10-26', '2025-04-06', '2025-10-05')
        .map(dayNumber),
    );
    fc.assert(
      fc.property(days, fc.nat(86_399), fc.constantFrom(...changes), (day, second, [zone, at]) => {
        const expected = Temporal.PlainDateTime.from(dayOf(day))
          .add({ seconds: second })
          .toZonedDateTime(zone);
        const moment = at(day, second);
        expect(moment.epoch).toBe(expected.epochMilliseconds / 1000);
        expect(moment.offset * 60).toBe(expected.offsetNanoseconds / 1e9);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a column that says so are in UTC', () => {
    const header = headerOf('Submit Date (UTC)', 'created_utc', 'Date', 'outcutc');
    expect([0, 1, 2, 3].map((column) => isUtc(header, column))).toEqual([true, true, false, false]);
  });
});
