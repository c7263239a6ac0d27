import type { MonthRow } from '../../shared/contract/metrics.ts';
import type { BridgePart } from '../../shared/domain.ts';

/** Parts of the MRR bridge as drawn: who came back, and what resumed, is one colour. */
export const SERIES = ['new', 'returned', 'expansion', 'contraction', 'paused', 'churn'] as const;
export type Series = (typeof SERIES)[number];

/** What main's bridge calls the parts of each series. */
export const PARTS: Record<Series, readonly BridgePart[]> = {
  new: ['new'],
  returned: ['reactivation', 'resumed'],
  expansion: ['expansion'],
  contraction: ['contraction'],
  paused: ['paused'],
  churn: ['churn'],
};
const UPWARD: readonly Series[] = ['new', 'returned', 'expansion'];

/** One month of the bridge: from where to where, and the pieces between. All in cents. */
export type Step = {
  month: string;
  /** The month's own figures, as main gave them. */
  row: MonthRow;
  start: number;
  end: number;
  moved: Record<Series, number>;
  /** Gains climb from the start; losses hang from the top of the gains down to the end. */
  pieces: { series: Series; from: number; to: number }[];
};

const movedIn = (row: MonthRow): Record<Series, number> => {
  const sum = (series: Series) =>
    PARTS[series].reduce((total, part) => total + (row.bridge[part].value ?? 0), 0);
  return Object.fromEntries(SERIES.map((series) => [series, sum(series)])) as Record<Series, number>;
};

/** The steps of the months that have data. */
export const waterfall = (rows: readonly MonthRow[]): Step[] =>
  rows
    .filter((row) => row.hasData && row.mrr.value !== null)
    .map((row) => {
      const moved = movedIn(row);
      const end = row.mrr.value ?? 0;
      const net = SERIES.reduce((total, s) => total + (UPWARD.includes(s) ? moved[s] : -moved[s]), 0);
      const pieces: Step['pieces'] = [];
      let at = end - net;
      for (const series of SERIES) {
        if (moved[series] === 0) continue;
        const to = UPWARD.includes(series) ? at + moved[series] : at - moved[series];
        pieces.push({ series, from: at, to });
        at = to;
      }
      return { month: row.month, row, start: end - net, end, moved, pieces };
    });

/** Series that occur at all, in the order of the key. */
export const seriesIn = (steps: readonly Step[]): Series[] =>
  SERIES.filter((series) => steps.some((step) => step.moved[series] !== 0));

/** A gain carries +, a loss −. */
export const signOf = (series: Series): 1 | -1 => (UPWARD.includes(series) ? 1 : -1);
