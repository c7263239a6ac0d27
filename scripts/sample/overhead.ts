// The company's own side of the ledger: people, rent, tools, the bank, the tax office.

import { monthEnd, monthIndex, monthStart } from './calendar.ts';
import type { Entry } from './ledger.ts';
import type { Random } from './random.ts';
import { employed, rateOn } from './staff.ts';
import { monthsOf, priceLevel, type World } from './world.ts';

/** Hours a month that a loaded hourly cost is spread over. */
const PAID_HOURS = 157;

interface Bill {
  day: number;
  account: string;
  kind: string;
  dollars: number;
  vendor?: string;
  memo?: string;
  /** Yearly price rise. */
  yearly?: number;
  /** Months of the year (0 = January) in which it falls due; every month where absent. */
  months?: number[];
  /** Varies by this share around its amount. */
  swing?: number;
}

const BILLS: Bill[] = [
  {
    day: 1,
    account: 'Rent',
    kind: 'opex.rent',
    dollars: 1600,
    vendor: 'Calloway Family Properties',
    yearly: 0.02,
  },
  {
    day: 2,
    account: 'Unassigned licences',
    kind: 'cogs.licences',
    dollars: 165,
    vendor: 'Northline Distribution',
    memo: 'spare and internal seats',
    swing: 0.2,
  },
  {
    day: 4,
    account: 'RMM and ticketing',
    kind: 'opex.tools',
    dollars: 1320,
    vendor: 'Deskwright',
    yearly: 0.05,
  },
  {
    day: 6,
    account: 'Documentation and passwords',
    kind: 'opex.tools',
    dollars: 390,
    vendor: 'Vaultkeeper',
    yearly: 0.04,
  },
  { day: 9, account: 'Lab and test tenants', kind: 'opex.tools', dollars: 240, yearly: 0.03 },
  { day: 11, account: 'Phone and internet', kind: 'opex.other', dollars: 345, vendor: 'Lakeshore Fiber' },
  {
    day: 12,
    account: 'Business insurance',
    kind: 'opex.other',
    dollars: 745,
    vendor: 'Harrow Mutual',
    yearly: 0.06,
  },
  { day: 14, account: 'Vehicle and fuel', kind: 'opex.other', dollars: 640, swing: 0.3, yearly: 0.03 },
  { day: 17, account: 'Card processing fees', kind: 'cogs.other', dollars: 310, swing: 0.25, yearly: 0.04 },
  { day: 19, account: 'Website and ads', kind: 'opex.sales', dollars: 480, swing: 0.35, yearly: 0.04 },
  { day: 22, account: 'Accountant', kind: 'opex.other', dollars: 425, vendor: 'Ledyard & Brooks' },
  {
    day: 22,
    account: 'Tax return',
    kind: 'opex.other',
    dollars: 2400,
    vendor: 'Ledyard & Brooks',
    months: [2],
  },
  {
    day: 24,
    account: 'Training and certification',
    kind: 'opex.other',
    dollars: 780,
    months: [1, 4, 8, 10],
    swing: 0.4,
  },
  { day: 25, account: 'Office supplies', kind: 'opex.other', dollars: 190, swing: 0.5 },
  {
    day: 26,
    account: 'Chamber and trade show',
    kind: 'opex.sales',
    dollars: 1850,
    months: [4, 9],
    swing: 0.2,
  },
  {
    day: 27,
    account: 'Office administration',
    kind: 'opex.payroll',
    dollars: 2180,
    memo: 'part-time',
    yearly: 0.04,
  },
  {
    day: 28,
    account: 'Owner salary',
    kind: 'opex.owner_pay',
    dollars: 5600,
    memo: 'salary and payroll taxes',
    yearly: 0.03,
  },
  { day: 28, account: 'Depreciation', kind: 'depreciation', dollars: 640 },
  { day: 28, account: 'Client list', kind: 'amortization', dollars: 125, memo: 'bought in 2022, ten years' },
  {
    day: 15,
    account: 'Estimated tax',
    kind: 'income_tax',
    dollars: 4600,
    months: [0, 3, 5, 8],
    yearly: 0.06,
  },
];

