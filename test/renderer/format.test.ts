import { describe, expect, it } from 'vitest';
import { permille, roundText, shifted } from '../../src/renderer/lib/decimal.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';

const us = createFormatter('en-US', 'USD');
/** No-break spaces read as spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('decimal rounding', () => {
  it('rounds half away from zero on the digits, not on the binary float', () => {
    expect(roundText('46.25', 1)).toBe('46.3');
    expect(roundText('-46.25', 1)).toBe('-46.3');
    expect(roundText('1.005', 2)).toBe('1.01');
    expect(roundText('9.99', 1)).toBe('10.0');
  });

  it('loses the sign with the last digit', () => {
    expect(roundText('-0.04', 1)).toBe('0.0');
    expect(shifted(-0, 2)).toBe('000.0000');
  });

  it('gives tenths of a percent, half away from zero', () => {
    expect(permille(1, 2000)).toBe(1);
    expect(permille(-1, 2000)).toBe(-1);
    expect(permille(1, 3)).toBe(333);
  });
});

describe('figures in words', () => {
  it('shows 46.25 % as 46.3 %', () => {
    expect(plain(us.share(0.4625))).toBe('46.3 %');
    expect(plain(us.share(0.0005))).toBe('0.1 %');
    expect(plain(us.share(1.0049))).toBe('100.5 %');
  });

  it('writes money whole, and with cents where they matter', () => {
    expect(us.money(2_831_267)).toBe('$28,313');
    expect(us.money(2_831_267, { cents: true })).toBe('$28,312.67');
    expect(us.money(150)).toBe('$2');
    expect(us.money(-150)).toBe('−$2');
  });

  it('uses a true minus and never a signed zero', () => {
    expect(us.money(-35_196)).toBe('−$352');
    expect(us.money(-49)).toBe('$0');
    expect(us.money(117_500, { signed: true })).toBe('+$1,175');
    expect(us.count(-15)).toBe('−15');
  });

  it('writes hours as h:mm, grouped and rounded to the minute', () => {
    expect(us.hours(2083 * 3600 + 12 * 60)).toBe('2,083:12');
    expect(us.hours(3599)).toBe('1:00');
    expect(us.hours(-90 * 60)).toBe('−1:30');
  });

  it('writes rates, months and multiples with their unit', () => {
    expect(us.figure({ value: 21_108, unit: 'cents_per_hour' })).toBe('$211/h');
    expect(plain(us.figure({ value: 1.596609, unit: 'months' }))).toBe('1.6 months');
    expect(plain(us.multiple('3'))).toBe('3.0 ×');
    expect(plain(us.multiple('3.25'))).toBe('3.25 ×');
  });

  it('says n/a for what is not available, never zero', () => {
    expect(us.figure({ value: null, unit: 'cents' })).toBe('n/a');
  });

  it('writes days and months without a time zone', () => {
    expect(us.day('2026-06-30')).toBe('30 Jun 2026');
    expect(us.day('2026-01-01')).toBe('1 Jan 2026');
    expect(us.month('2025-07')).toBe('Jul 2025');
    expect(us.monthAxis('2025-07')).toBe('Jul 25');
  });

  it('follows the locale and the currency of the book', () => {
    const german = createFormatter('de-DE', 'EUR');
    expect(plain(german.money(2_831_267))).toBe('28.313 €');
    expect(plain(german.share(0.178192))).toBe('17,8 %');
  });
});
