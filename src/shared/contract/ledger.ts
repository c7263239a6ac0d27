import { z } from 'zod';
import { ACCOUNT_KINDS } from '../domain.ts';
import { MOST_ROWS, RECORD_TABLES } from '../records/fields.ts';
import { SPLIT_BY } from '../split.ts';
import { call, DAILY, nothing, TOPICS } from './define.ts';
import { cents, day } from './values.ts';

/** The ledger beyond its records: recurring entries and their due days, accounts and their kinds, one amount over several clients. */

const id = z.int().min(1);
const kind = z.enum(ACCOUNT_KINDS);
const count = z.int();
const allowClosed = z.boolean().default(false);
const written = z.strictObject({
  /** What was done, as undo will name it. */
  label: z.string(),
  changed: z.boolean(),
  /** The new ledger entries. */
  ids: z.array(z.int()),
});

/** One due day of a recurring entry. */
const dueDay = z.strictObject({ recurring: id, day });
const dueDays = z.array(dueDay).min(1).max(1000);
export type DueDay = z.infer<typeof dueDay>;

const recurringState = z.strictObject({
  id,
  /** The next due day after today; null = paused, or none is left. */
  next: day.nullable(),
  /** The ledger entries of its due days, and the latest such day. */
  posted: z.array(id),
  lastPosted: day.nullable(),
  /** Due days that were passed over, or whose entry is no longer in the ledger. */
  skipped: z.array(day),
  /** Due days in closed months: the owner is to say. */
  waiting: z.array(day),
  /** So many due days at once that they wait until its first day is looked at; 0 = not so. */
  held: count,
});
export type RecurringState = z.infer<typeof recurringState>;

const postedEntry = z.strictObject({
  id,
  date: day,
  account: z.string(),
  client: z.string(),
  amount: cents,
  memo: z.string(),
});
const waitingEntry = z.strictObject({ recurring: id, day, title: z.string(), amount: cents });
const news = z.strictObject({
  /** What posted itself since the owner was last told and is in the ledger: all numbers, and the first fifty entries. */
  posted: z.strictObject({ ids: z.array(id), entries: z.array(postedEntry) }),
  /** What is due in closed months. */
  waiting: z.array(waitingEntry),
  /** Entries with too many due days at once. */
  held: z.array(z.strictObject({ recurring: id, title: z.string(), count, first: day })),
});
export type LedgerNews = z.infer<typeof news>;

const account = z.strictObject({
  id,
  name: z.string(),
  kind,
  entries: count,
  /** Sums of its entries: of all, and of the twelve months to the day asked for. */
  total: cents,
  ttm: cents,
  lastDay: day.nullable(),
  /** How many recurring entries post to it. */
  recurring: count,
});
export type LedgerAccount = z.infer<typeof account>;

