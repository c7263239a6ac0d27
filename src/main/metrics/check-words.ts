import type { CheckId } from '../../shared/data-checks.ts';

/** What the data checks say to the owner: what was found, why it matters and what to do, and the figures it bends. */

export type CheckWords = {
  /** `worse`: figures are wrong. `warn`: rows look wrong. `info`: good to know. */
  severity: 'worse' | 'warn' | 'info';
  title: string;
  /** One of what is counted, and many. */
  noun: [one: string, many: string];
  /** What the rows' amounts are. */
  unit: 'seconds' | 'cents' | null;
  why: string;
  figures: readonly (readonly [name: string, at: string])[];
};

const ENTRIES: [string, string] = ['entry', 'entries'];
const CONTRACTS: [string, string] = ['contract', 'contracts'];
const CLIENTS: [string, string] = ['client', 'clients'];
const TICKETS: [string, string] = ['ticket', 'tickets'];

const MRR = ['MRR', 'company/mrr'] as const;
const NET_CER = ['Net CER', 'company/netCer'] as const;
const LABOUR = ['Labour cost', 'company/labourCost'] as const;
const CONTRIBUTION = ['Contribution', 'company/contribution'] as const;
const REVENUE = ['Operating revenue', 'company/operatingRevenue'] as const;
const EBITDA = ['EBITDA', 'company/ebitda'] as const;
const HOURS = ['Hours', 'company/hours'] as const;
const DEFERRED = ['Deferred revenue', 'revenue/billed/deferred'] as const;
const UNBILLED = ['Unbilled revenue', 'revenue/billed/unbilled'] as const;
const RESOLVE = ['Time to resolve', 'service/resolveWall/median'] as const;
const OPEN = ['Open tickets', 'service/open'] as const;
const PROJECTED = ['Projected LTV', 'company/projectedLtv'] as const;

