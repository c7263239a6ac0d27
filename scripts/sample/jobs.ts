// Work beyond the monthly contract: projects, hardware, hours by the hour, winning and moving in a client.
// Planned before anything is written, because the number of time entries they take must be known first.

import { monthEnd, monthIndex, monthOfDay, monthStart } from './calendar.ts';
import { type Client, daysInForce, isInForce, priceOn } from './contracts.ts';
import type { Random } from './random.ts';
import { monthsOf, priceLevel, type World } from './world.ts';

export type JobKind = 'project' | 'hourly' | 'hardware' | 'presales' | 'onboarding';

export interface Job {
  kind: JobKind;
  client: Client;
  /** Days between which the work is done. */
  from: number;
  to: number;
  title: string;
  hours: number;
  entries: number;
  /** Cents. */
  revenue: number;
  cost: number;
  subcontract: number;
}

const PROJECTS = [
  'Server replacement',
  'Firewall and VPN renewal',
  'Mail migration',
  'Office move',
  'Wi-Fi survey and access points',
  'File server to cloud',
  'Workstation refresh',
  'Phone system cut-over',
  'Network cabling',
  'Backup redesign',
];
const HARDWARE = [
  'Laptops',
  'Docking stations and monitors',
  'Firewall',
  'Switch',
  'UPS batteries',
  'Access points',
];
const HOURLY = [
  'After-hours work',
  'Out-of-scope support',
  'Printer set-up',
  'Home office visit',
  'Event Wi-Fi',
];
// Little happens in high summer; budgets are spent in autumn.
const APPETITE = [0.8, 0.85, 1, 1.05, 1.1, 0.95, 0.7, 0.85, 1.15, 1.3, 1.25, 1];

function seatsOf(client: Client, day: number): number {
  const contract = client.contracts.find((one) => one.plan.line === 'managed' && isInForce(one, day));
  return contract === undefined ? 8 : (priceOn(contract, day)?.seats ?? 8);
}

/** Projects end and boxes arrive all through the second half of the month. */
const some = (month: number, random: Random): number => monthEnd(month) - random.int(0, 14);

const dollars = (value: number): number => Math.round(value / 5) * 500;

/** Needs build up and are then met: years differ less than if every month threw dice. */
class Need {
  private level: number;

  constructor(random: Random) {
    this.level = random.next();
  }

  grows(by: number, random: Random): boolean {
    this.level += by * random.between(0.4, 1.6);
    if (this.level < 1) return false;
    this.level -= 1;
    return true;
  }
}

type Needs = Record<'project' | 'hardware' | 'hourly', Need>;

function extraJobs(client: Client, month: number, needs: Needs, random: Random): Job[] {
  const jobs: Job[] = [];
  const base = { client, from: monthStart(month), to: monthEnd(month), cost: 0, subcontract: 0 };
  const seats = seatsOf(client, monthEnd(month));
  const level = priceLevel(month, 0.035);
  const appetite = client.plan.extras * (APPETITE[monthIndex(month)] ?? 1);
  if (needs.project.grows(0.072 * appetite, random)) {
    const revenue = dollars(random.middling(1400, 5400 + seats * 120) * level);
    const title = random.pick(PROJECTS);
    const hours = revenue / 100 / random.between(128, 172);
    const subcontract =
      title === 'Network cabling' || random.chance(0.2) ? dollars((revenue / 100) * 0.22) : 0;
    const entries = Math.max(3, Math.round(hours / 4));
    jobs.push({
      ...base,
      kind: 'project',
      to: some(month, random),
      title,
      hours: subcontract > 0 ? hours * 0.75 : hours,
      entries,
      revenue,
      subcontract,
    });
  }
  if (needs.hardware.grows(0.12 * appetite, random)) {
    const revenue = dollars(
      (1 + Math.floor(seats * random.between(0.04, 0.16))) * random.between(880, 1320) * level,
    );
    const cost = Math.round(revenue * random.between(0.77, 0.85));
    jobs.push({
      ...base,
      kind: 'hardware',
      to: some(month, random),
      title: random.pick(HARDWARE),
      hours: 0,
      entries: 0,
      revenue,
      cost,
    });
  }
  if (needs.hourly.grows(Math.min(0.8, 0.17 * appetite), random)) {
    const hours = random.int(2, 10) / 2;
    const revenue = Math.round(hours * (month >= 2025 * 12 ? 15500 : 14500));
    jobs.push({
      ...base,
      kind: 'hourly',
      title: random.pick(HOURLY),
      hours,
      entries: hours > 2 ? 2 : 1,
      revenue,
    });
  }
  return jobs;
}

/** Courting and moving in a client whose managed contract starts after the book has begun. */
function acquisitionJobs(world: World, client: Client, random: Random): Job[] {
  const jobs: Job[] = [];
  for (const contract of client.contracts) {
    if (contract.plan.line !== 'managed' || contract.starts <= monthStart(world.first)) continue;
    const { starts } = contract;
    const base = { client, title: '', revenue: 0, cost: 0, subcontract: 0 };
    const presales = {
      from: Math.max(starts - 60, monthStart(world.first)),
      to: Math.min(starts - 5, world.asOf),
    };
    if (presales.from <= presales.to) {
      jobs.push({
        ...base,
        ...presales,
        kind: 'presales',
        hours: random.between(4, 10),
        entries: random.int(3, 5),
      });
    }
    if (starts - 8 > world.asOf) continue;
    const hours = contract.plan.seats * random.between(0.8, 1.2);
    const to = Math.min(starts + 20, world.asOf);
    jobs.push({
      ...base,
      kind: 'onboarding',
      from: starts - 8,
      to,
      hours,
      entries: Math.max(4, Math.round(hours / 2.5)),
    });
  }
  return jobs;
}

/** Jobs by the month in which they are invoiced. */
export function planJobs(world: World): Map<number, Job[]> {
  const byMonth = new Map<number, Job[]>(monthsOf(world).map((month) => [month, []]));
  for (const client of world.clients) {
    const random = world.random.stream(`jobs ${client.index}`);
    const needs = { project: new Need(random), hardware: new Need(random), hourly: new Need(random) };
    for (const job of acquisitionJobs(world, client, random)) byMonth.get(monthOfDay(job.to))?.push(job);
    for (const month of byMonth.keys()) {
      const working = client.contracts.length === 0 || daysInForce(client, month) !== null;
      if (working && client.plan.extras > 0)
        byMonth.get(month)?.push(...extraJobs(client, month, needs, random));
    }
  }
  return byMonth;
}