function bills(world: World, month: number, random: Random): Entry[] {
  return BILLS.filter((bill) => bill.months === undefined || bill.months.includes(monthIndex(month))).map(
    (bill) => {
      const swing = 1 + (bill.swing ?? 0) * (2 * random.next() - 1);
      const dollars = bill.dollars * priceLevel(month, bill.yearly ?? 0) * swing * world.scale;
      return {
        day: monthStart(month) + bill.day - 1,
        account: bill.account,
        kind: bill.kind,
        client: null,
        cents: bill.swing === undefined ? Math.round(dollars) * 100 : Math.round(dollars * 100),
        vendor: bill.vendor ?? '',
        memo: bill.memo ?? '',
      };
    },
  );
}

function people(world: World, month: number): Entry[] {
  const day = monthEnd(month);
  return employed(world.staff, month).map((person) => {
    const worked = Math.min(1, (day - person.from + 1) / (day - monthStart(month) + 1));
    const hourly = rateOn(person, day) ?? person.rates[0]?.cents ?? 0;
    const cents = Math.round(hourly * PAID_HOURS * worked);
    return { day, account: 'Technician payroll', kind: 'cogs.labor', client: null, cents, memo: person.name };
  });
}

/** A helping hand from outside until the second technician joins, an overflow desk for evenings later on. */
function outside(world: World, month: number): Entry[] {
  const day = monthStart(month) + 20;
  const base = { day, account: 'Subcontractors', kind: 'cogs.subcontract', client: null };
  const helper = {
    ...base,
    cents: Math.round(240_000 * world.scale),
    vendor: 'T. Ostrow',
    memo: 'help desk, two days a week',
  };
  if (world.staff[2] !== undefined && monthEnd(month) < world.staff[2].from) return [helper];
  const overflow = world.staff.find((person) => person.outsourced);
  if (overflow === undefined || monthEnd(month) < overflow.from) return [];
  return [
    { ...base, cents: Math.round(29_000 * world.scale), vendor: 'Overflow Desk', memo: 'evening cover' },
  ];
}

/** A loan of 60,000 in 2022, paid back over seven years: the interest shrinks with it. */
function bank(world: World, month: number): Entry[] {
  const paid = month - 2022 * 12;
  const owed = Math.max(0, 60_000 - 714 * paid);
  const cents = Math.round(Math.min(60_000, owed) * world.scale * 0.068 * (100 / 12));
  const base = { client: null, vendor: 'Seneca Community Bank' };
  const list: Entry[] = [
    { ...base, day: monthStart(month) + 4, account: 'Loan interest', kind: 'interest', cents },
  ];
  if (monthIndex(month) % 3 === 2) {
    const earned = -Math.round(world.scale * (4_100 + (paid % 7) * 310));
    list.push({
      ...base,
      day: monthEnd(month),
      account: 'Interest received',
      kind: 'interest',
      cents: earned,
    });
    const draw = Math.round(world.scale * (6 + (paid % 4))) * 100_000;
    list.push({
      ...base,
      day: monthEnd(month) - 2,
      account: "Owner's draw",
      kind: 'equity',
      cents: draw,
      vendor: '',
    });
  }
  return list;
}

function walkIns(world: World, month: number, random: Random): Entry[] {
  const base = { account: 'Walk-in repairs', kind: 'revenue.hourly', client: null, memo: 'counter' };
  return Array.from({ length: random.int(0, 2) }, () => ({
    ...base,
    day: monthStart(month) + random.int(1, 26),
    cents: 9500 * random.int(1, 2),
    document: 'invoice',
  })).map((entry) => ({ ...entry, cents: Math.round(entry.cents * Math.max(1, world.scale)) }));
}

export function overheadEntries(world: World): Entry[] {
  const random = world.random.stream('overhead');
  return monthsOf(world).flatMap((month) => [
    ...bills(world, month, random),
    ...people(world, month),
    ...outside(world, month),
    ...bank(world, month),
    ...walkIns(world, month, random),
  ]);
}

/** Small lines until the ledger has the length a benchmark asked for. */
export function padding(world: World, missing: number): Entry[] {
  const random = world.random.stream('padding');
  const from = monthStart(world.first);
  return Array.from({ length: Math.max(0, missing) }, (_, i) => {
    const client = random.pick(world.clients);
    const day = from + Math.floor(((world.asOf - from) * i) / missing);
    if (i % 4 === 3) {
      const travel = { account: 'Travel and parking', kind: 'cogs.other', memo: 'Parking and tolls' };
      return { ...travel, day, client, cents: 50 * random.int(16, 90) };
    }
    const small = { account: 'Hourly services', kind: 'revenue.hourly', memo: 'Out-of-scope support' };
    return { ...small, day, client, cents: 500 * random.int(9, 42), document: 'invoice' };
  });
}
