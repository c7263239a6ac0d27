import { parseBusinessHours } from '../../shared/business-hours.ts';
import type { DayNumber } from '../../shared/calendar.ts';
import { counted, type Source, type SurveyRow, type TicketTimes } from '../../shared/facts.ts';
import { zoneClock } from '../../shared/timestamp.ts';
import { businessClock } from './business-time.ts';
import type { Facts, ServiceFacts } from './facts.ts';
import { type Figure, fromRows, given, minus, plus, quotient, total, unavailable } from './figure.ts';
import { monthsOfData, periodNote, ttm } from './periods.ts';

/** METRICS.md, "Service quality". */

/** The places of the middle value; of an even count of the middle two, whose mean is the median. */
export function middle(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  const wanted =
    sorted.length % 2 === 0 ? sorted.slice(Math.max(0, half - 1), half + 1) : sorted.slice(half, half + 1);
  const places: number[] = [];
  for (const value of wanted)
    places.push(values.indexOf(value, value === values[places[0] ?? -1] ? (places[0] ?? 0) + 1 : 0));
  return places;
}

/** 4 and 5 of 5; 3 of 3; 1 of 1: at least 80 % of the scale. */
export const isSatisfied = (score: number, scaleMax: number): boolean => score * 5 >= scaleMax * 4;

/** “2 tickets are marked resolved without a time”, or nothing (METRICS.md: they have no resolution). */
export function untimedNote(count: number): readonly string[] {
  if (count === 0) return [];
  return count === 1
    ? ['1 ticket is marked resolved without a time, and counts as open']
    : [`${count} tickets are marked resolved without a time, and count as open`];
}

type Elapsed = (from: number, to: number) => number;

function durations(
  name: string,
  measure: 'respond' | 'resolve',
  tickets: readonly TicketTimes[],
  elapsed: Elapsed | null,
  lacks: readonly string[],
): { mean: Figure; median: Figure } {
  const end = (ticket: TicketTimes) =>
    (measure === 'respond' ? ticket.responded : ticket.resolved) ?? ticket.opened;
  const seconds = Float64Array.from(
    elapsed ? tickets : [],
    (ticket) => elapsed?.(ticket.opened, end(ticket)) ?? 0,
  );
  const none = `no ticket was ${measure === 'respond' ? 'responded to' : 'resolved'} in the period`;
  /** Over the tickets at some places of the list; their rows are listed when an explanation asks for them. */
  const over = (kind: string, places: readonly number[]): Figure => {
    let sum = 0;
    for (const place of places) sum += seconds[place] ?? 0;
    const rows: Source = {
      rows: 'tickets',
      get items() {
        return places.map((place) => ({ id: tickets[place]?.id ?? 0, value: seconds[place] ?? 0 }));
      },
    };
    const before = places.filter((place) => (seconds[place] ?? 0) < 0).length;
    const note = before > 0 ? [`${before} tickets carry a time before they were opened`] : [];
    const figure = quotient(
      `${name}, ${kind}`,
      fromRows(`${name}, of these tickets`, 'seconds', sum, rows, { lacks: note }),
      given('Tickets', 'count', places.length, 'calendar'),
      { unit: 'seconds', none, lacks },
    );
    return elapsed ? figure : unavailable(figure, 'no business hours are set');
  };
  return {
    mean: over('mean', [...seconds.keys()]),
    median: over('median', middle(seconds)),
  };
}

/** Rows that count one each, listed when an explanation asks for them. */
const listed = (rows: 'tickets' | 'surveys', list: readonly { id: number }[]): Source => ({
  rows,
  get items() {
    return counted(list.map(({ id }) => id));
  },
});

function satisfaction(surveys: readonly SurveyRow[], lacks: readonly string[]) {
  const rows = (name: string, list: readonly SurveyRow[]): Figure =>
    fromRows(name, 'count', list.length, listed('surveys', list), { lacks });
  const answered = surveys.filter(({ score }) => score !== null);
  const scored = (test: (score: number, max: number) => boolean) =>
    answered.filter(({ score, scaleMax }) => score !== null && test(score, scaleMax));
  return { rows, answered, scored };
}

