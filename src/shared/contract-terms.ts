import { addMonths, type DayNumber } from './calendar.ts';
import type { Cycle } from './domain.ts';
import type { ContractRow, PauseRow, PriceRow } from './facts.ts';
import type { Cents } from './money.ts';

/** A contract as it is kept: what figures need of it, and what the owner typed. */
export type KeptPrice = PriceRow & { cycle: Cycle; amountCents: Cents; discountCents: Cents | null };
export type KeptPause = PauseRow & { id: number };
export type KeptContract = Omit<ContractRow, 'prices' | 'pauses'> & {
  noticeDays: number | null;
  prices: readonly KeptPrice[];
  pauses: readonly KeptPause[];
};

/** A stretch a contract is bound for; days inclusive. */
export type Term = {
  from: DayNumber;
  to: DayNumber;
  /** The last day on which notice ends the contract with this term; null = no notice period is known. */
  noticeBy: DayNumber | null;
  renewal: boolean;
};

const YEAR = 12;

/**
 * How many months a renewal binds for: as many as the first term if that is shorter than a year, else twelve. Books
 * don't say it; this is what service agreements usually do.
 */
export function renewalMonths(startsOn: DayNumber, termEndsOn: DayNumber): number {
  const eve = startsOn - 1;
  for (let months = 1; months < YEAR; months++) {
    const [end, next] = [addMonths(eve, months), addMonths(eve, months + 1)];
    // The nearest number of whole months: a term that begins mid-month often ends with one.
    if (termEndsOn <= end || termEndsOn - end < next - termEndsOn) return months;
  }
  return YEAR;
}

type Bound = Pick<KeptContract, 'startsOn' | 'termEndsOn' | 'endedOn' | 'autoRenews' | 'noticeDays'>;

/**
 * The terms of a contract in order: the committed one, and of a contract that renews itself the renewals through the
 * first that begins after `until`. An end that is known stops them.
 */
export function termsOf(contract: Bound, until: DayNumber): Term[] {
  const { startsOn, termEndsOn, endedOn, autoRenews, noticeDays } = contract;
  if (termEndsOn === null || termEndsOn < startsOn) return [];
  const term = (from: DayNumber, to: DayNumber, renewal: boolean): Term => ({
    from,
    to,
    noticeBy: noticeDays === null ? null : to - noticeDays,
    renewal,
  });
  const terms = [term(startsOn, termEndsOn, false)];
  const months = renewalMonths(startsOn, termEndsOn);
  const goesOn = (begun: DayNumber, end: DayNumber) =>
    autoRenews && begun <= until && (endedOn === null || endedOn > end);
  for (let begun = startsOn, end = termEndsOn, n = 1; goesOn(begun, end); n++) {
    const next = addMonths(termEndsOn, n * months);
    begun = end + 1;
    terms.push(term(begun, next, true));
    end = next;
  }
  return terms;
}
