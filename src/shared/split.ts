import type { Cents } from './money.ts';

/** Dividing an amount so that no cent is lost or made. */

/**
 * Divides cents by weights: each part is its exact share rounded down towards 0, and the cents left over go one each to
 * those who lost most by it, of equals to the first. The parts always add up to the amount; one of weight 0 gets 0.
 * @param weights whole, none negative, at least one above 0
 * @throws RangeError if they are not
 */
export function divideCents(amount: Cents, weights: readonly number[]): Cents[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('a weight is a whole number from 0');
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (all === 0n) throw new RangeError('nothing to divide by');
  const magnitude = BigInt(Math.abs(amount));
  const shares = weights.map((weight, at) => {
    const exact = magnitude * BigInt(weight);
    return { at, whole: exact / all, rest: exact % all };
  });
  let left = Number(magnitude - shares.reduce((sum, { whole }) => sum + whole, 0n));
  const parts = shares.map(({ whole }) => Number(whole));
  for (const { at } of [...shares].sort((a, b) =>
    a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1,
  )) {
    if (left === 0) break;
    parts[at] = (parts[at] ?? 0) + 1;
    left--;
  }
  return parts.map((part) => (amount < 0 && part !== 0 ? -part : part));
}

/** By what an amount is divided. `hours` of the month of the entry, `seats` and `mrr` as they are. */
export const SPLIT_BY = ['equal', 'seats', 'hours', 'mrr', 'percent', 'amounts'] as const;
export type SplitBy = (typeof SPLIT_BY)[number];
