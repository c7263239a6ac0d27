// The service desk's load and the team's hours, ticket by ticket and entry by entry.

import { type Context, monthSpan } from './analysis-context.ts';
import { makeClock, parseInstant } from './clock.ts';
import { daysBetween, lastDay } from './days.ts';
import { type Fraction, frac, quotient, shareOf, sum } from './fraction.ts';
import { type Span, within } from './profit.ts';

interface Ticket {
  code: string;
  client: string;
  technician: string;
  category: string;
  openedAt: number;
  opened: string;
  resolvedAt: number;
  resolved: string | null;
  reopened: boolean;
  touched: string;
}

interface Entry {
  date: string;
  client: string;
  technician: string;
  seconds: number;
  billable: boolean;
  ticket: string;
}

export function putService(context: Context): void {
  const { book, rows } = context;
  const raw = rows('time_entries.csv');
  const entries = book.time.map(
    (entry, i): Entry => ({
      date: entry.date,
      client: entry.client ?? '',
      technician: entry.technician,
      seconds: entry.seconds,
      billable: raw[i]?.('billable') === 'yes',
      ticket: raw[i]?.('ticket') ?? '',
    }),
  );
  putLoad(context, entries);
  putTeam(context, entries);
}

const average = (values: number[]): Fraction | null =>
  quotient(frac(values.reduce((total, value) => total + value, 0)), frac(values.length));

const median = (values: number[]): Fraction | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const high = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length === 0 ? null : frac(low + high, 2);
};

function putLoad({ book, rows, asOf, ttm, months, put }: Context, entries: Entry[]): void {
  const clock = makeClock(
    book.settings.get('time_zone') ?? 'UTC',
    book.settings.get('business_hours') ?? 'Mon-Fri 08:00-17:00',
    new Set((book.settings.get('holidays') ?? '').split(' ')),
  );
  const tickets = rows('tickets.csv').map((row): Ticket => {
    const resolved = row('status') === 'resolved' && row('resolved_at') !== '' ? row('resolved_at') : null;
    return {
      code: row('ticket'),
      client: row('client'),
      technician: row('technician'),
      category: row('category'),
      openedAt: parseInstant(row('opened_at')),
      opened: clock.dayOf(parseInstant(row('opened_at'))),
      resolvedAt: resolved === null ? 0 : parseInstant(resolved),
      resolved: resolved === null ? null : clock.dayOf(parseInstant(resolved)),
      reopened: Number(row('reopened')) > 0,
      touched: clock.dayOf(parseInstant(row('last_activity_at') || row('opened_at'))),
    };
  });
  /** Figures of some tickets and hours, or nothing when there are none and `always` does not ask for them. */
  const group = (
    at: string,
    span: Span,
    end: string,
    own: (ticket: Ticket) => boolean,
    worked: (entry: Entry) => boolean,
    always = false,
    seats: number | undefined = undefined,
  ): void => {
    const opened = tickets.filter((ticket) => own(ticket) && within(ticket.opened, span));
    const resolved = tickets.filter(
      (ticket) => own(ticket) && ticket.resolved !== null && within(ticket.resolved, span),
    );
    const backlog = tickets.filter(
      (ticket) => own(ticket) && ticket.opened <= end && (ticket.resolved === null || ticket.resolved > end),
    );
    const seconds = entries
      .filter((entry) => within(entry.date, span) && worked(entry))
      .reduce((total, entry) => total + entry.seconds, 0);
    if (!always && opened.length + resolved.length + backlog.length + seconds === 0) return;
    const wall = resolved.map((ticket) => ticket.resolvedAt - ticket.openedAt);
    const business = resolved.map((ticket) => clock.businessSeconds(ticket.openedAt, ticket.resolvedAt));
    put(`${at}/opened`, frac(opened.length));
    put(`${at}/resolved`, frac(resolved.length));
    put(`${at}/backlog`, frac(backlog.length));
    put(`${at}/resolveWallMean`, average(wall));
    put(`${at}/resolveWallMedian`, median(wall));
    put(`${at}/resolveBusinessMean`, average(business));
    put(`${at}/resolveBusinessMedian`, median(business));
    put(`${at}/hours`, frac(seconds));
    put(`${at}/hoursPerTicket`, quotient(frac(seconds), frac(opened.length)));
    put(
      `${at}/reopenRate`,
      shareOf(frac(resolved.filter((ticket) => ticket.reopened).length), frac(resolved.length)),
    );
    if (seats !== undefined) put(`${at}/ticketsPerSeat`, quotient(frac(opened.length), frac(seats)));
  };
  const each = (names: string[], visit: (name: string, id: number) => void): void => {
    names.forEach((name, i) => {
      visit(name, i + 1);
    });
    visit('', 0);
  };
  const seats = new Map(rows('clients.csv').map((row) => [row('client'), Number(row('seats'))]));
  group(
    'load/total',
    ttm,
    asOf,
    () => true,
    () => true,
    true,
  );
  each(book.clients, (name, id) => {
    const own = (row: { client: string }) => row.client === name;
    group(`load/clients/${id}`, ttm, asOf, own, own, false, seats.get(name) ?? 0);
  });
  each(
    rows('technicians.csv').map((row) => row('technician')),
    (name, id) => {
      const own = (row: { technician: string }) => row.technician === name;
      group(`load/technicians/${id}`, ttm, asOf, own, own);
    },
  );
  const categoryOf = new Map(tickets.map((ticket) => [ticket.code, ticket.category]));
  for (const category of new Set(tickets.map((ticket) => ticket.category)))
    group(
      `load/categories/{${category}}`,
      ttm,
      asOf,
      (ticket) => ticket.category === category,
      (entry) => categoryOf.get(entry.ticket) === category,
    );
  for (const month of months)
    group(
      `load/months/${month}`,
      monthSpan(month),
      lastDay(month),
      () => true,
      () => true,
      true,
    );
  const stuckDays = Number(book.settings.get('stuck_days') ?? '7');
  tickets.forEach((ticket, i) => {
    const days = daysBetween(ticket.touched, asOf);
    const open = ticket.opened <= asOf && (ticket.resolved === null || ticket.resolved > asOf);
    if (open && days > stuckDays) put(`load/stuck/${i + 1}/days`, frac(days));
  });
}

function putTeam({ books, rows, ttm, months, put }: Context, entries: Entry[]): void {
  const figures = (at: string, span: Span, own: (entry: Entry) => boolean): void => {
    const time = entries.filter((entry) => within(entry.date, span) && own(entry));
    const seconds = (list: Entry[]) => frac(list.reduce((total, entry) => total + entry.seconds, 0));
    const rate = (entry: Entry) => books.hourlyCost(entry.technician, entry.date);
    const billable = time.filter((entry) => entry.billable);
    put(`${at}/hours`, seconds(time));
    put(`${at}/billable`, seconds(billable));
    put(`${at}/utilisation`, quotient(seconds(billable), seconds(time)));
    put(
      `${at}/labourCost`,
      sum(time.map((entry) => frac((rate(entry) ?? 0n) * BigInt(entry.seconds), 3600n))),
    );
    put(`${at}/uncosted`, seconds(time.filter((entry) => rate(entry) === null)));
  };
  const all = (at: string, own: (entry: Entry) => boolean): void => {
    figures(at, ttm, own);
    months.forEach((month, i) => {
      figures(`${at}/months/${i}`, monthSpan(month), own);
    });
  };
  rows('technicians.csv').forEach((row, i) => {
    all(`team/technicians/${i + 1}`, (entry) => entry.technician === row('technician'));
  });
  all('team/total', () => true);
}
