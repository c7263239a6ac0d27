import { type DayNumber, lastDay, type MonthNumber, monthOfDay } from '../../shared/calendar.ts';
import {
  type KeptContract,
  type KeptPause,
  type KeptPrice,
  type Term,
  termsOf,
} from '../../shared/contract-terms.ts';
import { CONTRACT_EVENTS, type ContractState } from '../../shared/domain.ts';
import type { ContractRow } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import { type Ratio, ratio } from '../../shared/ratio.ts';
import { accrue, accruedIn, annualOn, FOREVER, inForce, type PriceSpan, priceSpans } from './recurring.ts';

/** A contract's life in order, where it stands on a day, and what a change to it does to what it earns. */

/** Where a contract stands at the end of a day. A pause counts before a missing price: nothing is owed then. */
export function stateOn(contract: ContractRow, day: DayNumber): ContractState {
  if (day < contract.startsOn) return 'notBegun';
  if (!inForce(contract, day)) return 'ended';
  if (contract.pauses.some(({ from, until }) => from <= day && day <= (until ?? FOREVER))) return 'paused';
  return contract.prices.some(({ from }) => from <= day) ? 'running' : 'unpriced';
}

/** What a contract adds to MRR at the end of a day. */
export const monthlyOn = (spans: readonly PriceSpan[], day: DayNumber): Ratio =>
  ratio(annualOn(spans, day), 12);

/** The last day that earns anything; null while there is none, or no end to it. */
export function lastEarned(spans: readonly PriceSpan[]): DayNumber | null {
  const last = spans.at(-1)?.to ?? FOREVER;
  return last < FOREVER ? last : null;
}

type Days = { from: DayNumber; to: DayNumber };

/** The days on which a price row is the contract's price, pauses not taken out; null = on none. */
export function appliesOn(contract: ContractRow, id: number): Days | null {
  const rows = [...contract.prices].sort((a, b) => a.from - b.from || a.id - b.id);
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (!row) return null;
  const from = Math.max(row.from, contract.startsOn);
  const to = Math.min(contract.endedOn ?? FOREVER, (rows[at + 1]?.from ?? FOREVER + 1) - 1);
  return from <= to ? { from, to } : null;
}

export type TimelineEvent = {
  day: DayNumber;
  /** MRR of the contract at the end of the day. */
  monthly: Ratio;
} & (
  | { kind: 'start' }
  | {
      kind: 'price';
      price: KeptPrice;
      applies: Days | null;
      /** What the price is a month, and by how much that differs from the price before it; null for the first. */
      worth: Ratio;
      change: Ratio | null;
    }
  | { kind: 'pause'; pause: KeptPause }
  | { kind: 'resume'; pause: KeptPause }
  /** The last day to give notice for the end of a term. */
  | { kind: 'notice'; term: Term }
  | { kind: 'renewal'; term: Term }
  /** A committed term is over and the contract goes on without one. */
  | { kind: 'termEnd'; term: Term }
  | { kind: 'end' }
);

/** What happened to a contract and what is to come, as known on a day; in the order of the days. */
export function timeline(contract: KeptContract, asOf: DayNumber): TimelineEvent[] {
  const { prices, pauses, startsOn, endedOn, autoRenews } = contract;
  const spans = priceSpans(contract);
  const isPast = (day: DayNumber) => endedOn !== null && day > endedOn;
  const at = (day: DayNumber) => ({ day, monthly: monthlyOn(spans, day) });
  const rows = [...prices].sort((a, b) => a.from - b.from || a.id - b.id);
  const terms = termsOf(contract, asOf);
  const open = endedOn === null ? terms.find((term) => term.to >= asOf) : undefined;
  const last = terms.at(-1);
  const events: TimelineEvent[] = [
    { kind: 'start', ...at(startsOn) },
    ...rows.map(
      (price, i): TimelineEvent => ({
        kind: 'price',
        ...at(price.from),
        price,
        applies: appliesOn(contract, price.id),
        worth: ratio(price.annualCents, 12),
        change: i === 0 ? null : ratio(price.annualCents - (rows[i - 1]?.annualCents ?? 0), 12),
      }),
    ),
    ...pauses.flatMap((pause): TimelineEvent[] => {
      const begun: TimelineEvent = { kind: 'pause', ...at(pause.from), pause };
      if (pause.until === null || isPast(pause.until + 1) || stateOn(contract, pause.until + 1) === 'paused')
        return [begun];
      return [begun, { kind: 'resume', ...at(pause.until + 1), pause }];
    }),
    ...(open && open.noticeBy !== null
      ? [{ kind: 'notice' as const, ...at(open.noticeBy), term: open }]
      : []),
    ...terms
      .filter(({ renewal }) => renewal)
      .map((term) => ({ kind: 'renewal' as const, ...at(term.from), term })),
    ...(last && !autoRenews && !isPast(last.to) && last.to !== endedOn
      ? [{ kind: 'termEnd' as const, ...at(last.to), term: last }]
      : []),
    ...(endedOn === null ? [] : [{ kind: 'end' as const, ...at(endedOn) }]),
  ];
  return events.sort(
    (a, b) => a.day - b.day || CONTRACT_EVENTS.indexOf(a.kind) - CONTRACT_EVENTS.indexOf(b.kind),
  );
}

/** What is to come first after a day. */
export const nextEvent = (contract: KeptContract, day: DayNumber): TimelineEvent | undefined =>
  timeline(contract, day).find((event) => event.day > day);

export type MonthEffect = { month: MonthNumber; before: Cents; after: Cents };

export type ContractEffect = {
  /** The days between which the annualised price differs; null = on no day. `to` is FOREVER for an open end. */
  days: Days | null;
  /** Months through that of `until` that earn another amount, whole months, in their order. */
  months: MonthEffect[];
};

/** What a change does to what a contract earns; null on either side = there is no such contract. */
export function contractEffect(
  before: ContractRow | null,
  after: ContractRow | null,
  until: DayNumber,
): ContractEffect {
  const [was, is] = [before, after].map((contract) => (contract ? priceSpans(contract) : [])) as [
    PriceSpan[],
    PriceSpan[],
  ];
  const edges = [...new Set([...was, ...is].flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const differing = edges.flatMap((from, i) => {
    const to = (edges[i + 1] ?? FOREVER + 1) - 1;
    return from <= to && annualOn(was, from) !== annualOn(is, from) ? [{ from, to }] : [];
  });
  const [first, last] = [differing[0], differing.at(-1)];
  if (!first || !last) return { days: null, months: [] };
  const through = monthOfDay(until);
  const sides = [
    before && accrue(before, was, lastDay(through)),
    after && accrue(after, is, lastDay(through)),
  ] as const;
  const earned = (side: 0 | 1, month: MonthNumber): Cents => {
    const accrual = sides[side];
    return accrual ? accruedIn(accrual, month, month) : 0;
  };
  const months: MonthEffect[] = [];
  // Past the last differing day a cent may still move: rounding is cumulative.
  for (let month = monthOfDay(first.from); month <= through; month++) {
    const effect = { month, before: earned(0, month), after: earned(1, month) };
    if (effect.before !== effect.after) months.push(effect);
  }
  return { days: { from: first.from, to: last.to }, months };
}
