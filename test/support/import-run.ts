import { existsSync, readFileSync } from 'node:fs';
import { type Given, type Inspection, inspect } from '../../src/main/importing/inspect.ts';
import { type Decided, decide, walk } from '../../src/main/importing/pass.ts';
import type { RowTaker } from '../../src/main/importing/portions.ts';
import { findDelimiter } from '../../src/main/importing/reading/delimiter.ts';
import { findEncoding } from '../../src/main/importing/reading/encoding.ts';
import { findHeader } from '../../src/main/importing/reading/header.ts';
import { firstRows } from '../../src/main/importing/reading/rows.ts';
import { bufferSource, type FileSource } from '../../src/main/importing/reading/source.ts';
import { TOOLS } from '../../src/main/importing/tools/index.ts';
import { knownNames, type Recognised, recognise } from '../../src/main/importing/tools/recognise.ts';
import type { DateOrder, Draft, Header, LedgerDraft } from '../../src/main/importing/types.ts';
import { dayOf } from '../../src/shared/calendar.ts';
import type { ImportAnswers, ImportKind, ImportQuestion } from '../../src/shared/import.ts';
import { toDecimal } from '../../src/shared/money.ts';
import { toIso } from '../../src/shared/timestamp.ts';

/** What a file becomes before names are looked up, by the importer's own steps. */
export type Run = {
  header: Header;
  tool: string | null;
  kind: ImportKind;
  /** Field → label of its column. */
  columns: Record<string, string>;
  drafts: Draft[];
  /** The line of each. */
  lines: number[];
  left: { line: number; reason: string; id?: string }[];
  warned: { line: number; message: string }[];
  rejected: { line: number; column: string; reason: string }[];
  questions: ImportQuestion[];
};

export type RunOptions = {
  /** Where the header alone doesn't decide; else what it fits best. */
  kind?: ImportKind;
  answers?: Record<string, string>;
  /** The answer to whatever question about the order of dates comes. */
  dates?: DateOrder;
  /** Field → label, instead of the recognised mapping. */
  mapping?: Record<string, string>;
  currency?: string;
};

const NOTHING = { mapping: () => null, answers: () => ({}) };

const fileOf = (content: string | Uint8Array): FileSource =>
  bufferSource('file.csv', typeof content === 'string' ? Buffer.from(content) : content);

/** What a text's header is taken for. */
export function recognised(
  content: string | Uint8Array,
  answers: ImportAnswers = {},
): { header: Header; candidates: Recognised[] } {
  const file = fileOf(content);
  const { encoding } = findEncoding(file, answers.encoding);
  const format = { encoding, delimiter: findDelimiter(file, encoding) ?? ',' };
  const found = findHeader(firstRows(file, format, 100).rows, knownNames(TOOLS));
  if (!found.found) throw new Error(found.message);
  return { header: found.header, candidates: recognise(found.header, TOOLS) };
}

