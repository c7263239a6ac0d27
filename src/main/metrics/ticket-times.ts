import { parseBusinessHours } from '../../shared/business-hours.ts';
import type { DayNumber } from '../../shared/calendar.ts';
import type { Item, Source, TicketMoments } from '../../shared/facts.ts';
import { zoneCalendar } from '../../shared/timestamp.ts';
import { businessClock } from './business-time.ts';
import type { Facts } from './facts.ts';
import { ttm } from './periods.ts';

/** METRICS.md, "Service quality": the days and times of tickets, worked out once for every figure that asks. */

/** Where a ticket stands in each column of `TimedTickets`. */
export type Place = number;

/** The day of what has not happened: after every other. */
const NEVER: DayNumber = 2 ** 31 - 1;

/**
 * Tickets as columns, one place in all of them a ticket: twenty thousand a year are cheaper to go through than as objects.
 */
export type TimedTickets = {
  id: readonly number[];
  /** When it was opened, seconds since 1970 UTC. */
  openedAt: readonly number[];
  /** Days in the book's zone; NEVER for what has not happened. */
  opened: Int32Array;
  responded: Int32Array;
  resolved: Int32Array;
  /** Day of the last activity, or of the opening. */
  touched: Int32Array;
  /** 1 = marked resolved without a time. */
  untimed: readonly number[];
  /** Seconds from the opening, by the clock and in opening hours, of what fell into the TTM; 0 of all else. */
  respondWall: Float64Array;
  respondBusiness: Float64Array;
  resolveWall: Float64Array;
  resolveBusiness: Float64Array;
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
  const count = moments.opened.length;
  const days = () => new Int32Array(count).fill(NEVER);
  const seconds = () => new Float64Array(count);
  const tickets: TimedTickets = {
    id: moments.id,
    openedAt: moments.opened,
    opened: days(),
    responded: days(),
    resolved: days(),
    touched: days(),
    untimed: moments.untimed,
    respondWall: seconds(),
    respondBusiness: seconds(),
    resolveWall: seconds(),
    resolveBusiness: seconds(),
    business: business !== null,
  };
  /** The day of an end, and the seconds to it. */
  const time = (
    place: Place,
    openedAt: number,
    end: number | null | undefined,
    [day, wall, open]: readonly [Int32Array, Float64Array, Float64Array],
  ): void => {
    if (end === null || end === undefined) return;
    const on = dayOf(end);
    day[place] = on;
    if (on < from || on > to) return;
    wall[place] = end - openedAt;
    if (business) open[place] = business(openedAt, end);
  };
  const response = [tickets.responded, tickets.respondWall, tickets.respondBusiness] as const;
  const resolution = [tickets.resolved, tickets.resolveWall, tickets.resolveBusiness] as const;
  for (let place = 0; place < count; place++) {
    const openedAt = moments.opened[place] ?? 0;
    tickets.opened[place] = dayOf(openedAt);
    tickets.touched[place] = dayOf(moments.lastActivity[place] ?? openedAt);
    time(place, openedAt, moments.responded[place], response);
    time(place, openedAt, moments.resolved[place], resolution);
  }
  return tickets;
}

/** Tickets whose day is within, both ends included. */
export function within(days: Int32Array, { from, to }: { from: DayNumber; to: DayNumber }): Place[] {
  const places: Place[] = [];
  for (let place = 0; place < days.length; place++) {
    const day = days[place] ?? NEVER;
    if (day >= from && day <= to) places.push(place);
  }
  return places;
}

/** Tickets resolved on a later day than that of their opening, or not at all: nobody else's can be open at a day's end. */
export function lasting({ opened, resolved }: TimedTickets): Place[] {
  const places: Place[] = [];
  for (let place = 0; place < opened.length; place++)
    if ((resolved[place] ?? NEVER) > (opened[place] ?? NEVER)) places.push(place);
  return places;
}

/** Of lasting tickets, those opened by the day and not resolved by it, waiting included. */
export const openOn = (
  { opened, resolved }: TimedTickets,
  day: DayNumber,
  among: readonly Place[],
): Place[] => among.filter((place) => (opened[place] ?? NEVER) <= day && (resolved[place] ?? NEVER) > day);

/** Open tickets that nobody has touched for more than the book's `stuck_days`. */
export const stuckOf = (
  { asOf, settings }: Pick<Facts, 'asOf' | 'settings'>,
  { touched }: TimedTickets,
  open: readonly Place[],
): Place[] => open.filter((place) => asOf - (touched[place] ?? NEVER) > settings.stuckDays);

/**
 * “2 tickets are marked resolved without a time” of these open ones, or nothing: they have no resolution (METRICS.md),
 * and figures say so.
 */
export function untimedNote({ untimed }: TimedTickets, open: readonly Place[]): readonly string[] {
  const count = open.filter((place) => untimed[place] === 1).length;
  if (count === 0) return [];
  return count === 1
    ? ['1 ticket is marked resolved without a time, and counts as open']
    : [`${count} tickets are marked resolved without a time, and count as open`];
}

/** “1 ticket was resolved without a time of its first response” of these resolved ones, or nothing. */
export function unansweredNote({ responded }: TimedTickets, resolved: readonly Place[]): readonly string[] {
  const count = resolved.filter((place) => responded[place] === NEVER).length;
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
export function itemsOf(
  { id, openedAt }: TimedTickets,
  list: readonly Place[],
  value: (place: Place) => number,
): Item[] {
  const at = (column: readonly number[], place: Place): number => column[place] ?? 0;
  return list
    .toSorted((a, b) => at(openedAt, a) - at(openedAt, b) || at(id, a) - at(id, b))
    .map((place) => ({ id: at(id, place), value: value(place) }));
}

/** The rows behind a figure of tickets, listed when an explanation asks for them. */
export const ticketRows = (
  tickets: TimedTickets,
  list: readonly Place[],
  value: (place: Place) => number,
): Source => ({
  rows: 'tickets',
  get items() {
    return itemsOf(tickets, list, value);
  },
});
