import type { DayNumber } from '../../../shared/calendar.ts';
import type { DateOrder, Row } from '../types.ts';
import { DATE_ORDERS, readDay } from './dates.ts';
import type { Tally } from './tally.ts';

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
  return (row) => {
    for (const [start, end] of spans)
      for (const order of DATE_ORDERS) {
        const first = readDay(row.cell(start.column), order);
        const last = readDay(row.cell(end.column), order);
        if (first === null || last === null || last >= first) continue;
        for (const { unlikely } of [start, end]) unlikely.set(order, (unlikely.get(order) ?? 0) + 1);
      }
  };
}
