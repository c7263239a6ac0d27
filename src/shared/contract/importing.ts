import { z } from 'zod';
import { IMPORT_KINDS, IMPORT_TABLES } from '../import.ts';
import { call, nothing, type Topic } from './define.ts';
import { cents, token } from './values.ts';

/** What an import may change. */
const WRITES: readonly Topic[] = [
  'book',
  'clients',
  'contracts',
  'technicians',
  'time',
  'ledger',
  'tickets',
  'surveys',
];

const kind = z.enum(IMPORT_KINDS);
const answers = z.record(z.string().max(2000), z.string().max(2000));

const question = z.strictObject({
  /** The key of its answer, such as `dates:Start date` or `client:Mueller GmbH`. */
  id: z.string(),
  prompt: z.string(),
  because: z.string(),
  /** Of an account: the lines it hangs on. */
  about: z
    .strictObject({
      lines: z.int(),
      cents,
      flow: z.enum(['paid', 'received']).nullable(),
      examples: z.array(z.string()),
    })
    .optional(),
  /** None = any text fits. */
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  /** What is expected of an answer that is none of the options; unset = only they fit. */
  free: z.string().optional(),
  suggestion: z.string().optional(),
});

const rejected = z.strictObject({ line: z.int(), column: z.string(), reason: z.string() });

/** Which columns are which fields: by position from 0. */
const mapping = z.strictObject({
  kind,
  source: z.string().min(1).max(200),
  columns: z.record(z.string(), z.int().min(0)),
});

/** What to read and what was decided about it so far. */
const request = z.strictObject({
  file: token,
  /** The owner's word on what it is; else it is recognised. */
  kind: kind.optional(),
  /** The owner's columns; else those of the tool or those remembered. */
  mapping: mapping.optional(),
  answers: answers.default({}),
});

const counts = {
  /** Rows that are records, or should be. */
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
};

/** A file as it would be imported; nothing is written yet. */
export const importPlan = z.strictObject({
  /** The file's name, and a hash of its content: a commit refuses a file that changed since. */
  name: z.string(),
  content: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  delimiter: z.string(),
  headerLine: z.int(),
  /** Null while nobody knows; then `questions` asks. */
  kind: kind.nullable(),
  source: z.string(),
  /** The tool's name, if it is one that is known. */
  tool: z.string().nullable(),
  /** Why it was taken for that, sentences. */
  reasons: z.array(z.string()),
  columns: z.array(
    z.strictObject({
      position: z.int(),
      label: z.string(),
      unit: z.string(),
      samples: z.array(z.string()),
      field: z.string().nullable(),
      /** Whether what stands in it goes into the book, or decides what does; the rest is left behind. */
      kept: z.boolean(),
    }),
  ),
  fields: z.array(z.strictObject({ field: z.string(), label: z.string(), required: z.boolean() })),
  mapping: mapping.nullable(),
  /** The name the mapping was saved under; '' = none. */
  savedAs: z.string(),
  ...counts,
  leftOut: z.int(),
  rejectedCount: z.int(),
  /** The first thousand. */
  rejected: z.array(rejected),
  /** Rows that are no records, by reason, with the lines of the first. */
  leftOutRows: z.array(z.strictObject({ reason: z.string(), count: z.int(), lines: z.array(z.int()) })),
  warnings: z.array(z.strictObject({ line: z.int(), message: z.string() })),
  /** The first records as they will be stored, in words. */
  preview: z.strictObject({
    columns: z.array(z.strictObject({ label: z.string(), numeric: z.boolean() })),
    rows: z.array(
      z.strictObject({
        line: z.int(),
        what: z.enum(['new', 'changed', 'unchanged']),
        cells: z.array(z.string()),
      }),
    ),
  }),
  /** Records known already that differ, the first hundred: field by field. */
  changes: z.array(
    z.strictObject({
      line: z.int(),
      record: z.string(),
      fields: z.array(z.strictObject({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  /** What the records add up to, such as hours or cents by account kind: for a look beside the tool's own totals. */
  totals: z.array(
    z.strictObject({ label: z.string(), value: z.number(), unit: z.enum(['count', 'seconds', 'cents']) }),
  ),
  newClients: z.array(z.string()),
  newTechnicians: z.array(z.string()),
  /** Open questions; with any, a commit is refused. */
  questions: z.array(question),
  /** Questions answered by hand or from memory, to be changed. */
  answered: z.array(
    z.strictObject({ id: z.string(), prompt: z.string(), answer: z.string(), label: z.string() }),
  ),
});
export type ImportPlan = z.infer<typeof importPlan>;

export const importCommitted = z.strictObject({
  batch: z.int(),
  kind,
  source: z.string(),
  name: z.string(),
  ...counts,
  leftOut: z.int(),
  rejectedCount: z.int(),
  rejected: z.array(rejected),
  newClients: z.array(z.string()),
  newTechnicians: z.array(z.string()),
});
export type ImportCommitted = z.infer<typeof importCommitted>;

const batch = z.strictObject({
  id: z.int(),
  at: z.string(),
  /** `folder` for what came with the book. */
  kind: z.string(),
  source: z.string(),
  /** The source's name in words. */
  sourceName: z.string(),
  file: z.string(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  leftOut: z.int(),
  undoneAt: z.string().nullable(),
});
export type ImportBatch = z.infer<typeof batch>;

const kept = z.strictObject({
  table: z.enum(IMPORT_TABLES),
  id: z.int(),
  /** The record in a few words, such as `2025-03-04 · Harbor Dental · 0:30:00`. */
  record: z.string(),
  /** Why it stays: edited since, changed by a later import, or in use by something else. */
  why: z.string(),
});

const undoResult = z.strictObject({
  batch: z.int(),
  removed: z.int(),
  restored: z.int(),
  keptCount: z.int(),
  /** The first hundred. */
  kept: z.array(kept),
});
export type ImportUndo = z.infer<typeof undoResult>;

export const importCalls = {
  /** The system's dialog for one or more files; none when the owner cancels. */
  'import.choose': call({ input: nothing, output: z.array(z.strictObject({ token, name: z.string() })) }),
  /** Reads a file and says what would happen. Writes nothing. */
  'import.plan': call({ input: request, output: importPlan }),
  /** Does what the plan said, in one transaction; refused while questions are open or if the file changed since. */
  'import.commit': call({
    input: request.extend({
      /** The plan's hash. */
      content: z.string(),
      /** Keep the mapping under this name. */
      saveAs: z.string().trim().max(100).default(''),
    }),
    output: importCommitted,
    writes: WRITES,
  }),
  /** Writes the rejected rows as CSV, each with its reason, to mend and import again. */
  'import.saveRejected': call({
    input: request.extend({ to: token }),
    output: z.strictObject({ name: z.string(), rows: z.int() }),
  }),
  'import.history': call({ input: nothing, output: z.array(batch), reads: ['book'] }),
  'import.undoPreview': call({
    input: z.strictObject({ batch: z.int() }),
    output: undoResult,
    reads: WRITES,
  }),
  /** Takes an import back; what was edited since stays, if the owner agrees to that. */
  'import.undo': call({
    input: z.strictObject({ batch: z.int(), keepEdited: z.boolean() }),
    output: undoResult,
    writes: WRITES,
  }),
};
