import type { Day } from '../../shared/calendar.ts';
import type { FiguresJson } from '../../shared/contract/metrics.ts';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { Db } from '../db/open.ts';
import { type BookFigures, bookFigures } from '../metrics/book.ts';
import { type CompanyFigures, companyFigures } from '../metrics/company.ts';
import type { Figure } from '../metrics/figure.ts';
import { figuresJson, rounded } from '../metrics/figures-json.ts';
import { type MonthFigures, monthFigures } from '../metrics/months.ts';
import { type ServiceFigures, serviceFigures } from '../metrics/service.ts';
import { type ValuationFigures, valuationFigures } from '../metrics/valuation.ts';
import { loadFacts, loadServiceFacts } from './load-facts.ts';

/** Everything worked out for a day; screens pick from it. */
export type DayFigures = {
  book: BookFigures;
  company: CompanyFigures;
  valuation: ValuationFigures;
  service: ServiceFigures;
  months: readonly MonthFigures[];
};

/** Works out a day's figures. One read transaction: every figure is of one moment of the book. */
export const dayFigures = (db: Db, day: Day): DayFigures =>
  db.transaction(() => {
    const facts = loadFacts(db, day);
    const book = bookFigures(facts);
    return {
      book,
      company: companyFigures(book),
      valuation: valuationFigures(book),
      service: serviceFigures(facts, loadServiceFacts(db, day)),
      months: monthFigures(book),
    };
  })();

/** All figures of a day as `expected.json` has them. */
export const figures = (db: Db, asOf: Day): FiguresJson => {
  const { book, ...parts } = dayFigures(db, asOf);
  return figuresJson(book, parts);
};

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
