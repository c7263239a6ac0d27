import type { Headline } from '../../shared/contract/metrics.ts';
import type { Formatter } from './format.ts';

/** How a figure moved: which way, how much in words, and whether that is better. */
export type Change = {
  direction: 'up' | 'down' | 'same';
  text: string;
  judged: 'better' | 'worse' | 'neither';
};

/** Null when either side is not available. */
export function changeOf(
  { change: { value, unit }, inPoints }: Headline['monthAgo'],
  upIsBetter: boolean,
  format: Formatter,
): Change | null {
  if (value === null) return null;
  const size = Math.abs(value);
  const text = inPoints ? format.points(size) : format.figure({ value: size, unit });
  if (value === 0) return { direction: 'same', text, judged: 'neither' };
  const up = value > 0;
  return { direction: up ? 'up' : 'down', text, judged: up === upIsBetter ? 'better' : 'worse' };
}
