import { existsSync, readFileSync } from 'node:fs';
import { KINDS } from '../../src/main/importing/kinds/index.ts';
import { findDelimiter } from '../../src/main/importing/reading/delimiter.ts';
import { findEncoding } from '../../src/main/importing/reading/encoding.ts';
import { furnitureOf } from '../../src/main/importing/reading/furniture.ts';
import { findHeader } from '../../src/main/importing/reading/header.ts';
import { firstRows, readRows } from '../../src/main/importing/reading/rows.ts';
import { bufferSource } from '../../src/main/importing/reading/source.ts';
import { TOOLS } from '../../src/main/importing/tools/index.ts';
import {
  knownNames,
  mappingFor,
  type Recognised,
  recognise,
} from '../../src/main/importing/tools/recognise.ts';
import { type Draft, type DraftSink, type Header, Reject, type Row } from '../../src/main/importing/types.ts';
import { cellsOf } from '../../src/main/importing/values/cells.ts';
import { decideReadings } from '../../src/main/importing/values/readings.ts';
import { dayOf } from '../../src/shared/calendar.ts';
import type { ImportKind, ImportQuestion } from '../../src/shared/import.ts';
import { toIso } from '../../src/shared/timestamp.ts';

/** What a file becomes before names are looked up: the importer's own steps, one after the other. */
export type Run = {
  header: Header;
  tool: string | null;
  kind: ImportKind;
  /** Field → label of its column. */
  columns: Record<string, string>;
  drafts: Draft[];
  left: { line: number; reason: string }[];
  warned: { line: number; message: string }[];
  rejected: { line: number; column: string; reason: string }[];
  questions: ImportQuestion[];
};

export type RunOptions = {
  kind?: ImportKind;
  answers?: Record<string, string>;
  /** Field → label, instead of the recognised mapping. */
  mapping?: Record<string, string>;
  currency?: string;
};

const ZONE = 'Europe/Berlin';

/** What a text's header is taken for. */
export function recognised(content: string | Uint8Array): { header: Header; candidates: Recognised[] } {
  const { header } = opened(content, {});
  return { header, candidates: recognise(header, TOOLS) };
}

function opened(content: string | Uint8Array, answers: Record<string, string>) {
  const source = bufferSource('file.csv', typeof content === 'string' ? Buffer.from(content) : content);
  const { encoding } = findEncoding(source, answers.encoding);
  const format = { encoding, delimiter: findDelimiter(source, encoding) ?? ',' };
  const found = findHeader(firstRows(source, format, 100).rows, knownNames(TOOLS));
  if (!found.found) throw new Error(found.message);
  return { source, format, header: found.header };
}

/** Reads a file into drafts. The book's zone is Berlin, its currency the dollar. */
export function runImport(content: string | Uint8Array, options: RunOptions = {}): Run {
  const { answers = {}, currency = 'USD' } = options;
  const { source, format, header } = opened(content, answers);
  const candidates = recognise(header, TOOLS);
  const chosen = options.kind ? candidates.find(({ kind }) => kind === options.kind) : candidates[0];
  const kindName = options.kind ?? chosen?.kind;
  if (!kindName) throw new Error(`no kind fits: ${chosen?.reasons.join(' ')}`);
  const kind = KINDS[kindName];
  const tool = chosen?.tool ?? null;
  const columns = options.mapping
    ? byLabel(header, options.mapping)
    : (chosen?.columns ?? mappingFor(header, kind, tool));
  const shape = { required: [] as number[], dates: [] as number[] };
  for (const { field, type, required } of kind.fields) {
    const at = columns[field];
    if (!required || at === undefined) continue;
    shape.required.push(at);
    if (type === 'day' || type === 'moment') shape.dates.push(at);
  }
  const furniture = furnitureOf(header, shape);
  const result: Run = {
    header,
    tool: tool?.id ?? null,
    kind: kindName,
    columns: Object.fromEntries(
      Object.entries(columns).map(([field, at]) => [field, header.labels[at] ?? '']),
    ),
    drafts: [],
    left: [],
    warned: [],
    rejected: [],
    questions: [],
  };
  const visit = (onRow: (row: Row) => boolean, left: (line: number, reason: string) => void) =>
    readRows(
      source,
      format,
      (row) => {
        if (row.line <= header.line) return true;
        const why = furniture(row);
        if (why === null) return onRow(row);
        left(row.line, why.reason);
        return true;
      },
      (line, reason) => result.rejected.push({ line, column: '', reason }),
    );
  const { fields } = kind;
  const { readings, questions } = decideReadings({
    header,
    columns,
    fields,
    tool,
    answers,
    visit: (onRow) => visit(onRow, () => {}),
  });
  const reading = { header, columns, tool, currency, zone: ZONE, answers };
  const zone = tool?.zone ?? answers.zone;
  const asked = new Map<string, ImportQuestion>();
  for (const question of [...questions, ...(kind.questions?.(reading) ?? [])])
    asked.set(question.id, question);
  result.rejected = [];
  const sink: DraftSink = {
    draft: (draft) => void result.drafts.push(draft),
    left: (line, reason) => void result.left.push({ line, reason }),
    warn: (line, message) => void result.warned.push({ line, message }),
    ask: (question) => void asked.set(question.id, question),
  };
  const cells = cellsOf({ header, columns, fields, readings, zone: zone ?? ZONE, currency });
  const interpreter = kind.interpreter(reading);
  visit((row) => {
    try {
      interpreter.row(cells.at(row), sink);
    } catch (problem) {
      if (!(problem instanceof Reject)) throw problem;
      result.rejected.push({ line: row.line, column: problem.column, reason: problem.message });
    }
    return true;
  }, sink.left);
  interpreter.end?.(sink);
  result.questions = [...asked.values()];
  return result;
}

function byLabel(header: Header, mapping: Record<string, string>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(mapping).map(([field, label]) => {
      const at = header.labels.indexOf(label);
      if (at === -1) throw new Error(`no column ${label}`);
      return [field, at];
    }),
  );
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
