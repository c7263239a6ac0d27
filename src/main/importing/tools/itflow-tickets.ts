import type { Tool } from '../types.ts';

/** ITFlow, tickets: which columns come is the owner's choice. */
export const itflowTickets: Tool = {
  id: 'itflow-tickets',
  name: 'ITFlow (tickets)',
  kind: 'tickets',
  signature: ['ticket number', 'status', 'subject', 'date opened', 'client', 'assigned to'],
  columns: {
    ticket: 'ticket number',
    client: 'client',
    technician: 'assigned to',
    subject: 'subject',
    category: 'category',
    priority: 'priority',
    status: 'status',
    opened: 'date opened',
    resolved: 'date resolved',
    closed: 'date closed',
  },
  dates: 'ymd',
  options: { rows: 'tickets' },
};
