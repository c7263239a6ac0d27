import type { Tool } from '../types.ts';

/** Plumbline's own files (docs/FORMAT.md), one at a time. Contracts need two files: import their folder as a book. */
const shared = { dates: 'ymd', decimals: '.' } as const;

export const plumblineTime: Tool = {
  ...shared,
  id: 'plumbline-time',
  name: 'Plumbline (time_entries.csv)',
  kind: 'time_entries',
  signature: ['date', 'client', 'technician', 'duration', 'billable', 'work_type', 'ticket', 'note'],
  columns: {},
  durations: { duration: 'clock' },
  options: { blankBillable: 'no' },
};

export const plumblineTickets: Tool = {
  ...shared,
  id: 'plumbline-tickets',
  name: 'Plumbline (tickets.csv)',
  kind: 'tickets',
  signature: [
    'ticket',
    'client',
    'subject',
    'opened_at',
    'first_response_at',
    'resolved_at',
    'last_activity_at',
  ],
  columns: {},
  options: { rows: 'tickets' },
};

export const plumblineSurveys: Tool = {
  ...shared,
  id: 'plumbline-surveys',
  name: 'Plumbline (surveys.csv)',
  kind: 'surveys',
  signature: ['survey', 'sent_on', 'client', 'technician', 'ticket', 'score', 'scale_max'],
  columns: { kind: 'survey' },
};

export const plumblineClients: Tool = {
  ...shared,
  id: 'plumbline-clients',
  name: 'Plumbline (clients.csv)',
  kind: 'clients',
  signature: ['client', 'since', 'seats', 'notes'],
  columns: {},
};

export const plumblineContracts: Tool = {
  ...shared,
  id: 'plumbline-contracts',
  name: 'Plumbline (contracts.csv)',
  kind: 'contracts',
  refused: 'Contracts and their prices are two files: open the folder they lie in as a new book.',
  signature: [
    'contract',
    'client',
    'service_line',
    'starts_on',
    'term_ends_on',
    'notice_days',
    'auto_renews',
  ],
  columns: {},
};
