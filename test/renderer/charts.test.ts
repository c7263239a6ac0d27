import { describe, expect, it } from 'vitest';
import { monthTick } from '../../src/renderer/charts/axes.ts';
import type { Colours } from '../../src/renderer/charts/colours.ts';
import { ebitdaByMonth, ebitdaMonths } from '../../src/renderer/charts/ebitda-by-month.ts';
import { mrrMovements } from '../../src/renderer/charts/mrr-movements.ts';
import { niceTicks } from '../../src/renderer/charts/scale.ts';
import { sparkPath } from '../../src/renderer/charts/sparkline.tsx';
import { waterfall } from '../../src/renderer/charts/waterfall.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';
import { monthRow } from './support/figures.ts';

const format = createFormatter('en-US', 'USD');
/** Each colour stands for its own name. */
const colours = new Proxy({}, { get: (_, name) => name }) as Colours;

const feb = monthRow('2026-02', {
  mrr: 2_720_000,
  moved: { new: 100_000, reactivation: 20_000, resumed: 10_000, contraction: 40_000, churn: 200_000 },
});

describe('waterfall', () => {
  it('climbs the gains from the start and hangs the losses down to the end', () => {
    const [step] = waterfall([feb]);
    expect(step?.start).toBe(2_830_000);
    expect(step?.pieces).toEqual([
      { series: 'new', from: 2_830_000, to: 2_930_000 },
      { series: 'returned', from: 2_930_000, to: 2_960_000 },
      { series: 'contraction', from: 2_960_000, to: 2_920_000 },
      { series: 'churn', from: 2_920_000, to: 2_720_000 },
    ]);
  });

  it('leaves out months before the book has data', () => {
    expect(waterfall([monthRow('2024-01', { hasData: false }), feb])).toHaveLength(1);
  });
});

describe('MRR movements', () => {
  const model = mrrMovements([monthRow('2026-01', { mrr: 2_830_000 }), feb], format);

  it('keys only what occurs and confesses its axis', () => {
    expect(model.key.map((k) => k.label)).toEqual(['new', 'returned', 'contraction', 'churn']);
    expect(model.axisNote).toContain('not from zero');
  });

  it('floats each piece and ticks each level', () => {
    const { datasets } = model.config(colours).data;
    const of = (label: string) => datasets.find((set) => set.label === label)?.data;
    expect(of('level')).toEqual([
      [2_830_000, 2_830_000],
      [2_720_000, 2_720_000],
    ]);
    expect(of('churn')).toEqual([null, [2_920_000, 2_720_000]]);
  });

  it('reads out, and tables, what the picture shows', () => {
    expect(model.points[1]?.readout).toEqual([
      'MRR $27,200',
      'new +$1,000',
      'returned +$300',
      'contraction −$400',
      'churn −$2,000',
    ]);
    expect(model.columns).toEqual(['MRR', 'New', 'Returned', 'Resumed', 'Contraction', 'Churn']);
    expect(model.points[1]?.cells.map((cell) => [cell?.figure.value, cell?.sign])).toEqual([
      [2_720_000, undefined],
      [100_000, 'gain'],
      [20_000, 'gain'],
      [10_000, 'gain'],
      [40_000, 'loss'],
      [200_000, 'loss'],
    ]);
    expect(model.points[0]?.cells[1], 'nothing moved').toBeNull();
  });
});

describe('EBITDA by month', () => {
  const rows = Array.from({ length: 24 }, (_, index) =>
    monthRow(`${2024 + Math.floor((index + 6) / 12)}-${String(((index + 6) % 12) + 1).padStart(2, '0')}`, {
      ebitda: index % 2 ? 100_00 : -50_00,
    }),
  );

  it('is lighter for the year before and starts at zero', () => {
    const config = ebitdaByMonth(rows, format).config(colours);
    const bars = config.data.datasets[0]?.backgroundColor as string[];
    expect(bars.slice(10, 14)).toEqual(['beforeLoss', 'before', 'churn', 'now']);
    expect(config.options?.scales?.y).toMatchObject({ beginAtZero: true });
  });

  it('counts the year from the end, whatever the book has no data for', () => {
    const young = rows.map((row, index) => ({ ...row, hasData: index >= 20 }));
    expect(ebitdaMonths(young).map((bar) => bar.before)).toEqual([false, false, false, false]);
  });
});

describe('axes and lines', () => {
  it('names every month of a year, and halves of longer spans', () => {
    expect(monthTick('2025-08', 1, 12, format)).toBe('Aug');
    expect(monthTick('2026-01', 6, 12, format)).toBe('Jan 26');
    expect(monthTick('2025-08', 1, 24, format)).toBe('');
    expect(monthTick('2025-07', 0, 24, format)).toBe('Jul 25');
  });

  it('marks round values around the data', () => {
    expect(niceTicks(-900, 2400, 4)).toEqual([-1000, 0, 1000, 2000, 3000]);
    expect(niceTicks(5, 5, 4)).toEqual([4, 6]);
  });

  it('breaks a sparkline where a value is missing', () => {
    expect(sparkPath([1, 2, null, 3, 4]).match(/M/g)).toHaveLength(2);
    expect(sparkPath([7, 7])).toBe('M3.0 13.0L127.0 13.0');
    expect(sparkPath([null, null])).toBe('');
  });
});
