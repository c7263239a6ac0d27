import type { FieldSpec, Interpreter, Kind, Reading } from '../types.ts';
import { words } from '../words.ts';
import { isMapped, plainText } from './asking.ts';
import { answerReader } from './survey-answers.ts';

const FIELDS: readonly FieldSpec[] = [
  {
    field: 'id',
    label: 'The answer’s own number',
    type: 'id',
    headers: words('response id|answer id|survey response id|submission id|response token|token|#'),
  },
  {
    field: 'score',
    label: 'Score',
    type: 'text',
    required: true,
    headers: words(
      'score|nps|nps score|csat score|csat|rating|satisfaction score|satisfaction rating|satisfaction|satisfacao|nota|bewertung',
    ),
  },
  {
    field: 'scale',
    label: 'The best score there is',
    type: 'number',
    headers: words('scale max|scale|max score'),
  },
  { field: 'kind', label: 'What is asked, csat or nps', type: 'text', headers: words('survey|survey type') },
  {
    field: 'date',
    label: 'Date',
    type: 'day',
    required: true,
    headers: words(
      'sent on|sent at|surveyed at|created at|submit date|submitted at|response date|responded at|survey date|date|datum|data|timestamp',
    ),
  },
  {
    field: 'client',
    label: 'Client',
    type: 'text',
    headers: words('client|company|organization|customer|company name|client name|cliente|kunde|account'),
  },
  {
    field: 'technician',
    label: 'Technician',
    type: 'text',
    headers: words('technician|agent|assignee|assigned to|atendente|techniker'),
  },
  {
    field: 'ticket',
    label: 'Ticket',
    type: 'id',
    headers: words('ticket|ticket id|ticket number|case number'),
  },
];

/**
 * Answers to surveys. A person's number is no answer's: people answer more than once. Options of tools: `survey`: csat
 * or nps; `scale`: the best score.
 */
export const surveys: Kind = { kind: 'surveys', fields: FIELDS, interpreter };

function interpreter(reading: Reading): Interpreter {
  const answers = answerReader(reading, false);
  const hasId = isMapped(reading, 'id');
  return {
    row(cells, sink) {
      const answer = answers.of(cells);
      if (!answer) return sink.left(cells.row.line, 'no survey was sent');
      sink.draft({
        table: 'surveys',
        id: hasId ? cells.text('id') || null : null,
        part: '',
        context: '',
        ...answer,
        day: cells.day('date') ?? cells.reject('date', 'is empty; on which day was it?'),
        client: plainText(cells, 'client'),
        technician: plainText(cells, 'technician'),
        ticket: plainText(cells, 'ticket'),
      });
    },
    end: (sink) => answers.end(sink),
  };
}
