import type { MonthRow } from '../../shared/contract/metrics.ts';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { Formatter } from '../lib/format.ts';
import { lastMark, monthAxes } from './axes.ts';
import type { Colours } from './colours.ts';
import type { BarConfig, ChartModel } from './model.ts';

/** How many of the latest months are the year in question; those before are drawn lighter. */
export const LATEST = 12;

/** EBITDA of one month, and whether it belongs to the year before. */
export type EbitdaMonth = { month: string; cents: number; before: boolean; figure: WireFigure };

/** The months that have data, latest last. */
export const ebitdaMonths = (rows: readonly MonthRow[]): EbitdaMonth[] =>
  rows
    .map((row, index) => ({ row, before: index < rows.length - LATEST }))
    .flatMap(({ row, before }) =>
      row.hasData && row.ebitda.value !== null
        ? [{ month: row.month, cents: row.ebitda.value, before, figure: row.ebitda }]
        : [],
    );

const colourOf = ({ cents, before }: EbitdaMonth, colours: Colours): string => {
  if (cents < 0) return before ? colours.beforeLoss : colours.churn;
  return before ? colours.before : colours.now;
};

/** Lighter is the year before; a loss is told by its side of the axis, too. */
const ebitdaKey = (bars: readonly EbitdaMonth[]): ChartModel['key'] => [
  ...(bars.some((bar) => bar.before) ? [{ label: 'the year before', colour: 'before' } as const] : []),
  { label: `last ${Math.min(bars.length, LATEST)} months`, colour: 'now' },
  ...(bars.some((bar) => bar.cents < 0) ? [{ label: 'loss', colour: 'churn' } as const] : []),
];

/** EBITDA month by month over two years, bars from zero. */
export function ebitdaByMonth(rows: readonly MonthRow[], format: Formatter): ChartModel {
  const bars = ebitdaMonths(rows);
  const months = bars.map((bar) => bar.month);
  const last = bars.at(-1);
  return {
    title: 'EBITDA by month',
    note: [
      `${bars.length} months`,
      ...(last
        ? [
            ` · ${format.month(last.month)} `,
            { label: `EBITDA, ${format.month(last.month)}`, figure: last.figure },
          ]
        : []),
    ],
    key: ebitdaKey(bars),
    columns: ['EBITDA'],
    points: bars.map((bar) => ({
      label: format.month(bar.month),
      at: bar.figure.at,
      cells: [{ figure: bar.figure }],
      readout: [`EBITDA ${format.money(bar.cents)}`],
    })),
    config: (colours): BarConfig => ({
      type: 'bar',
      data: {
        labels: months,
        datasets: [
          {
            label: 'EBITDA',
            data: bars.map((bar) => bar.cents),
            backgroundColor: bars.map((bar) => colourOf(bar, colours)),
            barPercentage: 1,
            categoryPercentage: 0.74,
          },
        ],
      },
      options: monthAxes({
        months,
        format,
        colours,
        fromZero: true,
        readout: (index) => (bars[index] ? [`EBITDA ${format.money(bars[index].cents)}`] : []),
      }),
      plugins: last ? [lastMark(bars.length - 1, last.cents, colours.level)] : [],
    }),
  };
}
