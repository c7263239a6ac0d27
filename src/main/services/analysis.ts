import { monthName } from '../../shared/calendar.ts';
import { billedBefore, clientMonths, secondsByCategory, technicianMonths } from '../db/analysis-facts.ts';
import type { Db } from '../db/open.ts';
import { billedAndEarned } from '../metrics/billed-earned.ts';
import type { BookFigures } from '../metrics/book.ts';
import { cerMonths } from '../metrics/cer-months.ts';
import { comparisons } from '../metrics/comparisons.ts';
import { expansion } from '../metrics/expansion.ts';
import { load } from '../metrics/load.ts';
import { serviceLines } from '../metrics/service-lines.ts';
import { team } from '../metrics/team.ts';
import type { TimedTickets } from '../metrics/ticket-times.ts';
import { loadBelongings } from './load-facts.ts';

/** The figures behind the figures: each part fetches its own rows, when one of its screens asks. */

/** Expansion by reason, service lines, billed against earned, and spans compared. */
export function revenueFigures(db: Db, book: BookFigures) {
  return {
    expansion: expansion(book),
    lines: serviceLines(book),
    billed: billedAndEarned(book, billedBefore(db, book.period.last - 23)),
    comparisons: comparisons(book),
  };
}
export type RevenueFigures = ReturnType<typeof revenueFigures>;

/** The load of the service desk. */
export function loadOfDesk(db: Db, book: BookFigures, tickets: TimedTickets) {
  const { first, last } = book.period;
  return load(book, {
    tickets,
    belongings: loadBelongings(db, book.facts),
    categorySeconds: secondsByCategory(db, first, last),
  });
}
export type DeskFigures = ReturnType<typeof loadOfDesk>;

/** The team's hours, utilisation and cost. */
export const teamOfBook = (db: Db, book: BookFigures) =>
  team(book, technicianMonths(db, book.period.first, book.period.last));
export type TeamFigures = ReturnType<typeof teamOfBook>;

/** Net CER by client and month. */
export const cerOfBook = (db: Db, book: BookFigures) =>
  cerMonths(book, clientMonths(db, book.period.first, book.period.last));
export type CerFigures = ReturnType<typeof cerOfBook>;

/** Addresses of the revenue figures: `revenue/expansion/ttm/events/upsell`, `revenue/lines/rows/0/margin`. */
export const revenueTree = ({ expansion, lines, billed, comparisons }: RevenueFigures): object => ({
  expansion: { ttm: expansion.ttm, months: byMonth(expansion.months) },
  lines: { ...lines, rows: lines.rows.map((row) => row.figures) },
  billed: { ...billed, months: byMonth(billed.months) },
  comparisons: Object.fromEntries(comparisons.map(({ span, rows }) => [span, rows])),
});

/**
 * Addresses of the load figures: `load/clients/12/reopenRate`, `load/categories/0/opened`, `load/months/2026-02/backlog`,
 * `load/stuck/345/days`.
 */
export const loadTree = ({
  total,
  clients,
  technicians,
  categories,
  months,
  stuck,
}: DeskFigures): object => ({
  total,
  clients: Object.fromEntries(clients),
  technicians: Object.fromEntries(technicians),
  categories: categories.map(({ figures }) => figures),
  months: byMonth(months),
  stuck: Object.fromEntries(stuck.map(({ ticket, figures }) => [ticket, figures])),
});

/** Addresses of clients' months: `cerMonths/clients/12/2026-02/netCer`, `cerMonths/run/12`, `cerMonths/total/2026-02/hours`. */
export const cerTree = ({ months, clients, total }: CerFigures): object => {
  const named = (list: readonly object[]) =>
    Object.fromEntries(months.map((month, i) => [monthName(month), list[i]]));
  return {
    clients: Object.fromEntries(clients.map((row) => [row.clientId, named(row.months)])),
    run: Object.fromEntries(clients.map((row) => [row.clientId, row.run])),
    total: named(total),
  };
};

const byMonth = (rows: readonly { month: number }[]): object =>
  Object.fromEntries(rows.map((row) => [monthName(row.month), row]));
