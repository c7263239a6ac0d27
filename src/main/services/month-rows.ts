import { monthName } from '../../shared/calendar.ts';
import type { MonthRow } from '../../shared/contract/metrics.ts';
import { BRIDGE_PARTS } from '../../shared/domain.ts';
import { type DayFigures, picker } from './figures.ts';

/** The period of a screen's flows. */
export const periodOf = ({ book }: DayFigures) => ({
  first: monthName(book.period.first),
  last: monthName(book.period.last),
  monthsOfData: book.monthsOfData,
});

/** The months as screens and prints get them. */
export function monthRows(day: DayFigures): MonthRow[] {
  const pick = picker(day);
  return day.months.map((row) => {
    const month = monthName(row.month);
    const of = (key: string) => pick(`month/${month}/${key}`);
    return {
      month,
      hasData: row.hasData,
      mrr: of('mrr'),
      arr: of('arr'),
      recurringRevenue: of('recurring'),
      operatingRevenue: of('operatingRevenue'),
      cogs: of('cogs'),
      grossProfit: of('grossProfit'),
      opex: of('opex'),
      netProfit: of('netProfit'),
      ebitda: of('ebitda'),
      arpu: of('arpu'),
      clientChurn: of('clientChurn'),
      quickRatio: of('quickRatio'),
      bridge: Object.fromEntries(
        BRIDGE_PARTS.map((part) => [part, of(`bridge/${part}`)]),
      ) as MonthRow['bridge'],
    };
  });
}
