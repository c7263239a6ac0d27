import { z } from 'zod';
import { FIELD_TYPES, MOST_ROWS, NAMED_TABLES, RECORD_TABLES } from '../records/fields.ts';
import { call, DAILY, TOPICS } from './define.ts';
import { token } from './values.ts';

/** Keeping records by hand. Values travel as docs/FORMAT.md names them: cents, seconds, days as text, names for references. */

const table = z.enum(RECORD_TABLES);
const id = z.int().min(1);
const value = z.union([
  z.string().max(100_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(500)).max(1000),
]);
const values = z.record(z.string().max(60), value);

/** The owner has said that a closed month may be changed. */
const allowClosed = z.boolean().default(false);

const field = z.strictObject({
  name: z.string(),
  label: z.string(),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  /** For `choice`. */
  choices: z.array(z.string()),
  /** For `reference`: the table whose names it takes. */
  of: table.nullable(),
  /** What a new record gets where nothing is said. */
  fallback: value,
});
export type RecordField = z.infer<typeof field>;

const tableFields = z.strictObject({
  table,
  label: z.string(),
  one: z.string(),
  many: z.string(),
  fields: z.array(field),
  /** What is worked out for each record: lists are filtered and sorted by it and write it as CSV, nobody types it. */
  worked: z.array(field.pick({ name: true, label: true, type: true, choices: true })),
});
export type TableFields = z.infer<typeof tableFields>;

const record = z.strictObject({
  id,
  /** In a few words, such as `2026-06-30 · Ruth · Alder`. */
  title: z.string(),
  values,
  /** The record it is part of, such as the contract of a price; absent where it stands for itself. */
  partOf: z.strictObject({ table, id }).optional(),
  /** What is worked out for it as of today (`worked` of `records.fields`); absent where nothing is. */
  worked: values.optional(),
  /** The import that brought it; null for a record made by hand. */
  batch: z.int().nullable(),
});
export type BookRecord = z.infer<typeof record>;

export const FILTERS = ['is', 'not', 'contains', 'from', 'to', 'empty', 'filled'] as const;
const filter = z.strictObject({
  field: z.string().max(60),
  how: z.enum(FILTERS),
  /** One of several for `is`, none of them for `not`; not needed for `empty` and `filled`. */
  value: z
    .union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(500)).max(500)])
    .optional(),
});
export type RecordFilter = z.infer<typeof filter>;

/** Which records of a table, and in which order. */
const query = z.strictObject({
  table,
  /** Every word of it must stand in some text or name of the record. */
  search: z.string().max(200).default(''),
  filters: z.array(filter).max(30).default([]),
  /** Only these, whatever else is asked for. */
  ids: z.array(id).max(MOST_ROWS).optional(),
  sort: z.strictObject({ field: z.string().max(60), descending: z.boolean() }).optional(),
});
/** Which records of a table are meant: what a list, its numbers and its CSV have in common. */
export type RecordQuery = z.infer<typeof query>;

const depending = z.strictObject({
  table,
  count: z.int(),
  /** Such as `3 time entries`. */
  words: z.string(),
  /** False: it stays, and only loses the name. */
  goes: z.boolean(),
});

const written = z.strictObject({
  /** What was done, as undo will name it. */
  label: z.string(),
  /** False: the book was so already, and there is nothing to undo. */
  changed: z.boolean(),
});

const sets = z
  .array(
    z.strictObject({
      table,
      rows: z
        .array(z.strictObject({ id: id.optional(), values }))
        .min(1)
        .max(MOST_ROWS),
    }),
  )
  .min(1)
  .max(20);

const namedTable = z.enum(NAMED_TABLES);
const bookName = z.strictObject({
  id,
  name: z.string(),
  /** What tells it from others, such as whose contract it is. */
  note: z.string(),
  /** Other spellings that stand for it. */
  also: z.array(z.string()),
});
export type BookName = z.infer<typeof bookName>;

const mergeInput = z.strictObject({ from: id, into: id });

