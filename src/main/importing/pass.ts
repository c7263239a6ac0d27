import type { ImportQuestion, ImportTable } from '../../shared/import.ts';
import { isTimeZone } from '../../shared/timestamp.ts';
import { type Identities, identifier } from './identity.ts';
import type { Inspection } from './inspect.ts';
import { tableOf } from './intake.ts';
import type { RowTaker } from './portions.ts';
import { isOwnColumn } from './reading/fingerprint.ts';
import { type Furniture, furnitureOf } from './reading/furniture.ts';
import { asBefore, isSavedFile } from './reading/mended.ts';
import { type RowFormat, readRows } from './reading/rows.ts';
import type { FileSource } from './reading/source.ts';
import { totalRows } from './total-rows.ts';
import { type DraftSink, type Header, type Kind, type Reading, Reject, type Row } from './types.ts';
import { cellsOf } from './values/cells.ts';
import { decideReadings, type Readings } from './values/readings.ts';
import { quoted } from './values/text.ts';

/** What the book says of money and time. */
export type BookFacts = { currency: string; zone: string };

/** Everything that must be known before a file's rows become records. */
export type Decided = {
  kind: Kind;
  /** The table its records go to, first of all. */
  table: ImportTable;
  reading: Reading;
  readings: Readings;
  /** The zone of times without an offset. */
  zone: string;
  questions: ImportQuestion[];
};

const isPlain = ({ tool }: Inspection): boolean => tool?.layout === undefined || tool.layout === 'table';

/** Which columns every record fills, so that a sub-total can be told from it. */
function shapeOf({ fields, columns }: Inspection) {
  const required = fields.filter(({ field, required: must }) => must && columns[field] !== undefined);
  const at = (list: typeof required) => list.map(({ field }) => columns[field] ?? -1);
  return {
    required: at(required),
    dates: at(required.filter(({ type }) => type === 'day' || type === 'moment')),
  };
}

/** The rows after the header: those that are records to `row`, those that are none to `none`. */
function visitRows(
  file: FileSource,
  inspection: Inspection,
  row: (row: Row) => boolean | undefined,
  none: (row: Row, why: Furniture) => void,
  problem: (line: number, message: string) => void,
  progress?: (done: number) => void,
): void {
  const { header } = inspection;
  const plain = isPlain(inspection);
  const furniture = plain ? furnitureOf(header, shapeOf(inspection)) : () => null;
  const isSaved = isSavedFile(header.names);
  const width = plain ? header.labels.length : Number.POSITIVE_INFINITY;
  readRows(
    file,
    inspection.format,
    (raw) => {
      if (raw.line <= header.line) return true;
      const own = isSaved ? asBefore(raw) : raw;
      const why = furniture(own);
      if (why !== null) none(own, why);
      else if (own.width > width && overflow(own, width) !== null)
        problem(own.line, tooWide(own, header, inspection.format));
      else return row(own);
      return true;
    },
    problem,
    progress,
  );
}

/** The first cell behind the last column that isn't blank. */
function overflow(row: Row, width: number): string | null {
  for (let i = width; i < row.width; i++) {
    const text = row.cell(i).trim();
    if (text !== '') return text;
  }
  return null;
}

/** Which cell of such a row belongs to which column nobody can tell, so none is taken. */
const tooWide = (row: Row, { labels }: Header, { delimiter }: RowFormat): string =>
  `The row has more cells than there are columns (${labels.length}): ${quoted(overflow(row, labels.length) ?? '')} has none. Is a “${delimiter}” part of a cell that stands without quotes?`;

/** Decides how the columns of a file are read. Null while nobody knows what the file is. */
export function decide(file: FileSource, inspection: Inspection, book: BookFacts): Decided | null {
  const { kind, header, columns, fields, tool, answers } = inspection;
  if (!kind) return null;
  const decided = decideReadings({
    header,
    columns,
    fields,
    tool,
    answers,
    visit: (onRow) =>
      visitRows(
        file,
        inspection,
        onRow,
        () => {},
        () => {},
      ),
  });
  const reading: Reading = { header, columns, tool, currency: book.currency, zone: book.zone, answers };
  const zone = tool?.zone ?? answers.zone;
  const questions = [...decided.questions, ...(kind.questions?.(reading) ?? [])];
  if (zone !== undefined && !isTimeZone(zone)) questions.push(unknownZone(zone, book.zone));
  return {
    kind,
    table: tableOf(kind.kind),
    reading,
    readings: decided.readings,
    zone: zone !== undefined && isTimeZone(zone) ? zone : book.zone,
    questions,
  };
}

