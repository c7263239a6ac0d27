import {
  IMPORT_KIND_NAMES,
  IMPORT_KINDS,
  type ImportAnswers,
  type ImportKind,
  type ImportQuestion,
  type LeftOutRow,
} from '../../shared/import.ts';
import { PlumblineError } from '../../shared/result.ts';
import { KINDS } from './kinds/index.ts';
import type { Encoding } from './reading/decode.ts';
import { findDelimiter } from './reading/delimiter.ts';
import { type EncodingFinding, findEncoding } from './reading/encoding.ts';
import { fingerprint } from './reading/fingerprint.ts';
import { findHeader, type TextRow } from './reading/header.ts';
import { firstRows, type RowFormat } from './reading/rows.ts';
import type { FileSource } from './reading/source.ts';
import { TOOLS } from './tools/index.ts';
import { knownNames, mappingFor, type Recognised, recognise } from './tools/recognise.ts';
import type { FieldSpec, Header, Kind, Tool } from './types.ts';

/** What the owner said about a file so far. */
export type Given = {
  kind?: ImportKind;
  mapping?: { kind?: ImportKind; source?: string; columns: Readonly<Record<string, number | string>> };
  answers: ImportAnswers;
};

/** What was learnt from files like it. */
export type Remembered = {
  mapping(
    fingerprint: string,
  ): { kind: ImportKind; source: string; columns: Record<string, number>; name: string } | null;
  answers(kind: ImportKind, source: string): ImportAnswers;
};

/** A file looked at: what it is and which column is which field; nothing of its rows is decided yet. */
export type Inspection = {
  format: RowFormat;
  header: Header;
  titles: readonly LeftOutRow[];
  fingerprint: string;
  /** The first rows after the header. */
  sample: readonly TextRow[];
  kind: Kind | null;
  tool: Tool | null;
  source: string;
  columns: Record<string, number>;
  /** The fields the kind has for this header. */
  fields: readonly FieldSpec[];
  /** Given now or remembered. */
  answers: ImportAnswers;
  reasons: readonly string[];
  /** The name its mapping was saved under; '' = none. */
  savedAs: string;
  questions: ImportQuestion[];
};

const SAMPLE_ROWS = 200;

/**
 * Looks at a file: how it is written, where its header is, which tool it comes from and which column is which field.
 * @throws PlumblineError bad_data if it is no table, or a kind of file that holds no records
 */
export function inspect(source: FileSource, given: Given, remembered: Remembered): Inspection {
  const encoding = encodingOf(source, given.answers.encoding, remembered);
  const { format, rows, header, titles, mark } = opened(source, encoding.encoding);
  const saved = remembered.mapping(mark);
  const candidates = recognise(header, TOOLS);
  const asked = given.kind ?? given.mapping?.kind ?? answeredKind(given.answers) ?? saved?.kind;
  const chosen = choose(candidates, asked);
  if (asked === undefined && candidates[0] && candidates[0].kind === null)
    throw new PlumblineError('bad_data', `“${source.name}”: ${candidates[0].reasons.join(' ')}`);
  const kindName = asked ?? chosen?.kind ?? null;
  const kind = kindName === null ? null : KINDS[kindName];
  // A tool speaks for its own kind only: with another one chosen its columns would be read wrongly.
  const tool = chosen && kindName === chosen.tool?.kind ? chosen.tool : null;
  const own = given.mapping?.source ?? (saved && saved.kind === kindName ? saved.source : undefined);
  const id = own ?? tool?.id ?? sourceOfColumns(mark);
  const answers = answersOf(kind ? saidBefore(remembered, kind.kind, id, mark) : {}, given.answers);
  const questions = encoding.question ? [encoding.question] : [];
  const base = {
    format,
    header,
    titles,
    fingerprint: mark,
    sample: rows.filter(({ line }) => line > header.line),
    tool,
    source: id,
    savedAs: saved?.name ?? '',
  };
  if (!kind)
    return {
      ...base,
      kind,
      columns: {},
      fields: [],
      answers,
      reasons: candidates.flatMap(({ reasons }) => reasons).slice(0, 1),
      questions: [...questions, kindQuestion(candidates)],
    };
  const fields = [...kind.fields, ...(kind.headerFields?.(header) ?? [])];
  const columns = withAnswers(columnsOf(header, kind, tool, given, saved), fields, answers, header);
  return {
    ...base,
    kind,
    columns,
    fields,
    answers,
    reasons: reasonsOf(chosen, kind, saved?.name),
    questions: [...questions, ...missingColumns(kind, columns, header)],
  };
}

/** The source of files with these columns, whatever tool they come from; of those of no tool that is known, the only one. */
export const sourceOfColumns = (mark: string): string => `csv-${mark}`;

/** Whether an answer names a column, by its position. */
export const namesColumn = (question: string): boolean => /^(?:column|empty):/.test(question);

/** What was said of a source, of all its files; which column is which, of those with the same columns only. */
function saidBefore(remembered: Remembered, kind: ImportKind, source: string, mark: string): ImportAnswers {
  const said = (of: string, columns: boolean) =>
    Object.entries(remembered.answers(kind, of)).filter(([question]) => namesColumn(question) === columns);
  return Object.fromEntries([...said(source, false), ...said(sourceOfColumns(mark), true)]);
}

