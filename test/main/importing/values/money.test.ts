// Protects amounts: every way tools write them gives the same cents, and nothing is rounded, guessed or half read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currencyProblem,
  headerCurrency,
  readCurrency,
} from '../../../../src/main/importing/values/currencies.ts';
import { moneyMarks, plainAmount, readMoney } from '../../../../src/main/importing/values/money.ts';
import { MAX_CENTS, toDecimal } from '../../../../src/shared/money.ts';
import { headerOf } from './support.ts';

const money = (cents: number, currency: string | null = null) => ({ ok: true, cents, currency });

/** Writes cents as some tool would: an independent way there. */
function written(
  cents: number,
  mark: '.' | ',',
  group: string,
  sign: 'before' | 'after' | 'brackets' | 'inside',
  symbol: string,
): string {
  const [whole = '', fraction = ''] = toDecimal(Math.abs(cents)).split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  const digits = `${groups.join(group)}${mark}${fraction}`;
  if (cents >= 0) return `${symbol}${digits}`;
  if (sign === 'brackets') return `(${symbol}${digits})`;
  if (sign === 'after') return `${symbol}${digits}-`;
  return sign === 'inside' ? `${symbol}-${digits}` : `- ${symbol}${digits}`;
}

describe('amounts', () => {
  it.each([
    ['-$14.44', '.', money(-1444, '$')],
    ['$-142.85', '.', money(-14285, '$')],
    ['- $220.00', '.', money(-22000, '$')],
    ['(1,234.56)', '.', money(-123456)],
    ['($1,234.56)', '.', money(-123456, '$')],
    ['12.34-', '.', money(-1234)],
    ['14 234,50', ',', money(1423450)],
    ['14\u00a0234,50', ',', money(1423450)],
    ['14\u202f234,50', ',', money(1423450)],
    ['2.000,0', ',', money(200000)],
    ['-110.7 €', '.', money(-11070, 'EUR')],
    ["1'234.50", '.', money(123450)],
    ['1’234.50', '.', money(123450)],
    ['\u22125', '.', money(-500)],
    ['$.50', '.', money(50, '$')],
    ['R$ 1.234,56', ',', money(123456, 'BRL')],
    ['12 kr.', ',', money(1200, 'kr')],
    ['kr. 12,50', ',', money(1250, 'kr')],
    ['CHF 1’000.00', '.', money(100000, 'CHF')],
    ['12USD', '.', money(1200, 'USD')],
    ['$5 USD', '.', money(500, 'USD')],
    ['1.500', '.', money(150)],
    ['1.500', ',', money(150000)],
    ['-0.00', '.', money(0)],
  ] as const)('reads %s with %s', (text, mark, expected) => {
    expect(readMoney(text, mark)).toEqual(expected);
  });

  it.each([
    ['1.005', '.', 'more than two decimals'],
    ['1,234', ',', 'more than two decimals'],
    ['12,34,567', '.', 'is not an amount'],
    ['1,2345', '.', 'writes decimals after a point'],
    ['12,5', '.', 'writes decimals after a point'],
    ['9,000,000,000.01', '.', 'larger than any amount'],
    ['-($5)', '.', 'is not an amount'],
    ['--5', '.', 'is not an amount'],
    ['5 EUR USD', '.', 'is not an amount'],
    ['12 apples', '.', 'is not an amount'],
    ['1E5', '.', 'is not an amount'],
    ['12.', '.', 'is not an amount'],
    ['$', '.', 'is not an amount'],
    ['', '.', 'is not an amount'],
  ] as const)('refuses %s with %s', (text, mark, reason) => {
    const read = readMoney(text, mark);
    expect(read.ok ? '' : read.reason).toContain(reason);
  });

  it('come out the same however they are grouped, signed and named', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -MAX_CENTS, max: MAX_CENTS }),
        fc.constantFrom<['.' | ',', string]>(
          ['.', ','],
          ['.', ''],
          ['.', "'"],
          [',', '.'],
          [',', ' '],
          [',', '\u202f'],
        ),
        fc.constantFrom('before', 'after', 'brackets', 'inside'),
        fc.constantFrom<[string, string | null]>(['', null], ['€', 'EUR'], ['EUR ', 'EUR'], ['US$', 'USD']),
        (cents, [mark, group], sign, [symbol, currency]) => {
          const text = written(cents, mark, group, sign, symbol);
          expect(readMoney(text, mark)).toEqual(money(cents, currency));
          expect(moneyMarks(text)).toEqual([mark]);
        },
      ),
    );
  });

  it('never read what has no digit, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const read = readMoney(text, '.');
        expect(read.ok && !/\d/.test(text)).toBe(false);
      }),
    );
  });

  it.each([
    ['1,234', ['.', ',']],
    ['-$1.234', ['.', ',']],
    ['12', ['.', ',']],
    ['1,5', [',']],
    ['0,123', [',']],
    ['1,234,567', ['.']],
    ['1,234.5', ['.']],
    ['0:30', []],
  ])('%s can have the marks %j', (text, marks) => {
    expect(moneyMarks(text)).toEqual(marks);
  });

  it('are shown as both marks would have them', () => {
    expect([plainAmount('-1,234', '.'), plainAmount('-1,234', ',')]).toEqual(['-1234', '-1.234']);
  });
});

describe('currencies', () => {
  it.each([
    ['usd', 'USD'],
    ['US Dollar - USD', 'USD'],
    ['Euro', 'EUR'],
    ['US Dollars', 'USD'],
    ['£', 'GBP'],
    ['kr.', 'kr'],
    ['$', '$'],
    ['h', null],
    ['QQQ', null],
  ])('%s is %s', (text, expected) => {
    expect(readCurrency(text)).toBe(expected);
  });

  it('of an amount must be the book’s, as far as it is known', () => {
    expect(currencyProblem('EUR', 'USD')).toBe(
      'this amount is in Euro (EUR), and the book is kept in US Dollar (USD)',
    );
    expect(currencyProblem('$', 'EUR')).toContain('“$”');
    for (const book of ['USD', 'CAD', 'XXX']) expect(currencyProblem('$', book)).toBeNull();
    expect(currencyProblem(null, 'USD')).toBeNull();
  });

  it.each([
    ['Amount (EUR)', 'EUR'],
    ['Debit CHF', 'CHF'],
    ['Amount', null],
    ['Amount ()', null],
    ['Duration (h)', null],
    ['TOTAL ALL', null],
  ])('a header %s names %s', (label, expected) => {
    expect(headerCurrency(headerOf(label), 0)).toBe(expected);
  });
});