const line = z.strictObject({
  name: z.string(),
  /** Null = not available. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  unit: z.enum(['cents', 'share']),
});

/** What moving money between accounts does to the lines of the twelve months to the day asked for. */
const effect = z.strictObject({
  from: day,
  to: day,
  lines: z.array(line),
  /** Closed months in which entries change. */
  closed: z.array(z.string()),
});

const mergeInput = z.strictObject({ from: id, into: id });

const splitInput = z.strictObject({
  /** The entry to split; else `values` say what is divided. */
  entry: id.optional(),
  values: z
    .strictObject({
      date: day,
      account: z.string().max(500),
      amount: cents,
      vendor: z.string().max(10_000).default(''),
      memo: z.string().max(10_000).default(''),
      document: z.string().max(10_000).default(''),
      acquisition: z.boolean().default(false),
    })
    .optional(),
  by: z.enum(SPLIT_BY),
  /** Over whom, in the order of the entries; null = no client. */
  parts: z
    .array(
      z.strictObject({
        client: z.string().max(500).nullable(),
        /** For `amounts`: cents; for `percent`: hundredths of a percent, 10,000 in all. */
        share: z.int().optional(),
      }),
    )
    .min(1)
    .max(500),
});
export type SplitInput = z.input<typeof splitInput>;

const splitParts = z.array(
  z.strictObject({
    client: z.string().nullable(),
    /** What it is divided by: seats, seconds, cents of MRR a year; null where nothing is weighed. */
    weight: z.number().nullable(),
    amount: cents,
  }),
);

export const ledgerCalls = {
  /** What has become of the due days of each recurring entry, and what is next. */
  'ledger.recurring': call({
    input: nothing,
    output: z.strictObject({ today: day, entries: z.array(recurringState) }),
    reads: DAILY,
  }),
  /**
   * Posts all that is due up to a day (today, if none is named) and not settled, as one step. What is in closed months
   * waits; what was taken out again is not posted anew.
   */
  'ledger.postDue': call({
    input: z.strictObject({ asOf: day.optional() }),
    output: written.extend({ waiting: count, held: count }),
    writes: ['book', 'ledger'],
  }),
  /** Posts these due days after all: skipped ones, or ones in closed months. One step. */
  'ledger.post': call({
    input: z.strictObject({ days: dueDays, allowClosed }),
    output: written,
    writes: ['book', 'ledger'],
  }),
  /** Passes over due days that wait. They can be posted after all. */
  'ledger.skip': call({
    input: z.strictObject({ days: dueDays }),
    output: z.strictObject({ skipped: count }),
    writes: ['ledger'],
  }),
  /** What the owner is to be told or asked about recurring entries; nothing in a book that is open read-only. */
  'ledger.news': call({ input: nothing, output: news, reads: DAILY }),
  /** The owner has seen what was posted. */
  'ledger.told': call({ input: nothing, output: nothing, writes: ['ledger'] }),
  /** All accounts by kind and name. Sums are cents as the entries have them: positive adds to the account. */
  'ledger.accounts': call({
    input: z.strictObject({ asOf: day }),
    output: z.strictObject({ from: day, to: day, accounts: z.array(account) }),
    reads: TOPICS,
  }),
  /** What other kinds of accounts would do to the lines of the twelve months' profit and loss; nothing is done. */
  'ledger.kindPreview': call({
    input: z.strictObject({
      changes: z
        .array(z.strictObject({ account: id, kind }))
        .min(1)
        .max(MOST_ROWS),
      asOf: day,
    }),
    output: effect.extend({
      /** How many entries move with them, in all. */
      entries: count,
      /** An income becomes a cost, or a cost an income: amounts keep their sign. */
      crosses: z.boolean(),
    }),
    reads: TOPICS,
  }),
  /** What making one account out of two would do; nothing is done. */
  'accounts.mergePreview': call({
    input: mergeInput.extend({ asOf: day }),
    output: effect.extend({
      goes: z.strictObject({ name: z.string(), kind }),
      stays: z.strictObject({ name: z.string(), kind }),
      /** What moves, by the table of the records. */
      moves: z.array(z.strictObject({ table: z.enum(RECORD_TABLES), count, words: z.string() })),
      /** Amounts get the other sign, since one of the two is an income: what was paid lowers it. */
      turns: z.boolean(),
      /** What imports will book to the account that stays: `Hosting (cogs.other)`. */
      aliases: z.array(z.string()),
    }),
    reads: TOPICS,
  }),
  /**
   * Makes one account out of two: everything moves, and what imports would book to the one that goes is booked to the one
   * that stays.
   */
  'accounts.merge': call({
    input: mergeInput.extend({ allowClosed }),
    output: z.strictObject({ label: z.string(), changed: z.boolean(), moved: count }),
    writes: TOPICS,
  }),
  /** How an amount would be divided; nothing is done. The parts add up to it to the cent. */
  'ledger.splitPreview': call({
    input: splitInput,
    output: z.strictObject({ total: cents, parts: splitParts }),
    reads: TOPICS,
  }),
  /** Divides an amount over clients: one entry a part, in one step. An entry that is split keeps its first part. */
  'ledger.split': call({
    input: splitInput.extend({ allowClosed }),
    output: written,
    writes: ['book', 'ledger'],
  }),
};
