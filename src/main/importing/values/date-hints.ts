import type { DayNumber } from '../../../shared/calendar.ts';
import type { DateOrder, Row } from '../types.ts';
import { DATE_ORDERS, readDay } from './dates.ts';
import type { Tally } from './tally.ts';
import { remembering } from './text.ts';

/** What makes an order of dates unlikely. It is told with the question and suggests its answer; it never decides. */

/** Fields of which the second is never before the first. */
const SPANS = [
  ['date', 'end_date'],
  ['starts', 'ended'],
  ['starts', 'term_ends'],
  ['opened', 'resolved'],
  ['opened', 'closed'],
] as const;

/** Whether a text would be a day after today. */
export const unlikelyDay =
  (today: DayNumber | undefined) =>
  ({ facet }: Tally, text: string, reading: string): boolean =>
    facet.name === 'dates' && today !== undefined && (readDay(text, reading as DateOrder) ?? today) > today;

/** Counts, by order of dates, the rows whose end would lie before their start. */
export function spanWatch(
  { columns }: { columns: Readonly<Record<string, number>> },
  tallies: readonly Tally[],
): (row: Row) => void {
  const tallyOf = (field: string) =>
    tallies.find(({ facet, column }) => facet.name === 'dates' && column === columns[field]);
  const spans = SPANS.flatMap(([start, end]) => {
    const [a, b] = [tallyOf(start), tallyOf(end)];
    return a && b && a !== b ? [[a, b] as const] : [];
  });
  const days = remembering((text) => DATE_ORDERS.map((order) => readDay(text, order)));
  return (row) => {
    for (const [start, end] of spans) {
      const [firsts, lasts] = [days(row.cell(start.column)), days(row.cell(end.column))];
      for (const [at, order] of DATE_ORDERS.entries()) {
        const [first, last] = [firsts[at] ?? null, lasts[at] ?? null];
        if (first === null || last === null || last >= first) continue;
        for (const { unlikely } of [start, end]) unlikely.set(order, (unlikely.get(order) ?? 0) + 1);
      }
    }
  };
}
