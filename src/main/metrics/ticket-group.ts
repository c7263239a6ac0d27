import type { LoadKey } from '../../shared/analysis.ts';
import type { Source } from '../../shared/facts.ts';
import { type Figure, fromRows, given, quotient, restingOn, unavailable } from './figure.ts';
import { middleValues, valuesOf } from './median.ts';
import { DAYS_REST_ON, HOURS_REST_ON, itemsOf, type Timed, ticketRows, untimedNote } from './ticket-times.ts';

/** METRICS.md, "Service quality": what a group of tickets, and the hours of the same grain, come to; seconds and counts. */

export type LoadFigures = Record<LoadKey, Figure>;

const count = (name: string, list: readonly Timed[], lacks: readonly string[]): Figure =>
  fromRows(
    name,
    'count',
    list.length,
    ticketRows(list, () => 1),
    { lacks },
  );

/** Mean of some tickets' seconds, in seconds. */
function mean(
  name: string,
  list: readonly Timed[],
  seconds: (one: Timed) => number,
  lacks: readonly string[],
) {
  let sum = 0;
  for (const one of list) sum += seconds(one);
  return average(name, sum, list.length, ticketRows(list, seconds), lacks);
}

/** The middle one, or of an even count the mean of the middle two, in seconds; whose they are is told when asked for. */
function median(
  name: string,
  list: readonly Timed[],
  seconds: (one: Timed) => number,
  lacks: readonly string[],
) {
  const wanted = middleValues(valuesOf(list, seconds));
  const whose = () => {
    const found: Timed[] = [];
    for (const value of wanted) {
      const next = list.find((one) => seconds(one) === value && !found.includes(one));
      if (next) found.push(next);
    }
    return found;
  };
  const rows: Source = {
    rows: 'tickets',
    get items() {
      return itemsOf(whose(), seconds);
    },
  };
  const sum = wanted.reduce((all, value) => all + value, 0);
  return average(name, sum, wanted.length, rows, lacks);
}

const average = (name: string, sum: number, count: number, rows: Source, lacks: readonly string[]): Figure =>
  quotient(
    name,
    fromRows('Time of these tickets', 'seconds', sum, rows),
    given('Tickets', 'count', count, 'calendar'),
    { unit: 'seconds', none: 'no ticket was resolved in the period', lacks },
  );

export type Group = {
  opened: readonly Timed[];
  resolved: readonly Timed[];
  backlog: readonly Timed[];
  /** Time entries of the same grain, in seconds. */
  hours: Figure;
};

/** What is to be known of the desk, whatever the group. */
export type Desk = {
  /** False where the book has no opening hours. */
  business: boolean;
  reopened: (one: Timed) => boolean;
};

/** Figures of one group of tickets (METRICS.md, "Service quality"): counts, seconds, shares. */
export function loadFigures(group: Group, desk: Desk, lacks: readonly string[]): LoadFigures {
  const { opened, resolved, backlog } = group;
  const open = untimedNote(backlog);
  const ofResolved = [...lacks, ...open];
  const wall = (one: Timed) => one.resolveWall;
  const inHours = (one: Timed) => one.resolveBusiness;
  const businessOnly = (figure: Figure): Figure =>
    desk.business ? figure : unavailable(figure, 'no business hours are set');
  const openedFigure = count('Tickets opened', opened, lacks);
  const resolvedFigure = count('Tickets resolved', resolved, ofResolved);
  return {
    ...restingOn(DAYS_REST_ON, {
      opened: openedFigure,
      resolved: resolvedFigure,
      backlog: count('Open tickets', backlog, open),
      resolveWallMean: mean('Time to resolve, mean', resolved, wall, ofResolved),
      resolveWallMedian: median('Time to resolve, median', resolved, wall, ofResolved),
    }),
    ...restingOn(HOURS_REST_ON, {
      resolveBusinessMean: businessOnly(
        mean('Time to resolve, business hours, mean', resolved, inHours, ofResolved),
      ),
      resolveBusinessMedian: businessOnly(
        median('Time to resolve, business hours, median', resolved, inHours, ofResolved),
      ),
    }),
    hours: group.hours,
    hoursPerTicket: quotient('Hours a ticket', group.hours, openedFigure, {
      unit: 'seconds',
      none: 'no ticket was opened in the period',
      policy: 'All time logged, whatever the work, ÷ tickets opened.',
    }),
    reopenRate: quotient(
      'Reopen rate',
      count('Resolved tickets that had been reopened', resolved.filter(desk.reopened), lacks),
      resolvedFigure,
      {
        unit: 'share',
        none: 'no ticket was resolved in the period',
        policy: 'A reopened ticket counts once, by its last resolution.',
      },
    ),
  };
}
