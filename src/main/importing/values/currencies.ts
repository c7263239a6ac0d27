import { fold } from '../reading/fold.ts';
import type { Header } from '../types.ts';

/** The book's currency when it was never set: ISO 4217's “no currency”. */
export const NO_CURRENCY = 'XXX';

/** What a symbol can stand for. One code: a proof. Several: it only tells that the others are excluded. */
const SYMBOLS = new Map<string, readonly string[]>([
  [
    '$',
    'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU BSD BBD BZD BMD BND KYD FJD JMD LRD NAD TTD'.split(' '),
  ],
  ['kr', ['SEK', 'NOK', 'DKK', 'ISK']],
  ['¥', ['JPY', 'CNY']],
  ['fr', ['CHF', 'XAF', 'XOF', 'XPF']],
  ['rs', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['r$', ['BRL']],
  ['us$', ['USD']],
  ['c$', ['CAD']],
  ['ca$', ['CAD']],
  ['cad$', ['CAD']],
  ['a$', ['AUD']],
  ['au$', ['AUD']],
  ['nz$', ['NZD']],
  ['hk$', ['HKD']],
  ['s$', ['SGD']],
  ['mx$', ['MXN']],
  ['nt$', ['TWD']],
  ['zł', ['PLN']],
  ['zl', ['PLN']],
  ['kč', ['CZK']],
  ['ft', ['HUF']],
  ['lei', ['RON']],
  ['лв', ['BGN']],
  ['sfr', ['CHF']],
  ['r', ['ZAR']],
  ['rm', ['MYR']],
  ['rp', ['IDR']],
  ['₹', ['INR']],
  ['₺', ['TRY']],
  ['₽', ['RUB']],
  ['₪', ['ILS']],
  ['₩', ['KRW']],
  ['₱', ['PHP']],
  ['฿', ['THB']],
  ['₫', ['VND']],
  ['₴', ['UAH']],
  ['₦', ['NGN']],
  ['元', ['CNY']],
  ['円', ['JPY']],
]);

/** Made when first needed: the names of currencies take Intl longer than all else a command starts with. */
let codes: ReadonlySet<string> | undefined;
const currencyCodes = (): ReadonlySet<string> => {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes;
};

let names: Intl.DisplayNames | undefined;
const currencyNames = (): Intl.DisplayNames => {
  names ??= new Intl.DisplayNames('en', { type: 'currency' });
  return names;
};

let byName: Map<string, string> | undefined;
const codeOfName = (name: string): string | undefined => {
  if (!byName) {
    const all = currencyNames();
    byName = new Map([...currencyCodes()].map((code) => [fold(all.of(code) ?? code), code]));
  }
  return byName.get(name) ?? byName.get(name.replace(/s$/, ''));
};

/**
 * The currency a symbol, code or name means: an ISO code, or the symbol itself where several currencies bear it
 * (`$` is no proof of USD). Null if it is none.
 */
export function readCurrency(text: string): string | null {
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  if (/^[A-Z]{3}$/.test(upper) && currencyCodes().has(upper)) return upper;
  const symbol = trimmed.toLowerCase().replace(/\.$/, '');
  const candidates = SYMBOLS.get(symbol);
  if (candidates) return (candidates.length === 1 ? candidates[0] : symbol) ?? null;
  // Harvest writes `US Dollar - USD`.
  const code = /^\D+ - ([A-Z]{3})$/.exec(trimmed)?.[1];
  if (code && currencyCodes().has(code)) return code;
  return codeOfName(fold(trimmed)) ?? null;
}

/** Whether two readings of `readCurrency` can mean the same currency. */
export function sameCurrency(a: string, b: string): boolean {
  const meanings = (currency: string) => SYMBOLS.get(currency) ?? [currency];
  return meanings(a).some((code) => meanings(b).includes(code));
}

/** A currency for sentences: `Euro (EUR)`, a symbol as `“kr”`. */
export const nameOfCurrency = (currency: string): string =>
  currencyCodes().has(currency) ? `${currencyNames().of(currency)} (${currency})` : `“${currency}”`;

/**
 * Why an amount in this currency can't go into the book, or null if it can. A book whose currency was never set
 * (`XXX`) takes any, and the plan says so.
 * @param found as `readCurrency` gives it; null = the amount doesn't say
 */
export function currencyProblem(found: string | null, book: string): string | null {
  if (found === null || book === NO_CURRENCY || sameCurrency(found, book)) return null;
  return `this amount is in ${nameOfCurrency(found)}, and the book is kept in ${nameOfCurrency(book)}`;
}

/** The currency a column's header names: `Amount (EUR)`, `Debit CHF`. Null if it names none. */
export function headerCurrency(header: Header, column: number): string | null {
  const unit = header.units[column] ?? '';
  // A unit of one or two letters is a measure: `(h)`, `(min)`; symbols are not letters.
  if (unit !== '' && (unit.length >= 3 || !/[a-z]/i.test(unit))) {
    const currency = readCurrency(unit.replace(/^in /i, ''));
    if (currency) return currency;
  }
  const label = header.labels[column] ?? '';
  // In a header all in capitals `TOTAL ALL` would be Albanian.
  const last = label === label.toUpperCase() ? undefined : /[\s_]([A-Z]{3})$/.exec(label)?.[1];
  return last && currencyCodes().has(last) ? last : null;
}
