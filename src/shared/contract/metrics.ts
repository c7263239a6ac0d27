import { z } from 'zod';
import { ADJUSTMENT_CATEGORIES, BRIDGE_PARTS, CONFIDENCES } from '../domain.ts';
import { call, TOPICS } from './define.ts';
import { asOf, day, figure, month, note } from './values.ts';

const period = z.strictObject({ first: month, last: month, monthsOfData: z.int() });
const ratioOrNull = z.number().nullable();

/** The shape of `expected.json` (the canonical folder's FORMAT): plain rounded figures. */
const figuresJson = z.strictObject({
  as_of: day,
  ttm: z.tuple([month, month]),
  company: z.record(z.string(), z.union([ratioOrNull, z.array(z.string())])),
  valuation: z.record(z.string(), ratioOrNull),
  service: z.record(z.string(), ratioOrNull),
  months: z.record(
    z.string(),
    z.record(z.string(), z.union([ratioOrNull, z.record(z.string(), z.number())])),
  ),
  clients: z.record(z.string(), z.record(z.string(), z.union([ratioOrNull, z.boolean()]))),
});
export type FiguresJson = z.infer<typeof figuresJson>;

const monthRow = z.strictObject({
  month,
  /** False for a month before the book's first day of data. */
  hasData: z.boolean(),
  mrr: figure,
  arr: figure,
  recurringRevenue: figure,
  operatingRevenue: figure,
  cogs: figure,
  grossProfit: figure,
  opex: figure,
  netProfit: figure,
  ebitda: figure,
  arpu: figure,
  clientChurn: figure,
  quickRatio: figure,
  /** MRR moved, per part; contraction, paused and churn are given positive and count down. */
  bridge: z.record(z.enum(BRIDGE_PARTS), figure),
});
export type MonthRow = z.infer<typeof monthRow>;

/** What a headline was, and how it moved since: a difference, or its share of what it was. */
const compared = z.strictObject({ base: figure, change: figure, inPoints: z.boolean() });

/** A headline: the figure now, what it was, and how it got here. */
const headline = z.strictObject({
  key: z.enum(['mrr', 'ebitda', 'ebitdaMargin', 'cer', 'clientChurn', 'value', 'r3', 'grossMargin']),
  figure,
  /** Against the same figure at the end of the month before, and a year before. */
  monthAgo: compared,
  yearAgo: compared,
  /** Whether up is better (judged, not signed). */
  upIsBetter: z.boolean(),
  /** Thirteen month ends up to now; null where not available. */
  trend: z.array(z.number().nullable()),
  /** A few words beside the figure, such as “1 of 17”. */
  note: note.optional(),
});
export type Headline = z.infer<typeof headline>;

/** Something an owner should look at, already worded. */
const attention = z.strictObject({
  severity: z.enum(['worse', 'warn', 'info']),
  subject: z.string(),
  text: z.string(),
  /** A figure that goes with it, e.g. the suggested monthly price. */
  figure: figure.optional(),
  figureLabel: z.string().optional(),
  /** The screen that shows more. */
  screen: z.enum(['clients', 'valuation', 'overview', 'service', 'checks']).optional(),
});
export type Attention = z.infer<typeof attention>;

const overview = z.strictObject({
  asOf: day,
  period,
  headlines: z.array(headline),
  months: z.array(monthRow),
  /** Further company figures, in the order to show them. */
  more: z.array(z.strictObject({ label: z.string(), figure, note: note.optional() })),
  attention: z.array(attention),
});
export type Overview = z.infer<typeof overview>;

const clientFigures = z.strictObject({
  mrr: figure,
  revenue: figure,
  hours: figure,
  cer: figure,
  netCer: figure,
  directCost: figure,
  labourCost: figure,
  contribution: figure,
  margin: figure,
  clv: figure,
  netClv: figure,
  acquisitionCost: figure,
  suggestedPrice: figure,
});
const clientRow = z.strictObject({
  id: z.int(),
  name: z.string(),
  inForce: z.boolean(),
  seats: z.int().nullable(),
  figures: clientFigures,
  /** Net CER under the target. */
  belowTarget: z.boolean(),
});
export type ClientRow = z.infer<typeof clientRow>;

