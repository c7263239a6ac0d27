import { type MonthNumber, monthName, monthOfDay } from '../../shared/calendar.ts';
import type { Valuation } from '../../shared/contract/metrics.ts';
import { addSums, zeroSums } from '../../shared/facts.ts';
import { type BookFigures, profitOfMonths } from '../metrics/book.ts';
import { type Figure, plus, total } from '../metrics/figure.ts';
import { monthsOfData, period } from '../metrics/periods.ts';
import type { ProfitAndLoss } from '../metrics/profit.ts';
import { wire } from './figures.ts';

type Column = { key: string; label: string; months: number; profit: ProfitAndLoss };
type Row = Valuation['years']['rows'][number];

const YEARS = 3;

/** Whole calendar years before the TTM's end that have data, the last three, then the TTM. */
function columns(book: BookFigures): Column[] {
  const { facts } = book;
  const { last } = book.period;
  const of = (key: string, label: string, from: MonthNumber, to: MonthNumber): Column => {
    const span = period(from, to);
    const sums = facts.byMonth
      .filter(({ month }) => month >= from && month <= to)
      .reduce((all, row) => addSums(all, row.sums), zeroSums());
    return {
      key,
      label,
      months: monthsOfData(span, facts.firstDay),
      profit: profitOfMonths(book, span, sums),
    };
  };
  const lastYear = Math.floor((last + 1) / 12) - 1;
  // A TTM that is a calendar year stands as the TTM, not twice.
  const end = (lastYear + 1) * 12 - 1 === last ? lastYear - 1 : lastYear;
  const years = Array.from({ length: YEARS }, (_, i) => end - YEARS + 1 + i)
    .map((year) => of(`year/${year}`, String(year), year * 12, year * 12 + 11))
    .filter(({ months }) => months > 0);
  const began = facts.firstDay === null ? last : monthOfDay(facts.firstDay);
  return [
    ...years,
    { ...of('company', `TTM ${monthName(last)}`, last - 11, last), months: Math.min(12, last - began + 1) },
  ];
}

/** Profit and loss by year: recurring to EBITDA, with margins. */
export function yearTable(book: BookFigures): Valuation['years'] {
  const all = columns(book);
  const row = (
    label: string,
    level: Row['level'],
    key: string,
    pick: (profit: ProfitAndLoss) => Figure,
  ): Row => ({
    label,
    level,
    figures: all.map((column) => wire(`${column.key}/${key}`, pick(column.profit))),
  });
  return {
    columns: all.map(({ label, months }) => ({
      label,
      ...(months < 12 ? { note: `${months} of 12 months` } : {}),
    })),
    rows: [
      row('Recurring revenue', 'line', 'recurring', (profit) => profit.recurring),
      row('Projects and hourly', 'line', 'projectAndHourly', (profit) =>
        total('Projects and hourly', [profit.project, profit.hourly].map(plus)),
      ),
      row('Product', 'line', 'product', (profit) => profit.product),
      row('Operating revenue', 'sum', 'operatingRevenue', (profit) => profit.operatingRevenue),
      row('Cost of goods and services', 'line', 'cogs', (profit) => profit.cogs),
      row('Gross profit', 'sum', 'grossProfit', (profit) => profit.grossProfit),
      row('Gross margin', 'ratio', 'grossMargin', (profit) => profit.grossMargin),
      row('Operating expenses', 'line', 'opex', (profit) => profit.opex),
      row('Other income', 'line', 'otherIncome', (profit) => profit.otherIncome),
      row('Other expense', 'line', 'otherExpense', (profit) => profit.otherExpense),
      row('EBITDA', 'sum', 'ebitda', (profit) => profit.ebitda),
      row('EBITDA margin', 'ratio', 'ebitdaMargin', (profit) => profit.ebitdaMargin),
    ],
  };
}
