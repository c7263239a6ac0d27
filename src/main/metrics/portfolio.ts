import type { DayNumber } from '../../shared/calendar.ts';
import type { ContractRow } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import { annualOn, inForce, type PriceSpan, priceSpans } from './recurring.ts';

/** The contracts with their price spans worked out once. */
export type Portfolio = { contract: ContractRow; spans: readonly PriceSpan[] }[];

export const portfolio = (contracts: readonly ContractRow[]): Portfolio =>
  contracts.map((contract) => ({ contract, spans: priceSpans(contract) }));

/** Where a client stands at the end of a day. */
export type Standing = {
  /** Σ annualised prices; cents. */
  annualCents: Cents;
  /** Has at least one contract in force that day; paused counts. */
  inForce: boolean;
  /** Had MRR on some day up to and including this one. */
  everPaid: boolean;
};

/** Standings by day of a portfolio: bridges, retention and churn of 24 months ask for the same month ends. */
const known = new WeakMap<Portfolio, Map<DayNumber, ReadonlyMap<number, Standing>>>();

/** The standing of every client that has a contract, at the end of a day. */
export function standings(book: Portfolio, day: DayNumber): ReadonlyMap<number, Standing> {
  let days = known.get(book);
  if (!days) {
    days = new Map();
    known.set(book, days);
  }
  let found = days.get(day);
  if (!found) {
    found = standingsOn(book, day);
    days.set(day, found);
  }
  return found;
}

function standingsOn(book: Portfolio, day: DayNumber): Map<number, Standing> {
  const result = new Map<number, Standing>();
  for (const { contract, spans } of book) {
    let standing = result.get(contract.clientId);
    if (!standing) {
      standing = { annualCents: 0, inForce: false, everPaid: false };
      result.set(contract.clientId, standing);
    }
    standing.annualCents += annualOn(spans, day);
    standing.inForce ||= inForce(contract, day);
    standing.everPaid ||= spans.some((span) => span.from <= day);
  }
  return result;
}

export const clientsInForce = (at: ReadonlyMap<number, Standing>): number[] =>
  [...at].filter(([, standing]) => standing.inForce).map(([client]) => client);

export const clientsWithMrr = (at: ReadonlyMap<number, Standing>): number[] =>
  [...at].filter(([, standing]) => standing.annualCents > 0).map(([client]) => client);
