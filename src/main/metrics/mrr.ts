import type { DayNumber } from '../../shared/calendar.ts';
import type { Cents } from '../../shared/money.ts';
import { ratio } from '../../shared/ratio.ts';
import { type Figure, fromRows } from './figure.ts';
import type { Portfolio } from './portfolio.ts';
import { annualOn } from './recurring.ts';

/** METRICS.md, "Recurring revenue": ARR and MRR of some contracts at the end of a day. */

/** “Contract C7 has no price”, for contracts in force that earn nothing for want of one. */
const unpriced = (contracts: Portfolio): string[] =>
  contracts
    .filter(({ contract }) => contract.prices.length === 0)
    .map(({ contract }) => `Contract ${contract.code} has no price`);

export type RunRate = { arr: Figure; mrr: Figure; annualCents: Cents };

/** ARR = Σ annualised prices, MRR = ARR ÷ 12, of the contracts given. */
export function runRate(contracts: Portfolio, day: DayNumber, name = 'MRR'): RunRate {
  const paying = contracts.filter(({ spans }) => annualOn(spans, day) !== 0);
  const annualCents = paying.reduce((sum, { spans }) => sum + annualOn(spans, day), 0);
  const source = { rows: 'prices', day, contracts: paying.map(({ contract }) => contract.id) } as const;
  const options = {
    lacks: unpriced(contracts),
    policy: 'As of the end of the day; paused and ended contracts count 0.',
  };
  return {
    annualCents,
    arr: fromRows('ARR', 'cents', annualCents, source, options),
    mrr: fromRows(name, 'cents', ratio(annualCents, 12), source, options),
  };
}
