import { z } from 'zod';
import { PRINTED_WHATS } from '../printed.ts';
import { call, nothing, TOPICS } from './define.ts';
import { subject } from './explain.ts';
import { valuation } from './metrics.ts';
import { day, token, UNITS } from './values.ts';

/** Figures as they were printed, or as months were closed on them. */

const id = z.int().min(1);

const printedSet = z.strictObject({
  id,
  /** When, ISO 8601. */
  at: z.string(),
  asOf: day,
  what: z.enum(PRINTED_WHATS),
});

const amount = z.number().nullable();
const keptFigure = {
  at: z.string(),
  name: z.string(),
  of: subject,
  unit: z.enum(UNITS),
  printed: amount,
};

/** What a change of a closed month makes of printed figures. */
export const altered = printedSet.extend({
  count: z.int(),
  figures: z.array(z.strictObject({ ...keptFigure, before: amount, after: amount })),
});

export const printedCalls = {
  /** All sets, the latest first. */
  'printed.list': call({ input: nothing, output: z.array(printedSet), reads: ['book'] }),
  /** One set, each figure beside what the book says today of the same day. */
  'printed.get': call({
    input: z.strictObject({ id }),
    output: printedSet.extend({ figures: z.array(z.strictObject({ ...keptFigure, now: amount })) }),
    reads: TOPICS,
  }),
  /** What the printed pages showed; `not_found` where no pages were printed. */
  'printed.document': call({ input: z.strictObject({ id }), output: valuation }),
  /** Opens the system's print dialog with the same pages once more. */
  'printed.again': call({
    input: z.strictObject({ id }),
    output: z.strictObject({ printed: z.boolean() }),
  }),
  /** Saves the same pages as PDF once more. */
  'printed.againPdf': call({
    input: z.strictObject({ id, to: token }),
    output: z.strictObject({ name: z.string(), pages: z.int(), bytes: z.int() }),
  }),
};
