// Protects worked time as it is typed: whole seconds, hours where no unit stands, nothing guessed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText, readDuration } from '../../../src/shared/entry/duration.ts';

const read = (text: string, locale = 'en-US'): number | string => {
  const entry = readDuration(text, { locale });
  return entry.ok ? entry.value : entry.reason;
};

describe('a duration', () => {
  it.each<[string, number]>([
    ['1:30', 5400],
    ['1:30:15', 5415],
    [':45', 2700],
    ['26:15', 94_500],
    ['1h30', 5400],
    ['1h5', 3900],
    ['1h 30m', 5400],
    ['1 h 30 min', 5400],
    ['1.5h', 5400],
    ['1,5 Std.', 5400],
    ['90m', 5400],
    ['90 min', 5400],
    ['2 hours', 7200],
    ['2 Stunden und 5 Minuten', 7500],
    ['45s', 45],
    ['1.5', 5400],
    ['1,5', 5400],
    ['.25', 900],
    ['2', 7200],
    ['0', 0],
    ['1:30 + 45m', 8100],
    ['0.333', 1199],
    ['１:３０', 5400],
  ])('“%s” is %d seconds', (text, seconds) => {
    expect(read(text)).toBe(seconds);
    expect(read(text.toUpperCase())).toBe(seconds);
  });

  it.each([
    '',
    'abc',
    '1:60',
    '1:2:3:4',
    '1h90',
    '30m 1h',
    '1d',
    '1:30pm',
    '5x',
    '1 2',
    '1h 2h',
    '+',
    '1+',
    '9'.repeat(20),
  ])('is not read from “%s”', (text) => {
    expect(read(text)).toEqual(expect.any(String));
  });

  it('that could be read in two ways is asked for again', () => {
    expect(read('1:5')).toBe('“1:5” could be read in two ways. Write the minutes with two digits: 1:05.');
    expect(read('1,500', 'en-US')).toMatch(/two ways/);
    expect(read('1.500', 'de-DE')).toMatch(/two ways/);
    expect(read('1.250', 'en-US')).toBe(4500);
    expect(read('1,250', 'de-DE')).toBe(4500);
  });

  it('is never less than nothing', () => {
    expect(read('-1:30')).toMatch(/less than nothing/);
    expect(read('(1:30)')).toMatch(/less than nothing/);
  });

  it('comes back from its text, and the same from hours, minutes and seconds with units', () => {
    fc.assert(
      fc.property(fc.nat(3_599_999), (seconds) => {
        const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
        expect(read(durationText(seconds))).toBe(seconds);
        expect(read(`${h}h ${m}m ${s}s`)).toBe(seconds);
      }),
    );
  });

  it('is a whole number of seconds or a sentence, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789:.,hms +-') }), (text) => {
        const result = read(text, 'de-DE');
        if (typeof result === 'number') expect(Number.isSafeInteger(result) && result >= 0).toBe(true);
        else expect(result).toMatch(/\.$/);
      }),
      { numRuns: 2000 },
    );
  });
});