export const recordCalls = {
  /** What can be kept by hand, and what a record of each kind consists of. */
  'records.fields': call({
    input: z.strictObject({ table: table.optional() }),
    output: z.array(tableFields),
  }),
  /** A window of a table's records. */
  'records.list': call({
    input: query.extend({
      from: z.int().min(0).default(0),
      count: z.int().min(0).max(1000).default(100),
      /** Also adds up money and worked time over all that were found, in the window or not, worked out or kept. */
      sums: z.boolean().default(false),
    }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(record),
      /** By field, in cents or seconds; null unless asked for. */
      sums: z.record(z.string(), z.int()).nullable(),
    }),
    reads: DAILY,
  }),
  /** The numbers of the records that a list has from one place to another, for choosing many at once. */
  'records.ids': call({
    input: query.extend({
      from: z.int().min(0).default(0),
      count: z.int().min(0).max(MOST_ROWS).default(MOST_ROWS),
    }),
    output: z.strictObject({ total: z.int(), ids: z.array(z.int()) }),
    reads: DAILY,
  }),
  /** Writes what a list shows, all of it, as CSV: these fields under their labels, values as docs/FORMAT.md has them, what is worked out in words. */
  'records.csv': call({
    input: query.extend({ fields: z.array(z.string().max(60)).min(1).max(60), to: token }),
    output: z.strictObject({ name: z.string(), rows: z.int() }),
  }),
  'records.get': call({ input: z.strictObject({ table, id }), output: record, reads: DAILY }),
  /** The names that references to some tables take, in their order. */
  'records.names': call({
    input: z.strictObject({ tables: z.array(namedTable).max(NAMED_TABLES.length) }),
    output: z.partialRecord(namedTable, z.array(bookName)),
    reads: ['clients', 'technicians', 'contracts', 'ledger'],
  }),
  /**
   * Adds rows without `id` and changes those with one, by the fields that are named; all of them in one step, or none.
   * Sets follow each other: a price may name the contract that the set before it adds. What is wrong stands in the
   * failure's `fields` under `sets.0.rows.2.client`.
   */
  'records.save': call({
    input: z.strictObject({ sets, allowClosed }),
    output: written.extend({ ids: z.array(z.array(z.int())) }),
    writes: TOPICS,
  }),
  /** What `records.save` would do with the same sets, or its failure; nothing is done. */
  'records.check': call({
    input: z.strictObject({ sets }),
    output: z.strictObject({ added: z.int(), changed: z.int(), same: z.int() }),
    reads: TOPICS,
  }),
  /** What hangs on records that are to be removed. */
  'records.dependents': call({
    input: z.strictObject({ table, ids: z.array(id).min(1).max(MOST_ROWS) }),
    output: z.strictObject({
      /** A sentence; empty when nothing does. */
      text: z.string(),
      rows: z.array(depending),
    }),
    reads: TOPICS,
  }),
  /** Removes records; `in_use` with the sentence of `records.dependents` unless what hangs on them may go too. */
  'records.remove': call({
    input: z.strictObject({
      table,
      ids: z.array(id).min(1).max(MOST_ROWS),
      withDependents: z.boolean().default(false),
      allowClosed,
    }),
    output: written.extend({ removed: z.int() }),
    writes: TOPICS,
  }),
  /** What making one client out of two would do; nothing is done. */
  'clients.mergePreview': call({
    input: mergeInput,
    output: z.strictObject({
      from: z.string(),
      into: z.string(),
      /** What moves, by kind. */
      moves: z.array(depending.omit({ goes: true })),
      /** The spellings that will stand for the client that stays. */
      aliases: z.array(z.string()),
      /** What the client that stays gets of the other one, a sentence each. */
      gains: z.array(z.string()),
    }),
    reads: TOPICS,
  }),
  /** Makes one client out of two: everything moves, the old name stays known as an alias. */
  'clients.merge': call({
    input: mergeInput.extend({ allowClosed }),
    output: written.extend({ moved: z.int() }),
    writes: TOPICS,
  }),
};
