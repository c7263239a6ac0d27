// Protects days and moments as they are typed: the locale's order, the shortcuts, and no day that does not exist.
import { describe, expect, it } from 'vitest';
import { readDay } from '../../../src/shared/entry/day.ts';
import { entryOf } from '../../../src/shared/entry/entry.ts';
import { readMoment } from '../../../src/shared/entry/moment.ts';

// A Tuesday.
const TODAY = '2026-06-30';
const day = (text: string, locale = 'en-US', today = TODAY): string => {
  const entry = readDay(text, { locale, today });
  return entry.ok ? entry.value : entry.reason;
};

describe('a day', () => {
  it.each([
    ['de-DE', '30.6.', '2026-06-30'],
    ['de-DE', '30.6', '2026-06-30'],
    ['de-DE', '5.3.26', '2026-03-05'],
    ['de-DE', '05.03.2026', '2026-03-05'],
    ['de-DE', '5-3-26', '2026-03-05'],
    ['de-DE', '1. Juli', '2026-07-01'],
    ['de-DE', '1. März 2025', '2025-03-01'],
    ['de-DE', 'heute', '2026-06-30'],
    ['de-DE', 'gestern', '2026-06-29'],
    ['de-DE', 'vorgestern', '2026-06-28'],
    ['de-DE', 'Mo', '2026-06-29'],
    ['de-DE', 'sonntag', '2026-06-28'],
    ['fr-FR', 'hier', '2026-06-29'],
    ['fr-FR', 'aujourd’hui', '2026-06-30'],
    ['fr-FR', '14 février 2025', '2025-02-14'],
    ['en-GB', '30/6/26', '2026-06-30'],
    ['en-GB', '5/3', '2026-03-05'],
    ['en-US', '6/30', '2026-06-30'],
    ['en-US', '3/5/26', '2026-03-05'],
    ['en-US', '3/5/70', '1970-03-05'],
    ['en-US', '2026-02-03', '2026-02-03'],
    ['en-US', '2026/2/3', '2026-02-03'],
    ['en-US', '20260203', '2026-02-03'],
    ['en-US', 'jun 30', '2026-06-30'],
    ['en-US', 'June 30, 2025', '2025-06-30'],
    ['en-US', '3 sept 2025', '2025-09-03'],
    ['en-US', 'today', '2026-06-30'],
    ['en-US', 'T', '2026-06-30'],
    ['en-US', 'y', '2026-06-29'],
    ['en-US', 'yesterday', '2026-06-29'],
    ['en-US', 'tomorrow', '2026-07-01'],
    ['en-US', '+3', '2026-07-03'],
    ['en-US', '-1', '2026-06-29'],
    ['en-US', '−1', '2026-06-29'],
    ['en-US', '+2w', '2026-07-14'],
    ['en-US', '-1m', '2026-05-31'],
    ['en-US', '+1y', '2027-06-30'],
    ['en-US', 'tue', '2026-06-30'],
    ['en-US', 'wed', '2026-06-24'],
    ['en-US', 'Mon', '2026-06-29'],
    ['en-US', 'eom', '2026-06-30'],
    ['en-US', 'end of last month', '2026-05-31'],
    ['en-US', 'bom', '2026-06-01'],
    ['en-US', 'eoy', '2026-12-31'],
    ['sv-SE', '26-03-05', '2026-03-05'],
  ])('in %s “%s” is %s', (locale, text, expected) => {
    expect(day(text, locale)).toBe(expected);
  });

  it.each([
    ['en-US', '30/6'],
    ['en-US', '13/5/26'],
    ['en-US', '2/30/26'],
    ['en-US', '2026-02-30'],
    ['de-DE', '6/30'],
    ['de-DE', '29.2.2026'],
    ['en-US', ''],
    ['en-US', '5'],
    ['en-US', '1.5.0206'],
    ['en-US', 'someday'],
    ['en-US', 'feb 30'],
    ['en-US', '+99999y'],
    ['en-US', 'm'],
  ])('in %s “%s” is none, and is not turned around', (locale, text) => {
    expect(day(text, locale)).toMatch(/\.$/);
  });

  it('says how days are written here', () => {
    expect(day('30/6/26', 'en-US')).toBe('“30/6/26” is no day: here days are written 6/30/26.');
    expect(day('whenever', 'de-DE')).toBe('“whenever” is not a day such as 30.06.2026, today, fri or +3.');
  });

  it('without a year is this year’s, or the nearer one around New Year', () => {
    expect(day('31.12.', 'de-DE', '2026-01-02')).toBe('2025-12-31');
    expect(day('1.1.', 'de-DE', '2026-12-30')).toBe('2027-01-01');
    expect(day('31.12.', 'de-DE', '2026-06-30')).toBe('2026-12-31');
    expect(day('1.1.', 'de-DE', '2026-06-30')).toBe('2026-01-01');
  });
});