/** Reads a file into drafts. The book's zone is Berlin, its currency the dollar. */
export function runImport(content: string | Uint8Array, options: RunOptions = {}): Run {
  const file = fileOf(content);
  const answers: ImportAnswers = { ...options.answers };
  const [likely] = recognised(content, answers).candidates;
  const kind = options.kind ?? likely?.kind;
  if (!kind) throw new Error(`no kind fits: ${likely?.reasons.join(' ')}`);
  const given: Given = { kind, answers, ...(options.mapping && { mapping: { columns: options.mapping } }) };
  const look = (): { inspection: Inspection; decided: Decided } => {
    const inspection = inspect(file, given, NOTHING);
    const decided = decide(file, inspection, { currency: options.currency ?? 'USD', zone: 'Europe/Berlin' });
    if (!decided) throw new Error('no kind fits');
    return { inspection, decided };
  };
  if (options.dates)
    for (const { id } of look().decided.questions) if (id.startsWith('dates:')) answers[id] = options.dates;
  const { inspection, decided } = look();
  const { header, columns, tool } = inspection;
  const run: Run = {
    header,
    tool: tool?.id ?? null,
    kind,
    columns: Object.fromEntries(
      Object.entries(columns).map(([field, at]) => [field, header.labels[at] ?? '']),
    ),
    drafts: [],
    lines: [],
    left: [],
    warned: [],
    rejected: [],
    questions: [],
  };
  const asked = new Map<string, ImportQuestion>();
  for (const question of [...inspection.questions, ...decided.questions]) asked.set(question.id, question);
  const collect: RowTaker = {
    row: () => {},
    take(line, draft) {
      run.drafts.push(draft);
      run.lines.push(line);
    },
    leave: (line, reason) => void run.left.push({ line, reason }),
    withdraw: (line, reason, id) => void run.left.push({ line, reason, id }),
    reject: (line, column, reason) => void run.rejected.push({ line, column, reason }),
    warn: (line, message) => void run.warned.push({ line, message }),
    ask: (question) => void asked.set(question.id, question),
  };
  walk(file, inspection, decided, collect, () => {});
  run.questions = [...asked.values()];
  return run;
}

const DAYS = new Set(['day', 'starts', 'since', 'termEnds', 'ended']);

/** A draft as a line of text, days and moments in words: what tests compare. Empty parts are left out. */
export function inShort(draft: Draft): string {
  const parts = Object.entries(draft).flatMap(([key, value]) => {
    if (
      key === 'table' ||
      key === 'line' ||
      value === '' ||
      value === null ||
      (key === 'reopened' && value === 0)
    )
      return [];
    if (typeof value === 'object') return [`${key}=${toIso(value)}`];
    return [`${key}=${DAYS.has(key) ? dayOf(value as number) : value}`];
  });
  return parts.join(' ');
}

/** A ledger draft on one line, for tables of expectations: `2 2025-03-01 Rent 900.00 debit → opex.rent [client] #id`. */
export const ledgerInShort = (run: Run): string[] =>
  ledgerLines(run).map(({ id, part, day, account, cents, sign, suggestion, client }, i) => {
    const end = [client && `[${client}]`, id && `#${id}`, part && `/${part}`]
      .filter((text) => text)
      .join(' ');
    const line = `${run.lines[i]} ${dayOf(day)} ${account} ${toDecimal(cents)} ${sign}`;
    return `${line} → ${suggestion ?? '?'} ${end}`.trim();
  });

/** The drafts of a file that becomes nothing but ledger lines. */
export const ledgerLines = ({ drafts }: Run): LedgerDraft[] =>
  drafts.map((draft) => {
    if (draft.table !== 'ledger_entries') throw new Error(`a draft of ${draft.table}`);
    return draft;
  });

/** Lines and reasons of rows left out, rejected or warned of. */
export const reasons = (rows: readonly { line: number; reason?: string; message?: string }[]): string[] =>
  rows.map(({ line, reason, message }) => `${line}: ${reason ?? message}`);

/** Sums by a key, such as account and month; for comparing with a naive sum. */
export function sumBy<T>(
  items: readonly T[],
  key: (item: T) => string,
  value: (item: T) => number,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const item of items) sums[key(item)] = (sums[key(item)] ?? 0) + value(item);
  return sums;
}

/** Drafts of one table. */
export const draftsIn = <T extends Draft['table']>(run: Run, table: T): Extract<Draft, { table: T }>[] =>
  run.drafts.filter((draft): draft is Extract<Draft, { table: T }> => draft.table === table);

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);

/** Other people's exports, for trying; they are not part of the project and may be missing. */
export const hasSamples = existsSync(SAMPLES);
export const sampleFile = (path: string): Buffer => readFileSync(new URL(path, SAMPLES));

/** A fixture of this project: `test/fixtures/import/NAME`. */
export const importFixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url));
