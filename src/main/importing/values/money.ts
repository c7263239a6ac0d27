import { type Cents, MAX_CENTS } from '../../../shared/money.ts';
import type { DecimalMark } from '../types.ts';
import { readCurrency, sameCurrency } from './currencies.ts';
import { decimalMarks, readDecimal } from './decimal.ts';
import { quoted } from './text.ts';

export type ReadMoney =
  | {
      ok: true;
      cents: Cents;
      /** ISO code, or a symbol that several currencies bear (`$`, `kr`); null = the cell doesn't say. */
      currency: string | null;
    }
  | { ok: false; reason: string };

/** An amount taken apart: the digits in the middle, what stood around them decided. */
type Parts = { digits: string; negative: boolean; currency: string | null };

const LEADING_SIGN = /^[-−–+]\s*/;
const TRAILING_SIGN = /\s*[-−–+]$/;
const BRACKETS = /^\(\s*(.*?)\s*\)$/s;
/** What isn't part of a number: letters and symbols, at the beginning (`R$`, `kr.`) or at the end. */
const LEADING_NAME = /^([^\d\s\-−–+().,'’][^\d\s\-−–+().,]*)(?:\.(?=\s))?\s*(?=.)/s;
const TRAILING_NAME = /(?<=.)\s*?([^\d\s\-−–+().,'’][^\d\s\-−–+(),]*)$/s;

/** Two currencies written around one amount: `$5 USD` is USD. Undefined if they can't be the same. */
function agreed(before: string | null, found: string | null): string | null | undefined {
  if (found === null) return undefined;
  if (before === null) return found;
  if (!sameCurrency(before, found)) return undefined;
  return before.length === 3 ? before : found;
}

/** Takes sign, brackets and currency off both ends, each at most once; null if something else stands there. */
function takeApart(text: string): Parts | null {
  let rest = text.trim();
  let sign: string | null = null;
  let currency: string | null = null;
  for (;;) {
    const bracketed = BRACKETS.exec(rest)?.[1];
    const signed = bracketed === undefined ? (LEADING_SIGN.exec(rest) ?? TRAILING_SIGN.exec(rest)) : null;
    const name = LEADING_NAME.exec(rest) ?? TRAILING_NAME.exec(rest);
    if (bracketed !== undefined || signed) {
      if (sign !== null) return null;
      sign = bracketed === undefined ? (signed?.[0].trim() ?? '') : '-';
      rest = bracketed ?? without(rest, signed);
    } else if (name) {
      const both = agreed(currency, readCurrency(name[1] ?? ''));
      if (both === undefined) return null;
      currency = both;
      rest = without(rest, name);
    } else return { digits: rest, negative: sign !== null && sign !== '+', currency };
  }
}

const without = (text: string, match: RegExpExecArray | null): string =>
  match === null
    ? text
    : match.index === 0
      ? text.slice(match[0].length).trim()
      : text.slice(0, match.index).trim();

/**
 * Reads an amount of a real export: `-$14.44`, `$-142.85`, `- $220.00`, `(1,234.56)`, `12.34-`, `14 234,50`,
 * `-110.7 €`, `1'234.50`. Groups must stand in threes; more than two decimals are refused unless the rest is 0.
 * @param mark what parts the decimals in this column
 */
export function readMoney(text: string, mark: DecimalMark): ReadMoney {
  const no = (reason: string): ReadMoney => ({ ok: false, reason: `${quoted(text.trim())} ${reason}` });
  const parts = takeApart(text);
  const decimal = parts && readDecimal(parts.digits, mark);
  if (!parts || !decimal) {
    const other = parts && decimalMarks(parts.digits).length > 0;
    return no(
      other
        ? `doesn't fit: this column writes decimals after a ${mark === '.' ? 'point' : 'comma'}`
        : `is not an amount such as 1234${mark}50`,
    );
  }
  if (/[1-9]/.test(decimal.fraction.slice(2)))
    return no('has more than two decimals, and money is kept to the cent');
  const magnitude = Number(decimal.whole + decimal.fraction.slice(0, 2).padEnd(2, '0'));
  if (magnitude > MAX_CENTS) return no('is larger than any amount a book can hold');
  return {
    ok: true,
    cents: parts.negative && magnitude !== 0 ? -magnitude : magnitude,
    currency: parts.currency,
  };
}

/**
 * With which decimal marks a text can be an amount or a number: `1,234` with both (1234, or 1.234, which money
 * refuses), `1,5` with `,`, `12` with both. Empty if it is no amount.
 */
export function moneyMarks(text: string): DecimalMark[] {
  const parts = takeApart(text);
  return parts ? decimalMarks(parts.digits) : [];
}

/** What an amount is with this decimal mark, for showing it to the owner: `1234`, `-1.234`; null if it is none. */
export function plainAmount(text: string, mark: DecimalMark): string | null {
  const parts = takeApart(text);
  const decimal = parts && readDecimal(parts.digits, mark);
  if (!decimal) return null;
  const fraction = decimal.fraction.replace(/0+$/, '');
  const whole = decimal.whole.replace(/^0+(?=\d)/, '');
  return `${parts.negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
