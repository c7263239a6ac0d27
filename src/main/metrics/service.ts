import { counted, type Source, type SurveyAnswer } from '../../shared/facts.ts';
import type { Facts, ServiceFacts } from './facts.ts';
import {
  type Figure,
  fromRows,
  given,
  minus,
  plus,
  quotient,
  restingOn,
  total,
  unavailable,
} from './figure.ts';
import { middle, valuesAt } from './median.ts';
import { monthsOfData, periodNote, ttm } from './periods.ts';
import {
  DAYS_REST_ON,
  HOURS_REST_ON,
  itemsOf,
  lasting,
  openOn,
  type Place,
  STUCK_RESTS_ON,
  stuckOf,
  type TimedTickets,
  ticketRows,
  unansweredNote,
  untimedNote,
  within,
} from './ticket-times.ts';

/** METRICS.md, "Service quality". */

/** 4 and 5 of 5; 3 of 3; 1 of 1: at least 80 % of the scale. */
export const isSatisfied = (score: number, scaleMax: number): boolean => score * 5 >= scaleMax * 4;

/** Mean and median of a column, `null` where there is none, over some tickets. */
function durations(
  name: string,
  none: string,
  tickets: TimedTickets,
  list: readonly Place[],
  column: Float64Array | null,
  lacks: readonly string[],
): { mean: Figure; median: Figure } {
  const seconds = column ? valuesAt(column, list) : new Float64Array();
  /** Over some of the tickets; their rows are listed when an explanation asks for them. */
  const over = (kind: string, own: Float64Array, whose: () => readonly Place[]): Figure => {
    let sum = 0;
    let before = 0;
    for (const value of own) {
      sum += value;
      if (value < 0) before++;
    }
    const rows: Source = {
      rows: 'tickets',
      get items() {
        return itemsOf(tickets, whose(), (place) => column?.[place] ?? 0);
      },
    };
    const note = before > 0 ? [`${before} tickets carry a time before they were opened`] : [];
    const figure = quotient(
      `${name}, ${kind}`,
      fromRows(`${name}, of these tickets`, 'seconds', sum, rows, { lacks: note }),
      given('Tickets', 'count', own.length, 'calendar'),
      { unit: 'seconds', none, lacks },
    );
    return column ? figure : unavailable(figure, 'no business hours are set');
  };
  const places = middle(seconds);
  return {
    mean: over('mean', seconds, () => (column ? list : [])),
    median: over('median', valuesAt(seconds, places), () =>
      places.map((place) => list[place]).filter((one) => one !== undefined),
    ),
  };
}

const answersOf = (list: readonly SurveyAnswer[]): number => list.reduce((sum, { count }) => sum + count, 0);

/** Surveys that count one each, listed by day when an explanation asks for them. */
const listed = (list: readonly SurveyAnswer[]): Source => ({
  rows: 'surveys',
  get items() {
    const sent = list.flatMap((alike) => alike.sent()).sort((a, b) => a.day - b.day || a.id - b.id);
    return counted(sent.map(({ id }) => id));
  },
});

function satisfaction(surveys: readonly SurveyAnswer[], lacks: readonly string[]) {
  const rows = (name: string, list: readonly SurveyAnswer[]): Figure =>
    fromRows(name, 'count', answersOf(list), listed(list), { lacks });
  const answered = surveys.filter(({ score }) => score !== null);
  const scored = (test: (score: number, max: number) => boolean) =>
    answered.filter(({ score, scaleMax }) => score !== null && test(score, scaleMax));
  return { rows, answered, scored };
}

export type ServiceFigures = ReturnType<typeof serviceFigures>;

/** Tickets and surveys of the TTM; open and stuck as of the day. */
export function serviceFigures(
  facts: Pick<Facts, 'asOf' | 'settings' | 'firstDay'>,
  { tickets, surveys }: ServiceFacts,
) {
  const { asOf } = facts;
  const period = ttm(asOf);
  const lacks = periodNote(period, monthsOfData(period, facts.firstDay));

  const opened = within(tickets.opened, period);
  const responded = within(tickets.responded, period);
  const resolved = within(tickets.resolved, period);
  const open = openOn(tickets, asOf, lasting(tickets));
  const stuck = stuckOf(facts, tickets, open);
  const noTime = untimedNote(tickets, open);
  const count = (name: string, list: readonly Place[], notes: readonly string[]): Figure =>
    fromRows(
      name,
      'count',
      list.length,
      ticketRows(tickets, list, () => 1),
      { lacks: notes },
    );
  const respond = (name: string, seconds: Float64Array | null) =>
    durations(name, 'no ticket was responded to in the period', tickets, responded, seconds, [
      ...lacks,
      ...unansweredNote(tickets, resolved),
    ]);
  const resolve = (name: string, seconds: Float64Array | null) =>
    durations(name, 'no ticket was resolved in the period', tickets, resolved, seconds, [
      ...lacks,
      ...noTime,
    ]);
  const inHours = (column: Float64Array) => (tickets.business ? column : null);

  const csat = satisfaction(
    surveys.filter(({ kind }) => kind === 'csat'),
    lacks,
  );
  const nps = satisfaction(
    surveys.filter(({ kind }) => kind === 'nps'),
    lacks,
  );
  const csatAnswered = csat.rows('CSAT surveys answered', csat.answered);
  const npsAnswered = nps.rows('NPS surveys answered', nps.answered);
  return {
    tickets: { opened, responded, resolved, open, stuck },
    ...restingOn(DAYS_REST_ON, {
      opened: count('Tickets opened', opened, lacks),
      resolved: count('Tickets resolved', resolved, [...lacks, ...noTime]),
      open: count('Open tickets', open, noTime),
    }),
    ...restingOn(STUCK_RESTS_ON, { stuck: count('Stuck tickets', stuck, untimedNote(tickets, stuck)) }),
    respondWall: restingOn(DAYS_REST_ON, respond('Time to respond', tickets.respondWall)),
    respondBusiness: restingOn(
      HOURS_REST_ON,
      respond('Time to respond, business hours', inHours(tickets.respondBusiness)),
    ),
    resolveWall: restingOn(DAYS_REST_ON, resolve('Time to resolve', tickets.resolveWall)),
    resolveBusiness: restingOn(
      HOURS_REST_ON,
      resolve('Time to resolve, business hours', inHours(tickets.resolveBusiness)),
    ),
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
        surveys.filter(({ kind }) => kind === 'csat'),
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
