import type { ReactNode } from 'react';
import type { MonthRow } from '../../shared/contract/metrics.ts';
import type { Formatter } from '../lib/format.ts';
import { useFormat } from '../lib/format-context.tsx';
import { monthTick } from './axes.ts';
import { type EbitdaMonth, ebitdaMonths } from './ebitda-by-month.ts';
import styles from './print-chart.module.css';
import { niceTicks } from './scale.ts';
import { waterfall } from './waterfall.ts';

/** Room for the axis' amounts, the months below and the value above. */
const MARGIN = { left: 34, right: 2, top: 10, bottom: 12 };

type Scales = { x: (index: number) => number; y: (value: number) => number; slot: number };

type PrintChartProps = {
  label: string;
  width: number;
  height: number;
  months: readonly string[];
  ticks: readonly number[];
  children: (scales: Scales, format: Formatter) => ReactNode;
};

/** Axes of a chart on paper: vector lines, black and grey, no canvas. */
function PrintChart({ label, width, height, months, ticks, children }: PrintChartProps) {
  const format = useFormat();
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const slot = (width - MARGIN.left - MARGIN.right) / Math.max(months.length, 1);
  const x = (index: number) => MARGIN.left + index * slot;
  const y = (value: number) =>
    height - MARGIN.bottom - ((value - low) / (high - low || 1)) * (height - MARGIN.top - MARGIN.bottom);
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={MARGIN.left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={MARGIN.left - 4} y={y(tick) + 2.2} textAnchor="end">
            {format.money(tick, { compact: true })}
          </text>
        </g>
      ))}
      {months.map((month, index) => (
        <text key={month} x={x(index) + slot / 2} y={height - 2} textAnchor="middle">
          {monthTick(month, index, months.length, format)}
        </text>
      ))}
      {children({ x, y, slot }, format)}
    </svg>
  );
}

type Size = { rows: readonly MonthRow[]; width: number; height: number };

const barLook = ({ cents, before }: EbitdaMonth): string | undefined => {
  if (cents < 0) return before ? styles.lossBefore : styles.loss;
  return before ? styles.before : styles.now;
};

/** EBITDA by month: the year before lighter, losses hollow. */
export function PrintEbitda({ rows, width, height }: Size) {
  const bars = ebitdaMonths(rows);
  const amounts = bars.map((bar) => bar.cents);
  const ticks = niceTicks(Math.min(0, ...amounts), Math.max(0, ...amounts), 4);
  return (
    <PrintChart
      label="EBITDA by month"
      width={width}
      height={height}
      months={bars.map((bar) => bar.month)}
      ticks={ticks}
    >
      {({ x, y, slot }) => (
        <>
          {bars.map((bar, index) => (
            <rect
              key={bar.month}
              className={barLook(bar)}
              x={x(index) + slot * 0.14}
              y={Math.min(y(0), y(bar.cents))}
              width={slot * 0.72}
              height={Math.abs(y(bar.cents) - y(0))}
            />
          ))}
          <line className={styles.axis} x1={x(0)} x2={x(bars.length)} y1={y(0)} y2={y(0)} />
        </>
      )}
    </PrintChart>
  );
}

/** MRR at the end of each month, as a stair whose last step is marked. */
export function PrintMrr({ rows, width, height }: Size) {
  const steps = waterfall(rows);
  const levels = steps.map((step) => step.end);
  const ticks = niceTicks(Math.min(...levels), Math.max(...levels), 3);
  const last = steps.at(-1);
  return (
    <PrintChart
      label="MRR at month ends"
      width={width}
      height={height}
      months={steps.map((step) => step.month)}
      ticks={ticks}
    >
      {({ x, y, slot }, format) => (
        <>
          <path
            className={styles.level}
            d={levels
              .map((level, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(level)}H${x(index + 1)}`)
              .join('')}
          />
          {last && (
            <>
              <circle className={styles.last} cx={x(steps.length) - slot / 2} cy={y(last.end)} r={1.8} />
              <text className={styles.value} x={x(steps.length)} y={y(last.end) - 4} textAnchor="end">
                {format.money(last.end)}
              </text>
            </>
          )}
        </>
      )}
    </PrintChart>
  );
}
