import { parseBusinessHours } from '../../shared/business-hours.ts';
import type { DayNumber } from '../../shared/calendar.ts';
import type { Item, Source, TicketMoments } from '../../shared/facts.ts';
import { zoneCalendar } from '../../shared/timestamp.ts';
import { businessClock } from './business-time.ts';
import type { Facts } from './facts.ts';
import { ttm } from './periods.ts';

/** METRICS.md, "Service quality": the days and times of tickets, worked out once for every figure that asks. */

/** A ticket with its days in the book's zone. */
export type Timed = {
  id: number;
  /** Its place among all the tickets of the day. */
  place: number;
  /** When it was opened, seconds since 1970 UTC. */
  openedAt: number;
  opened: DayNumber;
  responded: DayNumber | null;
  resolved: DayNumber | null;
  /** Day of the last activity, or of the opening. */
  touched: DayNumber;
  /** Marked resolved without a time. */
  untimed: boolean;
  /** Seconds from the opening, by the clock and in opening hours, of what fell into the TTM; 0 of all else. */
  respondWall: number;
  respondBusiness: number;
  resolveWall: number;
  resolveBusiness: number;
};

export type TimedTickets = {
  all: readonly Timed[];
  /** False where the book has no opening hours. */
  business: boolean;
};

/** Gives tickets their days and times. */
export function timedTickets(
  { asOf, settings }: Pick<Facts, 'asOf' | 'settings'>,
  moments: TicketMoments,
): TimedTickets {
  const { from, to } = ttm(asOf);
  const dayOf = zoneCalendar(settings.timeZone);
  const openings = parseBusinessHours(settings.businessHours);
  const business = openings ? businessClock(settings.timeZone, openings, settings.holidays) : null;
  /** The end of a time that is asked for; else its start, so that nothing has passed. */
  const endOf = (opened: number, end: number | null, day: DayNumber | null): number =>
    end === null || day === null || day < from || day > to ? opened : end;
  const inHours = (opened: number, end: number): number =>
    end === opened ? 0 : (business?.(opened, end) ?? 0);
  const all = moments.opened.map((openedAt, place): Timed => {
    const respondedAt = moments.responded[place] ?? null;
    const resolvedAt = moments.resolved[place] ?? null;
    const responded = respondedAt === null ? null : dayOf(respondedAt);
    const resolved = resolvedAt === null ? null : dayOf(resolvedAt);
    const response = endOf(openedAt, respondedAt, responded);
    const end = endOf(openedAt, resolvedAt, resolved);
    return {
      id: moments.id[place] ?? 0,
      place,
      openedAt,
      opened: dayOf(openedAt),
      responded,
      resolved,
      touched: dayOf(moments.lastActivity[place] ?? openedAt),
      untimed: moments.untimed[place] === 1,
      respondWall: response - openedAt,
      respondBusiness: inHours(openedAt, response),
      resolveWall: end - openedAt,
      resolveBusiness: inHours(openedAt, end),
    };
  });
  return { all, business: business !== null };
}

/** Opened by the day and not resolved by it, waiting included. */
export const openOn = (day: DayNumber) => (one: Timed) =>
  one.opened <= day && (one.resolved === null || one.resolved > day);

/** Open tickets that nobody has touched for more than the book's `stuck_days`. */
export const stuckOf = ({ asOf, settings }: Pick<Facts, 'asOf' | 'settings'>, open: readonly Timed[]) =>
  open.filter((one) => asOf - one.touched > settings.stuckDays);

/**
 * “2 tickets are marked resolved without a time” of these open ones, or nothing: they have no resolution (METRICS.md),
 * and figures say so.
 */
export function untimedNote(open: readonly Timed[]): readonly string[] {
  const count = open.filter(({ untimed }) => untimed).length;
  if (count === 0) return [];
  return count === 1
    ? ['1 ticket is marked resolved without a time, and counts as open']
    : [`${count} tickets are marked resolved without a time, and count as open`];
}

/** “1 ticket was resolved without a time of its first response” of these resolved ones, or nothing. */
export function unansweredNote(resolved: readonly Timed[]): readonly string[] {
  const count = resolved.filter(({ responded }) => responded === null).length;
  if (count === 0) return [];
  return count === 1
    ? ['1 ticket was resolved without a time of its first response']
    : [`${count} tickets were resolved without a time of their first response`];
}

/** Settings that say on which day a moment falls, and which time is business time. */
export const DAYS_REST_ON = ['timeZone'] as const;
export const HOURS_REST_ON = ['businessHours', 'timeZone', 'holidays'] as const;
export const STUCK_RESTS_ON = ['stuckDays', 'timeZone'] as const;

/** Tickets as items, in the order of their opening. */
export const itemsOf = (list: readonly Timed[], value: (one: Timed) => number): Item[] =>
  list
    .toSorted((a, b) => a.openedAt - b.openedAt || a.id - b.id)
    .map((one) => ({ id: one.id, value: value(one) }));

/** The rows behind a figure of tickets, listed when an explanation asks for them. */
export const ticketRows = (list: readonly Timed[], value: (one: Timed) => number): Source => ({
  rows: 'tickets',
  get items() {
    return itemsOf(list, value);
  },
});
