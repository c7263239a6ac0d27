import type { ChartOptions, Plugin } from 'chart.js';
import type { Formatter } from '../lib/format.ts';
import type { Colours } from './colours.ts';

const FONT = { family: "'Inter Variable', system-ui, sans-serif", size: 11 };

/** Short spans name every month; longer ones January and July, with the year. */
export const monthTick = (month: string, index: number, months: number, format: Formatter): string => {
  if (months <= 12)
    return index === 0 || month.endsWith('-01') ? format.monthAxis(month) : format.monthOnly(month);
  return month.endsWith('-01') || month.endsWith('-07') ? format.monthAxis(month) : '';
};

type Axes = {
  months: readonly string[];
  format: Formatter;
  colours: Colours;
  fromZero: boolean;
  readout: (index: number) => string[];
};

/** What the charts of months have in common: quiet axes, one line a month read out whole. */
export function monthAxes({ months, format, colours, fromZero, readout }: Axes): ChartOptions<'bar'> {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: 'index', intersect: false },
    layout: { padding: { top: 14 } },
    scales: {
      x: {
        grid: { display: false },
        border: { display: false },
        ticks: {
          autoSkip: false,
          maxRotation: 0,
          color: colours.third,
          font: FONT,
          callback: (_, index) => monthTick(months[index] ?? '', index, months.length, format),
        },
      },
      y: {
        beginAtZero: fromZero,
        grace: fromZero ? 0 : '6%',
        border: { display: false },
        grid: {
          color: (tick) => (fromZero && tick.tick.value === 0 ? colours.axis : colours.line),
          drawTicks: false,
        },
        ticks: {
          maxTicksLimit: 6,
          padding: 8,
          color: colours.third,
          font: FONT,
          callback: (value) => format.money(Number(value), { compact: true }),
        },
      },
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        displayColors: false,
        backgroundColor: colours.ink,
        titleColor: colours.ground,
        bodyColor: colours.ground,
        titleFont: { ...FONT, weight: 600 },
        bodyFont: FONT,
        padding: 8,
        cornerRadius: 6,
        caretSize: 0,
        caretPadding: 14,
        filter: (item, index, items) =>
          items.findIndex((other) => other.dataIndex === item.dataIndex) === index,
        callbacks: {
          title: ([item]) => format.month(months[item?.dataIndex ?? 0] ?? ''),
          label: (item) => readout(item.dataIndex),
        },
      },
    },
  };
}

/** A dot at the latest value. */
export const lastMark = (index: number, value: number, colour: string): Plugin<'bar'> => ({
  id: 'lastMark',
  afterDatasetsDraw: ({ ctx, scales }) => {
    const [x, y] = [scales.x?.getPixelForValue(index), scales.y?.getPixelForValue(value)];
    if (x === undefined || y === undefined) return;
    ctx.save();
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(x, y, 3, 0, 2 * Math.PI);
    ctx.fill();
    ctx.restore();
  },
});