/** What was said before and now; an answer given as '' asks the question again. */
const answersOf = (before: ImportAnswers, now: ImportAnswers): ImportAnswers =>
  Object.fromEntries(Object.entries({ ...before, ...now }).filter(([, answer]) => answer !== ''));

/** The first rows of a file and the header found in them. @throws PlumblineError bad_data if there is none */
function opened(source: FileSource, encoding: Encoding) {
  const format: RowFormat = { encoding, delimiter: findDelimiter(source, encoding) ?? ',' };
  const { rows } = firstRows(source, format, SAMPLE_ROWS);
  const found = findHeader(rows, knownNames(TOOLS));
  if (!found.found) throw new PlumblineError('bad_data', `“${source.name}”: ${found.message}`);
  const { header, titles } = found;
  return { format, rows, header, titles, mark: fingerprint(header) };
}

/** How a file is encoded: as it shows, as the owner says, or as he said of a file with these columns before. */
function encodingOf(source: FileSource, answer: string | undefined, remembered: Remembered): EncodingFinding {
  const finding = findEncoding(source, answer);
  // The columns' names may hold the very letters in question, so each reading has its own mark.
  for (const { value } of finding.question?.options ?? []) {
    const saved = remembered.mapping(opened(source, value as Encoding).mark);
    if (saved && remembered.answers(saved.kind, saved.source).encoding === value)
      return findEncoding(source, value);
  }
  return finding;
}

const isKind = (text: string | undefined): text is ImportKind => IMPORT_KINDS.some((kind) => kind === text);
const answeredKind = ({ kind }: ImportAnswers): ImportKind | undefined => (isKind(kind) ? kind : undefined);

/** The candidate of the kind asked for, else the first if nothing else fits as well. */
function choose(candidates: readonly Recognised[], asked: ImportKind | undefined): Recognised | null {
  if (asked !== undefined)
    return (
      candidates.find(({ tool, kind }) => tool !== null && kind === asked) ??
      candidates.find(({ kind }) => kind === asked) ??
      null
    );
  const [first, second] = candidates;
  if (!first || first.kind === null) return null;
  if (first.tool) return first;
  const isClear = !second || second.missing.length > 0 || known(first) >= known(second) + CLEARLY_MORE;
  return first.missing.length === 0 && isClear ? first : null;
}

/** A kind that knows so many columns more than any other is what the file is; with fewer it is asked. */
const CLEARLY_MORE = 2;
const known = ({ columns }: Recognised): number => Object.keys(columns).length;

function columnsOf(
  header: Header,
  kind: Kind,
  tool: Tool | null,
  given: Given,
  saved: ReturnType<Remembered['mapping']>,
): Record<string, number> {
  if (given.mapping) return positions(header, given.mapping.columns);
  if (saved && saved.kind === kind.kind) return { ...saved.columns };
  return mappingFor(header, kind, tool);
}

/** Columns by position, or by their label or name. @throws PlumblineError bad_input for a column that is not there */
function positions(
  header: Header,
  columns: Readonly<Record<string, number | string>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(columns).map(([field, column]) => {
      const at =
        typeof column === 'number'
          ? column
          : [header.labels, header.names].map((names) => names.indexOf(column)).find((i) => i !== -1);
      if (at === undefined || at >= header.labels.length)
        throw new PlumblineError(
          'bad_input',
          `The mapping names the column “${column}”, which the file doesn’t have. It has: ${header.labels.join(', ')}.`,
        );
      return [field, at];
    }),
  );
}

/** What was answered to `column:…` questions counts over what the names say. */
function withAnswers(
  columns: Record<string, number>,
  fields: readonly FieldSpec[],
  answers: ImportAnswers,
  header: Header,
): Record<string, number> {
  const all = { ...columns };
  for (const { field } of fields) {
    const answer = answers[`column:${field}`];
    if (answer !== undefined && /^\d+$/.test(answer) && Number(answer) < header.labels.length)
      all[field] = Number(answer);
  }
  return all;
}

const reasonsOf = (chosen: Recognised | null, kind: Kind, saved: string | undefined): string[] => [
  ...(saved === undefined
    ? []
    : [
        saved === ''
          ? 'A file with these columns was imported before.'
          : `Its columns are those of “${saved}”.`,
      ]),
  ...(chosen?.reasons ?? [`You chose ${IMPORT_KIND_NAMES[kind.kind]}.`]),
];

const missingColumns = (kind: Kind, columns: Record<string, number>, header: Header): ImportQuestion[] =>
  kind.fields
    .filter(({ field, required }) => required && columns[field] === undefined)
    .map(({ field, label }) => ({
      id: `column:${field}`,
      prompt: `Which column is the ${label.toLowerCase()}?`,
      because: 'None of the column names says so.',
      options: header.labels.map((name, at) => ({ value: String(at), label: name })),
    }));

const kindQuestion = (candidates: readonly Recognised[]): ImportQuestion => {
  const [first] = candidates;
  return {
    id: 'kind',
    prompt: 'What is this file?',
    because:
      candidates.length === 0
        ? 'None of its column names is known.'
        : candidates
            .slice(0, 3)
            .flatMap(({ kind, reasons }) =>
              kind === null ? [] : [`${IMPORT_KIND_NAMES[kind]}: ${reasons.join(' ')}`],
            )
            .join(' '),
    options: IMPORT_KINDS.map((kind) => ({ value: kind, label: IMPORT_KIND_NAMES[kind] })),
    ...(first?.kind ? { suggestion: first.kind } : {}),
  };
};
