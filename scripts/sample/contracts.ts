// From a contract's story to its rows: every seat, raise and change of mind becomes a dated price.

import { addMonths, dayNumber, isoDay, monthEnd, monthOfDay, monthStart } from './calendar.ts';
import type { ClientPlan, ContractPlan, Cycle, Line, Step } from './plan.ts';

export interface Price {
  from: number;
  seats: number;
  cents: number;
  discount: number;
  reason: string;
}

export interface Contract {
  id: string;
  plan: ContractPlan;
  starts: number;
  ended: number;
  prices: Price[];
  pauses: { from: number; until: number }[];
}

export interface Client {
  index: number;
  plan: ClientPlan;
  contracts: Contract[];
}

export const cycleMonths: Record<Cycle, number> = { monthly: 1, quarterly: 3, annual: 12 };
const suffix: Record<Line, string> = { managed: '', security: '-S', backup: '-B', cloud: '' };
const NEVER = 1_000_000;
const RAISES = [1.025, 1.035, 1.03];

/** Yearly raises and scripted steps in order of their day; a step of the same day comes after the raise. */
function changes(plan: ContractPlan, until: number): { on: number; step: Step | null }[] {
  const starts = dayNumber(plan.from);
  const list = (plan.steps ?? []).map((step) => ({ on: dayNumber(step.on), step: step as Step | null }));
  if (plan.raisedOn !== undefined) {
    for (let year = Number(plan.from.slice(0, 4)) + 1; year < 2100; year += 1) {
      const on = dayNumber(`${year}-${plan.raisedOn}`);
      if (on > until) break;
      if (on - starts > 300) list.unshift({ on, step: null });
    }
  }
  return list.filter(({ on }) => on > starts && on <= until).sort((a, b) => a.on - b.on);
}

function priceRows(plan: ContractPlan, until: number): Price[] {
  const months = cycleMonths[plan.cycle ?? 'monthly'];
  const starts = dayNumber(plan.from);
  let { seats, rate } = plan;
  const row = (from: number, reason: string): Price => {
    const cents = Math.round(seats * rate * months * 100);
    return { from, seats, cents, discount: Math.round(cents * (plan.discount ?? 0)), reason };
  };
  const rows: Price[] = [];
  if (plan.freeMonths === undefined) rows.push(row(starts, 'initial'));
  else {
    rows.push({ from: starts, seats, cents: 0, discount: 0, reason: 'initial' });
    rows.push(row(addMonths(starts, plan.freeMonths), 'upsell'));
  }
  for (const { on, step } of changes(plan, until)) {
    if (step === null) rate = Math.round(rate * (RAISES[monthOfDay(on) % 3] ?? 1.04) * 4) / 4;
    seats = step?.seats ?? seats;
    rate = step?.rate ?? rate;
    rows.push(row(on, step?.reason ?? 'price_increase'));
  }
  return rows;
}

export function buildClient(plan: ClientPlan, index: number, asOf: number): Client {
  const seen = new Map<string, number>();
  const contracts = plan.contracts.map((contract): Contract => {
    const base = `C${101 + index}${suffix[contract.line]}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const ended = contract.ended === undefined ? NEVER : dayNumber(contract.ended);
    return {
      id: count === 1 ? base : `${base}-${count}`,
      plan: contract,
      starts: dayNumber(contract.from),
      ended,
      // Raises are announced six weeks ahead, so some prices lie in the future.
      prices: priceRows(contract, Math.min(asOf + 45, ended)),
      pauses: (contract.pauses ?? []).map(({ from, until }) => ({
        from: dayNumber(from),
        until: until === undefined ? NEVER : dayNumber(until),
      })),
    };
  });
  return { index, plan, contracts };
}

export const isInForce = (contract: Contract, day: number): boolean =>
  contract.starts <= day && day <= contract.ended;
export const isPaused = (contract: Contract, day: number): boolean =>
  contract.pauses.some((pause) => pause.from <= day && day <= pause.until);

export function priceOn(contract: Contract, day: number): Price | null {
  let found: Price | null = null;
  for (const price of contract.prices) if (price.from <= day) found = price;
  return found;
}

/** What one cycle of a contract costs on a day, nothing while paused or not in force. */
export function chargeOn(contract: Contract, day: number): number {
  if (!isInForce(contract, day) || isPaused(contract, day)) return 0;
  const price = priceOn(contract, day);
  return price === null ? 0 : price.cents - price.discount;
}

/** Seats served by one line in a month, weighed by the days it was in force (a pause keeps a tenth of the work). */
export function seatsServed(client: Client, line: Line, month: number): number {
  let total = 0;
  for (const contract of client.contracts) {
    if (contract.plan.line !== line) continue;
    const from = Math.max(monthStart(month), contract.starts);
    const to = Math.min(monthEnd(month), contract.ended);
    for (let day = from; day <= to; day += 1) {
      const seats = priceOn(contract, day)?.seats ?? 0;
      total += isPaused(contract, day) ? seats * 0.1 : seats;
    }
  }
  return total / (monthEnd(month) - monthStart(month) + 1);
}

/** The first and last day of a month on which the client has a contract, or null. */
export function daysInForce(client: Client, month: number): { from: number; to: number } | null {
  let from = NEVER;
  let to = -1;
  for (const contract of client.contracts) {
    const first = Math.max(monthStart(month), contract.starts);
    const last = Math.min(monthEnd(month), contract.ended);
    if (first > last) continue;
    from = Math.min(from, first);
    to = Math.max(to, last);
  }
  return to < 0 ? null : { from, to };
}

export const isoOrEmpty = (day: number): string => (day >= NEVER ? '' : isoDay(day));
