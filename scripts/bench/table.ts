// What was measured, as an aligned table with a verdict in each line.
import { align } from '../lib/demo-tables.mjs';
import { best, median, type Times } from './stats.ts';

/** One line: ours against something else, or against the clock. */
export interface Row {
  name: string;
  ours: Times;
  /** What ours is held against; absent where only seconds count. */
  reference?: { name: string; times: Times };
  /** A ratio, or milliseconds where there is no reference. None: measured to be looked at. */
  limit?: number;
  /** How its numbers are written, where they are no milliseconds. */
  shown?: (value: number) => string;
}

export type Verdict = 'within' | 'over' | '–';

const NOTHING = '–';

/** Enough digits to compare by, in the unit a person would use. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
}

const times = (ratio: number): string => `${ratio.toFixed(2)}×`;

/** Median over median; the limit holds for this one. */
export function ratio({ ours, reference }: Row): number | null {
  return reference ? median(ours) / median(reference.times) : null;
}

export function verdict(row: Row): Verdict {
  if (row.limit === undefined) return NOTHING;
  return (ratio(row) ?? median(row.ours)) <= row.limit ? 'within' : 'over';
}

function limitText({ limit, reference, shown = duration }: Row): string {
  if (limit === undefined) return NOTHING;
  return reference ? times(limit) : shown(limit);
}

function cells(row: Row): string[] {
  const { name, ours, reference, shown = duration } = row;
  const middle = ratio(row);
  return [
    name,
    shown(median(ours)),
    shown(best(ours)),
    reference?.name ?? NOTHING,
    reference ? duration(median(reference.times)) : NOTHING,
    reference ? duration(best(reference.times)) : NOTHING,
    middle === null ? NOTHING : times(middle),
    reference ? times(best(ours) / best(reference.times)) : NOTHING,
    limitText(row),
    verdict(row),
  ];
}

const HEAD = ['', 'ours', 'best', 'reference', 'theirs', 'best', 'ratio', 'of bests', 'limit', 'verdict'];

/** The table, one line each; nothing for no rows. */
export function tableLines(rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : align([HEAD, ...rows.map(cells)]).map((line) => line.trimEnd());
}