const clients = z.strictObject({
  asOf: day,
  period,
  /** Cents an hour; null until the owner sets one. */
  targetCer: z.int().nullable(),
  rows: z.array(clientRow),
  total: clientFigures,
  /** Σ contributions + labour − other COGS + revenue without a client = gross profit. */
  reconciliation: z.array(z.strictObject({ label: z.string(), sign: z.enum(['+', '−', '=']), figure })),
});
export type Clients = z.infer<typeof clients>;

const line = z.strictObject({
  label: z.string(),
  /** Small print under the label. */
  note: z.string().optional(),
  figure,
  /** `sum` lines are bold under a rule. */
  level: z.enum(['line', 'sum']),
});
export type StatementLine = z.infer<typeof line>;

/** Earnings at the owner's multiple, and a grid of values around both; empty until a multiple is typed. */
const valued = z.strictObject({
  multiple: z.string().nullable(),
  earnings: figure,
  value: figure,
  multiples: z.array(z.string()),
  /** Earnings a tenth lower, as shown, a tenth higher; with their value at each multiple. */
  grid: z.array(z.strictObject({ earnings: figure, values: z.array(figure) })),
});

export const valuation = z.strictObject({
  asOf: day,
  period,
  company: z.string(),
  currency: z.string(),
  /** Words for the running head: “recurring revenue as earned under contract”. */
  basisWords: z.string(),
  owners: z.int(),
  headlines: z.array(z.strictObject({ label: z.string(), figure, note: note.optional() })),
  /** Net profit → EBITDA → adjusted EBITDA → SDE. */
  bridge: z.array(line),
  adjustments: z.array(
    z.strictObject({
      date: day,
      label: z.string(),
      category: z.enum(ADJUSTMENT_CATEGORIES),
      recurring: z.boolean(),
      confidence: z.enum(CONFIDENCES),
      note: z.string(),
      figure,
    }),
  ),
  /** Σ adjustments by what backs them. */
  adjustmentTotals: z.strictObject({ documented: figure, estimated: figure }),
  /** Values at the owner's multiples; a row for −10 %, as shown, +10 % of earnings; none until a multiple is typed. */
  ebitdaValue: valued,
  sdeValue: valued,
  /** Value − debt − deferred revenue + cash. */
  equity: z.array(line),
  /** EBITDA on the other revenue basis, the difference and the check from the top. */
  cross: z.array(line),
  /** What a buyer looks at beyond earnings: retention, concentration, contract quality. */
  quality: z.array(z.strictObject({ group: z.string(), label: z.string(), figure, note: note.optional() })),
  /** P&L by calendar year and TTM: columns and lines. */
  years: z.strictObject({
    columns: z.array(z.strictObject({ label: z.string(), note: z.string().optional() })),
    rows: z.array(
      z.strictObject({
        label: z.string(),
        level: z.enum(['line', 'sum', 'ratio']),
        figures: z.array(figure),
      }),
    ),
  }),
  months: z.array(monthRow),
  topClients: z.array(
    z.strictObject({
      name: z.string(),
      revenue: figure,
      share: figure,
      mrr: figure,
      contribution: figure,
      margin: figure,
      remaining: figure,
    }),
  ),
  /** What a reader must know: missing data, policies. */
  remarks: z.array(z.string()),
});
export type Valuation = z.infer<typeof valuation>;

export const metricsCalls = {
  /** Every figure of `expected.json`, as plain numbers. */
  'metrics.figures': call({ input: asOf, output: figuresJson, reads: TOPICS }),
  'metrics.overview': call({ input: asOf, output: overview, reads: TOPICS }),
  'metrics.clients': call({ input: asOf, output: clients, reads: TOPICS }),
  'metrics.valuation': call({ input: asOf, output: valuation, reads: TOPICS }),
};
