import { readMoney } from './money.ts';
import { type Entry, type EntryContext, entered, quoted, refused, tidy } from './types.ts';

/** A new price as people say it: an amount, or by how many percent the one before changes. */

const PERCENT = /^([+-]?)\s*(.*?)\s*%$/;
/** Hundredths of a percent in one whole. */
const WHOLE = 10_000;

/** Rounds half away from zero, as money is. */
const scaled = (cents: number, parts: number): number => {
  const exact = BigInt(cents) * BigInt(WHOLE + parts);
  const half = BigInt(WHOLE / 2);
  return Number((exact + half) / BigInt(WHOLE));
};

/**
 * Reads `1.250,50`, `+5 %` or `-10%`; the percents are of `current`, in cents.
 * @returns whole cents, not less than nothing
 */
export function readPrice(text: string, current: number | null, context: EntryContext): Entry<number> {
  const percent = PERCENT.exec(tidy(text));
  if (!percent) {
    const amount = readMoney(text, context);
    return amount.ok && amount.value < 0 ? refused('A price can’t be less than nothing.') : amount;
  }
  if (current === null) return refused('There is no price yet that could change by percents.');
  // Percents are read like money: two decimals are enough, and marks are the locale's.
  const parts = readMoney(percent[2] ?? '', { locale: context.locale });
  if (!parts.ok) return refused(`${quoted(text)} is neither an amount nor a change such as +5 %.`);
  const signed = percent[1] === '-' ? -parts.value : parts.value;
  if (signed < -WHOLE) return refused('A price can’t fall by more than 100 %.');
  return entered(scaled(current, signed));
}
