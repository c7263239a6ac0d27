import type { LoadKey } from '../../shared/analysis.ts';
import type { Source } from '../../shared/facts.ts';
import { type Figure, fromRows, given, quotient, restingOn, unavailable } from './figure.ts';
import { middleValues, valuesAt } from './median.ts';
import {
  DAYS_REST_ON,
  HOURS_REST_ON,
  itemsOf,
  type Place,
  type TimedTickets,
  ticketRows,
  untimedNote,
} from './ticket-times.ts';

/** METRICS.md, "Service quality": what a group of tickets, and the hours of the same grain, come to; seconds and counts. */

export type LoadFigures = Record<LoadKey, Figure>;

const count = (
  name: string,
  tickets: TimedTickets,
  list: readonly Place[],
  lacks: readonly string[],
): Figure =>
  fromRows(
    name,
    'count',
    list.length,
    ticketRows(tickets, list, () => 1),
    { lacks },
  );

type Column = 'resolveWall' | 'resolveBusiness';

/** Mean of some tickets' seconds, in seconds. */
function mean(
  name: string,
  tickets: TimedTickets,
  list: readonly Place[],
  column: Column,
  lacks: readonly string[],
) {
  const seconds = (place: Place): number => tickets[column][place] ?? 0;
  let sum = 0;
  for (const place of list) sum += seconds(place);
  return average(name, sum, list.length, ticketRows(tickets, list, seconds), lacks);
}

/** The middle one, or of an even count the mean of the middle two, in seconds; whose they are is told when asked for. */
function median(
  name: string,
  tickets: TimedTickets,
  list: readonly Place[],
  column: Column,
  lacks: readonly string[],
) {
  const seconds = tickets[column];
  const wanted = middleValues(valuesAt(seconds, list));
  const whose = () => {
    const found: Place[] = [];
    for (const value of wanted) {
      const next = list.find((place) => seconds[place] === value && !found.includes(place));
      if (next !== undefined) found.push(next);
    }
    return found;
  };
  const rows: Source = {
    rows: 'tickets',
    get items() {
      return itemsOf(tickets, whose(), (place) => seconds[place] ?? 0);
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
  opened: readonly Place[];
  resolved: readonly Place[];
  backlog: readonly Place[];
  /** Time entries of the same grain, in seconds. */
  hours: Figure;
};

/** What is to be known of the desk, whatever the group. */
export type Desk = {
  tickets: TimedTickets;
  reopened: (place: Place) => boolean;
};

/** Figures of one group of tickets (METRICS.md, "Service quality"): counts, seconds, shares. */
export function loadFigures(
  group: Group,
  { tickets, reopened }: Desk,
  lacks: readonly string[],
): LoadFigures {
  const { opened, resolved, backlog } = group;
  const open = untimedNote(tickets, backlog);
  const ofResolved = [...lacks, ...open];
  const businessOnly = (figure: Figure): Figure =>
    tickets.business ? figure : unavailable(figure, 'no business hours are set');
  const openedFigure = count('Tickets opened', tickets, opened, lacks);
  const resolvedFigure = count('Tickets resolved', tickets, resolved, ofResolved);
  return {
    ...restingOn(DAYS_REST_ON, {
      opened: openedFigure,
      resolved: resolvedFigure,
      backlog: count('Open tickets', tickets, backlog, open),
      resolveWallMean: mean('Time to resolve, mean', tickets, resolved, 'resolveWall', ofResolved),
      resolveWallMedian: median('Time to resolve, median', tickets, resolved, 'resolveWall', ofResolved),
    }),
    ...restingOn(HOURS_REST_ON, {
      resolveBusinessMean: businessOnly(
        mean('Time to resolve, business hours, mean', tickets, resolved, 'resolveBusiness', ofResolved),
      ),
      resolveBusinessMedian: businessOnly(
        median('Time to resolve, business hours, median', tickets, resolved, 'resolveBusiness', ofResolved),
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
      count('Resolved tickets that had been reopened', tickets, resolved.filter(reopened), lacks),
      resolvedFigure,
      {
        unit: 'share',
        none: 'no ticket was resolved in the period',
        policy: 'A reopened ticket counts once, by its last resolution.',
      },
    ),
  };
}
