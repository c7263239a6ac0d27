import { z } from 'zod';
import { ACCOUNT_KINDS } from '../domain.ts';
import { IMPORT_KINDS } from '../import.ts';
import { call, nothing } from './define.ts';
import { cents } from './values.ts';

/** What the owner taught the importer: columns, answers, accounts, spellings and rules. */

const kind = z.enum(IMPORT_KINDS);
const accountKind = z.enum(ACCOUNT_KINDS);

/** For bank and ledger lines; the first that fits counts. `kind` null = not part of the books. */
const rule = z.strictObject({
  field: z.enum(['counterparty', 'text']),
  how: z.enum(['contains', 'equals']),
  pattern: z.string().trim().min(1).max(200),
  kind: accountKind.nullable(),
  client: z.string().nullable(),
});
export type ImportRule = z.infer<typeof rule>;

const rememberedAnswer = { kind, source: z.string().max(200), question: z.string().max(2000) };

const memory = z.strictObject({
  mappings: z.array(
    z.strictObject({
      fingerprint: z.string(),
      name: z.string(),
      kind,
      sourceName: z.string(),
      savedAt: z.string(),
      columns: z.int(),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      source: z.string(),
      sourceName: z.string(),
      account: z.string(),
      kind: accountKind.nullable(),
      /** The account that lines of this name and kind go to, where one was merged into it; null = one of their own. */
      into: z.string().nullable(),
    }),
  ),
  rules: z.array(rule),
  /** Of how a source writes, by the kind of its files. */
  answers: z.array(
    z.strictObject({
      ...rememberedAnswer,
      sourceName: z.string(),
      prompt: z.string(),
      answer: z.string(),
      label: z.string(),
      /** How it can be changed: to one of these, to any text, or not at all, because it depends on a file's columns. */
      change: z.union([
        z.array(z.strictObject({ value: z.string(), label: z.string() })),
        z.enum(['text', 'none']),
      ]),
    }),
  ),
  aliases: z.array(z.strictObject({ alias: z.string(), client: z.string() })),
  /** For choosing one in a rule. */
  clients: z.array(z.string()),
});
export type ImportMemory = z.infer<typeof memory>;

const rulesEffect = z.strictObject({
  /** Ledger lines of bank and ledger imports that would be booked otherwise. */
  lines: z.int(),
  moved: z.array(
    z.strictObject({
      rule: z.string(),
      from: z.string(),
      to: z.string(),
      lines: z.int(),
      cents,
    }),
  ),
});

export const importLearntCalls = {
  /** All that was learnt: mappings, answers, accounts, rules, spellings. */
  'import.memory': call({ input: nothing, output: memory, reads: ['book', 'clients'] }),
  'import.renameMapping': call({
    input: z.strictObject({ fingerprint: z.string(), name: z.string().trim().max(100) }),
    output: nothing,
    writes: ['book'],
  }),
  'import.forgetMapping': call({
    input: z.strictObject({ fingerprint: z.string() }),
    output: nothing,
    writes: ['book'],
  }),
  /** What a source's account is from now on; imported lines stay until a rule moves them. */
  'import.setAccount': call({
    input: z.strictObject({ source: z.string(), account: z.string(), kind: accountKind.nullable() }),
    output: nothing,
    writes: ['book'],
  }),
  'import.forgetAccount': call({
    input: z.strictObject({ source: z.string(), account: z.string() }),
    output: nothing,
    writes: ['book'],
  }),
  /** What a source's files are answered with from now on; `bad_input` for what is no answer to the question. */
  'import.setAnswer': call({
    input: z.strictObject({ ...rememberedAnswer, answer: z.string().trim().min(1).max(2000) }),
    output: nothing,
    writes: ['book'],
  }),
  /** The next file of the source asks again. */
  'import.forgetAnswer': call({
    input: z.strictObject(rememberedAnswer),
    output: nothing,
    writes: ['book'],
  }),
  'import.forgetAlias': call({
    input: z.strictObject({ alias: z.string() }),
    output: nothing,
    writes: ['book', 'clients'],
  }),
  /** What these rules would do to the lines imported so far. */
  'import.previewRules': call({
    input: z.strictObject({ rules: z.array(rule).max(1000) }),
    output: rulesEffect,
    reads: ['ledger', 'book'],
  }),
  /** Keeps these rules; with `apply` the lines imported so far follow them too. */
  'import.setRules': call({
    input: z.strictObject({ rules: z.array(rule).max(1000), apply: z.boolean() }),
    output: rulesEffect,
    writes: ['book', 'ledger'],
  }),
};
