import { readFileSync } from 'node:fs';
import { KINDS } from '../../src/main/importing/kinds/index.ts';
import { findDelimiter } from '../../src/main/importing/reading/delimiter.ts';
import { findEncoding } from '../../src/main/importing/reading/encoding.ts';
import { furnitureOf } from '../../src/main/importing/reading/furniture.ts';
import { findHeader } from '../../src/main/importing/reading/header.ts';
import { firstRows, readRows } from '../../src/main/importing/reading/rows.ts';
import { bufferSource } from '../../src/main/importing/reading/source.ts';
import { TOOLS } from '../../src/main/importing/tools/index.ts';
import { knownNames, mappingFor, recognise } from '../../src/main/importing/tools/recognise.ts';
import {
  type Cells,
  type DateOrder,
  type Draft,
  type FieldSpec,
  type LedgerDraft,
  type Reading,
  Reject,
  type Row,
  type Tool,
} from '../../src/main/importing/types.ts';
import { readDay } from '../../src/main/importing/values/dates.ts';
import { readNumber } from '../../src/main/importing/values/decimal.ts';
import { readFlag } from '../../src/main/importing/values/flags.ts';
import { readMoney } from '../../src/main/importing/values/money.ts';
import { dayOf } from '../../src/shared/calendar.ts';
import type { ImportKind } from '../../src/shared/import.ts';
import { toDecimal } from '../../src/shared/money.ts';

/** What a file becomes before names are looked up, by the importer's own steps. */
export type Drafted = {
  tool: string | null;
  kind: ImportKind;
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
  /** How dates are written, where no tool says. */
  dates?: DateOrder;
  decimals?: '.' | ',';
  encoding?: string;
};

/** Reads a file's text or bytes into drafts. */
export function draftsOf(content: string | Uint8Array, options: DraftOptions = {}): Drafted {
  const source = bufferSource('file.csv', typeof content === 'string' ? Buffer.from(content) : content);
  const { encoding } = findEncoding(source, options.encoding);
  const delimiter = findDelimiter(source, encoding) ?? ',';
  const { rows } = firstRows(source, { encoding, delimiter }, 100);
  const found = findHeader(rows, knownNames(TOOLS));
  if (!found.found) throw new Error(found.message);
  const { header } = found;
  const candidates = recognise(header, TOOLS);
  const chosen = options.kind ? candidates.find(({ kind }) => kind === options.kind) : candidates[0];
  const kindName = options.kind ?? chosen?.kind;
  if (!kindName) throw new Error('no kind fits');
  const kind = KINDS[kindName];
  const tool = chosen?.tool ?? null;
  const columns = chosen?.columns ?? mappingFor(header, kind, tool);
  const reading: Reading = {
    header,
    columns,
    tool,
    currency: options.currency ?? 'USD',
    zone: 'UTC',
    answers: {},
  };
  const fields = [...kind.fields, ...(kind.headerFields?.(header) ?? [])];
  const result: Drafted = {
    tool: tool?.id ?? null,
    kind: kindName,
    columns: Object.fromEntries(
      Object.entries(columns).map(([field, at]) => [field, header.labels[at] ?? '']),
    ),
    drafts: [],
    left: [],
    warned: [],
    rejected: [],
  };
  const interpreter = kind.interpreter(reading);
  let current = 0;
  const sink = {
    draft: (draft: Draft) => result.drafts.push({ line: current, draft }),
    left: (line: number, reason: string, id?: string) =>
      result.left.push({ line, reason, ...(id === undefined ? {} : { id }) }),
    warn: (line: number, message: string) => result.warned.push({ line, message }),
    ask: () => {},
  };
  const required = fields.filter((field) => field.required).flatMap(({ field }) => columns[field] ?? []);
  const dates = fields
    .filter(({ type, field, required }) => type === 'day' && required && columns[field] !== undefined)
    .map(({ field }) => columns[field] as number);
  const isTable = (tool?.layout ?? 'table') === 'table';
  const furniture = furnitureOf(header, { required, dates });
  readRows(
    source,
    { encoding, delimiter },
    (row) => {
      current = row.line;
      if (row.line <= header.line) return;
      const why = isTable ? furniture(row) : null;
      if (why !== null) {
        result.left.push({ line: row.line, reason: why });
        return;
      }
      try {
        interpreter.row(cellsOf(row, reading, fields, tool, options), sink);
      } catch (problem) {
        if (!(problem instanceof Reject)) throw problem;
        result.rejected.push({ line: row.line, column: problem.column, reason: problem.message });
      }
    },
    (line, reason) => result.rejected.push({ line, column: '', reason }),
  );
  interpreter.end?.(sink);
  return result;
}

/** Cells with readings that are told rather than decided: deciding is tested where it is done. */
function cellsOf(
  row: Row,
  { columns, header, currency }: Reading,
  fields: readonly FieldSpec[],
  tool: Tool | null,
  options: DraftOptions,
): Cells {
  const mark = tool?.decimals ?? options.decimals ?? '.';
  const order = tool?.dates ?? options.dates ?? 'ymd';
  const label = (field: string) =>
    header.labels[columns[field] ?? -1] ?? fields.find((each) => each.field === field)?.label ?? '';
  const raw = (field: string) => (columns[field] === undefined ? '' : row.cell(columns[field]).trim());
  const reject = (field: string, reason: string): never => {
    throw new Reject(label(field), reason);
  };
  const read =
    <T>(reader: (text: string) => T | null, what: string) =>
    (field: string): T | null => {
      const text = raw(field);
      return text === '' ? null : (reader(text) ?? reject(field, `“${text}” is no ${what}`));
    };
  return {
    row,
    has: (field) => columns[field] !== undefined,
    text: raw,
    required: (field) => raw(field) || reject(field, 'is empty'),
    day: read((text) => readDay(text, order), 'day'),
    time: () => null,
    moment: () => null,
    duration: () => null,
    money(field) {
      const text = raw(field);
      if (text === '') return null;
      const money = readMoney(text, mark);
      return money.ok ? money.cents : reject(field, `${money.reason} (${currency})`);
    },
    number: read((text) => readNumber(text, mark), 'number'),
    flag: read(readFlag, 'flag'),
    reject,
  };
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
