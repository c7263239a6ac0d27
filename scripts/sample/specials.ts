// Events that happen once, and rows that are there to be awkward.

import { dayNumber, isoDay, monthStart } from './calendar.ts';
import type { Client } from './contracts.ts';
import type { Entry } from './ledger.ts';
import type { World } from './world.ts';

const OVER_A_DAY = 26 * 3600 + 1800;

export interface Adjustment {
  date: string;
  label: string;
  category: string;
  cents: number;
  recurring: boolean;
  confidence: 'documented' | 'estimated';
  note: string;
}

export const adjustments: Adjustment[] = [
  {
    date: '2024-05-08',
    label: 'Office move',
    category: 'one_time',
    cents: 548_050,
    recurring: false,
    confidence: 'documented',
    note: 'Mover and electrician invoices, May 2024',
  },
  {
    date: '2025-10-14',
    label: 'Legal fees, contract dispute',
    category: 'one_time',
    cents: 785_000,
    recurring: false,
    confidence: 'documented',
    note: 'Invoices LF-2291 and LF-2307; matter closed',
  },
  {
    date: '2025-12-31',
    label: "Owner's vehicle, private share",
    category: 'personal',
    cents: 342_000,
    recurring: true,
    confidence: 'estimated',
    note: 'Mileage log: about 40 % private',
  },
  {
    date: '2026-03-20',
    label: 'Insurance payout, water damage',
    category: 'non_operating',
    cents: -430_000,
    recurring: false,
    confidence: 'documented',
    note: 'Harrow Mutual letter of 18 March 2026',
  },
  {
    date: '2026-06-30',
    label: "Rent below market (owner's building)",
    category: 'related_party',
    cents: -420_000,
    recurring: true,
    confidence: 'estimated',
    note: 'Two broker quotes near 2,050 a month, against 1,700 paid',
  },
  {
    date: '2026-05-11',
    label: 'Recruiter for a hire that fell through',
    category: 'one_time',
    cents: 275_000,
    recurring: false,
    confidence: 'documented',
    note: '=invoice TR-118, not repeated',
  },
];

interface Event {
  date: string;
  account: string;
  kind: string;
  dollars: number;
  client?: string;
  vendor?: string;
  memo?: string;
  document?: string;
}

const EVENTS: Event[] = [
  { date: '2023-11-20', account: 'Tax refund', kind: 'income_tax', dollars: -1240, memo: '2022 return' },
  {
    date: '2024-05-08',
    account: 'Office move',
    kind: 'opex.other',
    dollars: 5480.5,
    vendor: 'Two Oaks Moving',
  },
  { date: '2025-05-19', account: 'Tax refund', kind: 'income_tax', dollars: -1835.4, memo: '2024 return' },
  {
    date: '2025-09-12',
    account: 'Late filing penalty',
    kind: 'other_expense',
    dollars: 385,
    memo: 'sales tax, Q2',
  },
  {
    date: '2025-10-14',
    account: 'Legal fees',
    kind: 'opex.other',
    dollars: 4600,
    vendor: 'Lorne Fisk',
    memo: 'LF-2291',
  },
  {
    date: '2025-11-18',
    account: 'Legal fees',
    kind: 'opex.other',
    dollars: 3250,
    vendor: 'Lorne Fisk',
    memo: 'LF-2307',
  },
  {
    date: '2026-03-20',
    account: 'Insurance payout',
    kind: 'other_income',
    dollars: 4300,
    vendor: 'Harrow Mutual',
  },
  { date: '2026-04-20', account: 'Tax refund', kind: 'income_tax', dollars: -2115.75, memo: '2025 return' },
  { date: '2026-05-11', account: 'Recruiter', kind: 'opex.other', dollars: 2750, memo: 'TR-118' },
  {
    date: '2025-06-27',
    account: "Owner's loan",
    kind: 'equity',
    dollars: -15_000,
    memo: "owner's loan paid in",
  },
  {
    date: '2025-08-22',
    account: 'Projects',
    kind: 'revenue.project',
    dollars: -850,
    client: 'Northfield Surveyors',
    memo: 'Credit for the failed plotter migration',
    document: 'credit',
  },
  {
    date: '2025-12-05',
    account: 'Managed services',
    kind: 'revenue.recurring',
    dollars: -412.5,
    client: 'Calder Valley Farm Supply',
    memo: 'Credit, seats of the Elmira shop',
    document: 'credit',
  },
  {
    date: '2026-02-16',
    account: 'Technician overtime',
    kind: 'cogs.labor',
    dollars: 420,
    client: 'Riverbend Precision Machining',
    memo: 'weekend line stop, paid apart',
  },
  // Two headsets bought on two receipts: identical rows that are both right.
  { date: '2026-01-22', account: 'Office supplies', kind: 'opex.other', dollars: 129.99, memo: 'headset' },
  { date: '2026-01-22', account: 'Office supplies', kind: 'opex.other', dollars: 129.99, memo: 'headset' },
];

const find = (world: World, name: string): Client | undefined =>
  world.clients.find((client) => client.plan.name === name);

export function specialEntries(world: World): Entry[] {
  return EVENTS.flatMap((event): Entry[] => {
    const client = event.client === undefined ? null : find(world, event.client);
    const day = dayNumber(event.date);
    if (client === undefined || day < monthStart(world.first)) return [];
    const { account, kind, vendor = '', memo = '', document = '' } = event;
    return [{ day, account, kind, client, cents: Math.round(event.dollars * 100), vendor, memo, document }];
  });
}

export interface SpecialTime {
  day: number;
  client: string;
  technician: string;
  seconds: number;
  workType: string;
  billable: boolean;
  note: string;
}

const TIMES: [string, string, string, number, string, string][] = [
  [
    '2025-11-08',
    'Riverbend Precision Machining',
    'Marcus Oyelaran',
    OVER_A_DAY,
    'project',
    'Server cut-over, both nights',
  ],
  [
    '2026-03-03',
    'Whitcomb & Lowe CPAs',
    'Jenna Pruitt',
    900,
    'support',
    '=SUM in the fee sheet returned #REF!',
  ],
  // The same quarter of an hour twice on one day, and rightly so.
  ['2026-04-09', 'Bäckerei Vogel', 'Jenna Pruitt', 900, 'support', 'Register reset'],
  ['2026-04-09', 'Bäckerei Vogel', 'Jenna Pruitt', 900, 'support', 'Register reset'],
  ['2025-12-18', 'Alder Creek Dental, P.C.', 'Ruth Calloway', 2717, 'support', 'Sensor, "room 3", swapped'],
];

export function specialTimes(world: World): SpecialTime[] {
  return TIMES.map(([date, client, technician, seconds, workType, note]) => ({
    day: dayNumber(date),
    client,
    technician,
    seconds,
    workType,
    billable: true,
    note,
  })).filter(({ day, client }) => day >= monthStart(world.first) && find(world, client) !== undefined);
}

export const settingsRows = (holidays: number[]): [string, string][] => [
  ['company', 'Fernhollow IT'],
  ['currency', 'USD'],
  ['revenue_basis', 'contracts'],
  ['time_zone', 'America/New_York'],
  ['business_hours', 'Mon-Fri 08:00-17:00'],
  ['owner_market_pay', '112000.00'],
  ['target_cer', '130.00'],
  ['stuck_days', '7'],
  ['holidays', holidays.map(isoDay).join(' ')],
  ['debt', '21444.00'],
  ['cash', '58210.35'],
];
