// Recurring revenue, day by day: annualised prices, what they earn, and the bridge between month ends.

import type { Book, Contract } from './book.ts';
import { daysInMonth, eachDay, firstDay, lastDay, monthKey, plusDays } from './days.ts';
import { frac, round } from './fraction.ts';

// 12 × lcm(28, 29, 30, 31): a day's twelfth of a year, over any month's days, is a whole number of these parts.
const PARTS = 12n * 377_580n;

export const inForce = (contract: Contract, day: string): boolean =>
  contract.starts <= day && (contract.ended === null || day <= contract.ended);

export function annualised(contract: Contract, day: string): bigint {
  if (!inForce(contract, day)) return 0n;
  const paused = contract.pauses.some(
    (pause) => pause.from <= day && (pause.until === null || day <= pause.until),
  );
  if (paused) return 0n;
  let inEffect: { from: string; annual: bigint } | null = null;
  for (const price of contract.prices) {
    if (price.from <= day && (inEffect === null || price.from >= inEffect.from)) inEffect = price;
  }
  return inEffect?.annual ?? 0n;
}

export interface Bridge {
  new: bigint;
  reactivation: bigint;
  resumed: bigint;
  expansion: bigint;
  contraction: bigint;
  paused: bigint;
  churn: bigint;
}

export interface Recurring {
  /** Cents accrued by a client over whole days, both ends included. */
  accrued(client: string, from: string, to: string): bigint;
  arr(client: string, day: string): bigint;
  totalArr(day: string): bigint;
  clientInForce(client: string, day: string): boolean;
  inForceOn(day: string): string[];
  bridge(month: string): Bridge;
}

export function makeRecurring(book: Book, horizon: string): Recurring {
  const arrOf = new Map<string, Map<string, bigint>>();
  const earned = new Map<Contract, Map<string, bigint>>();
  for (const contract of book.contracts) {
    const perDay = new Map<string, bigint>();
    let parts = 0n;
    for (const day of eachDay(contract.starts, horizon)) {
      const price = annualised(contract, day);
      parts += (price * PARTS) / 12n / BigInt(daysInMonth(monthKey(day)));
      perDay.set(day, parts);
      const client = arrOf.get(contract.client) ?? new Map<string, bigint>();
      client.set(day, (client.get(day) ?? 0n) + price);
      arrOf.set(contract.client, client);
    }
    earned.set(contract, perDay);
  }

  const rounded = (contract: Contract, day: string): bigint =>
    round(frac(earned.get(contract)?.get(day) ?? 0n, PARTS));

  const arr = (client: string, day: string): bigint => arrOf.get(client)?.get(day) ?? 0n;
  const clientInForce = (client: string, day: string): boolean =>
    book.contracts.some((contract) => contract.client === client && inForce(contract, day));
  const hadMrr = (client: string, upTo: string): boolean => {
    for (const [day, value] of arrOf.get(client) ?? []) if (day <= upTo && value > 0n) return true;
    return false;
  };

  return {
    arr,
    clientInForce,
    accrued: (client, from, to) => {
      let total = 0n;
      for (const contract of book.contracts) {
        if (contract.client !== client) continue;
        total += rounded(contract, to) - rounded(contract, plusDays(from, -1));
      }
      return total;
    },
    totalArr: (day) => book.clients.reduce((total, client) => total + arr(client, day), 0n),
    inForceOn: (day) => book.clients.filter((client) => clientInForce(client, day)),
    bridge: (month) => {
      const start = plusDays(firstDay(month), -1);
      const end = lastDay(month);
      const bridge: Bridge = {
        new: 0n,
        reactivation: 0n,
        resumed: 0n,
        expansion: 0n,
        contraction: 0n,
        paused: 0n,
        churn: 0n,
      };
      for (const client of book.clients) {
        const before = arr(client, start);
        const after = arr(client, end);
        if (before === 0n && after > 0n) {
          if (!hadMrr(client, start)) bridge.new += after;
          else if (clientInForce(client, start)) bridge.resumed += after;
          else bridge.reactivation += after;
        } else if (before > 0n && after === 0n) {
          if (clientInForce(client, end)) bridge.paused += before;
          else bridge.churn += before;
        } else if (after > before) bridge.expansion += after - before;
        else bridge.contraction += before - after;
      }
      return bridge;
    },
  };
}