describe('a moment', () => {
  const at = (text: string, locale = 'en-US', zone = 'Europe/Berlin'): string => {
    const entry = readMoment(text, { locale, today: TODAY, zone });
    return entry.ok ? entry.value : entry.reason;
  };

  it.each([
    ['de-DE', '30.6. 14:30', '2026-06-30T14:30:00+02:00'],
    ['de-DE', '5.1.2026 9 Uhr', '2026-01-05T09:00:00+01:00'],
    ['de-DE', '30.6. 14.30', '2026-06-30T14:30:00+02:00'],
    ['en-US', 'yesterday 9am', '2026-06-29T09:00:00+02:00'],
    ['en-US', 'yesterday 9', '2026-06-29T09:00:00+02:00'],
    ['en-US', 'fri 14:30', '2026-06-26T14:30:00+02:00'],
    ['en-US', 'fri 14', '2026-06-26T14:00:00+02:00'],
    ['en-US', '-3 0', '2026-06-27T00:00:00+02:00'],
    ['en-US', 'eom 23', '2026-06-30T23:00:00+02:00'],
    ['de-DE', 'gestern 9', '2026-06-29T09:00:00+02:00'],
    ['en-US', '6/30/2026 7', '2026-06-30T07:00:00+02:00'],
    ['en-US', '6/30 2:30 pm', '2026-06-30T14:30:00+02:00'],
    ['en-US', '12:15 AM', '2026-06-30T00:15:00+02:00'],
    ['en-US', '14:30', '2026-06-30T14:30:00+02:00'],
    ['en-US', '2026-06-30T09:00:00Z', '2026-06-30T09:00:00Z'],
    ['en-US', '2026-06-30 09:00', '2026-06-30T09:00:00+02:00'],
    ['en-US', '6/30/26 9:00 -05:00', '2026-06-30T09:00:00-05:00'],
  ])('in %s “%s” is %s', (locale, text, expected) => {
    expect(at(text, locale)).toBe(expected);
  });

  it.each([
    '',
    '6/30',
    'yesterday',
    '6/30 25:00',
    '6/30 13:00 pm',
    '12.05',
    'never 9:00',
    '9',
    'feb 9',
    'fri 24',
    'never 9',
  ])('is not read from “%s”', (text) => {
    expect(at(text)).toMatch(/\.$/);
  });

  it('is the minute it is, where a clock is at hand', () => {
    const now = () => 1_792_888_305; // 2026-10-25T00:31:45Z, the first 2:31 of that night in Berlin.
    const entry = readMoment('Now', { locale: 'en-US', today: TODAY, zone: 'Europe/Berlin', now });
    expect(entry).toEqual({ ok: true, value: '2026-10-25T02:31:00+02:00' });
    expect(at('now')).toMatch(/is not a moment/);
  });

  it('is no stretch of time, but may name its offset', () => {
    expect(at('30.6. 10:00-12:00', 'de-DE')).toMatch(/is not a moment/);
    expect(at('30.6. 10:00–12:00', 'de-DE')).toMatch(/is not a moment/);
    expect(at('30.6. 10:00 -05:00', 'de-DE')).toBe('2026-06-30T10:00:00-05:00');
    expect(at('2026-06-30 10:00:00-05:00')).toBe('2026-06-30T10:00:00-05:00');
    expect(at('2026-06-30 10:00+02:00')).toBe('2026-06-30T10:00:00+02:00');
  });

  it('that the clocks skip or bring twice is asked for again', () => {
    expect(at('29.3.2026 2:30', 'de-DE')).toMatch(/^There is no such time in Europe\/Berlin/);
    expect(at('25.10.2026 2:30', 'de-DE')).toBe(
      '“25.10.2026 2:30” comes twice, since the clocks go back. Add +02:00 for the first or +01:00 for the second.',
    );
    expect(at('25.10.2026 2:30 +01:00', 'de-DE')).toBe('2026-10-25T02:30:00+01:00');
  });
});

it('all kinds of entries are read in one context', () => {
  const entry = entryOf({ locale: 'de-DE', today: TODAY, zone: 'UTC', currency: 'EUR' });
  expect(entry.money('1.250,50')).toEqual({ ok: true, value: 125_050 });
  expect(entry.duration('1,5')).toEqual({ ok: true, value: 5400 });
  expect(entry.day('gestern')).toEqual({ ok: true, value: '2026-06-29' });
  expect(entry.whole('1.250')).toEqual({ ok: true, value: 1250 });
  expect(entry.moment('8:00')).toEqual({ ok: true, value: '2026-06-30T08:00:00Z' });
});
