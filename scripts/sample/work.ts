// How much work there is: hours and entries of support for every client and month, before any of it is written.

import { monthEnd, monthIndex, monthStart } from './calendar.ts';
import { daysInForce, seatsServed } from './contracts.ts';
import type { Job } from './jobs.ts';
import { monthsOf, type World } from './world.ts';

const SEASON = [1.1, 1, 1.05, 1, 0.95, 0.92, 0.82, 0.95, 1.18, 1.1, 1, 0.88];
/** Share of all time entries that serves no client. */
const INTERNAL = 0.08;

/** Hands out whole numbers in proportion to weights so that they add up to the target exactly. */
export class Quota {
  private readonly target: number;
  private readonly total: number;
  private seen = 0;
  private given = 0;

  constructor(target: number, total: number) {
    this.target = target;
    this.total = total;
  }

  take(weight: number): number {
    this.seen += weight;
    const due = Math.round(this.target * Math.min(1, this.seen / this.total) || 0);
    const share = due - this.given;
    this.given = due;
    return share;
  }
}

export interface Load {
  client: number;
  /** Days of the month on which the client has a contract. */
  from: number;
  to: number;
  hours: number;
  tickets: number;
  entries: number;
}

export interface WorkPlan {
  loads: Map<number, Load[]>;
  /** Internal entries by month. */
  internal: Map<number, number>;
}

export function planWork(world: World, jobs: Map<number, Job[]>, special: number): WorkPlan {
  const { options, clients } = world;
  const random = world.random.stream('work');
  const months = monthsOf(world);
  let jobEntries = 0;
  for (const list of jobs.values()) for (const job of list) jobEntries += job.entries;
  const internalTotal = Math.round(options.timeEntries * INTERNAL);
  const support = Math.max(0, options.timeEntries - jobEntries - internalTotal - special);

  const raw: { month: number; load: Load; entryWeight: number; ticketWeight: number }[] = [];
  for (const month of months) {
    for (const client of clients) {
      const days = daysInForce(client, month);
      const seats = seatsServed(client, 'managed', month);
      if (days === null || seats === 0 || client.plan.load === 0) continue;
      const hours = seats * client.plan.load * (SEASON[monthIndex(month)] ?? 1) * random.middling(0.6, 1.4);
      const load = { client: client.index, ...days, hours, tickets: 0, entries: 0 };
      const ticketWeight = Math.sqrt(hours * seats) * random.middling(0.5, 1.5);
      raw.push({ month, load, entryWeight: Math.sqrt(hours * seats), ticketWeight });
    }
  }
  const sum = (pick: (one: (typeof raw)[number]) => number): number =>
    raw.reduce((total, one) => total + pick(one), 0);
  const entries = new Quota(
    support,
    sum((one) => one.entryWeight),
  );
  const tickets = new Quota(
    options.tickets,
    sum((one) => one.ticketWeight),
  );
  const loads = new Map<number, Load[]>(months.map((month) => [month, []]));
  for (const { month, load, entryWeight, ticketWeight } of raw) {
    load.entries = entries.take(entryWeight);
    load.tickets = tickets.take(ticketWeight);
    loads.get(month)?.push(load);
  }
  const inner = new Quota(internalTotal, world.asOf - monthStart(world.first) + 1);
  const internal = new Map(
    months.map((month) => [month, inner.take(monthEnd(month) - monthStart(month) + 1)] as [number, number]),
  );
  return { loads, internal };
}
