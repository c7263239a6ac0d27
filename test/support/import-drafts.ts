import { readFileSync } from 'node:fs';
import { inspect } from '../../src/main/importing/inspect.ts';
import { decide } from '../../src/main/importing/pass.ts';
import { furnitureOf } from '../../src/main/importing/reading/furniture.ts';
import { readRows } from '../../src/main/importing/reading/rows.ts';
import { bufferSource } from '../../src/main/importing/reading/source.ts';
import {
  type DateOrder,
  type Draft,
  type DraftSink,
  type LedgerDraft,
  Reject,
} from '../../src/main/importing/types.ts';
import { cellsOf } from '../../src/main/importing/values/cells.ts';
import { dayOf } from '../../src/shared/calendar.ts';
import type { ImportAnswers, ImportKind } from '../../src/shared/import.ts';
import { toDecimal } from '../../src/shared/money.ts';

/** What a file becomes before names are looked up, by the importer's own steps. */
export type Drafted = {
  tool: string | null;
  kind: ImportKind;
  /** Ids of questions left open. */
  asked: string[];
  columns: Record<string, string>;
  drafts: { line: number; draft: Draft }[];
  left: { line: number; reason: string; id?: string }[];
  warned: { line: number; message: string }[];
  rejected: { line: number; column: string; reason: string }[];
};

export type DraftOptions = {
  currency?: string;
  /** The kind, where the header alone doesn't decide. */
  kind?: ImportKind;
  /** The answer to whatever question about the order of dates comes. */
  dates?: DateOrder;
  encoding?: string;
};

const nothing = { mapping: () => null, answers: () => ({}) };

/** Reads a file's text or bytes into drafts, by the importer's own steps. */
export function draftsOf(content: string | Uint8Array, options: DraftOptions = {}): Drafted {
  const file = bufferSource('file.csv', typeof content === 'string' ? Buffer.from(content) : content);
  const book = { currency: options.currency ?? 'USD', zone: 'UTC' };
  const answers: ImportAnswers = options.encoding === undefined ? {} : { encoding: options.encoding };
  const given = options.kind === undefined ? { answers } : { answers, kind: options.kind };
  const first = inspect(file, given, nothing);
  for (const { id } of decide(file, first, book)?.questions ?? [])
    if (id.startsWith('dates:') && options.dates) answers[id] = options.dates;
  const inspection = inspect(file, given, nothing);
  const decided = decide(file, inspection, book);
  if (!decided) throw new Error('no kind fits');
  const { header, columns, fields, tool, format } = inspection;
  const result: Drafted = {
    tool: tool?.id ?? null,
    kind: decided.kind.kind,
    asked: [...inspection.questions, ...decided.questions].map(({ id }) => id),
    columns: Object.fromEntries(
      Object.entries(columns).map(([field, at]) => [field, header.labels[at] ?? '']),
    ),
    drafts: [],
    left: [],
    warned: [],
    rejected: [],
  };
  let line = 0;
  const sink: DraftSink = {
    draft: (draft) => void result.drafts.push({ line: draft.line ?? line, draft }),
    left: (at, reason, id) =>
      void result.left.push({ line: at, reason, ...(id === undefined ? {} : { id }) }),
    warn: (at, message) => void result.warned.push({ line: at, message }),
    ask: ({ id }) => void result.asked.push(id),
  };
  const isPlain = (tool?.layout ?? 'table') === 'table';
  const required = fields.filter((field) => field.required && columns[field.field] !== undefined);
  const positions = (of: typeof required) => of.map(({ field }) => columns[field] ?? -1);
  const furniture = furnitureOf(header, {
    required: positions(required),
    dates: positions(required.filter(({ type }) => type === 'day')),
  });
  const { reading, readings, zone, kind } = decided;
  const cells = cellsOf({ header, columns, fields, readings, zone, currency: book.currency });
  const interpreter = kind.interpreter(reading);
  readRows(
    file,
    format,
    (row) => {
      line = row.line;
      if (line <= header.line) return;
      const why = isPlain ? furniture(row) : null;
      if (why !== null) return void result.left.push({ line, reason: why.reason });
      try {
        interpreter.row(cells.at(row), sink);
      } catch (problem) {
        if (!(problem instanceof Reject)) throw problem;
        result.rejected.push({ line, column: problem.column, reason: problem.message });
      }
    },
    (at, reason) => void result.rejected.push({ line: at, column: '', reason }),
  );
  interpreter.end?.(sink);
  return result;
}

/** The ledger drafts in short: what tests compare. */
export const ledgerLines = ({ drafts }: Drafted): LedgerDraft[] =>
  drafts.map(({ draft }) => {
    if (draft.table !== 'ledger_entries') throw new Error(`a draft of ${draft.table}`);
    return draft;
  });

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

/** A fixture of this project: `test/fixtures/import/NAME`. */
export const importFixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url));

/** A ledger draft on one line, for tables of expectations: `2 2025-03-01 Rent 900.00 debit → opex.rent [client] #id`. */
export function inShort({ drafts }: Drafted): string[] {
  return drafts.map(({ line, draft }) => {
    if (draft.table !== 'ledger_entries') throw new Error(`a draft of ${draft.table}`);
    const { id, part, day, account, cents, sign, suggestion, client } = draft;
    const end = [client && `[${client}]`, id && `#${id}`, part && `/${part}`]
      .filter((text) => text)
      .join(' ');
    return `${line} ${dayOf(day)} ${account} ${toDecimal(cents)} ${sign} → ${suggestion ?? '?'} ${end}`.trim();
  });
}

/** Lines and reasons of rows left out, rejected or warned of. */
export const reasons = (rows: readonly { line: number; reason?: string; message?: string }[]): string[] =>
  rows.map(({ line, reason, message }) => `${line}: ${reason ?? message}`);
