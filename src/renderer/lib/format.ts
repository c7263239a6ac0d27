import { calendarWords } from '../../shared/calendar-words.ts';
import type { Unit, WireFigure } from '../../shared/contract/values.ts';
import { toDecimal } from '../../shared/money.ts';
import { roundText, shifted } from './decimal.ts';
import { dayOfMoment, timeOfMoment } from './moments.ts';

/** A figure in words: the number, and a unit that is set smaller where there is room (`/h`). */
export type Shown = { text: string; unit?: string };

/** How much of a figure is shown. `cents` to the cent, shares and ratios to two decimals; `compact` for axes; `signed` with + and −. */
export type Detail = { cents?: boolean; signed?: boolean; compact?: boolean };

const NARROW = '\u00a0';
const NOT_AVAILABLE = 'n/a';

const number = (locale: string, options: Intl.NumberFormatOptions, { signed }: Detail = {}) => {
  // Neither a negative zero nor a rounded-away amount carries a sign.
  const format = new Intl.NumberFormat(locale, {
    ...options,
    signDisplay: signed ? 'exceptZero' : 'negative',
  });
  return (value: string | number): string =>
    format
      .formatToParts(value as Intl.StringNumericLiteral)
      .map((part) => (part.type === 'minusSign' ? '−' : part.value))
      .join('');
};

const places = (n: number): Intl.NumberFormatOptions => ({
  minimumFractionDigits: n,
  maximumFractionDigits: n,
});

/** Everything that turns values into text, for one locale and one currency. */
export type Formatter = ReturnType<typeof createFormatter>;

/**
 * Formatters are costly to make: one per book, kept in context.
 * @param zone the book's, in which moments have their day and time
 */
export function createFormatter(locale: string, currency: string, zone = 'UTC') {
  const cache = new Map<string, (value: string | number) => string>();
  const of = (name: string, options: Intl.NumberFormatOptions, detail: Detail = {}) => {
    const key = `${name}${detail.signed ? '+' : ''}`;
    const known = cache.get(key) ?? number(locale, options, detail);
    cache.set(key, known);
    return known;
  };
  const monthFormat = (month: 'short' | 'long') =>
    new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
  const monthFormats = { short: monthFormat('short'), long: monthFormat('long') };
  const monthName = (width: 'short' | 'long', year: number, month: number): string =>
    monthFormats[width].format(Date.UTC(year, month - 1, 1));
  const parts = (text: string): [number, number, number] => [
    Number(text.slice(0, 4)),
    Number(text.slice(5, 7)),
    Number(text.slice(8, 10)),
  ];

  /** Money in whole units, or with cents where they matter. */
  const money = (cents: number, detail: Detail = {}): string => {
    const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
    if (detail.compact) {
      const compact = { ...style, notation: 'compact', maximumFractionDigits: 1 } as const;
      return of('compact', compact, detail)(toDecimal(cents));
    }
    const format = detail.cents
      ? of('cents', { ...style, ...places(2) }, detail)
      : of('whole', { ...style, ...places(0) }, detail);
    // A row of an explanation may carry a fraction of a cent.
    const decimal = Number.isInteger(cents) ? toDecimal(cents) : shifted(cents, -2);
    return format(roundText(decimal, detail.cents ? 2 : 0));
  };
  const count = (value: number, detail: Detail = {}): string => of('count', places(0), detail)(value);
  const tenths = (value: number, shift: number, detail: Detail = {}): string => {
    const decimals = detail.cents ? 2 : 1;
    return of(`${decimals} places`, places(decimals), detail)(roundText(shifted(value, shift), decimals));
  };
  const share = (value: number, detail: Detail = {}): string => `${tenths(value, 2, detail)}${NARROW}%`;
  /** h:mm, rounded to the minute. */
  const hours = (seconds: number): string => {
    const minutes = Math.floor((Math.abs(seconds) + 30) / 60);
    const clock = `${count(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
    return seconds < 0 && minutes > 0 ? `−${clock}` : clock;
  };

  const byUnit: Record<Unit, (value: number, detail: Detail) => Shown> = {
    cents: (value, detail) => ({ text: money(value, detail) }),
    cents_per_hour: (value, detail) => ({ text: money(value, detail), unit: '/h' }),
    share: (value, detail) => ({ text: share(value, detail) }),
    count: (value, detail) => ({ text: count(value, detail) }),
    seconds: (value) => ({ text: hours(value), unit: `${NARROW}h` }),
    months: (value, detail) => ({ text: tenths(value, 0, detail), unit: `${NARROW}months` }),
    ratio: (value, detail) => ({ text: tenths(value, 0, detail), unit: `${NARROW}×` }),
  };
  const shown = ({ value, unit }: Pick<WireFigure, 'value' | 'unit'>, detail: Detail = {}): Shown =>
    value === null ? { text: NOT_AVAILABLE } : byUnit[unit](value, detail);

  const { day, month, label } = calendarWords(locale);

  return {
    money,
    count,
    share,
    hours,
    shown,
    /** The figure with its unit, as one text. */
    figure: (figure: Pick<WireFigure, 'value' | 'unit'>, detail: Detail = {}): string => {
      const { text, unit = '' } = shown(figure, detail);
      return text + unit;
    },
    /** Difference of two shares in percentage points. */
    points: (value: number, detail: Detail = {}): string => `${tenths(value, 2, detail)}${NARROW}pt`,
    /** A multiple as typed, with one decimal at least: `3.5 ×`. */
    multiple: (text: string): string =>
      `${number(locale, { minimumFractionDigits: 1, maximumFractionDigits: 4 })(text)}${NARROW}×`,
    /** `30 Jun 2026` */
    day,
    /** `Jun 2026` */
    month,
    /** A record's title, or the name of a step, with its days in words. */
    label,
    /** The calendar day a moment lies in: `2026-06-30`. */
    dayOf: (at: string): string => dayOfMoment(at, zone),
    /** `16:05` */
    time: (at: string): string => timeOfMoment(at, zone),
    /** `30 Jun 2026, 16:05` */
    moment: (at: string): string => `${day(dayOfMoment(at, zone))}, ${timeOfMoment(at, zone)}`,
    /** `Jun`, for a month whose year is plain from its surroundings. */
    monthOnly: (month: string): string => {
      const [year, m] = parts(month);
      return monthName('short', year, m);
    },
    /** `Jun 26`, for axes. */
    monthAxis: (month: string): string => {
      const [year, m] = parts(month);
      return `${monthName('short', year, m)} ${String(year % 100).padStart(2, '0')}`;
    },
  };
}
