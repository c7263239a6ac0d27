import type { Tool } from '../types.ts';

/** Freshdesk and Freshservice: columns are chosen, so few of them are certain. Hours to respond are business hours. */
export const freshdesk: Tool = {
  id: 'freshdesk',
  name: 'Freshdesk (tickets)',
  kind: 'tickets',
  signature: ['ticket id', 'subject', 'status', 'priority', 'created time'],
  columns: {
    ticket: 'ticket id',
    client: 'company name',
    technician: 'agent',
    subject: 'subject',
    category: 'type',
    priority: 'priority',
    status: 'status',
    opened: 'created time',
    first_response: 'initial response time',
    resolved: 'resolved time',
    closed: 'closed time',
    last_activity: 'last update time',
    score: 'survey results',
  },
  unmapped: ['description', 'summary', 'title', 'due by time'],
  options: { rows: 'tickets' },
};
