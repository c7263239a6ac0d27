import type { FieldSpec } from '../types.ts';
import { words } from '../words.ts';

/** What a time entry can tell, and the headers seen in the wild, best first (IMPORT.md, "Kinds"). */
export const timeFields: readonly FieldSpec[] = [
  { field: 'id', label: 'Number of the entry', type: 'id', headers: words('id|time entry id|entry id|uuid') },
  {
    field: 'client',
    label: 'Client',
    type: 'text',
    headers: words(
      'client|customer|cliente|kunde|company|client name|customer name|company name|organization',
    ),
  },
  {
    field: 'project',
    label: 'Project',
    type: 'text',
    notKept: true,
    headers: words('project|projekt|projeto|proyecto|projet|project name'),
  },
  {
    field: 'technician',
    label: 'Technician',
    type: 'text',
    headers: words(
      'user|technician|member|resource|usuario|benutzer|agent|mitarbeiter|user name|resource name|employee name|name|person|employee',
    ),
  },
  { field: 'first_name', label: 'First name', type: 'text', headers: words('first name|vorname|nome') },
  { field: 'last_name', label: 'Last name', type: 'text', headers: words('last name|nachname|sobrenome') },
  { field: 'login', label: 'Login, where no name stands', type: 'text', headers: words('username|login') },
  {
    field: 'date',
    label: 'Date, or start date',
    type: 'day',
    required: true,
    headers: words(
      'start date|date|datum|data de inicio|data|fecha|date worked|work date|entry date|start date time|time start|start|started at|startdatum|day',
    ),
  },
  {
    field: 'start_time',
    label: 'Start time',
    type: 'time',
    headers: words('start time|from|von|hora de inicio|startzeit|begin'),
  },
  {
    field: 'end_date',
    label: 'End date',
    type: 'day',
    headers: words(
      'end date|stop date|data final|data de fim|end date time|time end|end|ended at|stop|enddatum',
    ),
  },
  {
    field: 'end_time',
    label: 'End time',
    type: 'time',
    headers: words('end time|stop time|to|bis|hora final|hora de fim|endzeit|ende'),
  },
  {
    field: 'duration',
    label: 'Duration',
    type: 'duration',
    headers: words(
      'duration|dauer|duracao|duracion|duree|hours|hours worked|actual hours|time|zeit|stunden|horas|tempo|time spent|duration (decimal)|time (decimal)|time (hours)|duracao (decimal)',
    ),
  },
  {
    field: 'duration_check',
    label: 'Duration again, rounded or as decimals',
    type: 'duration',
    headers: words(
      'duration (decimal)|time (decimal)|duracao (decimal)|dauer (dezimal)|hours rounded|rounded hours|duration|hours',
    ),
  },
  {
    field: 'billable',
    label: 'Billable',
    type: 'flag',
    headers: words('billable|abrechenbar|faturavel|facturable|billable option|is billable'),
  },
  {
    field: 'work_type',
    label: 'Work type, task or activity',
    type: 'text',
    headers: words('work type|task|activity|tatigkeit|tarefa|atividade|actividad|aktivitat'),
  },
  {
    field: 'note',
    label: 'Note',
    type: 'text',
    headers: words(
      'description|notes|note|descricao|beschreibung|descripcion|summary notes|comment|memo|notiz',
    ),
  },
  {
    field: 'ticket',
    label: 'Ticket',
    type: 'id',
    headers: words('ticket|ticket number|ticket id|external reference url'),
  },
];
