import type { Timestamp } from '../../../shared/timestamp.ts';
import type { Cells, DraftSink, Interpreter, Kind, Reading, SurveyDraft, TicketDraft } from '../types.ts';
import { withoutPointZero } from '../values/ids.ts';
import { isMapped, labelOf, plainText, zoneAsking } from './asking.ts';
import { type AnswerReader, answerReader } from './survey-answers.ts';
import { ticketFields } from './ticket-fields.ts';
import { statusReader } from './ticket-status.ts';

/**
 * Requests and when they were answered and resolved. Rows of one ticket are put together: its last state, its first
 * opening. Options of tools: `rows: 'tickets'`: a row is a whole ticket, so none is kept in memory; `floatIds`: ids
 * became decimals (`29682902.0`); `status.open`, `status.waiting`, `status.resolved`: the numbers that mean these.
 */
export const tickets: Kind = { kind: 'tickets', fields: ticketFields, interpreter };

/** A ticket as far as its rows were read, and the answer to its survey. */
type Gathered = { ticket: TicketDraft; survey: SurveyDraft | null };

function interpreter(reading: Reading): Interpreter {
  const answers = isMapped(reading, 'score') ? answerReader(reading, true) : null;
  const gather = ticketReader(reading, answers);
  const whole = reading.tool?.options?.rows === 'tickets';
  const all = new Map<string, Gathered & { line: number }>();
  const put = ({ ticket, survey }: Gathered, sink: DraftSink, line?: number) => {
    const at = line === undefined ? {} : { line };
    sink.draft({ ...ticket, ...at });
    if (survey) sink.draft({ ...survey, ...at });
  };
  return {
    row(cells, sink) {
      const one = gather(cells, sink);
      if (whole) return put(one, sink);
      const before = all.get(one.ticket.code);
      const line = before?.line ?? cells.row.line;
      all.set(one.ticket.code, { ...(before ? merged(before, one) : one), line });
      if (before)
        sink.left(cells.row.line, 'is another row of a ticket; all rows of a ticket are put together');
    },
    end(sink) {
      for (const one of all.values()) put(one, sink, one.line);
      answers?.end(sink);
    },
  };
}

/** Two rows of a ticket: the later state, the first opening and response, the most reopenings. */
function merged(before: Gathered, after: Gathered): Gathered {
  const [a, b] = [before.ticket, after.ticket];
  const older = a.lastActivity && b.lastActivity && a.lastActivity.epoch > b.lastActivity.epoch;
  const [last, first] = older ? [before, after] : [after, before];
  return {
    ticket: {
      ...last.ticket,
      opened: a.opened.epoch <= b.opened.epoch ? a.opened : b.opened,
      firstResponse: earlier(a.firstResponse, b.firstResponse),
      reopened: Math.max(a.reopened, b.reopened),
    },
    survey: last.survey?.score == null ? (first.survey ?? last.survey) : last.survey,
  };
}

const earlier = (a: Timestamp | null, b: Timestamp | null): Timestamp | null =>
  a && b ? (a.epoch <= b.epoch ? a : b) : (a ?? b);

function ticketReader(reading: Reading, answers: AnswerReader | null) {
  const askZone = zoneAsking(reading);
  const status = statusReader(reading);
  const id = idReader(reading);
  const text = (cells: Cells, field: string) => plainText(cells, field);
  return (cells: Cells, sink: DraftSink): Gathered => {
    const moment = (field: string): Timestamp | null => {
      askZone(cells, field, sink);
      return cells.moment(field);
    };
    const code = id(cells, 'ticket') || cells.required('ticket');
    const opened = moment('opened') ?? cells.reject('opened', 'is empty; when was it opened?');
    const resolved = moment('resolved') ?? moment('closed');
    if (resolved && resolved.epoch < opened.epoch)
      sink.warn(
        cells.row.line,
        `The ticket ${code} was resolved before it was opened, by ${labelOf(reading, 'resolved')} and ${labelOf(reading, 'opened')}.`,
      );
    const state = status(cells, sink, resolved !== null);
    const ticket: TicketDraft = {
      table: 'tickets',
      id: id(cells, 'id') || code,
      part: '',
      context: '',
      code,
      client: id(cells, 'client'),
      technician: id(cells, 'technician'),
      subject: cells.text('subject'),
      category: id(cells, 'category'),
      priority: id(cells, 'priority'),
      opened,
      firstResponse: moment('first_response') ?? responseAfter(cells, opened),
      resolved,
      status: state.status,
      status_reason: text(cells, 'status_reason') || (state.status === 'waiting' ? state.word : ''),
      lastActivity: moment('last_activity'),
      reopened: reopenings(cells),
    };
    return { ticket, survey: answers ? surveyOf(ticket, answers, cells) : null };
  };
}

/** Reads what may be a number of the tool: without the decimals a spreadsheet gave it, where the tool is known to have. */
function idReader(reading: Reading): (cells: Cells, field: string) => string {
  if (reading.tool?.options?.floatIds !== true) return plainText;
  return (cells, field) => withoutPointZero(plainText(cells, field));
}

/** Opened + the minutes or hours to the first response; in the offset of the opening. */
function responseAfter(cells: Cells, opened: Timestamp): Timestamp | null {
  for (const field of ['first_response_minutes', 'first_response_hours']) {
    const seconds = cells.duration(field);
    if (seconds !== null) return { epoch: opened.epoch + seconds, offset: opened.offset };
  }
  return null;
}

function reopenings(cells: Cells): number {
  const count = cells.number('reopened') ?? 0;
  return Number.isInteger(count) && count >= 0
    ? count
    : cells.reject('reopened', 'is not a whole number of times');
}

/** The answer to the survey sent about a ticket, on the day it was resolved, else last touched. */
function surveyOf(ticket: TicketDraft, answers: AnswerReader, cells: Cells): SurveyDraft | null {
  const answer = answers.of(cells);
  if (!answer) return null;
  const at = ticket.resolved ?? ticket.lastActivity ?? ticket.opened;
  return {
    table: 'surveys',
    id: ticket.id,
    part: 'csat',
    context: '',
    ...answer,
    day: Math.floor((at.epoch + at.offset * 60) / 86_400),
    client: ticket.client,
    technician: ticket.technician,
    ticket: ticket.code,
  };
}
