import { z } from 'zod';
import { CHECK_IDS, CHECKED_RECORDS } from '../data-checks.ts';
import { call, DAILY } from './define.ts';
import { asOf, day } from './values.ts';

/** Rows of the book that may be wrong or bend a figure: counted, told why they matter, listed. */

/** How grave: figures are wrong; rows look wrong; good to know. */
export const CHECK_SEVERITIES = ['worse', 'warn', 'info'] as const;

/** What the amounts of a check's rows are; null where they have none. */
const unit = z.enum(['seconds', 'cents']).nullable();

export const dataCheck = z.strictObject({
  id: z.enum(CHECK_IDS),
  severity: z.enum(CHECK_SEVERITIES),
  /** What was found, or looked for: “Time without a cost rate”. */
  title: z.string(),
  /** Rows found; 0 = nothing to mend. */
  count: z.int(),
  /** What is counted, one and many of it: “entry”, “entries”. */
  noun: z.tuple([z.string(), z.string()]),
  /** What the rows add up to, in `unit`. */
  total: z.int().nullable(),
  unit,
  /** Why it matters, and what to do, in sentences. */
  why: z.string(),
  /** The figures it bends, each with the address of its explanation. */
  figures: z.array(z.strictObject({ name: z.string(), at: z.string() })),
});
export type DataCheck = z.infer<typeof dataCheck>;

const checkRow = z.strictObject({
  record: z.enum(CHECKED_RECORDS),
  id: z.int(),
  day: day.nullable(),
  client: z.string().nullable(),
  /** Who or what it is: technician, account, code. */
  what: z.string(),
  detail: z.string(),
  value: z.int().nullable(),
});

const checkRows = z.strictObject({ count: z.int(), unit, rows: z.array(checkRow) });
export type CheckRows = z.infer<typeof checkRows>;

export const checkCalls = {
  /** Every check with what it found, the gravest first. Rows are those of the whole book; figures those of the day. */
  'checks.list': call({ input: asOf, output: z.array(dataCheck), reads: DAILY }),
  /** A page of the rows that a check found. */
  'checks.rows': call({
    input: z.strictObject({
      asOf: day,
      id: z.enum(CHECK_IDS, 'There is no data check of this name.'),
      from: z.int().min(0).default(0),
      count: z.int().min(1).max(1000).default(50),
    }),
    output: checkRows,
    reads: DAILY,
  }),
};
