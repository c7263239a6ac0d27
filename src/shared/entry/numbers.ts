/** How a locale writes numbers, and numbers as people type them. Exact: digits, never binary fractions. */

type Mark = '.' | ',';
export type Marks = {
  decimal: Mark;
  /** Marks that part groups of digits here. */
  groups: ReadonlySet<string>;
  /** Groups of two before the last one: `12,34,567`. */
  inTwos: boolean;
};

const known = new Map<string, Marks>();

const marksFrom = (locale: string): Marks => {
  const latin = { numberingSystem: 'latn' } as const;
  const styles = [latin, { ...latin, style: 'currency', currency: 'EUR' }] as const;
  const parts = styles.map((style) => new Intl.NumberFormat(locale, style).formatToParts(1_234_567.5));
  const decimal = parts[0]?.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
  const groups = parts.flat().filter(({ type, value }) => type === 'group' && value !== decimal);
  const inTwos = parts[0]?.filter(({ type }) => type === 'integer')[1]?.value.length === 2;
  return { decimal, groups: new Set(groups.map(({ value }) => value)), inTwos };
};

/** The marks of a locale; asked of Intl once. */
export function marksOf(locale: string): Marks {
  const marks = known.get(locale) ?? marksFrom(locale);
  known.set(locale, marks);
  return marks;
}

/** Digits before and after the decimal mark, groups taken out. */
export type Decimal = { whole: string; fraction: string };

const shape = (mark: string, separators: readonly string[], inTwos: boolean): RegExp => {
  const grouped = separators.flatMap((separator) => [
    `[1-9]\\d{0,2}(?:${separator}\\d{3})+`,
    ...(inTwos ? [`[1-9]\\d?(?:${separator}\\d{2})*${separator}\\d{3}`] : []),
  ]);
  return new RegExp(`^(?:(\\d+|${grouped.join('|')})(?:${mark}(\\d*))?|${mark}(\\d+))$`);
};
const shapesOf = (inTwos: boolean): Record<Mark, RegExp> => ({
  '.': shape('\\.', [',', ' ', "['’]"], inTwos),
  ',': shape(',', ['\\.', ' ', "['’]"], inTwos),
});
const SHAPES = shapesOf(false);
const SHAPES_IN_TWOS = shapesOf(true);

/**
 * Reads a number without sign, tidied. What can be read in one way only is read so, whatever the locale: `1.250,50`,
 * `12.5`. What can be read in two (`1.250`) is read as the locale writes numbers, or, if it uses that mark for neither,
 * is `ambiguous`. Null if it is no number.
 */
export function readDecimal(text: string, marks: Marks): Decimal | 'ambiguous' | null {
  const shapes = marks.inTwos ? SHAPES_IN_TWOS : SHAPES;
  const read = (mark: Mark): Decimal | null => {
    const match = shapes[mark].exec(text);
    return match && { whole: (match[1] ?? '0').replace(/\D/g, ''), fraction: match[2] ?? match[3] ?? '' };
  };
  const [point, comma] = [read('.'), read(',')];
  if (!point || !comma) return point ?? comma;
  if (point.whole === comma.whole && point.fraction === comma.fraction) return point;
  // Two readings differ by one mark only: `1.250` or `1,250`.
  const mark: Mark = text.includes('.') ? '.' : ',';
  const [asDecimal, asGroup] = mark === '.' ? [point, comma] : [comma, point];
  if (mark === marks.decimal) return asDecimal;
  return marks.groups.has(mark) ? asGroup : 'ambiguous';
}

const formats = new Map<string, Intl.NumberFormat>();

/** A plain decimal such as `-1234.50` as the locale writes it, with so many decimals. */
export function writeDecimal(plain: string, locale: string, decimals: number): string {
  const key = `${decimals} ${locale}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      numberingSystem: 'latn',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(key, format);
  return format
    .formatToParts(plain as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === 'minusSign' ? '−' : value))
    .join('');
}
