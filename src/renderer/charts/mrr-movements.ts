import type { MonthRow } from '../../shared/contract/metrics.ts';
import type { Formatter } from '../lib/format.ts';
import { lastMark, monthAxes } from './axes.ts';
import type { BarConfig, BarValue, ChartModel } from './model.ts';
import { type Series, type Step, seriesIn, signOf, waterfall } from './waterfall.ts';

const WORDS: Record<Series, string> = {
  new: 'new',
  returned: 'returned',
  expansion: 'expansion',
  contraction: 'contraction',
  paused: 'paused',
  churn: 'churn',
};

const capitalised = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);

const pieceOf = (step: Step, series: Series): BarValue => {
  const piece = step.pieces.find((p) => p.series === series);
  return piece ? [piece.from, piece.to] : null;
};

/** Gains and losses of MRR month by month, each hanging between the level before and the level after. */
export function mrrMovements(rows: readonly MonthRow[], format: Formatter): ChartModel {
  const steps = waterfall(rows);
  const series = seriesIn(steps);
  const months = steps.map((step) => step.month);
  const first = steps[0];
  const last = steps.at(-1);
  const moved = (step: Step, s: Series) =>
    step.moved[s] === 0 ? '–' : format.money(signOf(s) * step.moved[s], { signed: true });
  const readout = (step: Step): string[] => [
    `MRR ${format.money(step.end)}`,
    ...series.filter((s) => step.moved[s] !== 0).map((s) => `${WORDS[s]} ${moved(step, s)}`),
  ];
  const change =
    first && last
      ? ` · ${format.money(last.end - first.start, { signed: true })} to ${format.money(last.end)}`
      : '';

  return {
    title: 'MRR movements',
    note: `${months.length} months${change}`,
    axisNote: 'not from zero',
    key: series.map((s) => ({ label: WORDS[s], colour: s })),
    columns: ['Start', ...series.map((s) => capitalised(WORDS[s])), 'End'],
    points: steps.map((step) => ({
      label: format.month(step.month),
      cells: [format.money(step.start), ...series.map((s) => moved(step, s)), format.money(step.end)],
      readout: readout(step),
    })),
    config: (colours): BarConfig => ({
      type: 'bar',
      data: {
        labels: months,
        datasets: [
          {
            label: 'level',
            data: steps.map((step): BarValue => [step.end, step.end]),
            backgroundColor: colours.level,
            grouped: false,
            minBarLength: 1.5,
            barPercentage: 1,
            categoryPercentage: 0.92,
            order: 0,
          },
          ...series.map((s) => ({
            label: WORDS[s],
            data: steps.map((step) => pieceOf(step, s)),
            backgroundColor: colours[s],
            grouped: false,
            minBarLength: 1.5,
            barPercentage: 1,
            categoryPercentage: 0.66,
            order: 1,
          })),
        ],
      },
      options: monthAxes({
        months,
        format,
        colours,
        fromZero: false,
        readout: (index) => (steps[index] ? readout(steps[index]) : []),
      }),
      plugins: last ? [lastMark(steps.length - 1, last.end, colours.level)] : [],
    }),
  };
}
