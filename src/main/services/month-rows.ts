import { monthName } from '../../shared/calendar.ts';
import { BRIDGE_PARTS, type MonthRow } from '../../shared/contract/metrics.ts';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { BookFigures } from '../metrics/book.ts';
import type { MonthFigures } from '../metrics/months.ts';
import { wire } from './figures.ts';

/** The period of a screen's flows. */
export const periodOf = ({ period, monthsOfData }: BookFigures) => ({
  first: monthName(period.first),
  last: monthName(period.last),
  monthsOfData,
});

/** The months as screens and prints get them. */
export const monthRows = (months: readonly MonthFigures[]): MonthRow[] =>
  months.map((row) => {
    const month = monthName(row.month);
    const of = (key: string, figure: Parameters<typeof wire>[1]): WireFigure =>
      wire(`month/${month}/${key}`, figure);
    const { profit } = row;
    return {
      month,
      hasData: row.hasData,
      mrr: of('mrr', row.mrr),
      arr: of('arr', row.arr),
      recurringRevenue: of('recurring', profit.recurring),
      operatingRevenue: of('operatingRevenue', profit.operatingRevenue),
      cogs: of('cogs', profit.cogs),
      grossProfit: of('grossProfit', profit.grossProfit),
      opex: of('opex', profit.opex),
      netProfit: of('netProfit', profit.netProfit),
      ebitda: of('ebitda', profit.ebitda),
      arpu: of('arpu', row.arpu),
      clientChurn: of('clientChurn', row.clientChurn),
      quickRatio: of('quickRatio', row.quickRatio),
      bridge: Object.fromEntries(
        BRIDGE_PARTS.map((part) => [part, of(`bridge/${part}`, row.parts[part])]),
      ) as MonthRow['bridge'],
    };
  });
