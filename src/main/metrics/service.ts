import type { DayNumber } from '../../shared/calendar.ts';
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
import { middle, valuesOf } from './median.ts';
import { monthsOfData, periodNote, ttm } from './periods.ts';
import {
  DAYS_REST_ON,
  HOURS_REST_ON,
  itemsOf,
  openOn,
  STUCK_RESTS_ON,
  stuckOf,
  type Timed,
  ticketRows,
  unansweredNote,
  untimedNote,
} from './ticket-times.ts';

/** METRICS.md, "Service quality". */

/** 4 and 5 of 5; 3 of 3; 1 of 1: at least 80 % of the scale. */
export const isSatisfied = (score: number, scaleMax: number): boolean => score * 5 >= scaleMax * 4;

type Seconds = (one: Timed) => number;

function durations(
  name: string,
  none: string,
  list: readonly Timed[],
  secondsOf: Seconds | null,
  lacks: readonly string[],
): { mean: Figure; median: Figure } {
  const seconds = secondsOf ? valuesOf(list, secondsOf) : new Float64Array();
  /** Over some of the tickets; their rows are listed when an explanation asks for them. */
  const over = (kind: string, own: Float64Array, tickets: () => readonly Timed[]): Figure => {
    let sum = 0;
    let before = 0;
    for (const value of own) {
      sum += value;
      if (value < 0) before++;
    }
    const rows: Source = {
      rows: 'tickets',
      get items() {
        return itemsOf(tickets(), (one) => secondsOf?.(one) ?? 0);
      },
    };
    const note = before > 0 ? [`${before} tickets carry a time before they were opened`] : [];
    const figure = quotient(
      `${name}, ${kind}`,
      fromRows(`${name}, of these tickets`, 'seconds', sum, rows, { lacks: note }),
      given('Tickets', 'count', own.length, 'calendar'),
      { unit: 'seconds', none, lacks },
    );
    return secondsOf ? figure : unavailable(figure, 'no business hours are set');
  };
  const places = middle(seconds);
  return {
    mean: over('mean', seconds, () => (secondsOf ? list : [])),
    median: over(
      'median',
      valuesOf(places, (place) => seconds[place] ?? 0),
      () => places.map((place) => list[place]).filter((one) => one !== undefined),
    ),
  };
}

const answersOf = (list: readonly SurveyAnswer[]): number =>
  list.reduce((sum, { ids }) => sum + ids.length, 0);

/** Surveys that count one each, listed by day when an explanation asks for them. */
const listed = (list: readonly SurveyAnswer[]): Source => ({
  rows: 'surveys',
  get items() {
    const days = list.flatMap(({ ids, sentOn }) => ids.map((id, i) => ({ id, day: sentOn[i] ?? 0 })));
    days.sort((a, b) => a.day - b.day || a.id - b.id);
    return counted(days.map(({ id }) => id));
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
  const { all, business } = tickets;
  const period = ttm(asOf);
  const lacks = periodNote(period, monthsOfData(period, facts.firstDay));
  const within = (day: DayNumber | null) => day !== null && day >= period.from && day <= period.to;

  const opened = all.filter((one) => within(one.opened));
  const responded = all.filter((one) => within(one.responded));
  const resolved = all.filter((one) => within(one.resolved));
  const open = all.filter(openOn(asOf));
  const stuck = stuckOf(facts, open);
  const noTime = untimedNote(open);
  const count = (name: string, list: readonly Timed[], notes: readonly string[]): Figure =>
    fromRows(
      name,
      'count',
      list.length,
      ticketRows(list, () => 1),
      { lacks: notes },
    );
  const respond = (name: string, seconds: Seconds | null) =>
    durations(name, 'no ticket was responded to in the period', responded, seconds, [
      ...lacks,
      ...unansweredNote(resolved),
    ]);
  const resolve = (name: string, seconds: Seconds | null) =>
    durations(name, 'no ticket was resolved in the period', resolved, seconds, [...lacks, ...noTime]);

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
    ...restingOn(STUCK_RESTS_ON, { stuck: count('Stuck tickets', stuck, untimedNote(stuck)) }),
    respondWall: restingOn(
      DAYS_REST_ON,
      respond('Time to respond', (one) => one.respondWall),
    ),
    respondBusiness: restingOn(
      HOURS_REST_ON,
      respond('Time to respond, business hours', business ? (one) => one.respondBusiness : null),
    ),
    resolveWall: restingOn(
      DAYS_REST_ON,
      resolve('Time to resolve', (one) => one.resolveWall),
    ),
    resolveBusiness: restingOn(
      HOURS_REST_ON,
      resolve('Time to resolve, business hours', business ? (one) => one.resolveBusiness : null),
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
