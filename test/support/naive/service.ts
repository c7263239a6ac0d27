// Tickets and surveys: TTM flows, open and stuck as of the day.

import type { Book } from './book.ts';
import type { Clock } from './clock.ts';
import { daysBetween } from './days.ts';
import { type Fraction, frac, orNull, quotient, ratio, whole } from './fraction.ts';
import { type Span, within } from './profit.ts';

function mean(values: number[]): Fraction | null {
  return quotient(frac(values.reduce((total, value) => total + value, 0)), frac(values.length));
}

function median(values: number[]): Fraction | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return sorted.length === 0 ? null : mean(middle);
}

export function serviceFigures(book: Book, clock: Clock, ttm: Span, asOf: string): object {
  const { tickets, surveys } = book;
  const stuckDays = Number(book.settings.get('stuck_days') ?? '7');
  const opened = tickets.filter((ticket) => within(clock.dayOf(ticket.opened), ttm));

  /** From opening to the instant `pick` finds, for the tickets where that instant lies in the TTM. */
  const spans = (pick: (ticket: (typeof tickets)[number]) => number | null): [number, number][] =>
    tickets.flatMap((ticket) => {
      const end = pick(ticket);
      return end !== null && within(clock.dayOf(end), ttm) ? [[ticket.opened, end] as [number, number]] : [];
    });
  const responses = spans((ticket) => ticket.responded);
  const resolutions = spans((ticket) => ticket.resolved);
  const wall = (pairs: [number, number][]): number[] => pairs.map(([from, to]) => to - from);
  const business = (pairs: [number, number][]): number[] =>
    pairs.map(([from, to]) => clock.businessSeconds(from, to));

  const open = tickets.filter(
    (ticket) =>
      clock.dayOf(ticket.opened) <= asOf && (ticket.resolved === null || clock.dayOf(ticket.resolved) > asOf),
  );
  const stuck = open.filter(
    (ticket) => daysBetween(clock.dayOf(ticket.lastActivity ?? ticket.opened), asOf) > stuckDays,
  );

  const sent = surveys.filter((survey) => within(survey.sent, ttm));
  const csat = sent.filter((survey) => survey.kind === 'csat');
  const rated = csat.filter((survey) => survey.score !== null);
  const satisfied = rated.filter((survey) => 100 * (survey.score ?? 0) >= 80 * survey.max);
  const nps = sent
    .filter((survey) => survey.kind === 'nps')
    .flatMap(({ score }) => (score === null ? [] : [score]));
  const promoters = nps.filter((score) => score >= 9).length;
  const detractors = nps.filter((score) => score <= 6).length;

  return {
    opened: opened.length,
    resolved: resolutions.length,
    open: open.length,
    stuck: stuck.length,
    respond_wall_mean: orNull(mean(wall(responses)), whole),
    respond_wall_median: orNull(median(wall(responses)), whole),
    respond_business_mean: orNull(mean(business(responses)), whole),
    respond_business_median: orNull(median(business(responses)), whole),
    resolve_wall_mean: orNull(mean(wall(resolutions)), whole),
    resolve_wall_median: orNull(median(wall(resolutions)), whole),
    resolve_business_mean: orNull(mean(business(resolutions)), whole),
    resolve_business_median: orNull(median(business(resolutions)), whole),
    csat: orNull(quotient(frac(satisfied.length), frac(rated.length)), ratio),
    csat_answered: rated.length,
    csat_response_rate: orNull(quotient(frac(rated.length), frac(csat.length)), ratio),
    nps: orNull(quotient(frac((promoters - detractors) * 100), frac(nps.length)), whole),
    nps_answered: nps.length,
  };
}
