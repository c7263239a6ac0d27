import { describe, expect, it } from 'vitest';
import { changeOf } from '../../src/renderer/lib/change.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';
import { figure } from './support/figures.ts';

const format = createFormatter('en-US', 'USD');
const change = (now: number | null, before: number | null, unit: 'cents' | 'share', upIsBetter = true) => {
  const result = changeOf(figure(now, unit), figure(before, unit), upIsBetter, format);
  return result && { ...result, text: result.text.replaceAll('\u00a0', ' ') };
};

describe('change of a headline', () => {
  it('is a percentage of what it was', () => {
    expect(change(107_200, 100_000, 'cents')).toEqual({ direction: 'up', text: '7.2 %', judged: 'better' });
  });

  it('is in points for shares, exact at the half', () => {
    expect(change(0.0625, 0.05, 'share')).toEqual({ direction: 'up', text: '1.3 pt', judged: 'better' });
  });

  it('judges and does not sign: churn falling is better', () => {
    expect(change(0.0588, 0.09, 'share', false)).toMatchObject({ direction: 'down', judged: 'better' });
    expect(change(0.09, 0.0588, 'share', false)).toMatchObject({ direction: 'up', judged: 'worse' });
  });

  it('is an amount where a percentage of nothing or across zero would mislead', () => {
    expect(change(50_000, -10_000, 'cents')).toMatchObject({ direction: 'up', text: '$600' });
    expect(change(50_000, 0, 'cents')).toMatchObject({ text: '$500' });
  });

  it('is neither better nor worse when nothing moved, and absent without both sides', () => {
    expect(change(5, 5, 'cents')).toMatchObject({ direction: 'same', judged: 'neither' });
    expect(change(5, null, 'cents')).toBeNull();
    expect(change(null, 5, 'cents')).toBeNull();
  });
});
