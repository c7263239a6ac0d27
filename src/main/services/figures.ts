import { type Day, dayOf, monthName } from '../../shared/calendar.ts';
import type { FiguresJson } from '../../shared/contract/metrics.ts';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { Db } from '../db/open.ts';
import { type BookFigures, bookFigures } from '../metrics/book.ts';
import { clientTotals } from '../metrics/client-totals.ts';
import { type CompanyFigures, companyFigures } from '../metrics/company.ts';
import { type Figure, isFigure } from '../metrics/figure.ts';
import { figuresJson, rounded } from '../metrics/figures-json.ts';
import { headlineChanges, headlineHistory } from '../metrics/headlines.ts';
import { type MonthFigures, monthFigures } from '../metrics/months.ts';
import { type ServiceFigures, serviceFigures } from '../metrics/service.ts';
import type { TimedTickets } from '../metrics/ticket-times.ts';
import { type ValuationFigures, valuationFigures } from '../metrics/valuation.ts';
import { type YearFigures, yearFigures } from '../metrics/years.ts';
import {
  type CerFigures,
  cerOfBook,
  cerTree,
  type DeskFigures,
  loadOfDesk,
  loadTree,
  type RevenueFigures,
  revenueFigures,
  revenueTree,
  type TeamFigures,
  teamOfBook,
} from './analysis.ts';
import { loadFacts, loadSurveys, loadTickets } from './load-facts.ts';

/** A day's figures, each part worked out when it is first asked for. */
export type DayFigures = {
  readonly book: BookFigures;
  readonly company: CompanyFigures;
  readonly valuation: ValuationFigures;
  readonly tickets: TimedTickets;
  readonly service: ServiceFigures;
  readonly months: readonly MonthFigures[];
  readonly years: readonly YearFigures[];
  readonly history: ReturnType<typeof headlineHistory>;
  readonly revenue: RevenueFigures;
  readonly load: DeskFigures;
  readonly team: TeamFigures;
  readonly cerMonths: CerFigures;
  /** All of them by address; see `figureAt`. */
  readonly tree: object;
};

/** Figures of a day. Whoever asks holds a read transaction, so that all parts are of one moment of the book. */
export function dayFigures(db: Db, day: Day): DayFigures {
  const figures: DayFigures = onceEach({
    get book() {
      return bookFigures(loadFacts(db, day));
    },
    get company() {
      return companyFigures(figures.book);
    },
    get valuation() {
      return valuationFigures(figures.book);
    },
    get tickets() {
      return loadTickets(db, figures.book.facts);
    },
    get service() {
      const { facts } = figures.book;
      return serviceFigures(facts, { tickets: figures.tickets, surveys: loadSurveys(db, facts) });
    },
    get months() {
      return monthFigures(figures.book);
    },
    get years() {
      return yearFigures(figures.book);
    },
    get history() {
      return headlineHistory(figures.book);
    },
    get revenue() {
      return revenueFigures(db, figures.book);
    },
    get load() {
      return loadOfDesk(db, figures.book, figures.tickets);
    },
    get team() {
      return teamOfBook(db, figures.book);
    },
    get cerMonths() {
      return cerOfBook(db, figures.book);
    },
    get tree() {
      return figureTree(figures);
    },
  });
  return figures;
}

/** Turns the getters of a plain object into values that are made once, when first read. */
function onceEach<T extends object>(parts: T): T {
  for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(parts)))
    if (get)
      Object.defineProperty(parts, key, {
        configurable: true,
        enumerable: true,
        get() {
          const value: unknown = get.call(parts);
          Object.defineProperty(parts, key, { value, enumerable: true });
          return value;
        },
      });
  return parts;
}

/** The addresses of a day's figures: a path of names, such as `company/ebitda` or `month/2026-02/bridge/new`. */
const figureTree = (day: DayFigures): object =>
  onceEach({
    get company() {
      return { ...day.book.profit, ...day.company };
    },
    get valuation() {
      return day.valuation;
    },
    get service() {
      return day.service;
    },
    get client() {
      return Object.fromEntries(day.book.clients.map((row) => [row.client.id, row]));
    },
    get clients() {
      return clientTotals(day.book);
    },
    get month() {
      return Object.fromEntries(
        day.months.map((row) => [monthName(row.month), { ...row.profit, ...row, bridge: row.parts }]),
      );
    },
    get year() {
      return Object.fromEntries(day.years.map((year) => [year.key, year]));
    },
    get headline() {
      return Object.fromEntries(day.history.map((then) => [dayOf(then.day), then.figures]));
    },
    get headlineChange() {
      return headlineChanges(day.history);
    },
    get revenue() {
      return revenueTree(day.revenue);
    },
    get load() {
      return loadTree(day.load);
    },
    get team() {
      return day.team;
    },
    get cerMonths() {
      return cerTree(day.cerMonths);
    },
  });

/** The figure at an address, or null. */
export function figureAt(day: DayFigures, at: string): Figure | null {
  let node: unknown = day.tree;
  for (const step of at.split('/')) {
    if (typeof node !== 'object' || node === null || isFigure(node) || !Object.hasOwn(node, step))
      return null;
    node = (node as Record<string, unknown>)[step];
  }
  return isFigure(node) ? node : null;
}

/** Every address of a day, with its figure. */
export function* allFigures(day: DayFigures): Generator<[string, Figure]> {
  function* walk(node: unknown, at: string): Generator<[string, Figure]> {
    if (isFigure(node)) return yield [at, node];
    // Portfolios, accruals and the like hang on the way; only plain objects and lists can lead to figures.
    if (typeof node !== 'object' || node === null) return;
    for (const [step, child] of Object.entries(node)) yield* walk(child, at === '' ? step : `${at}/${step}`);
  }
  yield* walk(day.tree, '');
}

/** A figure as it leaves main: rounded once, with the address at which to ask for its explanation. */
export function wire(at: string, figure: Figure): WireFigure {
  return {
    at,
    value: rounded(figure),
    unit: figure.unit,
    ...(figure.value === null ? { why: figure.why ?? 'not available' } : {}),
    ...(figure.lacks.length > 0 ? { lacks: [...figure.lacks] } : {}),
  };
}

/** Picks figures by address for a screen. An address without a figure is a mistake in the program. */
export const picker =
  (day: DayFigures) =>
  (at: string): WireFigure => {
    const figure = figureAt(day, at);
    if (!figure) throw new RangeError(`no figure at ${at}`);
    return wire(at, figure);
  };

/** All figures of a day as `expected.json` has them. */
export const figures = (day: DayFigures): FiguresJson => figuresJson(day.book, day);
