import { z } from 'zod';
import { REVENUE_BASES } from '../domain.ts';
import { dataCheck } from './checks.ts';
import { call, DAILY, nothing, TOPICS } from './define.ts';
import { day, token } from './values.ts';

/** The book that is open, in the few words the frame of every screen needs. */
export const bookStatus = z.strictObject({
  /** File name without folder, e.g. `Harbor Light.plumbline`. */
  /** Counts up with every book that is opened: another one, or the same once more. */
  opened: z.int(),
  fileName: z.string(),
  company: z.string(),
  currency: z.string(),
  revenueBasis: z.enum(REVENUE_BASES),
  timeZone: z.string(),
  /** Counts up with every commit. */
  revision: z.int(),
  /** No records at all yet. */
  empty: z.boolean(),
  readOnly: z.boolean(),
  /** First and last day with data; null while empty. */
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  /** The day it is in the book's zone: there is no other today. */
  today: day,
  /** The day screens open on: the last day with data, or today if that is earlier. */
  asOf: day,
});
export type BookStatus = z.infer<typeof bookStatus>;

const choice = z.strictObject({ token, name: z.string() }).nullable();

/** What an import of a canonical folder did, kind by kind. */
export const importReceipt = z.strictObject({ counts: z.record(z.string(), z.int()), rows: z.int() });

const checkResult = z.strictObject({
  ok: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      ok: z.boolean(),
      /** What was found, a sentence each; empty when all is well. */
      findings: z.array(z.string()),
    }),
  ),
  /** The data checks, each with its count; none of a file too unsound to look into. What they find fails nothing. */
  data: z.array(dataCheck),
});
export type CheckResult = z.infer<typeof checkResult>;

export const bookCalls = {
  /** Opens the system's dialog; null when the owner cancels. */
  'files.choose': call({
    input: z.strictObject({
      purpose: z.enum([
        'open-book',
        'save-book',
        'open-folder',
        'export-folder',
        'save-pdf',
        'save-csv',
        'save-list',
      ]),
      /** Suggested file name. */
      suggest: z.string().max(200).optional(),
    }),
    output: choice,
  }),
  'book.status': call({ input: nothing, output: bookStatus.nullable(), reads: DAILY }),
  'book.recent': call({
    input: nothing,
    output: z.array(
      z.strictObject({ id: z.string(), name: z.string(), company: z.string(), openedAt: z.string() }),
    ),
    reads: ['book'],
  }),
  'book.open': call({ input: z.strictObject({ file: token }), output: bookStatus, writes: TOPICS }),
  'book.openRecent': call({ input: z.strictObject({ id: z.string() }), output: bookStatus, writes: TOPICS }),
  /** Copies the sample company into a fresh book of its own and opens it. */
  'book.openSample': call({ input: nothing, output: bookStatus, writes: TOPICS }),
  /** An empty book with its settings, ready to read a folder into. */
  'book.create': call({
    input: z.strictObject({
      file: token,
      company: z.string().trim().min(1).max(200),
      currency: z.string().regex(/^[A-Z]{3}$/, 'A currency is three letters such as USD.'),
      timeZone: z.string().min(1).max(64),
      revenueBasis: z.enum(REVENUE_BASES),
    }),
    output: bookStatus,
    writes: TOPICS,
  }),
  /** A new book from a canonical folder; all or nothing. */
  'book.createFrom': call({
    input: z.strictObject({ file: token, from: token }),
    output: bookStatus,
    writes: TOPICS,
  }),
  /** Reads a canonical folder into the open book, which must be empty. */
  'book.importFolder': call({
    input: z.strictObject({ from: token }),
    output: importReceipt,
    writes: TOPICS,
  }),
  'book.close': call({ input: nothing, output: nothing, writes: TOPICS }),
  /** Writes the canonical folder. The folder must be empty or hold an earlier export. */
  'book.export': call({
    input: z.strictObject({ to: token }),
    output: z.strictObject({ files: z.array(z.string()), rows: z.int() }),
  }),
  'book.check': call({ input: nothing, output: checkResult }),
  /** Stops the long job under way (create, import, export, check); it leaves nothing behind. */
  'jobs.cancel': call({ input: nothing, output: nothing }),
};
