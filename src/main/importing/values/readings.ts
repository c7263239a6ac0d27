import type { DayNumber } from '../../../shared/calendar.ts';
import type { ImportAnswers, ImportQuestion } from '../../../shared/import.ts';
import type { FieldSpec, Header, Row, Tool } from '../types.ts';
import { spanWatch, unlikelyDay } from './date-hints.ts';
import { isUtc, needsZone } from './dates.ts';
import { styleOfHeader } from './duration.ts';
import { type ColumnReading, DURATION_TYPES, FACETS, type Facet } from './facets.ts';
import { questionOf } from './reading-questions.ts';
import { candidatesOf, canRead, counter, type Example, isNothing, matters, type Tally } from './tally.ts';

export type { ColumnReading } from './facets.ts';

/** By column position. */
export type Readings = Readonly<Record<number, ColumnReading>>;

export type DecideInput = {
  header: Header;
  /** Field → column position. */
  columns: Readonly<Record<string, number>>;
  /** The kind's fields, those of its header included. */
  fields: readonly FieldSpec[];
  tool: Tool | null;
  /** Given now, or remembered for this source. */
  answers: ImportAnswers;
  /** Hands over the table's rows from the first, without furniture, until the callback says false. */
  visit: (onRow: (row: Row) => boolean) => void;
  /** For suggestions: records seldom lie in the future. */
  today?: DayNumber;
};

export type Decided = {
  /** How each column is read; where a question is open, as suggested for the time being. */
  readings: Readings;
  questions: ImportQuestion[];
  /** The first moment without an offset, for which a zone has to be known; null = none was seen. */
  local: (Example & { column: number; label: string }) | null;
};

/** Rows after which what is decided is not looked at any further. */
const SAMPLE = 1000;

type Outcome = {
  tally: Tally;
  reading: string | undefined;
  /** `spoken`: the values or somebody's word decide. `neutral`: all readings give the same. `open`: it has to be asked. */
  state: 'spoken' | 'neutral' | 'open';
};

/**
 * Decides, column by column, how dates, decimals and durations are read. In this order: the owner's answer, what tool,
 * field and header say, the values, and for dates and decimals the file's other columns. Where two readings fit every
 * value and differ, or values contradict each other or the tool, it is asked. Values that fit no reading are no evidence.
 * Looks at a thousand rows, at more only for what is still open then.
 */
export function decideReadings(input: DecideInput): Decided {
  const tallies = talliesOf(input);
  const unlikely = unlikelyDay(input.today);
  const counters = tallies.map((tally) => counter(tally, unlikely));
  const spans = spanWatch(input, tallies);
  let open = counters;
  const zones = zoneWatch(input);
  let rows = 0;
  input.visit((row) => {
    for (const count of open) count(row);
    rows += 1;
    if (rows <= SAMPLE) {
      zones.see(row);
      spans(row);
    }
    if (rows % SAMPLE !== 0) return true;
    const outcomes = decide(tallies, input.answers);
    open = counters.filter((_, index) => !isSettled(outcomes[index] as Outcome));
    return open.length > 0;
  });
  const outcomes = decide(tallies, input.answers);
  return { ...conclude(outcomes), local: zones.found() };
}

/** One tally for each column and each thing to be decided about it. */
function talliesOf({ header, columns, fields, tool }: DecideInput): Tally[] {
  const tallies: Tally[] = [];
  for (const facet of FACETS)
    for (const spec of fields) {
      const column = columns[spec.field];
      if (column === undefined || !facet.types.includes(spec.type)) continue;
      const told = toldBy(facet, spec, header, column, tool);
      const before = tallies.find((tally) => tally.facet === facet && tally.column === column);
      if (before) before.told ??= told;
      else {
        const [groups, differing, unlikely] = [new Map(), new Map(), new Map()];
        const neutralSettles = facet.name !== 'decimals' || DURATION_TYPES.includes(spec.type);
        const label = header.labels[column] ?? '';
        tallies.push({ facet, column, label, told, neutralSettles, seen: 0, groups, differing, unlikely });
      }
    }
  return tallies;
}

/** What is known of a column's reading without its values. */
function toldBy(
  facet: Facet,
  spec: FieldSpec,
  header: Header,
  column: number,
  tool: Tool | null,
): string | null {
  if (facet.name === 'dates') return tool?.dates ?? null;
  if (facet.name === 'decimals') return tool?.decimals ?? null;
  const fixed = tool?.durations?.[spec.field] ?? null;
  if (fixed) return fixed;
  const unit = styleOfHeader('', header.units[column] ?? '');
  if (unit) return unit;
  if (spec.type === 'minutes' || spec.type === 'hours') return spec.type;
  return styleOfHeader(header.names[column] ?? '', '');
}

