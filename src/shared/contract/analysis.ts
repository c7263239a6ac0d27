import { z } from 'zod';
import { COMPARED, EXPANSION_REASONS, LOAD_KEYS, SPANS } from '../analysis.ts';
import { REVENUE_BASES } from '../domain.ts';
import { call, TOPICS } from './define.ts';
import { asOf, day, figure, month } from './values.ts';

/** Figures behind the figures: where revenue came from, how service ran, who worked, what a client's hour earned. */

const period = z.strictObject({ first: month, last: month, monthsOfData: z.int() });
const months = z.strictObject({ first: month, last: month });

const expansion = z.strictObject({
  /** Gross events by reason, MRR. */
  events: z.record(z.enum(EXPANSION_REASONS), figure),
  /** What the same clients lost within the month, as far as it was netted away; counts down. */
  netted: figure,
  /** Σ events − netted = the bridge's expansion. */
  expansion: figure,
});

const lineFigures = z.strictObject({
  recurring: figure,
  /** Project, hourly and product revenue. */
  otherRevenue: figure,
  revenue: figure,
  directCost: figure,
  labourCost: figure,
  hours: figure,
  /** Clients all of whose contracts are of this line, and what they alone bring: the figures below are theirs. */
  clients: figure,
  toldRevenue: figure,
  contribution: figure,
  margin: figure,
  netCer: figure,
});
export type LineFigures = z.infer<typeof lineFigures>;

const billedFigures = z.strictObject({ billed: figure, earned: figure, difference: figure });

/** A figure of an earlier span, and how the one of now differs from it. */
const against = z.strictObject({ base: figure, change: figure, share: figure });

const revenue = z.strictObject({
  asOf: day,
  period,
  basis: z.enum(REVENUE_BASES),
  /** Expansion by reason: over the TTM, and in each of the 24 months. */
  expansion: z.strictObject({
    ttm: expansion,
    months: z.array(expansion.extend({ month, hasData: z.boolean() })),
  }),
  /** By service line over the TTM, the largest first; `untold` is what cannot be told apart. Lines + untold = total. */
  lines: z.strictObject({
    rows: z.array(z.strictObject({ line: z.string(), figures: lineFigures })),
    untold: lineFigures,
    total: lineFigures,
  }),
  /** Billed (ledger) versus earned (accrued under contract) recurring revenue. */
  billed: z.strictObject({
    /** 24 months; `cumulative` is billed − earned from the first day of data to the month's end. */
    months: z.array(billedFigures.extend({ month, hasData: z.boolean(), cumulative: figure })),
    /** Over the TTM, and to date; the row with id 0 is what was billed without a client. */
    clients: z.array(billedFigures.extend({ id: z.int(), name: z.string(), toDate: figure })),
    total: billedFigures.extend({ toDate: figure }),
    /** To date: Σ of clients billed ahead (deferred), and of clients billed behind (unbilled, positive). */
    deferred: figure,
    unbilled: figure,
  }),
  /** The last whole month, the three and the twelve whole months to it, against those before and a year ago. */
  comparisons: z.array(
    z.strictObject({
      span: z.enum(SPANS),
      now: months,
      before: months,
      yearAgo: months,
      rows: z.array(
        z.strictObject({ key: z.enum(COMPARED), now: figure, before: against, yearAgo: against }),
      ),
    }),
  ),
});
export type Revenue = z.infer<typeof revenue>;

const loadFigures = z.record(z.enum(LOAD_KEYS), figure);

const service = z.strictObject({
  asOf: day,
  period,
  /** The company over the TTM; backlog as of the day. Times a ticket and hours in seconds. */
  total: loadFigures,
  /** Times and surveys of the whole company, in the order to show them. */
  more: z.array(z.strictObject({ label: z.string(), figure })),
  /** Groups that have tickets or hours. Id 0, or an empty category: tickets without one. */
  clients: z.array(
    z.strictObject({
      id: z.int(),
      name: z.string(),
      seats: z.int().nullable(),
      figures: loadFigures,
      ticketsPerSeat: figure,
    }),
  ),
  categories: z.array(z.strictObject({ name: z.string(), figures: loadFigures })),
  technicians: z.array(z.strictObject({ id: z.int(), name: z.string(), figures: loadFigures })),
  /** The twelve months; backlog at each month's end. */
  months: z.array(z.strictObject({ month, figures: loadFigures })),
  /** Days without activity after which an open ticket is stuck. */
  stuckDays: z.int(),
  /** Longest without activity first. */
  stuck: z.array(
    z.strictObject({
      id: z.int(),
      ticket: z.string(),
      subject: z.string(),
      client: z.string().nullable(),
      technician: z.string().nullable(),
      /** Day of the last activity (or opening), and days since. */
      since: day,
      days: figure,
      reason: z.string(),
    }),
  ),
});
export type ServiceDesk = z.infer<typeof service>;

const teamFigures = z.strictObject({
  hours: figure,
  billable: figure,
  /** Billable ÷ all hours. */
  utilisation: figure,
  labourCost: figure,
  uncosted: figure,
});
const teamMonth = z.strictObject({ hours: figure, billable: figure, utilisation: figure });

const team = z.strictObject({
  asOf: day,
  period,
  /** The twelve months that `months` of each row follow. */
  months: z.array(month),
  rows: z.array(
    z.strictObject({
      id: z.int(),
      name: z.string(),
      isOwner: z.boolean(),
      figures: teamFigures,
      months: z.array(teamMonth),
    }),
  ),
  total: z.strictObject({ figures: teamFigures, months: z.array(teamMonth) }),
});
export type Team = z.infer<typeof team>;

const clientMonth = z.strictObject({
  netCer: figure,
  hours: figure,
  /** Net CER under the target. */
  below: z.boolean(),
});

const clientMonths = z.strictObject({
  asOf: day,
  period,
  /** Cents an hour; null until the owner sets one. */
  targetCer: z.int().nullable(),
  /** The twelve months that `months` of each row follow. */
  months: z.array(month),
  rows: z.array(
    z.strictObject({
      id: z.int(),
      name: z.string(),
      inForce: z.boolean(),
      months: z.array(clientMonth),
      /** Months in a row below target, to the last whole month. */
      run: figure,
      /** The run is three months or longer. */
      drifting: z.boolean(),
    }),
  ),
  /** All clients together: Σ ÷ Σ. */
  total: z.array(clientMonth),
});
export type ClientMonths = z.infer<typeof clientMonths>;

export const analysisCalls = {
  'metrics.revenue': call({ input: asOf, output: revenue, reads: TOPICS }),
  'metrics.service': call({ input: asOf, output: service, reads: TOPICS }),
  'metrics.team': call({ input: asOf, output: team, reads: TOPICS }),
  'metrics.clientMonths': call({ input: asOf, output: clientMonths, reads: TOPICS }),
};
