import type { Tool } from '../types.ts';

/** osTicket, ticket export. It has no organisation unless a form asks for it. */
export const osticket: Tool = {
  id: 'osticket',
  name: 'osTicket (tickets)',
  kind: 'tickets',
  signature: ['ticket number', 'date created', 'subject', 'from', 'help topic', 'current status'],
  columns: {
    ticket: 'ticket number',
    client: 'organization',
    technician: 'agent assigned',
    subject: 'subject',
    category: 'help topic',
    priority: 'priority',
    status: 'current status',
    opened: 'date created',
    resolved: 'closed date',
    last_activity: 'last updated',
    reopened: 'reopen count',
  },
  unmapped: ['due date', 'sla due date', 'department', 'source'],
  options: { rows: 'tickets' },
};
