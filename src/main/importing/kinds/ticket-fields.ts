import type { FieldSpec } from '../types.ts';
import { words } from '../words.ts';

/** What a ticket can tell, and the headers seen in the wild, best first (IMPORT.md, "Kinds"). */
export const ticketFields: readonly FieldSpec[] = [
  {
    field: 'ticket',
    label: 'Ticket',
    type: 'id',
    required: true,
    headers: words('ticket number|ticket id|ticket|ticker|ticket no|number|case number|case id|issue key|id'),
  },
  { field: 'id', label: 'The tool’s own number of it', type: 'id', headers: [] },
  {
    field: 'opened',
    label: 'Opened',
    type: 'moment',
    required: true,
    headers: words(
      'created at|created time|date created|date opened|create date|created date|created|opened at|opened|open date|data abertura|data de abertura|erstellt am|fecha de creacion',
    ),
  },
  {
    field: 'client',
    label: 'Client',
    type: 'text',
    headers: words(
      'organization|company name|company|client|customer|client name|organisation|cliente|kunde|account',
    ),
  },
  {
    field: 'technician',
    label: 'Technician',
    type: 'text',
    headers: words(
      'assignee|agent|assigned to|technician|agent assigned|primary resource|assigned technician|atendente|tecnico|bearbeiter|resource|owner',
    ),
  },
  {
    field: 'subject',
    label: 'Subject',
    type: 'text',
    headers: words('subject|title|ticket title|assunto|titulo|betreff|summary'),
  },
  {
    field: 'category',
    label: 'Category',
    type: 'text',
    headers: words('category|help topic|ticket type|type|issue type|categoria|kategorie'),
  },
  {
    field: 'priority',
    label: 'Priority',
    type: 'text',
    headers: words('priority|prioridade|prioridad|prioritat'),
  },
  {
    field: 'status',
    label: 'Status',
    type: 'text',
    headers: words('status|current status|ticket status|estado|state|situacao'),
  },
  {
    field: 'status_reason',
    label: 'Reason of the status',
    type: 'text',
    headers: words('status reason|waiting reason|reason for pendency'),
  },
  {
    field: 'resolved_flag',
    label: 'Resolved, yes or no',
    type: 'flag',
    headers: words('resolvido|is resolved'),
  },
  {
    field: 'first_response',
    label: 'First response',
    type: 'moment',
    headers: words(
      'first response date time|first response at|initial response time|first response time|first responded at|first reply at|first response',
    ),
  },
  {
    field: 'first_response_minutes',
    label: 'Minutes to the first response',
    type: 'minutes',
    headers: words('first reply time in minutes|first response minutes|first response time|first reply time'),
  },
  {
    field: 'first_response_hours',
    label: 'Hours to the first response',
    type: 'hours',
    headers: words(
      'first response time|first response hours|first reply time in hours|initial response time',
    ),
  },
  {
    field: 'resolved',
    label: 'Resolved',
    type: 'moment',
    headers: words(
      'solved at|resolved time|date resolved|completed date|complete date|resolved at|resolved date|resolved date time|data solucao|data de solucao|gelost am|solved date|resolved|closed time|closed date|date closed|closed at',
    ),
  },
  {
    field: 'closed',
    label: 'Closed, where no resolution is told',
    type: 'moment',
    headers: words(
      'closed time|closed date|date closed|closed at|data fechamento|data de fechamento|geschlossen am',
    ),
  },
  {
    field: 'last_activity',
    label: 'Last activity',
    type: 'moment',
    headers: words(
      'last activity at|last activity date|last activity|updated at|last updated|last updated time|last update time|data iteracao',
    ),
  },
  {
    field: 'reopened',
    label: 'How often it was reopened',
    type: 'number',
    headers: words('reopens|reopen count|reopened|reopened count'),
  },
  {
    field: 'score',
    label: 'Survey score',
    type: 'text',
    headers: words(
      'satisfaction score|survey results|survey result|satisfacao|csat score|csat|satisfaction rating|satisfaction',
    ),
  },
];
