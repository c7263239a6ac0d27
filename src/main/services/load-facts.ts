import { type Day, dayNumber } from '../../shared/calendar.ts';
import type { SurveyAnswer, TicketBelonging } from '../../shared/facts.ts';
import {
  revenueByClientMonth,
  sumsByClient,
  sumsByMonth,
  sumsByTechnician,
  sumsToDate,
} from '../db/facts.ts';
import { adjustments, clients, contracts, dataExtent, surveyAnswers, technicians } from '../db/masters.ts';
import type { Db } from '../db/open.ts';
import { readSettings, unsetSettings } from '../db/settings.ts';
import { ticketBelongings, ticketMoments } from '../db/tickets.ts';
import type { Facts } from '../metrics/facts.ts';
import { ttm } from '../metrics/periods.ts';
import { type TimedTickets, timedTickets } from '../metrics/ticket-times.ts';

/** Months of history: a twelve-month figure's trend over a year, and three whole calendar years before the TTM. */
const HISTORY = 60;

/** Fetches the plain rows that the figures of a day are made from. */
export function loadFacts(db: Db, day: Day): Facts {
  const asOf = dayNumber(day);
  const { first, last } = ttm(asOf);
  const revenue = revenueByClientMonth(db, last - 23, last);
  const recurringMonths = new Map<number, number>();
  for (const row of revenue)
    if (row.month >= first && row.recurring !== 0)
      recurringMonths.set(row.clientId, (recurringMonths.get(row.clientId) ?? 0) + 1);
  const byMonth = sumsByMonth(db, last - HISTORY + 1, last);
  return {
    asOf,
    settings: readSettings(db),
    unset: unsetSettings(db),
    firstDay: dataExtent(db).first,
    clients: clients(db),
    technicians: technicians(db),
    contracts: contracts(db),
    adjustments: adjustments(db),
    ttmByClient: sumsByClient(db, first, last),
    toDateByClient: sumsToDate(db, asOf),
    byMonth: byMonth.all,
    byMonthWithClient: byMonth.withClient,
    ttmByTechnician: sumsByTechnician(db, first, last),
    revenueByClientMonth: revenue,
    ledgerRecurringMonths: recurringMonths,
  };
}

/** Tickets of the TTM and those open at some time of it or at the day: one read for whatever figure asks. */
export function loadTickets(db: Db, facts: Facts): TimedTickets {
  const { first, last } = ttm(facts.asOf);
  return timedTickets(facts, ticketMoments(db, first, last, facts.asOf));
}

/** Whose those tickets are, by number. */
export function loadBelongings(db: Db, { asOf }: Facts): Map<number, TicketBelonging> {
  const { first, last } = ttm(asOf);
  return ticketBelongings(db, first, last, asOf);
}

/** Surveys of the TTM. */
export function loadSurveys(db: Db, { asOf }: Facts): SurveyAnswer[] {
  const { first, last } = ttm(asOf);
  return surveyAnswers(db, first, last);
}
