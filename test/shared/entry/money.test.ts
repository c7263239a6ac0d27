// Protects amounts as they are typed: read as the locale writes them, or unmistakably, or not at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoney } from '../../../src/shared/entry/money.ts';
import { MAX_CENTS } from '../../../src/shared/money.ts';

const read = (text: string, locale: string, currency = 'EUR'): number | string => {
  const entry = readMoney(text, { locale, currency });
  return entry.ok ? entry.value : entry.reason;
};

describe('an amount', () => {
  it.each(['1250²', '1250 ³', '12⁴', '1½', '①', '1250₂'])('has no raised digits: %s', (text) => {
    expect(read(text, 'en-US')).toMatch(/is not an amount/);
  });

  it.each<[string, string, number]>([
    ['de-DE', '1.250,50', 125_050],
    ['de-DE', '1250.5', 125_050],
    ['de-DE', '1,250.50', 125_050],
    ['de-DE', '1.250', 125_000],
    ['de-DE', '1,250', 125],
    ['de-DE', '12,-', 1200],
    ['de-DE', '1.250,– €', 125_000],
    ['de-DE', '€ 3,5', 350],
    ['de-DE', '12.50', 1250],
    ['de-DE', '-12', -1200],
    ['de-DE', '−12', -1200],
    ['de-DE', '-12 EUR', -1200],
    ['de-DE', '€-12', -1200],
    ['de-DE', '12,00-', -1200],
    ['en-US', '1,250.50', 125_050],
    ['en-US', '1.250,50', 125_050],
    ['en-US', '1,250', 125_000],
    ['en-US', '1.250', 125],
    ['en-US', '1250.5', 125_050],
    ['en-US', '12,5', 1250],
    ['en-US', '(12.00)', -1200],
    ['en-US', '(€12.00)', -1200],
    ['en-US', '.5', 50],
    ['en-US', '1,250,000', 125_000_000],
    ['en-US', '1.250.000', 125_000_000],
    ['en-US', '100+20*3', 16_000],
    ['en-US', '=500/3', 16_667],
    ['en-US', '100 - 20', 8000],
    ['en-US', '3*-2', -600],
    ['en-US', '12.5 * 1.19', 1488],
    ['en-US', '１２.５０', 1250],
    ['en-US', '-0', 0],
    ['fr-FR', '1\u202f250,50', 125_050],
    ['fr-FR', '1 250,50 €', 125_050],
    ['fr-FR', '1,250', 125],
    ['de-CH', '1’250.50', 125_050],
    ['de-CH', "1'250.50", 125_050],
    ['de-CH', '12.-', 1200],
    ['de-CH', '12.50', 1250],
    ['en-IN', '12,34,567.50', 123_456_750],
  ])('in %s “%s” is %d cents', (locale, text, cents) => {
    expect(read(text, locale)).toBe(cents);
  });

  it.each([
    ['fr-FR', '1.250'],
    ['de-CH', '1,250'],
    ['fr-FR', '2+1.250'],
  ])('in %s “%s” could be read in two ways, and is asked for again', (locale, text) => {
    expect(read(text, locale)).toMatch(/two ways/);
  });

  it.each([
    '',
    'abc',
    '12 apples',
    '1,2,3',
    '1.2.3',
    '12,34,567',
    '1.255',
    '0,001',
    '1€50',
    '1€250',
    'Fr.5',
    '12 34',
    '--',
    '(5)(6)',
    '(-5)',
    '100+',
    '5//2',
    '=5/0',
    '6/30',
    '6/30/2026',
    '2026-06-30',
    '30.06.2026',
    '2026-0012',
    '555-1234',
    '1:30',
    '50%',
    '1e5',
    'Infinity',
    '9'.repeat(30),
    `${'1+'.repeat(80)}1`,
  ])('is not read from “%s”', (text) => {
    expect(read(text, 'en-US')).toEqual(expect.any(String));
  });

  it('names a currency only if it is the book’s', () => {
    expect(read('12 CHF', 'de-CH', 'CHF')).toBe(1200);
    expect(read('Fr. 12.50', 'de-CH', 'CHF')).toBe(1250);
    expect(read('CHF 1’250.-', 'de-CH', 'CHF')).toBe(125_000);
    expect(read('$12', 'en-US', 'AUD')).toBe(1200);
    expect(read('USD 12', 'de-DE', 'EUR')).toBe('This book is kept in EUR; “USD 12” names another currency.');
    expect(read('£12', 'de-DE', 'EUR')).toMatch(/another currency/);
    expect(read('£12', 'en-GB', 'XXX'), 'a book without one').toBe(1200);
  });

  it('is never larger than a book can hold', () => {
    expect(read(`${MAX_CENTS / 100}`, 'en-US')).toBe(MAX_CENTS);
    expect(read(`${MAX_CENTS / 100}.01`, 'en-US')).toMatch(/larger/);
  });

  // A slow second reading: with one mark only and no group possible, the mark parts decimals.
  it('with one mark and one or two digits behind it is the same in every locale', () => {
    fc.assert(
      fc.property(
        fc.nat(99_999_999),
        fc.constantFrom('.', ','),
        fc.stringMatching(/^\d{1,2}$/),
        fc.constantFrom('de-DE', 'en-US', 'fr-FR', 'de-CH'),
        (whole, mark, decimals, locale) => {
          expect(read(`${whole}${mark}${decimals}`, locale)).toBe(
            whole * 100 + Number(decimals.padEnd(2, '0')),
          );
        },
      ),
    );
  });

  it('is a whole number of cents or a sentence, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,'’ -+*/()=€$%x") });
    fc.assert(
      fc.property(typed, fc.constantFrom('de-DE', 'en-US', 'fr-FR', 'de-CH'), (text, locale) => {
        const result = read(text, locale);
        if (typeof result === 'number')
          expect(Number.isSafeInteger(result) && !Object.is(result, -0)).toBe(true);
        else expect(result).toMatch(/\.$/);
      }),
      { numRuns: 2000 },
    );
  });
});
