import { z } from 'zod';
import { FIELD_TYPES, RECORD_TABLES } from '../records/fields.ts';
import { call, nothing, TOPICS } from './define.ts';
import { altered } from './printed.ts';
import { month } from './values.ts';

/** What was changed, when and by whom; taking it back; closing months. */

const step = z.strictObject({ id: z.int(), at: z.string(), label: z.string() });
const allowClosed = z.boolean().default(false);
const taken = z.strictObject({ label: z.string() });

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

const changedRecord = z.strictObject({
  table: z.string(),
  /** The kind of record, such as `time entry`. */
  kind: z.string(),
  id: z.int(),
  /** In a few words, as it was or is. */
  title: z.string(),
  what: z.enum(['added', 'changed', 'removed']),
  /** Before and after, as values of the field's type; of an added or removed record what it said. */
  fields: z.array(
    z.strictObject({ field: z.string(), type: z.enum(FIELD_TYPES), before: value, after: value }),
  ),
});
export type ChangedRecord = z.infer<typeof changedRecord>;

const historyStep = z.strictObject({
  /** The number in the log; null for what imports did to one record. */
  id: z.int().nullable(),
  /** ISO 8601. */
  at: z.string(),
  label: z.string(),
  by: z.enum(['hand', 'import']),
  /** The import, where one did it. */
  batch: z.int().nullable(),
  kind: z.enum(['done', 'undone', 'redone']),
  /** It changed a closed month, with the owner's word. */
  inClosed: z.boolean(),
  /** The printed figures that it altered thereby. */
  altered: z.array(altered),
  /** How many records it changed, and the first hundred of them. */
  count: z.int(),
  records: z.array(changedRecord),
});
export type HistoryStep = z.infer<typeof historyStep>;

export const changeCalls = {
  /** What undo and redo would do; null = nothing. */
  'changes.state': call({
    input: nothing,
    output: z.strictObject({ undo: step.nullable(), redo: step.nullable() }),
    reads: TOPICS,
  }),
  'changes.undo': call({ input: z.strictObject({ allowClosed }), output: taken, writes: TOPICS }),
  'changes.redo': call({ input: z.strictObject({ allowClosed }), output: taken, writes: TOPICS }),
  /** The latest first: of the whole book, or of one record with its parts (a contract's prices, a technician's rates). */
  'changes.history': call({
    input: z.strictObject({
      record: z.strictObject({ table: z.enum(RECORD_TABLES), id: z.int().min(1) }).optional(),
      from: z.int().min(0).default(0),
      count: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ total: z.int(), steps: z.array(historyStep) }),
    reads: TOPICS,
  }),
  /** The months that are closed, in their order. */
  'months.closed': call({ input: nothing, output: z.array(month), reads: ['book'] }),
  /** Locks whole months: a change to one of them asks first. */
  'months.close': call({
    input: z.strictObject({ months: z.array(month).min(1).max(1200) }),
    output: z.array(month),
    writes: ['book'],
  }),
  'months.reopen': call({
    input: z.strictObject({ months: z.array(month).min(1).max(1200) }),
    output: z.array(month),
    writes: ['book'],
  }),
};