const unknownZone = (zone: string, suggestion: string): ImportQuestion => ({
  id: 'zone',
  prompt: 'In which time zone are the times of this file?',
  because: `“${zone}” is not a time zone that this computer knows.`,
  options: [],
  free: 'a time zone such as Europe/Berlin or America/New_York',
  suggestion,
});

/** Columns that a tool rewrites by itself: they are no part of a row's identity. */
export const volatileColumns = ({ header, tool }: Inspection): ReadonlySet<number> =>
  new Set(
    header.names.flatMap((name, at) => (tool?.volatile?.includes(name) || isOwnColumn(name) ? [at] : [])),
  );

/** About how many rows a file has, by the length of its first ones. */
export function expectedRows(file: FileSource, { sample }: Inspection): number {
  const letters = sample.reduce(
    (sum, { cells }) => sum + cells.reduce((all, cell) => all + cell.length + 1, 0),
    0,
  );
  return sample.length === 0 ? 0 : Math.ceil((file.size * sample.length) / Math.max(letters, 1));
}

/** Gives the rows of a file their identities, for one walk. */
export const identitiesOf = (file: FileSource, inspection: Inspection, { kind }: Kind): Identities =>
  identifier(kind, inspection.source, volatileColumns(inspection), expectedRows(file, inspection));

/**
 * Walks a file from its first row to its last and gives away what becomes of each.
 * @param progress told now and then how many bytes are done; may throw to stop
 */
export function walk(
  file: FileSource,
  inspection: Inspection,
  { kind, reading, readings, zone }: Decided,
  taker: RowTaker,
  progress: (bytes: number) => void,
  identities: Pick<Identities, 'of' | 'ofId'> = identitiesOf(file, inspection, kind),
): void {
  const { header, columns, fields } = inspection;
  const cells = cellsOf({ header, columns, fields, readings, zone, currency: reading.currency });
  const interpreter = kind.interpreter(reading);
  const plain = isPlain(inspection);
  let current: Row | null = null;
  let line = 0;
  let told = false;
  let hasTotals = false;
  const sink: DraftSink = {
    draft(draft) {
      told = true;
      const { id, part } = draft;
      const identity =
        id !== null ? identities.ofId(id, part) : current === null ? null : identities.of(draft, current);
      taker.take(draft.line ?? line, draft, identity);
    },
    left(at, reason, id) {
      if (id === undefined) taker.leave(at, reason);
      else taker.withdraw(at, reason, id);
    },
    warn: taker.warn,
    ask: taker.ask,
  };
  visitRows(
    file,
    inspection,
    (row) => {
      current = row;
      line = row.line;
      told = plain;
      try {
        interpreter.row(cells.at(row), sink);
      } catch (error) {
        if (!(error instanceof Reject)) throw error;
        told = true;
        taker.reject(row.line, error.column, error.message);
      }
      // Of a report with headings and totals only what is a booking counts as a row.
      if (told) taker.row();
      return true;
    },
    ({ line: at }, { reason, total }) => {
      hasTotals ||= total !== null;
      taker.leave(at, reason);
    },
    (at, message) => {
      taker.row();
      taker.reject(at, '', message);
    },
    progress,
  );
  current = null;
  interpreter.end?.(sink);
  if (!hasTotals) return;
  // Rare, so that other files need not be summed: a second walk, for the totals alone.
  const totals = totalRows(inspection, cells, readings, taker.warn);
  visitRows(
    file,
    inspection,
    (row) => {
      totals.record(row);
      return true;
    },
    (row, { total }) => {
      if (total !== null) totals.total(row, total);
    },
    totals.unreadable,
    () => progress(file.size),
  );
}
