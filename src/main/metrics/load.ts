import { parseBusinessHours } from '../../shared/business-hours.ts';
import {
  type DayNumber,
  firstDay,
  lastDay,
  type MonthNumber,
  monthOfDay,
  monthsFrom,
} from '../../shared/calendar.ts';
import { inWords } from '../../shared/duration.ts';
import type { LoadTicket, Source } from '../../shared/facts.ts';
import { zoneClock } from '../../shared/timestamp.ts';
import type { LoadFacts } from './analysis-facts.ts';
import { type BookFigures, periodScope } from './book.ts';
import { businessClock } from './business-time.ts';
import { type Figure, fromRows, given, inMonth, ofSubject, quotient } from './figure.ts';
import { type LoadFigures, loadFigures, type Timed } from './ticket-group.ts';

/** METRICS.md, "Service quality": load by client, category, technician and month; seconds and counts. */

/** The tickets with days in the book's zone; times to resolve in wall seconds and in seconds of opening hours. */
function timed(book: BookFigures, tickets: readonly LoadTicket[]): { all: Timed[]; business: boolean } {
  const { settings } = book.facts;
  const { from, to } = book.period;
  const clock = zoneClock(settings.timeZone);
  const openings = parseBusinessHours(settings.businessHours);
  const business = openings ? businessClock(settings.timeZone, openings, settings.holidays) : null;
  const all = tickets.map((ticket): Timed => {
    const resolved = ticket.resolved === null ? null : clock(ticket.resolved).day;
    // Only the times of tickets resolved in the period are asked for.
    const end = resolved !== null && resolved >= from && resolved <= to ? ticket.resolved : null;
    return {
      ticket,
      opened: clock(ticket.opened).day,
      resolved,
      wall: end === null ? 0 : end - ticket.opened,
      business: end === null ? 0 : (business?.(ticket.opened, end) ?? 0),
    };
  });
  return { all, business: business !== null };
}

const namesOf = (list: readonly { id: number; name: string }[], none: string) => {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  return (id: number): string => names.get(id) ?? none;
};

const openOn = (day: DayNumber) => (one: Timed) =>
  one.opened <= day && (one.resolved === null || one.resolved > day);

export type StuckTicket = { ticket: LoadTicket; since: DayNumber; days: number };

/** Open tickets without activity for more than the book's `stuck_days`, the longest first. */
function stuckTickets(book: BookFigures, open: readonly Timed[]): StuckTicket[] {
  const { settings, asOf } = book.facts;
  const clock = zoneClock(settings.timeZone);
  return open
    .map(({ ticket, opened }) => {
      const since = ticket.lastActivity === null ? opened : clock(ticket.lastActivity).day;
      return { ticket, since, days: asOf - since };
    })
    .filter(({ days }) => days > settings.stuckDays)
    .sort((a, b) => b.days - a.days || a.ticket.id - b.ticket.id);
}

/**
 * Load of the TTM by client, category, technician and month; backlog as of the day, or at a month's end. In each grain
 * the groups add up to the company, tickets without one (0, or an empty category) included.
 */
export function load(book: BookFigures, facts: LoadFacts) {
  const { period } = book;
  const { all, business } = timed(book, facts.tickets);
  const within = (day: DayNumber | null) => day !== null && day >= period.from && day <= period.to;
  const opened = all.filter((one) => within(one.opened));
  const resolved = all.filter((one) => within(one.resolved));
  const backlog = all.filter(openOn(book.facts.asOf));
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
    keyOf: (one: Timed) => K,
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
            business,
            lacks,
          ),
        ),
      ]),
    );
  };

  const clients = groups(
    ({ ticket }) => ticket.clientId,
    namesOf(book.facts.clients, 'No client'),
    new Map(book.facts.ttmByClient.map((row) => [row.clientId, row.sums.seconds])),
    (client, seconds) => time(seconds, { client }),
  );
  const technicians = groups(
    ({ ticket }) => ticket.technicianId,
    namesOf(book.facts.technicians, 'Nobody'),
    new Map(book.facts.ttmByTechnician.map((row) => [row.technicianId, row.sums.seconds])),
    (id, seconds) => time(seconds, { technicians: [id] }),
  );
  const named = facts.categorySeconds.reduce((sum, row) => sum + row.seconds, 0);
  const nameless = book.sums.seconds - named;
  const unnamed =
    nameless === 0 ? lacks : [...lacks, `${inWords(nameless)} of time name no ticket of the book`];
  const categories = groups(
    ({ ticket }) => ticket.category,
    (category) => category || 'No category',
    new Map(facts.categorySeconds.map((row) => [row.category, row.seconds])),
    (category, seconds) => time(seconds, { category }, unnamed),
  );
  const secondsIn = new Map(book.facts.byMonth.map((row) => [row.month, row.sums.seconds]));
  const openedIn = Map.groupBy(opened, (one) => monthOfDay(one.opened));
  const resolvedIn = Map.groupBy(resolved, (one) => monthOfDay(one.resolved ?? 0));
  const months = monthsFrom(period.first, period.last).map((month: MonthNumber) => ({
    month,
    ...ofSubject(
      inMonth(month),
      loadFigures(
        {
          opened: openedIn.get(month) ?? [],
          resolved: resolvedIn.get(month) ?? [],
          backlog: all.filter(openOn(lastDay(month))),
          hours: time(secondsIn.get(month) ?? 0, { from: firstDay(month), to: lastDay(month) }, []),
        },
        business,
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
    total: loadFigures({ opened, resolved, backlog, hours: time(book.sums.seconds, {}) }, business, lacks),
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
    stuck: stuckTickets(book, backlog),
  };
}
