import { describe, expect, it } from 'vitest';
import { changeOf } from '../../src/renderer/lib/change.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';
import { figure } from './support/figures.ts';

const format = createFormatter('en-US', 'USD');
const change = (
  value: number | null,
  unit: 'cents' | 'share',
  { upIsBetter = true, inPoints = false } = {},
) => {
  const than = { base: figure(1, unit), change: figure(value, unit), inPoints };
  const result = changeOf(than, upIsBetter, format);
  return result && { ...result, text: result.text.replaceAll('\u00a0', ' ') };
};

describe('change of a headline', () => {
  it('is a percentage of what it was', () => {
    expect(change(0.072, 'share')).toEqual({ direction: 'up', text: '7.2 %', judged: 'better' });
  });

  it('is in points for shares, exact at the half', () => {
    const told = change(0.0125, 'share', { inPoints: true });
    expect(told).toEqual({ direction: 'up', text: '1.3 pt', judged: 'better' });
  });

  it('judges and does not sign: churn falling is better', () => {
    const churn = { upIsBetter: false, inPoints: true };
    expect(change(-0.0312, 'share', churn)).toMatchObject({
      direction: 'down',
      text: '3.1 pt',
      judged: 'better',
    });
    expect(change(0.0312, 'share', churn)).toMatchObject({ direction: 'up', judged: 'worse' });
  });

  it('is an amount where main gives one', () => {
    expect(change(60_000, 'cents')).toMatchObject({ direction: 'up', text: '$600' });
  });

  it('is neither better nor worse when nothing moved, and absent without both sides', () => {
    expect(change(0, 'cents')).toMatchObject({ direction: 'same', judged: 'neither' });
    expect(change(null, 'cents')).toBeNull();
  });
});
