import { addMonths, type DayNumber, daysInMonth, monthOfDay } from '../../shared/calendar.ts';
import type { ContractRow } from '../../shared/facts.ts';
import { add, isZero, multiply, type Ratio, ratio } from '../../shared/ratio.ts';
import type { BookFigures } from './book.ts';
import { type Figure, fromItems, quotient } from './figure.ts';
import { runRate } from './mrr.ts';
import type { Portfolio } from './portfolio.ts';
import { annualOn } from './recurring.ts';

/** METRICS.md, "Valuation": what a buyer asks of the contracts. */

/**
 * Remaining committed term at a day, in months: to the earlier of `term_ends_on` and `ended_on`, whole months plus
 * leftover days ÷ days in the month of that end; 0 if past or none.
 */
export function remainingMonths(
  contract: Pick<ContractRow, 'termEndsOn' | 'endedOn'>,
  day: DayNumber,
): Ratio {
  if (contract.termEndsOn === null) return ratio(0n);
  const end = Math.min(contract.termEndsOn, contract.endedOn ?? contract.termEndsOn);
  if (end <= day) return ratio(0n);
  let months = Math.max(0, monthOfDay(end) - monthOfDay(day) - 1);
  while (addMonths(day, months + 1) <= end) months++;
  return add(months, ratio(end - addMonths(day, months), daysInMonth(monthOfDay(end))));
}

/** Remaining committed term of some contracts, weighted by their MRR; months. `mrr` is the MRR of them all. */
export function remainingShare(contracts: Portfolio, asOf: DayNumber, mrr: Figure): Figure {
  const weighted = fromItems(
    'Σ MRR × remaining months',
    'ratio',
    'contracts',
    contracts.map(({ contract, spans }) => ({
      id: contract.id,
      value: multiply(ratio(annualOn(spans, asOf), 12), remainingMonths(contract, asOf)),
    })),
    {
      policy:
        'To the earlier of the committed term and the notice; a contract without a term commits nothing.',
    },
  );
  return quotient('Remaining term, weighted by MRR', weighted, mrr, { unit: 'months', none: 'no MRR' });
}

/** MRR of contracts by what a buyer asks of them, as shares of all MRR. */
export function contractQuality({ contracts, facts }: BookFigures) {
  const { asOf } = facts;
  const all = runRate(contracts, asOf).mrr;
  const part = (name: string, keep: (contract: ContractRow) => boolean): Figure =>
    runRate(
      contracts.filter(({ contract }) => keep(contract)),
      asOf,
      name,
    ).mrr;
  const share = (name: string, keep: (contract: ContractRow) => boolean): Figure =>
    quotient(name, part(`MRR: ${name.toLowerCase()}`, keep), all, { unit: 'share', none: 'no MRR' });
  return {
    underNotice: part('MRR under notice', (contract) => contract.endedOn !== null),
    autoRenewing: share('Auto-renewing share', (contract) => contract.autoRenews),
    weightedRemaining: remainingShare(contracts, asOf, all),
    contracted: share('Contracted share', (contract) => !isZero(remainingMonths(contract, asOf))),
    unsigned: share('Unsigned share', (contract) => !contract.signed),
    assignable: share('Assignable share', (contract) => contract.assignable),
  };
}
