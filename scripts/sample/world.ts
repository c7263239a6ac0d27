// Everything the parts of the generator share: the span, the clients, the people.

import { addMonths, dayNumber, isoDay, monthOfDay, monthStart } from './calendar.ts';
import { buildClient, type Client } from './contracts.ts';
import { inventClient } from './invent.ts';
import { Random } from './random.ts';
import { founders } from './roster/founders.ts';
import { neighbours } from './roster/neighbours.ts';
import { newcomers } from './roster/newcomers.ts';
import { buildStaff, type Person } from './staff.ts';

export interface Options {
  seed: string;
  years: number;
  clients: number;
  timeEntries: number;
  tickets: number;
  /** At least so many ledger lines; null = what the story gives. */
  ledger: number | null;
}

export interface World {
  options: Options;
  random: Random;
  /** Months, both included. */
  first: number;
  last: number;
  /** The last day of the book. */
  asOf: number;
  clients: Client[];
  staff: Person[];
  /** How much bigger than the sample this company is. */
  scale: number;
}

export const AS_OF = '2026-06-30';
export const defaults: Options = {
  seed: 'fernhollow',
  years: 3.5,
  clients: 24,
  timeEntries: 5600,
  tickets: 1100,
  ledger: null,
};

export function buildWorld(options: Options): World {
  const random = new Random(options.seed);
  const asOf = dayNumber(AS_OF);
  const last = monthOfDay(asOf);
  const first = last + 1 - Math.round(options.years * 12);
  const told = [...founders, ...neighbours, ...newcomers];
  const plans = told.slice(0, options.clients);
  for (let i = plans.length; i < options.clients; i += 1) {
    plans.push(inventClient(random.stream(`client ${i}`), i, monthStart(first), asOf));
  }
  return {
    options,
    random,
    first,
    last,
    asOf,
    clients: plans.map((plan, index) => buildClient(plan, index, asOf)),
    staff: buildStaff(first, last, options.clients, random.stream('staff')),
    scale: options.clients / told.length,
  };
}

/** Years of inflation since 2023, for costs that nobody negotiates. */
export const priceLevel = (month: number, yearly: number): number =>
  1 + yearly * (Math.floor(month / 12) - 2023);

export const monthsOf = (world: World): number[] =>
  Array.from({ length: world.last - world.first + 1 }, (_, i) => world.first + i);

export const dayAfterMonths = (day: number, months: number): string => isoDay(addMonths(day, months));
