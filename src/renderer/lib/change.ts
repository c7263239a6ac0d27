import type { WireFigure } from '../../shared/contract/values.ts';
import { permille } from './decimal.ts';
import type { Formatter } from './format.ts';

/** A figure against what it was: which way, how much in words, and whether that is better. */
export type Change = {
  direction: 'up' | 'down' | 'same';
  text: string;
  judged: 'better' | 'worse' | 'neither';
};

const MICRO = 1e6;

const amount = (figure: WireFigure, now: number, before: number, format: Formatter): string => {
  // Shares and ratios carry six decimals: whole millionths make their difference exact.
  const scale = figure.unit === 'share' || figure.unit === 'ratio' || figure.unit === 'months' ? MICRO : 1;
  const difference = (Math.round(now * scale) - Math.round(before * scale)) / scale;
  const size = Math.abs(difference);
  if (figure.unit === 'share') return format.points(size);
  // Growth of nothing, or across zero, has no percentage an owner could use.
  if (before <= 0 || now < 0 || scale !== 1) return format.figure({ value: size, unit: figure.unit });
  return format.share(permille(size, before) / 1000);
};

/** Null when either side is not available. */
export function changeOf(
  now: WireFigure,
  before: WireFigure,
  upIsBetter: boolean,
  format: Formatter,
): Change | null {
  if (now.value === null || before.value === null) return null;
  const text = amount(now, now.value, before.value, format);
  if (now.value === before.value) return { direction: 'same', text, judged: 'neither' };
  const up = now.value > before.value;
  return { direction: up ? 'up' : 'down', text, judged: up === upIsBetter ? 'better' : 'worse' };
}