export type ServiceFigures = ReturnType<typeof serviceFigures>;

/** Tickets and surveys of the TTM; open and stuck as of the day. */
export function serviceFigures(
  facts: Pick<Facts, 'asOf' | 'settings' | 'firstDay'>,
  { tickets, untimed, surveys }: ServiceFacts,
) {
  const { settings, asOf } = facts;
  const period = ttm(asOf);
  const lacks = periodNote(period, monthsOfData(period, facts.firstDay));
  const clock = zoneClock(settings.timeZone);
  const dayOf = (epoch: number): DayNumber => clock(epoch).day;
  const within = (epoch: number | null): boolean => {
    if (epoch === null) return false;
    const day = dayOf(epoch);
    return day >= period.from && day <= period.to;
  };
  const openings = parseBusinessHours(settings.businessHours);
  const business = openings ? businessClock(settings.timeZone, openings, settings.holidays) : null;
  const wall: Elapsed = (from, to) => to - from;

  const opened = tickets.filter((ticket) => within(ticket.opened));
  const responded = tickets.filter((ticket) => within(ticket.responded));
  const resolved = tickets.filter((ticket) => within(ticket.resolved));
  const open = tickets.filter(
    (ticket) => dayOf(ticket.opened) <= asOf && (ticket.resolved === null || dayOf(ticket.resolved) > asOf),
  );
  const stuck = open.filter(
    (ticket) => asOf - dayOf(ticket.lastActivity ?? ticket.opened) > settings.stuckDays,
  );
  const marked = new Set(untimed);
  const noTime = untimedNote(open.filter(({ id }) => marked.has(id)).length);
  const count = (name: string, list: readonly TicketTimes[], notes: readonly string[]): Figure =>
    fromRows(name, 'count', list.length, listed('tickets', list), { lacks: notes });

  const sent = surveys.filter(({ sentOn }) => sentOn >= period.from && sentOn <= period.to);
  const csat = satisfaction(
    sent.filter(({ kind }) => kind === 'csat'),
    lacks,
  );
  const nps = satisfaction(
    sent.filter(({ kind }) => kind === 'nps'),
    lacks,
  );
  const csatAnswered = csat.rows('CSAT surveys answered', csat.answered);
  const npsAnswered = nps.rows('NPS surveys answered', nps.answered);
  return {
    tickets: { opened, responded, resolved, open, stuck },
    opened: count('Tickets opened', opened, lacks),
    resolved: count('Tickets resolved', resolved, [...lacks, ...noTime]),
    open: count('Open tickets', open, noTime),
    stuck: count('Stuck tickets', stuck, noTime),
    respondWall: durations('Time to respond', 'respond', responded, wall, lacks),
    respondBusiness: durations('Time to respond, business hours', 'respond', responded, business, lacks),
    resolveWall: durations('Time to resolve', 'resolve', resolved, wall, lacks),
    resolveBusiness: durations('Time to resolve, business hours', 'resolve', resolved, business, lacks),
    csat: quotient('CSAT', csat.rows('Satisfied', csat.scored(isSatisfied)), csatAnswered, {
      unit: 'share',
      none: 'no survey was answered in the period',
      policy: 'Satisfied = a score of at least 80 % of the scale.',
    }),
    csatAnswered,
    csatResponseRate: quotient(
      'CSAT response rate',
      csatAnswered,
      csat.rows(
        'CSAT surveys sent',
        sent.filter(({ kind }) => kind === 'csat'),
      ),
      { unit: 'share', none: 'no survey was sent in the period' },
    ),
    nps: quotient(
      'NPS',
      total('Promoters − detractors', [
        plus(
          nps.rows(
            'Promoters (9–10)',
            nps.scored((score) => score >= 9),
          ),
        ),
        minus(
          nps.rows(
            'Detractors (0–6)',
            nps.scored((score) => score <= 6),
          ),
        ),
      ]),
      npsAnswered,
      { unit: 'count', none: 'no survey was answered in the period', times: 100n },
    ),
    npsAnswered,
  };
}
