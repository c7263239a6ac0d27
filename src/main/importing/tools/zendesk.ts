import type { Tool } from '../types.ts';

/** Zendesk Support, ticket export: moments in the account's zone, `-` for nothing. Its minutes are those of the clock. */
export const zendesk: Tool = {
  id: 'zendesk',
  name: 'Zendesk (tickets)',
  kind: 'tickets',
  signature: ['id', 'requester', 'assignee', 'subject', 'status', 'created at', 'solved at', 'organization'],
  columns: {
    ticket: 'id',
    client: 'organization',
    technician: 'assignee',
    subject: 'subject',
    category: 'ticket type',
    priority: 'priority',
    status: 'status',
    opened: 'created at',
    first_response_minutes: 'first reply time in minutes',
    resolved: 'solved at',
    last_activity: 'updated at',
    reopened: 'reopens',
    score: 'satisfaction score',
  },
  unmapped: ['summation column', 'group', 'due date', 'initially assigned at', 'assigned at'],
  dates: 'ymd',
  durations: { first_response_minutes: 'minutes' },
  options: { rows: 'tickets' },
};
