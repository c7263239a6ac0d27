import type { DayNumber } from '../../shared/calendar.ts';
import type { Cents } from '../../shared/money.ts';
import { FOREVER } from './recurring.ts';

/** METRICS.md, "Labour cost": the hourly cost in force on a day, and where a changed rate makes another. */

/** A row of what a technician's hour costs from a day on. */
export type RateRow = { id: number; from: DayNumber; hourlyCents: Cents };
/** The days a rate is in force, both included. */
export type RateSpan = RateRow & { to: DayNumber };

/** The rates in force, in order: the latest from a day on, of equal days the later row. */
export function rateSpans(rates: readonly RateRow[]): RateSpan[] {
  const rows = [...rates].sort((a, b) => a.from - b.from || a.id - b.id);
  return rows.flatMap((row, i) => {
    const to = (rows[i + 1]?.from ?? FOREVER + 1) - 1;
    return row.from <= to ? [{ ...row, to }] : [];
  });
}

export const rateOn = (spans: readonly RateSpan[], day: DayNumber): RateSpan | null =>
  spans.find(({ from, to }) => from <= day && day <= to) ?? null;

/** Days on which an hour costs something else than it did; null = nobody knows what. */
export type RateDifference = { from: DayNumber; to: DayNumber; before: Cents | null; after: Cents | null };

/** The stretches of days that a change of rates makes differ, in order. */
export function rateDifferences(before: readonly RateRow[], after: readonly RateRow[]): RateDifference[] {
  const [was, is] = [rateSpans(before), rateSpans(after)];
  const edges = [...new Set([...was, ...is].flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  return edges.flatMap((from, i) => {
    const to = (edges[i + 1] ?? FOREVER + 1) - 1;
    const difference = {
      from,
      to,
      before: rateOn(was, from)?.hourlyCents ?? null,
      after: rateOn(is, from)?.hourlyCents ?? null,
    };
    return from <= to && difference.before !== difference.after ? [difference] : [];
  });
}
