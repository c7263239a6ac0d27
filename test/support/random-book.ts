import fc from 'fast-check';
import { ACCOUNT_KINDS } from '../../src/shared/domain.ts';
import type { FolderRows } from './folder.ts';
import { daysBetween, lastDay, monthKey, plusDays } from './naive/days.ts';

/**
 * Small random books as the rows of a canonical folder. Few clients and many odd days, so that the corners of METRICS.md
 * come up often: first and last days of months, leap days, prices on one day, overlapping and endless pauses, contracts
 * that ended before they began, credits, time without a rate, tickets over a change of clocks.
 */
export type RandomBook = { asOf: string; rows: FolderRows };

const FIRST = '2023-09-01';
const LAST = '2026-08-31';
const SPAN = daysBetween(FIRST, LAST);

const anyDay = fc.integer({ min: 0, max: SPAN }).map((n) => plusDays(FIRST, n));
/** Days at which rules turn: the first and last of months, and any other. */
const day = fc.oneof(
  anyDay,
  anyDay.map((text) => `${monthKey(text)}-01`),
  anyDay.map((text) => lastDay(monthKey(text))),
);
const asOf = fc.oneof(
  fc.integer({ min: 400, max: SPAN }).map((n) => plusDays(FIRST, n)),
  fc.integer({ min: 400, max: SPAN }).map((n) => lastDay(monthKey(plusDays(FIRST, n)))),
);

