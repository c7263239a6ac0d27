import { z } from 'zod';
import { call, TOPICS } from './define.ts';
import { day, figure, month, UNITS } from './values.ts';

/** Whose figure it is, and of when. Nothing at all: the company's, on the day or over the twelve months. */
export const subject = z.strictObject({
  /** A client, a technician, a service line, a category. */
  name: z.string().optional(),
  /** Whole months, both included. */
  months: z.strictObject({ first: month, last: month }).optional(),
  /** An earlier day that it is as of. */
  day: day.optional(),
});
export type Subject = z.infer<typeof subject>;

/** One input of a formula, which can be explained in turn. */
const term = z.strictObject({
  /** How it enters: added, taken off, multiplied by, divided by, or merely named. */
  sign: z.enum(['+', '−', '×', '÷', '']),
  name: z.string(),
  of: subject,
  figure,
});

/** One row of the book behind a figure. */
const sourceRow = z.strictObject({
  id: z.int(),
  date: day.nullable(),
  /** Whose: client, technician, account. */
  label: z.string(),
  /** What: memo, note, subject. */
  detail: z.string(),
  /** What it adds, in the figure's unit; up to six decimals, since an hour at a rate need not be whole cents. */
  value: z.number(),
});

const explanation = z.strictObject({
  name: z.string(),
  of: subject,
  figure,
  /** How the value came about. */
  how: z.enum(['rows', 'sum', 'quotient', 'product', 'given', 'formula']),
  /** Words for `given` (where it comes from) and `formula` (the formula); `× 100` behind a quotient that has it. */
  text: z.string().nullable(),
  terms: z.array(term),
  /** The rule that applied. */
  policy: z.string().nullable(),
  /** For `rows`: the page asked for, how many there are, and their exact total, rounded like the figure. */
  rows: z
    .strictObject({
      of: z.enum(['ledger', 'time', 'clients', 'contracts', 'adjustments', 'tickets', 'surveys']),
      unit: z.enum(UNITS),
      count: z.int(),
      total: z.number(),
      page: z.array(sourceRow),
    })
    .nullable(),
});
export type Explanation = z.infer<typeof explanation>;
export type SourceRow = z.infer<typeof sourceRow>;

export const explainCalls = {
  /** How a figure came about: its formula with the numbers put in, the rule that applied, the rows of the book. */
  'metrics.explain': call({
    input: z.strictObject({
      asOf: day,
      /** A figure's address, as every figure carries it; `:0.2` behind it leads to its inputs. */
      at: z.string().min(1).max(300),
      offset: z.int().min(0).default(0),
      limit: z.int().min(0).max(1000).default(100),
    }),
    output: explanation,
    reads: TOPICS,
  }),
};
