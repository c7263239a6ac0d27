// Protects worked time: whole seconds, over a day too, nothing but h:mm:ss.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWords, parseDuration, toClock } from '../../src/shared/duration.ts';

describe('durations', () => {
  it('come back from their text to the second', () => {
    fc.assert(
      fc.property(fc.nat(3_599_999_999), (seconds) => {
        const [hours = '', minutes = '', rest = ''] = toClock(seconds).split(':');
        expect(Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)).toBe(seconds);
        expect(minutes.length + rest.length).toBe(4);
        expect(parseDuration(toClock(seconds))).toBe(seconds);
      }),
    );
    expect(parseDuration('26:15:00')).toBe(94_500);
    expect(parseDuration('0:00:00')).toBe(0);
  });

  it.each([
    '',
    '1:30',
    '1.5',
    '1:60:00',
    '1:00:60',
    '-1:00:00',
    '1:5:00',
    ' 1:00:00',
    '1:00:00 ',
    '1h',
    'PT1H',
  ])('“%s” is refused', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('read as words', () => {
    expect(inWords(0)).toBe('0 s');
    expect(inWords(59)).toBe('59 s');
    expect(inWords(60)).toBe('1 min');
    expect(inWords(3600)).toBe('1 h');
    expect(inWords(76_800)).toBe('21 h 20 min');
    expect(inWords(3659)).toBe('1 h');
  });
});