const decimal = (cents: number): string => {
  const magnitude = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`;
};
const amount = fc
  .oneof(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 7 }), fc.constant(100_000))
  .map(decimal);
const signed = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 900_000 }).map(decimal) },
  { weight: 1, arbitrary: fc.integer({ min: -200_000, max: 0 }).map(decimal) },
);
const yesNo = fc.constantFrom('yes', 'no', '');
const optional = (arbitrary: fc.Arbitrary<string>, weight = 1) =>
  fc.oneof({ weight, arbitrary: fc.constant('') }, { weight: 1, arbitrary });

const CLIENTS = ['Ärzte', 'B, "quoted" & Co', '42', 'Zed'];
const TECHNICIANS = ['Owner', 'Tech', 'New'];
const client = fc.constantFrom(...CLIENTS);
const technician = fc.constantFrom(...TECHNICIANS);

const ZONES = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const HOURS = ['Mon-Fri 08:00-17:00', 'Mon-Sun 00:00-24:00', 'Sat 09:30-12:15', 'Tue-Sun 06:00-22:00'];
/** Nights in which clocks change somewhere among ZONES. */
const DST = [
  '2025-03-09',
  '2025-03-30',
  '2025-04-06',
  '2025-10-05',
  '2025-10-26',
  '2025-11-02',
  '2026-03-29',
];

const settings = fc
  .record({
    revenue_basis: fc.constantFrom('contracts', 'ledger'),
    time_zone: fc.constantFrom(...ZONES),
    business_hours: fc.constantFrom(...HOURS),
    owner_market_pay: fc.constantFrom('0', '95000.05'),
    target_cer: fc.constantFrom('0', '125', '99.99'),
    stuck_days: fc.constantFrom('0', '7', '30'),
    holidays: fc
      .array(fc.oneof(day, fc.constantFrom(...DST)), { maxLength: 4 })
      .map((days) => days.join(' ')),
  })
  .map((all) =>
    Object.entries({ company: 'Random', currency: 'USD', ...all }).filter(([, value]) => value !== ''),
  );

type Price = readonly [from: string, ...rest: string[]];
const price = (start: fc.Arbitrary<string>): fc.Arbitrary<Price> =>
  fc
    .tuple(
      fc.oneof(start, day),
      fc.constantFrom('monthly', 'quarterly', 'annual'),
      amount,
      fc.constantFrom('', '', '0', 'all', '0.01'),
      fc.constantFrom('initial', 'upsell', 'upgrade', 'price_increase', 'downgrade', 'correction'),
    )
    .map(([from, cycle, cost, discount, reason]) => {
      const off = discount === 'all' ? cost : Number(discount) > Number(cost) ? '' : discount;
      return [from, cycle, cost, off, reason] as const;
    });

const pause = fc
  .tuple(day, fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 120 })))
  .map(([from, length]) => [from, length === null ? '' : plusDays(from, length)] as const);

const contract = day.chain((starts) =>
  fc.record({
    client,
    starts: fc.constant(starts),
    term: optional(day),
    // Mostly after the start; now and then before it, which is a contract that was never in force.
    ended: optional(
      fc.integer({ min: -3, max: 700 }).map((n) => plusDays(starts, n)),
      2,
    ),
    renews: yesNo,
    assignable: fc.constantFrom('yes', 'no', 'unknown', ''),
    signed: yesNo,
    prices: fc.array(price(fc.constant(starts)), { minLength: 0, maxLength: 4 }),
    pauses: fc.array(pause, { maxLength: 2 }),
  }),
);

const entry = fc
  .tuple(day, fc.constantFrom(...ACCOUNT_KINDS), fc.oneof(client, fc.constant('')), signed, yesNo)
  .map(([on, kind, who, cents, acquisition]) => {
    // A payroll below nothing has no meaning for labour coverage, and METRICS.md says nothing of it.
    const sum = kind === 'cogs.labor' ? cents.replace('-', '') : cents;
    return [on, `Account ${kind}`, kind, who, sum, '', '', '', acquisition];
  });

const duration = fc
  .oneof(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(1, 1200, 3600))
  .map((seconds) => new Date(seconds * 1000).toISOString().slice(11, 19).replace(/^0/, ''));
const work = fc
  .tuple(
    day,
    fc.oneof(client, fc.constant('')),
    technician,
    duration,
    yesNo,
    fc.constantFrom('support', 'project', 'onboarding', 'presales', 'internal'),
  )
  .map((cells) => [...cells, '', '']);

const OFFSETS: [string, number][] = [
  ['Z', 0],
  ['-05:00', -300],
  ['+10:30', 630],
  ['+05:45', 345],
];
const moment = (epoch: number, [name, minutes]: readonly [string, number]): string =>
  new Date((epoch + minutes * 60) * 1000).toISOString().slice(0, 19) + name;

/** Opened at some second; answered and resolved that many seconds later, never before. */
const ticket = fc
  .record({
    on: fc.oneof(day, fc.constantFrom(...DST)),
    second: fc.integer({ min: 0, max: 86_399 }),
    client: fc.oneof(client, fc.constant('')),
    technician: fc.oneof(technician, fc.constant('')),
    respond: fc.option(fc.integer({ min: 0, max: 400_000 })),
    resolve: fc.option(
      fc.oneof(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 0, max: 40_000_000 })),
    ),
    active: fc.option(fc.integer({ min: 0, max: 3_000_000 })),
    status: fc.constantFrom('open', 'waiting', 'resolved', 'resolved', 'resolved'),
    offset: fc.constantFrom(...OFFSETS),
  })
  .map((one) => {
    const opened = Date.parse(`${one.on}T00:00:00Z`) / 1000 + one.second;
    const later = (seconds: number | null) => (seconds === null ? '' : moment(opened + seconds, one.offset));
    return [
      one.client,
      '',
      '',
      '',
      one.technician,
      moment(opened, one.offset),
      later(one.respond),
      later(one.resolve),
      one.status,
      '',
      later(one.active),
      '0',
    ];
  });

const survey = fc
  .tuple(
    fc.constantFrom('csat', 'nps'),
    day,
    fc.oneof(client, fc.constant('')),
    fc.option(fc.integer({ min: 0, max: 10 })),
    fc.constantFrom(1, 3, 5, 10),
  )
  .map(([kind, sent, who, score, max]) => {
    const most = kind === 'nps' ? 10 : max;
    return [kind, sent, who, '', '', score === null ? '' : String(Math.min(score, most)), String(most)];
  });

const adjustment = fc
  .tuple(day, signed, yesNo, fc.constantFrom('documented', 'estimated'))
  .map(([on, cents, recurring, confidence]) => [on, 'Adjustment', 'other', cents, recurring, confidence, '']);

const rate = fc
  .tuple(fc.constantFrom('Owner', 'Owner', 'Tech', 'Tech', 'Tech', 'New'), day, amount)
  .map(([who, from, cost]) => [who, from, cost]);

const rows = fc
  .record({
    settings,
    contracts: fc.array(contract, { maxLength: 6 }),
    rates: fc.array(rate, { maxLength: 6 }),
    ledger: fc.array(entry, { maxLength: 60 }),
    time: fc.array(work, { maxLength: 40 }),
    tickets: fc.array(ticket, { maxLength: 20 }),
    surveys: fc.array(survey, { maxLength: 15 }),
    adjustments: fc.array(adjustment, { maxLength: 4 }),
  })
  .map((all): FolderRows => {
    const code = (i: number) => `K${i + 1}`;
    return {
      'settings.csv': all.settings,
      'clients.csv': CLIENTS.map((name) => [name, '', '', '']),
      'technicians.csv': TECHNICIANS.map((name) => [name, name === 'Owner' ? 'yes' : 'no']),
      'cost_rates.csv': all.rates,
      'contracts.csv': all.contracts.map((one, i) => [
        code(i),
        one.client,
        'Managed',
        'managed',
        one.starts,
        one.term,
        one.ended,
        '',
        one.renews,
        one.assignable,
        one.signed,
      ]),
      'contract_prices.csv': all.contracts.flatMap((one, i) => one.prices.map((own) => [code(i), ...own])),
      'contract_pauses.csv': all.contracts.flatMap((one, i) => one.pauses.map((own) => [code(i), ...own])),
      'ledger.csv': all.ledger,
      'time_entries.csv': all.time,
      'tickets.csv': all.tickets.map((own, i) => [`T${i + 1}`, ...own]),
      'surveys.csv': all.surveys,
      'adjustments.csv': all.adjustments,
    };
  });

export const randomBook: fc.Arbitrary<RandomBook> = fc.record({ asOf, rows });
