import { type Day, dayOf, firstDay, lastDay, type MonthNumber, monthName } from '../../shared/calendar.ts';
import type { Subject } from '../../shared/contract/explain.ts';
import type { Output } from '../../shared/contract/index.ts';
import type { Valuation } from '../../shared/contract/metrics.ts';
import type { Unit, WireFigure } from '../../shared/contract/values.ts';
import type { Altered, PrintedSet, PrintedWhat } from '../../shared/printed.ts';
import { PlumblineError } from '../../shared/result.ts';
import { type PaperValues, watchPaper } from '../db/closed-months.ts';
import type { Db } from '../db/open.ts';
import { addPrinted, documentOf, figuresOf, printedSet, printedSets } from '../db/printed-figures.ts';
import { write } from '../db/unit-of-work.ts';
import { rounded } from '../metrics/figures-json.ts';
import { resolve, wireSubject } from './explain.ts';
import { allFigures, type DayFigures, dayFigures, wire } from './figures.ts';

/** Figures as they were printed or closed on: keeping them, showing them again, and what a change makes of them. */

type Kept = { name: string; of: Subject; unit: Unit; value: number | null };
/** By address, in the order of the pages. */
type KeptFigures = Readonly<Record<string, Kept>>;

function keptOf(day: DayFigures, { at, unit, value }: WireFigure): Kept {
  const { figure, of } = resolve(day, at);
  return { name: figure.name, of: wireSubject(of), unit, value };
}

/** Every figure that stands anywhere in an answer of main. */
function* figuresIn(node: unknown): Generator<WireFigure> {
  if (typeof node !== 'object' || node === null) return;
  if ('at' in node && 'unit' in node && 'value' in node) yield node as WireFigure;
  else for (const child of Object.values(node)) yield* figuresIn(child);
}

/** A set of figures ready to be kept, all of one moment of the book. */
export type Paper = { asOf: Day; what: PrintedWhat; figures: string; document: string | null };

/** The same figure may stand in several places: it is kept once, under the first. */
function once(figures: readonly (readonly [string, Kept])[]): [string, Kept][] {
  const byWords = new Map<string, [string, Kept]>();
  for (const [at, kept] of figures) {
    const words = JSON.stringify(kept);
    if (!byWords.has(words)) byWords.set(words, [at, kept]);
  }
  return [...byWords.values()];
}

const paperOf = (day: DayFigures, what: PrintedWhat, figures: Iterable<WireFigure>): Paper => ({
  asOf: dayOf(day.book.facts.asOf),
  what,
  figures: JSON.stringify(Object.fromEntries(once([...figures].map((each) => [each.at, keptOf(day, each)])))),
  document: null,
});

/** What the pages of a summary show. */
export const summaryPaper = (day: DayFigures, document: Valuation): Paper => ({
  ...paperOf(day, 'summary', figuresIn(document)),
  document: JSON.stringify(document),
});

/** Keeps a set of figures. */
export function keepPaper(db: Db, paper: Paper): void {
  const at = new Date();
  write(db, `print.${paper.what}`, at, () => ({
    result: null,
    audit: { asOf: paper.asOf, printed: addPrinted(db, { at, ...paper }) },
  }));
}

/** The runs of months that follow one another, by their last month. */
const runs = (months: readonly MonthNumber[]): MonthNumber[][] =>
  months.reduce<MonthNumber[][]>((all, month) => {
    const run = all.at(-1);
    if (run?.at(-1) === month - 1) run.push(month);
    else all.push([month]);
    return all;
  }, []);

/**
 * Keeps the company's figures that months were closed on, as of the last day of each run of months.
 * @param months in their order
 */
export function keepClosing(db: Db, months: readonly MonthNumber[]): void {
  for (const run of runs(months)) {
    const day = dayFigures(db, dayOf(lastDay(run.at(-1) as MonthNumber)));
    const own = ['company/', 'service/', ...run.map((month) => `month/${monthName(month)}/`)];
    const closing = [...allFigures(day)].filter(([at]) => own.some((start) => at.startsWith(start)));
    keepPaper(
      db,
      paperOf(
        day,
        'close',
        closing.map(([at, figure]) => wire(at, figure)),
      ),
    );
  }
}

