import { type Decimal, type Marks, readDecimal } from './numbers.ts';

/** Simple sums as people type them into an amount: `100+20*3`, `=500/3`. Exact fractions, nothing rounded here. */

type Fraction = { n: bigint; d: bigint };
/** A tidied text as a sum: its value, and whether it was more than one number. */
export type Sum = Fraction & { isSum: boolean; multiplies: boolean };

const TOKEN = /\s*(?:([+\-*/×÷])|([\d.,'’](?:[\d.,'’ ]*[\d.,'’])?))\s*/y;

/**
 * Minus and divide stand between blanks or after `=`: `2026-0012` is somebody's number and `6/30` a day, not sums.
 */
const isMeant = (text: string): boolean => {
  const between = text.replace(/^[+-]\s*/, '');
  return !/[-/÷]/.test(between.replace(/ [-/÷] |[*×]\s*-/g, ' '));
};

const fractionOf = ({ whole, fraction }: Decimal): Fraction => ({
  n: BigInt(whole + fraction),
  d: 10n ** BigInt(fraction.length),
});

const add = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

type Token = string | Decimal;

function tokens(text: string, marks: Marks): Token[] | 'ambiguous' | null {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    if (match[1]) {
      found.push(match[1]);
      continue;
    }
    const read = readDecimal(match[2] ?? '', marks);
    if (read === null || read === 'ambiguous') return read;
    found.push(read);
  }
  return found;
}

/** Reads a number or a sum of numbers, tidied. Null if it is neither. */
export function readSum(text: string, marks: Marks): Sum | 'ambiguous' | null {
  const isMarked = text.startsWith('=');
  const bare = isMarked ? text.slice(1).trim() : text;
  if (!isMarked && !isMeant(bare)) return null;
  const list = tokens(bare, marks);
  if (list === null || list === 'ambiguous') return list;
  let at = 0;
  const factor = (): Fraction | null => {
    let sign = 1n;
    while (list[at] === '-' || list[at] === '+') if (list[at++] === '-') sign = -sign;
    const token = list[at++];
    if (token === undefined || typeof token === 'string') return null;
    const value = fractionOf(token);
    return { n: sign * value.n, d: value.d };
  };
  const product = (): Fraction | null => {
    let value = factor();
    for (let sign = list[at]; value && typeof sign === 'string' && /[*/×÷]/.test(sign); sign = list[at]) {
      at++;
      const next = factor();
      if (!next || (/[/÷]/.test(sign) && next.n === 0n)) return null;
      const by = /[/÷]/.test(sign)
        ? { n: next.n < 0n ? -next.d : next.d, d: next.n < 0n ? -next.n : next.n }
        : next;
      value = times(value, by);
    }
    return value;
  };
  let total = product();
  while (total && at < list.length) {
    const sign = list[at++];
    const next = sign === '+' || sign === '-' ? product() : null;
    total = next && add(total, sign === '-' ? { n: -next.n, d: next.d } : next);
  }
  if (!total) return null;
  const numbers = list.filter((token) => typeof token !== 'string').length;
  return { ...total, isSum: numbers > 1, multiplies: list.some((token) => /^[*/×÷]$/.test(String(token))) };
}
