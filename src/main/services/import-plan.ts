import type { ImportPlan } from '../../shared/contract/importing.ts';
import type { ImportQuestion } from '../../shared/import.ts';
import { answerText, askedText } from '../importing/answer-words.ts';
import type { Inspection } from '../importing/inspect.ts';
import type { Decided } from '../importing/pass.ts';
import { isOwnColumn } from '../importing/reading/fingerprint.ts';
import type { FileSource } from '../importing/reading/source.ts';
import type { Resolver } from '../importing/resolve.ts';
import { emptyTally, type Tally } from '../importing/tally.ts';

/** The plan as the window and the terminal show it. */

const DELIMITERS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/** The first different values of a column. */
function samplesOf({ sample }: Inspection, position: number): string[] {
  const values = new Set<string>();
  for (const { cells } of sample) {
    const text = (cells[position] ?? '').trim();
    if (text !== '') values.add(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text);
    if (values.size === SAMPLES) break;
  }
  return [...values];
}

/** Columns that are fields of records, or stand in for one that is empty; those of our own say nothing of a record. */
function keptColumns({ columns, fields, answers, header }: Inspection): ReadonlySet<number> {
  const aside = new Set(fields.filter(({ notKept }) => notKept).map(({ field }) => field));
  const named = Object.entries(columns).flatMap(([field, at]) => (aside.has(field) ? [] : [at]));
  const instead = Object.entries(answers).flatMap(([id, answer]) =>
    id.startsWith('empty:') && /^\d+$/.test(answer) ? [Number(answer)] : [],
  );
  const own = header.names.flatMap((name, at) => (isOwnColumn(name) ? [at] : []));
  return new Set([...named, ...instead, ...own]);
}

/** Each question once, whoever put it. */
const once = (questions: readonly ImportQuestion[]): ImportQuestion[] => [
  ...new Map(questions.map((question) => [question.id, question])).values(),
];

export function planOf(
  { file, inspection, decided }: { file: FileSource; inspection: Inspection; decided: Decided | null },
  content: string,
  result: { tally: Tally; names: Resolver } | null,
): ImportPlan {
  const { header, kind, source, columns, fields, format, titles, answers } = inspection;
  const fieldAt = new Map(Object.entries(columns).map(([field, at]) => [at, field]));
  const kept = keptColumns(inspection);
  const { questions: open = [], ...tally } = result?.tally ?? emptyTally();
  const questions = once([...inspection.questions, ...(decided?.questions ?? []), ...open]);
  const openIds = new Set(questions.map(({ id }) => id));
  return {
    name: file.name,
    content,
    bytes: file.size,
    encoding: format.encoding,
    delimiter: DELIMITERS[format.delimiter] ?? format.delimiter,
    headerLine: header.line,
    kind: kind?.kind ?? null,
    source,
    tool: inspection.tool?.name ?? null,
    reasons: [...inspection.reasons],
    columns: header.labels.map((label, position) => ({
      position,
      label,
      unit: header.units[position] ?? '',
      samples: samplesOf(inspection, position),
      field: fieldAt.get(position) ?? null,
      kept: kept.has(position),
    })),
    fields: fields.map(({ field, label, required }) => ({ field, label, required: required === true })),
    mapping: kind ? { kind: kind.kind, source, columns } : null,
    savedAs: inspection.savedAs,
    ...tally,
    leftOut: tally.leftOut + titles.length,
    leftOutRows: [
      ...titles.map(({ line, reason }) => ({ reason, count: 1, lines: [line] })),
      ...tally.leftOutRows,
    ],
    newClients: result?.names.newClients ?? [],
    newTechnicians: result?.names.newTechnicians ?? [],
    questions,
    answered: Object.entries(answers).flatMap(([id, answer]) =>
      openIds.has(id)
        ? []
        : [{ id, prompt: askedText(id), answer, label: answerText(id, answer, header.labels) }],
    ),
  };
}