function decide(tallies: readonly Tally[], answers: ImportAnswers): Outcome[] {
  const alone = tallies.map((tally) => decideAlone(tally, answers[`${tally.facet.name}:${tally.label}`]));
  return alone.map((outcome) => (outcome.tally.facet.shared ? withOthers(outcome, alone) : outcome));
}

/** What a column says by itself. */
function decideAlone(tally: Tally, answer: string | undefined): Outcome {
  const { facet, groups, told } = tally;
  const spoken = (reading: string): Outcome => ({ tally, reading, state: 'spoken' });
  // An answer remembered from another file counts unless it could read nothing of this one.
  const answered = answer !== undefined && facet.readings.includes(answer);
  if (answered && (groups.size === 0 || canRead(tally, answer, 'some'))) return spoken(answer);
  if (told) return canRead(tally, told, 'every') ? spoken(told) : { tally, reading: told, state: 'open' };
  const candidates = candidatesOf(tally);
  const [first, second] = candidates;
  if (first && second === undefined) return spoken(first);
  if (first && !matters(tally, candidates)) return { tally, reading: undefined, state: 'neutral' };
  return { tally, reading: undefined, state: 'open' };
}

/** The file's other columns decide where this one can't: they are all written alike, unless values contradict. */
function withOthers(outcome: Outcome, all: readonly Outcome[]): Outcome {
  const { tally, state } = outcome;
  const candidates = candidatesOf(tally);
  if (state === 'spoken' || tally.told || candidates.length === 0) return outcome;
  const others = all.filter((other) => other !== outcome && other.tally.facet === tally.facet);
  const heard = new Set(
    others.flatMap(({ reading, state: how }) => (how === 'spoken' && reading ? [reading] : [])),
  );
  const fitting = [...heard].filter((reading) => candidates.includes(reading));
  if (heard.size === 1 && fitting[0]) return { tally, reading: fitting[0], state: 'spoken' };
  if (heard.size > 0 || state !== 'open') return outcome;
  const together = pooled(outcome, all);
  return together.length === 1 ? { tally, reading: together[0], state: 'spoken' } : outcome;
}

/** The readings that fit all values of all columns in which it is open. */
const pooled = ({ tally }: Outcome, all: readonly Outcome[]): string[] => {
  const open = all.filter((other) => other.state === 'open' && other.tally.facet === tally.facet);
  return tally.facet.readings.filter((reading) =>
    open.every((other) => candidatesOf(other.tally).includes(reading)),
  );
};

const isSettled = ({ tally, state }: Outcome): boolean =>
  state === 'spoken' || (state === 'neutral' && tally.seen > 0 && tally.neutralSettles);

/** Readings for everything, questions for what is open: one for columns that are surely written alike. */
function conclude(outcomes: readonly Outcome[]): Pick<Decided, 'readings' | 'questions'> {
  const readings: Record<number, ColumnReading> = {};
  const questions: ImportQuestion[] = [];
  const asked = new Set<Outcome>();
  const set = ({ facet, column }: Tally, reading: string | undefined) => {
    if (reading !== undefined) readings[column] = { ...readings[column], [facet.name]: reading };
  };
  for (const outcome of outcomes) {
    if (outcome.state !== 'open') set(outcome.tally, outcome.reading);
    else if (!asked.has(outcome)) {
      const together = togetherWith(outcome, outcomes);
      for (const each of together) asked.add(each);
      const readings = together.length > 1 ? pooled(outcome, outcomes) : candidatesOf(outcome.tally);
      const { question, likely } = questionOf(
        together.map(({ tally }) => tally),
        readings,
      );
      questions.push(question);
      for (const { tally } of together) set(tally, likely);
    }
  }
  return { readings, questions };
}

/** The columns that one question is about. */
function togetherWith(outcome: Outcome, outcomes: readonly Outcome[]): Outcome[] {
  const alone = !outcome.tally.facet.shared || pooled(outcome, outcomes).length === 0;
  if (alone) return [outcome];
  return outcomes.filter(({ tally, state }) => state === 'open' && tally.facet === outcome.tally.facet);
}

/** Looks for moments that need a zone. */
function zoneWatch({ header, columns, fields }: DecideInput) {
  const moments = fields.flatMap(({ field, type }) => {
    const column = type === 'moment' ? columns[field] : undefined;
    return column === undefined || isUtc(header, column) ? [] : [column];
  });
  let found: Decided['local'] = null;
  return {
    see(row: Row) {
      for (const column of found ? [] : moments) {
        const text = row.cell(column).trim();
        if (!isNothing(text) && text.length < 100 && needsZone(text))
          found = { text, line: row.line, column, label: header.labels[column] ?? '' };
      }
    },
    found: (): Decided['local'] => found,
  };
}
