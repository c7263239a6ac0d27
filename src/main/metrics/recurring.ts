import {
  type DayNumber,
  daysInMonth,
  firstDay,
  lastDay,
  type MonthNumber,
  monthOfDay,
} from '../../shared/calendar.ts';
import type { ContractRow, PauseRow } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import { roundToBigInt } from '../../shared/ratio.ts';

/** METRICS.md, "Recurring revenue": annualised prices, ARR and accrual. */

/** Days on which one annualised price applies, both included; between spans the contract earns nothing. */
export type PriceSpan = { from: DayNumber; to: DayNumber; annualCents: Cents };

/** The last day there is: an open end. */
export const FOREVER: DayNumber = 2_932_896;

const mergedPauses = (pauses: readonly PauseRow[]): { from: DayNumber; to: DayNumber }[] => {
  const sorted = pauses
    .map(({ from, until }) => ({ from, to: until ?? FOREVER }))
    .sort((a, b) => a.from - b.from);
  const merged: { from: DayNumber; to: DayNumber }[] = [];
  for (const pause of sorted) {
    const last = merged.at(-1);
    if (last && pause.from <= last.to + 1) last.to = Math.max(last.to, pause.to);
    else merged.push({ ...pause });
  }
  return merged;
};

/** In force from `starts_on` to `ended_on`, both included; paused counts as in force. */
export const inForce = (contract: ContractRow, day: DayNumber): boolean =>
  contract.startsOn <= day && day <= (contract.endedOn ?? FOREVER);

/**
 * The contract's price as spans of days in order: the latest row effective by a day (of equal dates the later row),
 * cut to the days in force and not paused. Zero prices leave no span.
 */
export function priceSpans(contract: ContractRow): PriceSpan[] {
  const end = contract.endedOn ?? FOREVER;
  const rows = [...contract.prices].sort((a, b) => a.from - b.from || a.id - b.id);
  const pauses = mergedPauses(contract.pauses);
  const spans: PriceSpan[] = [];
  rows.forEach((row, i) => {
    let from = Math.max(row.from, contract.startsOn);
    const to = Math.min(end, (rows[i + 1]?.from ?? FOREVER + 1) - 1);
    if (row.annualCents === 0) return;
    for (const pause of pauses) {
      if (pause.to < from || pause.from > to) continue;
      if (pause.from > from) spans.push({ from, to: pause.from - 1, annualCents: row.annualCents });
      from = pause.to + 1;
    }
    if (from <= to) spans.push({ from, to, annualCents: row.annualCents });
  });
  return spans;
}

/** Annualised price at the end of a day, in cents; 0 while paused or not in force. */
export function annualOn(spans: readonly PriceSpan[], day: DayNumber): Cents {
  for (const span of spans) if (span.from <= day && day <= span.to) return span.annualCents;
  return 0;
}

/** 12 × lcm(28, 29, 30, 31): in this part of a cent every day's earning is a whole number. */
const PARTS = 12n * 377_580n;

/** What the spans earn in a month up to and including `until`, in parts of a cent (see PARTS). */
const earnedIn = (spans: readonly PriceSpan[], month: MonthNumber, until: DayNumber): bigint => {
  const [first, last] = [firstDay(month), Math.min(lastDay(month), until)];
  const weight = 377_580n / BigInt(daysInMonth(month));
  let earned = 0n;
  for (const span of spans) {
    const days = Math.min(span.to, last) - Math.max(span.from, first) + 1;
    if (days > 0) earned += BigInt(span.annualCents) * BigInt(days) * weight;
  }
  return earned;
};

/** Accrued recurring revenue of one contract, month by month in whole cents. */
export type Accrual = {
  contractId: number;
  clientId: number;
  code: string;
  /** Days in force before the first price row applies, both included; null if there are none. */
  unpriced: { from: DayNumber; to: DayNumber } | null;
  /** Months with an entry run from the contract's first month to that of the day asked for. */
  firstMonth: MonthNumber;
  cents: readonly Cents[];
};

function unpricedDays({ startsOn, endedOn, prices }: ContractRow): Accrual['unpriced'] {
  const first = prices.reduce((day, price) => Math.min(day, price.from), FOREVER + 1);
  const to = Math.min(endedOn ?? FOREVER, first - 1);
  return startsOn <= to ? { from: startsOn, to } : null;
}

/**
 * Accrues a contract from its start through `until`, inclusive. Rounding is cumulative,
 * accrued(a…b) = R(cum(b)) − R(cum(a−1)), so months always add up to what the whole life earned.
 */
export function accrue(contract: ContractRow, spans: readonly PriceSpan[], until: DayNumber): Accrual {
  const firstMonth = monthOfDay(contract.startsOn);
  const cents: Cents[] = [];
  let earned = 0n;
  let booked = 0n;
  for (let month = firstMonth; month <= monthOfDay(until); month++) {
    const more = earnedIn(spans, month, until);
    if (more === 0n) {
      cents.push(0);
      continue;
    }
    earned += more;
    const rounded = roundToBigInt({ n: earned, d: PARTS });
    cents.push(Number(rounded - booked));
    booked = rounded;
  }
  return {
    contractId: contract.id,
    clientId: contract.clientId,
    code: contract.code,
    unpriced: unpricedDays(contract),
    firstMonth,
    cents,
  };
}

/** What a contract accrued in whole months a…b, both included; cents. */
export function accruedIn(accrual: Accrual, a: MonthNumber, b: MonthNumber): Cents {
  let total = 0;
  const from = Math.max(0, a - accrual.firstMonth);
  const to = Math.min(accrual.cents.length - 1, b - accrual.firstMonth);
  for (let i = from; i <= to; i++) total += accrual.cents[i] ?? 0;
  return total;
}
