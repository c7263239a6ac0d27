import type { DayNumber } from '../../shared/calendar.ts';
import type { Cents } from '../../shared/money.ts';
import { ratio } from '../../shared/ratio.ts';
import { type Figure, fromItems } from './figure.ts';
import type { Portfolio } from './portfolio.ts';
import { annualOn, inForce } from './recurring.ts';

/** METRICS.md, "Recurring revenue": ARR and MRR of some contracts at the end of a day. */

/** “Contract C7 has no price by then”, for contracts in force that no price row applies to yet. */
export const unpriced = (contracts: Portfolio, day: DayNumber): string[] =>
  contracts
    .filter(({ contract }) => inForce(contract, day) && !contract.prices.some((price) => price.from <= day))
    .map(({ contract }) => `Contract ${contract.code} has no price`);

export type RunRate = { arr: Figure; mrr: Figure; annualCents: Cents };

/** ARR = Σ annualised prices, MRR = ARR ÷ 12, of the contracts given. */
export function runRate(contracts: Portfolio, day: DayNumber, name = 'MRR'): RunRate {
  const paying = contracts
    .map(({ contract, spans }) => ({ id: contract.id, annual: annualOn(spans, day) }))
    .filter(({ annual }) => annual !== 0);
  const annualCents = paying.reduce((sum, { annual }) => sum + annual, 0);
  const options = {
    lacks: unpriced(contracts, day),
    policy: 'As of the end of the day; paused and ended contracts count 0.',
  };
  return {
    annualCents,
    arr: fromItems(
      'ARR',
      'cents',
      'contracts',
      paying.map(({ id, annual }) => ({ id, value: annual })),
      options,
    ),
    mrr: fromItems(
      name,
      'cents',
      'contracts',
      paying.map(({ id, annual }) => ({ id, value: ratio(annual, 12) })),
      options,
    ),
  };
}
