// Clients nobody wrote a story for: what a bigger or longer book than the sample is filled with.

import { addMonths, isoDay } from './calendar.ts';
import { type ClientPlan, type ContractPlan, managed, type Step, security, type Trade } from './plan.ts';
import type { Random } from './random.ts';

const PLACES = [
  'Ashford',
  'Birchwood',
  'Canterbury',
  'Dunmore',
  'Eastgate',
  'Fairhaven',
  'Glenmont',
  'Hawthorne',
  'Inverness',
  'Kingsbury',
  'Laurel',
  'Millbrook',
  'Norwood',
  'Oakdale',
  'Pemberton',
  'Quarry',
  'Rosewood',
  'Sheffield',
  'Trenholm',
  'Underhill',
  'Vernon',
  'Westbrook',
  'Yarrow',
];
const TRADES: [string, Trade][] = [
  ['Accounting Group', 'finance'],
  ['Family Dental', 'dental'],
  ['Law Office', 'legal'],
  ['Tool & Die', 'factory'],
  ['Physical Therapy', 'clinic'],
  ['Realty', 'office'],
  ['Hardware Supply', 'retail'],
  ['Academy', 'school'],
  ['Engineering', 'design'],
  ['Eye Care', 'clinic'],
  ['Title & Escrow', 'legal'],
  ['Logistics', 'factory'],
  ['Insurance Agency', 'finance'],
];

function managedPlan(random: Random, starts: number, asOf: number): ContractPlan {
  const seats = random.int(6, 30);
  const left = starts + random.int(300, 4200);
  const raised = isoDay(starts).slice(5, 7);
  const steps: Step[] = [];
  for (let on = starts + 200, now = seats; on < asOf; on += random.int(250, 700)) {
    const change = random.chance(0.75) ? random.int(1, 3) : -1;
    now = Math.max(4, now + change);
    steps.push({ on: isoDay(on), seats: now, reason: change > 0 ? 'upsell' : 'downgrade' });
  }
  const pausedOn = starts + random.int(120, 1200);
  return managed(isoDay(starts), seats, random.int(88, 156), {
    cycle: random.pick(['monthly', 'monthly', 'monthly', 'monthly', 'quarterly', 'annual']),
    raisedOn: `${raised}-01`,
    steps,
    signed: random.chance(0.9),
    autoRenews: random.chance(0.5),
    assignable: random.pick(['yes', 'yes', 'no', 'unknown']),
    notice: random.pick([30, 60, 90]),
    termEnds: isoDay(addMonths(starts, random.pick([12, 24, 36, 60])) - 1),
    ...(random.chance(0.1) ? { discount: 0.05 } : {}),
    ...(left < asOf - 60 ? { ended: isoDay(left) } : {}),
    ...(random.chance(0.06) ? { pauses: [{ from: isoDay(pausedOn), until: isoDay(pausedOn + 60) }] } : {}),
  });
}

export function inventClient(random: Random, index: number, opens: number, asOf: number): ClientPlan {
  const [kind, trade] = TRADES[index % TRADES.length] ?? ['Office', 'office' as Trade];
  const round = Math.floor(index / (PLACES.length * TRADES.length));
  const place = PLACES[index % PLACES.length] ?? '';
  const starts = random.chance(0.4) ? opens : random.int(opens, asOf - 40);
  const plan = managedPlan(random, starts, asOf);
  const contracts = [plan];
  const added = starts + random.int(60, 900);
  if (random.chance(0.4) && added < asOf && plan.ended === undefined) {
    contracts.push(security(isoDay(added), plan.seats, random.int(16, 24)));
  }
  return {
    name: `${place} ${kind}${round > 0 ? ` ${round + 1}` : ''}`,
    since: isoDay(starts - random.int(20, 90)),
    trade,
    contracts,
    load: random.middling(0.35, 1.15),
    extras: random.between(0.4, 1.4),
    mood: random.between(0.4, 0.95),
    primary: index,
  };
}
