import { fromDouble, ratio, toNumber } from '../../shared/ratio.ts';
import { type Figure, formula, product, quotient } from './figure.ts';

/** METRICS.md, "Projected LTV" of the book. */

/** 1 − (1 − c)^(1/12): the one irrational step, in doubles (METRICS.md, "Projected LTV"). */
const monthlyChurn = (yearly: Figure): Figure =>
  formula('Monthly churn', 'share', '1 − (1 − churn)^(1/12)', [yearly], ([c = ratio(0n)]) => {
    if (c.n === 0n) return { why: 'no client was lost in the period, so a lifetime can’t be told' };
    if (c.n >= c.d) return { why: 'every client was lost in the period' };
    return fromDouble(-Math.expm1(Math.log1p(-toNumber(c)) / 12));
  });

/** ARPA × contribution margin of clients ÷ monthly churn; low confidence below three clients lost. */
export const projectedLtv = (arpa: Figure, margin: Figure, churn: Figure, lost: number): Figure =>
  quotient(
    'Projected LTV',
    product('Contribution a client and month', 'cents', [arpa, margin]),
    monthlyChurn(churn),
    {
      unit: 'cents',
      none: 'no client was lost in the period',
      lacks: lost > 0 && lost < 3 ? [`Low confidence: only ${lost} lost in the period`] : [],
    },
  );
