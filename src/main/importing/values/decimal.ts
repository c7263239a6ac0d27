import type { DecimalMark } from '../types.ts';

/** A number without its sign, exactly as written: digits before and after the decimal mark, groups taken out. */
export type Decimal = { whole: string; fraction: string };

const BLANKS = '[ \\u00a0\\u2009\\u202f]';

/** Groups stand in threes, parted by one kind of separator, and never begin with 0: `0,123` is no group. */
const shape = (mark: string, separators: string[]): RegExp => {
  const grouped = separators.map((separator) => `[1-9]\\d{0,2}(?:${separator}\\d{3})+`).join('|');
  return new RegExp(`^(?:(\\d+|${grouped})(?:${mark}(\\d+))?|${mark}(\\d+))$`);
};

const SHAPES: Record<DecimalMark, RegExp> = {
  '.': shape('\\.', [',', BLANKS, "['’]"]),
  ',': shape(',', ['\\.', BLANKS, "['’]"]),
};

/** Reads a number without sign, such as `1'234.50` or `14 234,50`. Null if it isn't one with this decimal mark. */
export function readDecimal(text: string, mark: DecimalMark): Decimal | null {
  const match = SHAPES[mark].exec(text);
  if (!match) return null;
  return { whole: (match[1] ?? '0').replace(/\D/g, ''), fraction: match[2] ?? match[3] ?? '' };
}

/** The decimal marks with which a number without sign can be read: `1,234` and `12` both ways, `1,5` with `,`. */
export const decimalMarks = (text: string): DecimalMark[] =>
  (['.', ','] as const).filter((mark) => SHAPES[mark].test(text));

/** Exactly `decimal × factor`, rounded once to a whole number, halves up. */
export function timesRounded({ whole, fraction }: Decimal, factor: number): number {
  const scale = 10n ** BigInt(fraction.length);
  const product = BigInt(whole + fraction) * BigInt(factor);
  return Number((2n * product + scale) / (2n * scale));
}

const SIGNED = /^([-−–+]?)\s*(.*?)$/s;

/** Reads a number with an optional sign before it, for counts, quantities and scores. Null if it is anything else. */
export function readNumber(text: string, mark: DecimalMark): number | null {
  const [, sign = '', magnitude = ''] = SIGNED.exec(text.trim()) ?? [];
  const decimal = readDecimal(magnitude, mark);
  if (!decimal) return null;
  const value = Number(`${decimal.whole}.${decimal.fraction}`);
  if (!Number.isFinite(value)) return null;
  return sign !== '' && sign !== '+' && value !== 0 ? -value : value;
}
