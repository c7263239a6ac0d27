import type { MonthRow } from '../../shared/contract/metrics.ts';
import { BRIDGE_PARTS, type BridgePart } from '../../shared/domain.ts';
import type { Formatter } from '../lib/format.ts';
import { lastMark, monthAxes } from './axes.ts';
import type { BarConfig, BarValue, ChartCell, ChartModel } from './model.ts';
import { PARTS, SERIES, type Series, type Step, seriesIn, signOf, waterfall } from './waterfall.ts';

const WORDS: Record<Series, string> = {
  new: 'new',
  returned: 'returned',
  expansion: 'expansion',
  contraction: 'contraction',
  paused: 'paused',
  churn: 'churn',
};

/** Columns of the table: the parts as main has them, each a figure of its own. */
const PART_WORDS: Record<BridgePart, string> = {
  new: 'New',
  reactivation: 'Returned',
  resumed: 'Resumed',
  expansion: 'Expansion',
  contraction: 'Contraction',
  paused: 'Paused',
  churn: 'Churn',
};

const partsIn = (steps: readonly Step[]): BridgePart[] =>
  BRIDGE_PARTS.filter((part) => steps.some(({ row }) => row.bridge[part].value !== 0));

const cellOf = ({ row }: Step, part: BridgePart): ChartCell => {
  const figure = row.bridge[part];
  if (figure.value === 0) return null;
  return { figure, sign: PARTS_DOWN.includes(part) ? 'loss' : 'gain' };
};

const PARTS_DOWN: readonly BridgePart[] = SERIES.filter((series) => signOf(series) === -1).flatMap(
  (series) => PARTS[series],
);

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
  const parts = partsIn(steps);
  const moved = (step: Step, s: Series) => format.money(signOf(s) * step.moved[s], { signed: true });
  const readout = (step: Step): string[] => [
    `MRR ${format.money(step.end)}`,
    ...series.filter((s) => step.moved[s] !== 0).map((s) => `${WORDS[s]} ${moved(step, s)}`),
  ];
  const mrrAt = ({ row, month }: Step) => ({ label: `MRR, ${format.month(month)}`, figure: row.mrr });

  return {
    title: 'MRR movements',
    note: [`${months.length} months`, ...(first && last ? [' · ', mrrAt(first), ' to ', mrrAt(last)] : [])],
    axisNote: 'not from zero',
    key: series.map((s) => ({ label: WORDS[s], colour: s })),
    columns: ['MRR', ...parts.map((part) => PART_WORDS[part])],
    points: steps.map((step) => ({
      label: format.month(step.month),
      at: step.row.mrr.at,
      cells: [{ figure: step.row.mrr }, ...parts.map((part) => cellOf(step, part))],
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
