import {
  type DayNumber,
  firstDay,
  lastDay,
  type MonthNumber,
  monthOfDay,
  monthsFrom,
} from '../../shared/calendar.ts';
import { inWords } from '../../shared/duration.ts';
import type { Source, TicketBelonging } from '../../shared/facts.ts';
import type { LoadFacts } from './analysis-facts.ts';
import { type BookFigures, periodScope } from './book.ts';
import { type Figure, fromItems, fromRows, given, inMonth, ofSubject, quotient } from './figure.ts';
import { type Desk, type LoadFigures, loadFigures } from './ticket-group.ts';
import {
  lasting,
  openOn,
  type Place,
  STUCK_RESTS_ON,
  stuckOf,
  type TimedTickets,
  within,
} from './ticket-times.ts';

/** METRICS.md, "Service quality": load by client, category, technician and month; seconds and counts. */

/** Of a ticket that the book no longer has. */
const NOBODYS: TicketBelonging = { clientId: 0, technicianId: 0, category: '', reopened: 0 };

const namesOf = (list: readonly { id: number; name: string }[], none: string) => {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  return (id: number): string => names.get(id) ?? none;
};

/** The month of each day of a period, looked up: the calendar is slow for every ticket of a year. */
function monthsByDay({ from, to }: BookFigures['period']): (day: DayNumber) => MonthNumber {
  const months = Array.from({ length: to - from + 1 }, (_, i) => monthOfDay(from + i));
  return (day) => months[day - from] ?? monthOfDay(day);
}

/** Stuck tickets with the days nobody has touched them, the longest first. */
function stuckTickets(
  { facts }: BookFigures,
  tickets: TimedTickets,
  open: readonly Place[],
  nameOf: (client: number) => string,
  belonging: (place: Place) => TicketBelonging,
) {
  const { asOf, settings } = facts;
  const policy = `From the day of its last activity, or of its opening, to the day of the book; stuck is an open ticket with more than ${settings.stuckDays}.`;
  const days = (id: number, touched: DayNumber): Figure => ({
    ...fromItems('Days untouched', 'count', 'tickets', [{ id, value: asOf - touched, day: touched }], {
      policy,
    }),
    rests: STUCK_RESTS_ON,
  });
  return stuckOf(facts, tickets, open)
    .map((place) => {
      const [ticket, since] = [tickets.id[place] ?? 0, tickets.touched[place] ?? 0];
      const { clientId, technicianId } = belonging(place);
      const figures = ofSubject({ name: nameOf(clientId) }, { days: days(ticket, since) });
      return { ticket, clientId, technicianId, since, figures };
    })
    .sort((a, b) => a.since - b.since || a.ticket - b.ticket);
}

/**
 * Load of the TTM by client, category, technician and month; backlog as of the day, or at a month's end. In each grain
 * the groups add up to the company, tickets without one (0, or an empty category) included.
 */
