// Protects time worked: every way of writing it gives the same seconds, rounded once, and no unit is guessed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  durationStyles,
  readDuration,
  styleOfHeader,
} from '../../../../src/main/importing/values/duration.ts';

const ALL = ['clock', 'hours', 'minutes', 'seconds', 'words'] as const;
const two = (value: number) => String(value).padStart(2, '0');

describe('durations that say their unit', () => {
  it.each([
    ['0:30', 1800],
    ['00:18:25', 1105],
    ['26:15:00', 94500],
    ['18:25 min', 1105],
    ['44 sec', 44],
    ['1h 30m', 5400],
    ['1h30', 5400],
    ['90m', 5400],
    ['1 hr 5 min', 3900],
    ['1 Std. 30 Min.', 5400],
    ['1 hour, 5 minutes', 3900],
    ['1,5 h', 5400],
    ['0', 0],
  ])('%s is %i s in every style', (text, seconds) => {
    for (const style of ALL) expect(readDuration(text, style)).toEqual({ ok: true, seconds });
    expect(durationStyles(text)).toEqual(ALL);
  });

  it('come back from clock and words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.nat(59), fc.nat(59), (h, m, s) => {
        const seconds = h * 3600 + m * 60 + s;
        for (const text of [`${h}:${two(m)}:${two(s)}`, `${h}h ${m}m ${s}s`, `${h} hours ${m} min, ${s} sec`])
          expect(readDuration(text, 'clock')).toEqual({ ok: true, seconds });
      }),
    );
  });
});

describe('durations without unit', () => {
  it.each([
    ['1.5', 'hours', 5400],
    ['1,5', 'hours', 5400],
    ['90', 'minutes', 5400],
    ['90', 'hours', 324000],
    ['0.6389', 'hours', 2300],
    ['261.3160766843023', 'minutes', 15679],
    ['0.5', 'seconds', 1],
    ['0.49999999999999999999', 'seconds', 0],
  ] as const)('%s counted in %s is %i s', (text, style, seconds) => {
    expect(readDuration(text, style)).toEqual({ ok: true, seconds });
  });

  it('are rounded once, halves up, without floating point', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), (tenThousandths) => {
        const text = `${Math.floor(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`;
        const exact = tenThousandths * 3600;
        const [down, rest] = [(exact - (exact % 10_000)) / 10_000, exact % 10_000];
        expect(readDuration(text, 'hours')).toEqual({ ok: true, seconds: down + (rest >= 5000 ? 1 : 0) });
      }),
    );
  });

  it.each([
    ['1.5', ['hours']],
    ['90', ['hours', 'minutes', 'seconds']],
    ['90.5', ['hours', 'minutes', 'seconds']],
    ['1,234', ['hours', 'minutes', 'seconds']],
    ['8:30:00 AM', []],
    ['-1:30', []],
    ['soon', []],
  ])('%s can be %j', (text, styles) => {
    expect(durationStyles(text)).toEqual(styles);
  });

  it('follow the decimal mark where there is one', () => {
    expect(readDuration('1,234', 'minutes', '.')).toEqual({ ok: true, seconds: 74_040 });
    expect(readDuration('1,234', 'minutes', ',')).toEqual({ ok: true, seconds: 74 });
    expect(readDuration('1,5', 'hours', '.').ok).toBe(false);
  });
});

describe('what is no duration', () => {
  it.each([
    ['8:30:00 AM', 'Excel turned the duration into a clock time'],
    ['-1:30', 'is negative'],
    ['-0.5', 'is negative'],
    ['90', 'has no unit'],
    ['1:75', 'is not a duration'],
    ['5 min 3 h', 'is not a duration'],
    ['99999999:00:00', 'is not a duration'],
    ['', 'is not a duration'],
  ])('%s is refused: %s', (text, reason) => {
    const read = readDuration(text, 'clock');
    expect(read.ok ? '' : read.reason).toContain(reason);
  });
});

describe('headers', () => {
  it.each([
    ['duration', 'h', 'hours'],
    ['duration', 'decimal', 'hours'],
    ['first response time', 'in hrs', 'hours'],
    ['hours', '', 'hours'],
    ['hoursworked', '', 'hours'],
    ['first_response_minutes', '', 'minutes'],
    ['duration', '', null],
    ['description', '', null],
    ['amount', 'USD', null],
  ])('%s (%s) counts %s', (name, unit, style) => {
    expect(styleOfHeader(name, unit)).toBe(style);
  });
});
