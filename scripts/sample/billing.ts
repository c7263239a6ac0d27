// The client side of the ledger: invoices, licences, projects, hardware, and what winning a client cost.

import { addMonths, dayNumber, monthEnd, monthOfDay, monthStart } from './calendar.ts';
import {
  type Client,
  type Contract,
  chargeOn,
  cycleMonths,
  isInForce,
  isPaused,
  priceOn,
  seatsServed,
} from './contracts.ts';
import type { Job } from './jobs.ts';
import type { Entry } from './ledger.ts';
import type { Line } from './plan.ts';
import { monthsOf, priceLevel, type World } from './world.ts';

const ACCOUNTS: Record<Line, string> = {
  managed: 'Managed services',
  security: 'Security services',
  backup: 'Backup services',
  cloud: 'Cloud services',
};
// What the distributor charges for a seat and month in 2023, in cents.
const LICENCES: Record<Line, number> = { managed: 2740, security: 700, backup: 2300, cloud: 1750 };

/** In advance: on the day the contract starts, then with every cycle; monthly ones on the first of the month. */
function invoices(world: World, client: Client, contract: Contract): Entry[] {
  const cycle = contract.plan.cycle ?? 'monthly';
  const months = cycleMonths[cycle];
  const base = {
    account: ACCOUNTS[contract.plan.line],
    kind: 'revenue.recurring',
    client,
    document: 'invoice',
  };
  const list: Entry[] = [];
  const anchor =
    contract.plan.billedFrom === undefined ? contract.starts : dayNumber(contract.plan.billedFrom);
  for (let cycles = 0; ; cycles += 1) {
    let day = addMonths(anchor, cycles * months);
    if (cycle === 'monthly' && cycles > 0) day = monthStart(monthOfDay(day));
    if (day > Math.min(world.asOf, contract.ended)) break;
    const charge = chargeOn(contract, day);
    if (charge === 0) continue;
    // The first month of a monthly contract is billed by its days.
    const left = monthEnd(monthOfDay(day)) - day + 1;
    const share =
      cycle === 'monthly' ? left / (monthEnd(monthOfDay(day)) - monthStart(monthOfDay(day)) + 1) : 1;
    list.push({ ...base, day, cents: Math.round(charge * share), memo: `${cycle}, in advance` });
    if (cycle === 'monthly') continue;
    const next = Math.min(addMonths(anchor, (cycles + 1) * months) - 1, world.asOf, contract.ended);
    for (const price of contract.prices) {
      if (price.from <= day || price.from > next || price.reason !== 'upsell') continue;
      const more = price.cents - price.discount - charge;
      const rest = (next - price.from + 1) / (months * 30.4);
      const memo = 'additional seats to the end of the period';
      list.push({ ...base, day: price.from, cents: Math.round(more * Math.min(1, rest)), memo });
    }
  }
  return list;
}

function licences(client: Client, month: number): Entry[] {
  let cents = 0;
  for (const contract of client.contracts) {
    const day = Math.min(monthEnd(month), contract.ended);
    if (!isInForce(contract, day) || day < monthStart(month)) continue;
    const seats = priceOn(contract, day)?.seats ?? 0;
    // A paused client keeps its mailboxes and nothing else.
    const share = isPaused(contract, day) ? 0.4 : 1;
    cents += seats * LICENCES[contract.plan.line] * share * priceLevel(month, 0.03);
  }
  if (cents === 0) return [];
  const memo = client.plan.hideSeats === true ? 'cloud storage, mail' : 'productivity suite, EDR, backup';
  const base = { account: 'Licences', kind: 'cogs.licences', client, vendor: 'Northline Distribution' };
  return [{ ...base, day: monthStart(month) + 2, cents: Math.round(cents), memo }];
}

function jobEntries(job: Job): Entry[] {
  const { client, title: memo, to: day } = job;
  const invoice = { day, client, cents: job.revenue, memo, document: 'invoice' };
  if (job.kind === 'hourly') return [{ ...invoice, account: 'Hourly services', kind: 'revenue.hourly' }];
  if (job.kind === 'hardware') {
    const cost = {
      account: 'Hardware purchases',
      kind: 'cogs.product',
      vendor: 'Northline Distribution',
      memo,
    };
    return [
      { ...cost, day: Math.max(job.from, day - 9), client, cents: job.cost },
      { ...invoice, account: 'Hardware sales', kind: 'revenue.product' },
    ];
  }
  if (job.kind !== 'project') return [];
  const list: Entry[] = [{ ...invoice, account: 'Projects', kind: 'revenue.project' }];
  if (job.subcontract > 0) {
    const sub = {
      account: 'Subcontractors',
      kind: 'cogs.subcontract',
      vendor: 'Pell Cabling & Electric',
      memo,
    };
    list.push({ ...sub, day: Math.max(job.from, day - 4), client, cents: job.subcontract });
  }
  return list;
}

/** What it took to win a client, apart from hours: flagged, so it never counts as the cost of serving it. */
function acquisition(world: World, client: Client): Entry[] {
  const random = world.random.stream(`won ${client.index}`);
  const list: Entry[] = [];
  for (const contract of client.contracts) {
    if (contract.plan.line !== 'managed' || contract.starts <= monthStart(world.first)) continue;
    const flagged = { client, acquisition: true };
    const fee = 5000 * random.int(4, 18);
    list.push({
      ...flagged,
      day: contract.starts - random.int(20, 50),
      account: 'Referrals and events',
      kind: 'opex.sales',
      cents: 1000 * random.int(6, 24),
      memo: 'Site visit and lunch',
    });
    if (random.chance(0.6)) {
      const referral = { account: 'Referrals and events', kind: 'opex.sales', memo: 'Referral fee' };
      list.push({ ...flagged, ...referral, day: contract.starts + 30, cents: fee });
    }
    const kit = { account: 'Hardware purchases', kind: 'cogs.product', memo: 'Onboarding kit, given away' };
    list.push({ ...flagged, ...kit, day: contract.starts - 3, cents: 1900 * contract.plan.seats });
  }
  return list;
}

export function clientEntries(world: World, jobs: Map<number, Job[]>): Entry[] {
  const list: Entry[] = [];
  for (const client of world.clients) {
    const random = world.random.stream(`travel ${client.index}`);
    for (const contract of client.contracts) list.push(...invoices(world, client, contract));
    list.push(...acquisition(world, client));
    for (const month of monthsOf(world)) {
      list.push(...licences(client, month));
      if (seatsServed(client, 'managed', month) < 1 || !random.chance(0.12)) continue;
      const travel = { account: 'Travel and parking', kind: 'cogs.other', memo: 'Parking and tolls' };
      list.push({
        ...travel,
        day: monthStart(month) + random.int(4, 26),
        client,
        cents: 50 * random.int(16, 90),
      });
    }
  }
  for (const month of jobs.values()) for (const job of month) list.push(...jobEntries(job));
  return list.filter((entry) => entry.day >= monthStart(world.first) && entry.day <= world.asOf);
}