export function load(book: BookFigures, facts: LoadFacts) {
  const { period } = book;
  const { tickets } = facts;
  const belongings = tickets.id.map((id) => facts.belongings.get(id) ?? NOBODYS);
  const belonging = (place: Place): TicketBelonging => belongings[place] ?? NOBODYS;
  const desk: Desk = { tickets, reopened: (place) => belonging(place).reopened > 0 };
  const opened = within(tickets.opened, period);
  const resolved = within(tickets.resolved, period);
  // Few tickets last over a day's end, and only those can be anybody's backlog there.
  const overnight = lasting(tickets);
  const backlog = openOn(tickets, book.facts.asOf, overnight);
  const { lacks } = periodScope(book, 'any');

  const time = (seconds: number, source: Partial<Extract<Source, { rows: 'time' }>>, notes = lacks): Figure =>
    fromRows(
      'Hours',
      'seconds',
      seconds,
      { rows: 'time', measure: 'seconds', from: period.from, to: period.to, client: 'any', ...source },
      { lacks: notes },
    );
  /** Figures of each group that has tickets or hours. */
  const groups = <K>(
    keyOf: (place: Place) => K,
    nameOf: (key: K) => string,
    seconds: ReadonlyMap<K, number>,
    hours: (key: K, seconds: number) => Figure,
  ): Map<K, LoadFigures> => {
    const [o, r, b] = [opened, resolved, backlog].map((list) => Map.groupBy(list, keyOf));
    const keys = new Set([...(o?.keys() ?? []), ...(r?.keys() ?? []), ...(b?.keys() ?? [])]);
    for (const [key, own] of seconds) if (own !== 0) keys.add(key);
    return new Map(
      [...keys].map((key) => [
        key,
        ofSubject(
          { name: nameOf(key) },
          loadFigures(
            {
              opened: o?.get(key) ?? [],
              resolved: r?.get(key) ?? [],
              backlog: b?.get(key) ?? [],
              hours: hours(key, seconds.get(key) ?? 0),
            },
            desk,
            lacks,
          ),
        ),
      ]),
    );
  };

  const clientName = namesOf(book.facts.clients, 'No client');
  const clients = groups(
    (place) => belonging(place).clientId,
    clientName,
    new Map(book.facts.ttmByClient.map((row) => [row.clientId, row.sums.seconds])),
    (client, seconds) => time(seconds, { client }),
  );
  const technicians = groups(
    (place) => belonging(place).technicianId,
    namesOf(book.facts.technicians, 'Nobody'),
    new Map(book.facts.ttmByTechnician.map((row) => [row.technicianId, row.sums.seconds])),
    (id, seconds) => time(seconds, { technicians: [id] }),
  );
  const named = facts.categorySeconds.reduce((sum, row) => sum + row.seconds, 0);
  const nameless = book.sums.seconds - named;
  const unnamed =
    nameless === 0 ? lacks : [...lacks, `${inWords(nameless)} of time name no ticket of the book`];
  const categories = groups(
    (place) => belonging(place).category,
    (category) => category || 'No category',
    new Map(facts.categorySeconds.map((row) => [row.category, row.seconds])),
    (category, seconds) => time(seconds, { category }, unnamed),
  );
  const secondsIn = new Map(book.facts.byMonth.map((row) => [row.month, row.sums.seconds]));
  const monthOf = monthsByDay(period);
  const openedIn = Map.groupBy(opened, (place) => monthOf(tickets.opened[place] ?? 0));
  const resolvedIn = Map.groupBy(resolved, (place) => monthOf(tickets.resolved[place] ?? 0));
  const months = monthsFrom(period.first, period.last).map((month: MonthNumber) => ({
    month,
    ...ofSubject(
      inMonth(month),
      loadFigures(
        {
          opened: openedIn.get(month) ?? [],
          resolved: resolvedIn.get(month) ?? [],
          backlog: openOn(tickets, lastDay(month), overnight),
          hours: time(secondsIn.get(month) ?? 0, { from: firstDay(month), to: lastDay(month) }, []),
        },
        desk,
        [],
      ),
    ),
  }));
  const seats = new Map(book.facts.clients.map((client) => [client.id, client.seats]));
  const perSeat = (client: number, figures: LoadFigures): Figure =>
    quotient(
      'Tickets a seat',
      figures.opened,
      given(
        'Seats',
        'count',
        seats.get(client) ?? null,
        'Recorded with the client.',
        'no seats are recorded',
      ),
      { unit: 'ratio', none: 'the client has no seats' },
    );
  return {
    total: loadFigures({ opened, resolved, backlog, hours: time(book.sums.seconds, {}) }, desk, lacks),
    clients: new Map(
      [...clients].map(([id, figures]) => [
        id,
        { ...figures, ...ofSubject(figures.opened.of ?? {}, { ticketsPerSeat: perSeat(id, figures) }) },
      ]),
    ),
    technicians,
    /** By name; the empty one is tickets without a category. */
    categories: [...categories]
      .map(([name, figures]) => ({ name, figures }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    months,
    stuck: stuckTickets(book, tickets, backlog, clientName, belonging),
  };
}
