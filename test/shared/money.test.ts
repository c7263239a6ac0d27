// Protects amounts on their way in and out: to the cent, nothing rounded away, nothing guessed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CENTS, parseMoney, toDecimal } from '../../src/shared/money.ts';

const anyCents = fc.integer({ min: -MAX_CENTS, max: MAX_CENTS });

describe('money', () => {
  it('comes back from its text to the cent', () => {
    fc.assert(
      fc.property(anyCents, (cents) => {
        const parsed = parseMoney(toDecimal(cents));
        expect(parsed).toEqual({ ok: true, cents: cents === 0 ? 0 : cents });
        expect(toDecimal(cents)).toMatch(/^-?\d+\.\d{2}$/);
      }),
    );
  });

  it('is what its digits say, with or without decimals and extra zeros', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(8_000_000), fc.nat(99), fc.nat(3), (minus, units, cents, zeros) => {
        const text = `${minus ? '-' : ''}${units}.${String(cents).padStart(2, '0')}${'0'.repeat(zeros)}`;
        const magnitude = Number(BigInt(units) * 100n + BigInt(cents));
        expect(parseMoney(text)).toEqual({
          ok: true,
          cents: minus && magnitude > 0 ? -magnitude : magnitude,
        });
      }),
    );
    expect(parseMoney('-20')).toEqual({ ok: true, cents: -2000 });
    expect(parseMoney('0.1')).toEqual({ ok: true, cents: 10 });
    expect(parseMoney('1234.5')).toEqual({ ok: true, cents: 123_450 });
  });

  it('with more than two decimals is refused unless the rest is zero', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.nat(99),
        fc.nat(2),
        fc.integer({ min: 1, max: 9 }),
        (units, cents, zeros, digit) => {
          const text = `${units}.${String(cents).padStart(2, '0')}${'0'.repeat(zeros)}${digit}`;
          expect(parseMoney(text)).toMatchObject({
            ok: false,
            reason: expect.stringContaining('two decimals'),
          });
        },
      ),
    );
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '1,234.50',
    '1.234,50',
    '$5',
    '(5.00)',
    '+5',
    '5-',
    '--5',
    '.5',
    '5.',
    '1e3',
    '0x10',
    'NaN',
    '٥',
    '−5',
  ])('“%s” is refused', (text) => {
    expect(parseMoney(text)).toMatchObject({ ok: false, reason: expect.stringContaining(text) });
  });

  it('has no minus zero', () => {
    expect(parseMoney('-0.00')).toEqual({ ok: true, cents: 0 });
    expect(Object.is((parseMoney('-0') as { cents: number }).cents, 0)).toBe(true);
    expect(toDecimal(-5)).toBe('-0.05');
  });

  it('beyond any book is refused', () => {
    expect(parseMoney(toDecimal(MAX_CENTS))).toEqual({ ok: true, cents: MAX_CENTS });
    expect(parseMoney('9000000000.01').ok).toBe(false);
    expect(parseMoney('9'.repeat(400)).ok).toBe(false);
    // A million of the largest amounts still add up exactly.
    expect(Number.isSafeInteger(MAX_CENTS * 10_000)).toBe(true);
  });
});