/** In the order they are told: the gravest first. */
export const CHECK_WORDS: Record<CheckId, CheckWords> = {
  uncosted_time: {
    severity: 'worse',
    title: 'Time without a cost rate',
    noun: ENTRIES,
    unit: 'seconds',
    why: 'This work counts as hours and costs nothing, so its clients look more profitable than they are. Give each technician a cost rate from the first day they worked.',
    figures: [LABOUR, CONTRIBUTION, ['Client time without a rate', 'company/uncostedTime']],
  },
  contracts_without_price: {
    severity: 'worse',
    title: 'Contracts without a price',
    noun: CONTRACTS,
    unit: null,
    why: 'On days before its first price a contract is in force and earns nothing. Enter the price it began with.',
    figures: [MRR, REVENUE],
  },
  long_days: {
    severity: 'worse',
    title: 'More than 24 hours in a day',
    noun: ['day', 'days'],
    unit: 'seconds',
    why: 'Nobody works that long: an entry has a wrong duration, day or technician, or is there twice. Labour cost and the rate an hour earns are off by it.',
    figures: [HOURS, NET_CER, LABOUR],
  },
  future_days: {
    severity: 'worse',
    title: 'Days that have not come yet',
    noun: ['row', 'rows'],
    unit: null,
    why: 'Time, bookings, tickets, surveys or adjustments dated after today are mostly a wrong year or a swapped day and month. They are missing where they belong, and will turn up later.',
    figures: [EBITDA, REVENUE],
  },
  tickets_out_of_order: {
    severity: 'worse',
    title: 'Tickets answered or resolved before they were opened',
    noun: TICKETS,
    unit: null,
    why: 'They count with a time below zero and pull the averages down. Correct the moments, or the time zone they were exported in.',
    figures: [RESOLVE, ['Time to respond', 'service/respondWall/median']],
  },
  duplicate_time: {
    severity: 'warn',
    title: 'Time that looks entered twice',
    noun: ENTRIES,
    unit: 'seconds',
    why: 'Same day, client, technician and duration, and neither work, ticket nor note to tell them apart. If they are one, the hours are counted twice.',
    figures: [HOURS, NET_CER, LABOUR],
  },
  duplicate_ledger: {
    severity: 'warn',
    title: 'Bookings that look entered twice',
    noun: ENTRIES,
    unit: 'cents',
    why: 'Same day, account, client, vendor, amount and document. If they are one, revenue or cost is counted twice.',
    figures: [REVENUE, EBITDA],
  },
  contracts_overlapping: {
    severity: 'warn',
    title: 'Contracts that overlap',
    noun: CONTRACTS,
    unit: null,
    why: 'The client has another contract for the same service line on these days, and both count. A renewal mostly means that the former one should have ended the day before.',
    figures: [MRR, REVENUE],
  },
  contracts_never_in_force: {
    severity: 'warn',
    title: 'Contracts that ended before they began',
    noun: CONTRACTS,
    unit: null,
    why: 'Such a contract is never in force and counts nowhere. Correct one of its days, or remove it.',
    figures: [MRR],
  },
  mrr_above_revenue: {
    severity: 'warn',
    title: 'MRR × 12 above what was billed',
    noun: CLIENTS,
    unit: 'cents',
    why: 'Even at the lower of its MRR before and at the end of the twelve months, a year comes to more than all the client was billed. Either invoices are missing, or the contract says more than is paid; a buyer asks.',
    figures: [MRR, ['ARR', 'company/arr'], UNBILLED],
  },
  billed_not_earned: {
    severity: 'warn',
    title: 'Billed, with nothing under contract',
    noun: CLIENTS,
    unit: 'cents',
    why: 'Recurring invoices of the twelve months with no contract that earned anything in them. The contract or its price is missing, or the booking is no recurring revenue.',
    figures: [MRR, DEFERRED],
  },
  earned_not_billed: {
    severity: 'warn',
    title: 'Under contract, with nothing billed',
    noun: CLIENTS,
    unit: 'cents',
    why: 'Contracts earned over the twelve months and the ledger has no recurring invoice. Either nobody billed it, or the contract ended and does not say so.',
    figures: [REVENUE, UNBILLED],
  },
  time_on_ended_clients: {
    severity: 'warn',
    title: 'Time for clients who have left',
    noun: ENTRIES,
    unit: 'seconds',
    why: 'Work after the client’s last contract ended is not paid by any. It may be the handover, the wrong client, or a contract that goes on.',
    figures: [HOURS, CONTRIBUTION],
  },
  costs_of_ended_clients: {
    severity: 'warn',
    title: 'Costs for clients who have left',
    noun: ENTRIES,
    unit: 'cents',
    why: 'Direct costs after the client’s last contract ended: often licences that nobody cancelled.',
    figures: [['COGS', 'company/cogs'], CONTRIBUTION],
  },
  tickets_without_time: {
    severity: 'warn',
    title: 'Resolved tickets without a time',
    noun: TICKETS,
    unit: null,
    why: 'Without the moment of its resolution a ticket counts as open, and in time as stuck.',
    figures: [OPEN, ['Stuck tickets', 'service/stuck'], RESOLVE],
  },
  accounts_of_two_kinds: {
    severity: 'warn',
    title: 'Accounts of two kinds',
    noun: ['account', 'accounts'],
    unit: null,
    why: 'The same account is booked under different kinds, so one part of it stands elsewhere in the profit and loss. Choose one, unless you split it on purpose.',
    figures: [['Gross profit', 'company/grossProfit'], EBITDA],
  },
  nps_scales: {
    severity: 'warn',
    title: 'NPS answers on another scale',
    noun: ['survey', 'surveys'],
    unit: null,
    why: 'Promoters are 9 and 10 of 10. On another scale every answer counts as a detractor, or the wrong ones as promoters.',
    figures: [['NPS', 'service/nps']],
  },
  clients_without_contract: {
    severity: 'info',
    title: 'Clients without a contract',
    noun: CLIENTS,
    unit: 'seconds',
    why: 'They have time, revenue or costs, and no contract: right for projects and work by the hour, a gap for anyone who pays monthly. The amount is their time to date.',
    figures: [MRR, ['Clients in force', 'company/clientsInForce']],
  },
  time_without_client: {
    severity: 'info',
    title: 'Time without a client that is not internal',
    noun: ENTRIES,
    unit: 'seconds',
    why: 'No client bears this labour, so all of them look better than they are. Name the client, or mark the work as internal.',
    figures: [CONTRIBUTION, NET_CER, ['Time without a client', 'company/unassignedTime']],
  },
  costs_without_client: {
    severity: 'info',
    title: 'Direct costs without a client',
    noun: ENTRIES,
    unit: 'cents',
    why: 'These costs stay with the company and lower no client’s contribution. Name the client where there is one.',
    figures: [CONTRIBUTION, PROJECTED],
  },
  prices_on_one_day: {
    severity: 'info',
    title: 'Prices from the same day',
    noun: ['day', 'days'],
    unit: null,
    why: 'Of prices that begin on one day the one entered last counts. Remove the others, so that nobody has to know.',
    figures: [MRR],
  },
  prices_out_of_force: {
    severity: 'info',
    title: 'Prices that never apply',
    noun: ['price', 'prices'],
    unit: null,
    why: 'The price begins after its contract’s last day. Either the contract goes on, or the price can go.',
    figures: [MRR],
  },
  rates_on_one_day: {
    severity: 'info',
    title: 'Cost rates from the same day',
    noun: ['day', 'days'],
    unit: null,
    why: 'Of cost rates that begin on one day the one entered last counts. Remove the others, so that nobody has to know.',
    figures: [LABOUR],
  },
};

/** All checks, in the order they are told. */
export const CHECKS_IN_ORDER = Object.keys(CHECK_WORDS) as CheckId[];