/** @throws PlumblineError not_found */
function setOf(db: Db, id: number): PrintedSet {
  const set = printedSet(db, id);
  if (!set) throw new PlumblineError('not_found', 'These figures are not in the book.');
  return set;
}

const read = (db: Db, id: number): KeptFigures => JSON.parse(figuresOf(db, id)) as KeptFigures;

/** A figure's value on a day; null also where the book has it no longer. */
function valueAt(day: DayFigures, at: string): number | null {
  try {
    return rounded(resolve(day, at).figure);
  } catch (error) {
    if (error instanceof PlumblineError && error.failure.code === 'not_found') return null;
    throw error;
  }
}

/** A set, each figure beside what the book says now of the same day. */
export const compared = (db: Db, id: number): Output<'printed.get'> =>
  db.transaction(() => {
    const set = setOf(db, id);
    const day = dayFigures(db, set.asOf);
    const figures = Object.entries(read(db, id)).map(([at, { value, ...kept }]) => ({
      at,
      ...kept,
      printed: value,
      now: valueAt(day, at),
    }));
    return { ...set, figures };
  })();

export const printedList = (db: Db): PrintedSet[] => printedSets(db);

/**
 * What the pages of a set showed.
 * @throws PlumblineError not_found where no pages were printed
 */
export function printedDocument(db: Db, id: number): Valuation {
  setOf(db, id);
  const json = documentOf(db, id);
  if (json === null)
    throw new PlumblineError(
      'not_found',
      'No pages were printed of these figures: a month was closed on them.',
    );
  return JSON.parse(json) as Valuation;
}

/**
 * Working out a day's figures takes a moment, so of many days the first and the last are measured: those on which the
 * month and the twelve-month figures it is part of were printed, and what was printed lately.
 */
const MEASURED_FIRST = 13;
const MEASURED_LAST = 6;

/** The sets that a change of closed months is measured on: figures look back, so none of a day before them. */
function measuredSets(db: Db, closed: readonly MonthNumber[]): PrintedSet[] {
  const from = dayOf(firstDay(Math.min(...closed)));
  const sets = printedSets(db).filter(({ asOf }) => asOf >= from);
  const days = [...new Set(sets.map(({ asOf }) => asOf))].sort();
  const measured = new Set([...days.slice(0, MEASURED_FIRST), ...days.slice(-MEASURED_LAST)]);
  return sets.filter(({ asOf }) => measured.has(asOf));
}

const keyOf = (id: number, at: string): string => `${id} ${at}`;
const LISTED = 30;

/** Has changes to closed months of a book measured by what was printed of it. */
export function watchPrinted(db: Db): void {
  watchPaper(db, {
    measure(closed) {
      const days = new Map<Day, DayFigures>();
      const values = new Map<string, number | null>();
      for (const { id, asOf } of measuredSets(db, closed)) {
        const day = days.get(asOf) ?? dayFigures(db, asOf);
        days.set(asOf, day);
        for (const at of Object.keys(read(db, id))) values.set(keyOf(id, at), valueAt(day, at));
      }
      return values;
    },
    // What was not measured is the same before and after: nothing.
    altered: (before, after) =>
      printedSets(db).flatMap((set): Altered[] => {
        const figures = alteredFigures(set.id, read(db, set.id), before, after);
        return figures.length === 0
          ? []
          : [{ ...set, count: figures.length, figures: figures.slice(0, LISTED) }];
      }),
  });
}

function alteredFigures(id: number, kept: KeptFigures, before: PaperValues, after: PaperValues) {
  return Object.entries(kept).flatMap(([at, { value: printed, ...figure }]) => {
    const [was, is] = [before, after].map((values) => values.get(keyOf(id, at)) ?? null);
    return was === is ? [] : [{ at, ...figure, printed, before: was ?? null, after: is ?? null }];
  });
}
