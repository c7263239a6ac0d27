import { type Cents, MAX_CENTS, toDecimal } from '../money.ts';
import { marksOf, writeDecimal } from './numbers.ts';
import { readSum } from './sums.ts';
import { type Entry, type EntryContext, entered, quoted, refused, tidy } from './types.ts';

/** Money as people type it, and back. */

type Context = Pick<EntryContext, 'locale' | 'currency'>;

/** Cents as they stand in an input: `1.250,50`. */
export const moneyText = (cents: Cents, { locale }: Context): string =>
  writeDecimal(toDecimal(cents), locale, 2);

const MORE_SIGNS: Record<string, readonly string[]> = { CHF: ['fr', 'sfr'], PLN: ['zl'], DKK: ['kr'] };
const signs = new Map<string, ReadonlySet<string>>();

const folded = (sign: string): string => sign.toLowerCase().replace(/\.$/, '');

/** All that the currency is written as, folded. */
function signsOf(currency: string, locale: string): ReadonlySet<string> {
  const key = `${currency} ${locale}`;
  const found =
    signs.get(key) ??
    new Set([
      currency.toLowerCase(),
      ...(MORE_SIGNS[currency] ?? []),
      ...[locale, 'en'].flatMap((where) =>
        (['symbol', 'narrowSymbol'] as const).map((currencyDisplay) =>
          folded(
            new Intl.NumberFormat(where, { style: 'currency', currency, currencyDisplay })
              .formatToParts(1)
              .find(({ type }) => type === 'currency')?.value ?? currency,
          ),
        ),
      ),
    ]);
  signs.set(key, found);
  return found;
}

const isSomeCurrency = (sign: string): boolean =>
  /\p{Sc}/u.test(sign) || Intl.supportedValuesOf('currency').includes(sign.toUpperCase());

const SIGN = /\p{L}*\p{Sc}|\p{L}+(?:\.(?!\d))?/gu;

/** The text without its currency; false if it names another one, null if there is something else in it. */
function withoutCurrency(text: string, { locale, currency = 'XXX' }: Context): string | false | null {
  const found = text.match(SIGN) ?? [];
  if (found.length === 0) return text;
  // `1€50` and `Fr.5` could be read in two ways.
  if (/\d\s*(?:\p{L}|\p{Sc})+\.?\s*\d/u.test(text) || /\p{L}[.,]\d/u.test(text)) return null;
  const own = signsOf(currency, locale);
  for (const sign of found) {
    if (own.has(folded(sign))) continue;
    if (!isSomeCurrency(sign)) return null;
    if (currency !== 'XXX') return false;
  }
  return text.replace(SIGN, ' ').replace(/\s+/g, ' ').trim();
}

/** Sign and number of `(12.00)`, `12.00-`, `12.-`. */
function unsigned(text: string): { text: string; sign: 1n | -1n } | null {
  const brackets = /^\(([^()]*)\)$/.exec(text);
  const inner = (brackets?.[1] ?? text).trim().replace(/(?<=[.,])-{1,2}$/, '00');
  const trailing = /^([^-+*/×÷]*\d)\s*-$/.exec(inner);
  if (!brackets) return trailing?.[1] ? { text: trailing[1], sign: -1n } : { text: inner, sign: 1n };
  // A bracket takes away once: what is in it has no sign of its own.
  return /[-+*/×÷=]/.test(inner) ? null : { text: inner, sign: -1n };
}

const away = (n: bigint, d: bigint): bigint => {
  const [size, sign] = n < 0n ? [-n, -1n] : [n, 1n];
  return sign * ((2n * size + d) / (2n * d));
};

/**
 * Reads an amount into cents: as the locale writes it or unmistakably otherwise, with or without the book's currency,
 * in brackets for less than nothing, or a simple sum. A product or quotient is rounded to the cent, half away from zero;
 * a number that is typed with a part of a cent is refused.
 */
export function readMoney(typed: string, context: Context): Entry<Cents> {
  const example = moneyText(125_050, context);
  const no = () => refused(`${quoted(typed.trim())} is not an amount such as ${example}.`);
  if (typed.length > 100) return no();
  const bare = withoutCurrency(tidy(typed), context);
  if (bare === false)
    return refused(
      `This book is kept in ${context.currency}; ${quoted(typed.trim())} names another currency.`,
    );
  const part = bare === null ? null : unsigned(bare);
  const sum = part && readSum(part.text, marksOf(context.locale));
  if (sum === 'ambiguous')
    return refused(
      `${quoted(typed.trim())} could be read in two ways. Write it as ${example} is written, with two decimals.`,
    );
  if (!sum || !part) return no();
  const hundredfold = sum.n * 100n * part.sign;
  if (hundredfold % sum.d !== 0n && !sum.multiplies)
    return refused(`${quoted(typed.trim())} has more than two decimals, and money is kept to the cent.`);
  const cents = Number(away(hundredfold, sum.d));
  return Math.abs(cents) > MAX_CENTS
    ? refused(`${quoted(typed.trim())} is larger than any amount a book can hold.`)
    : entered(cents);
}
