import type { Tool } from '../types.ts';

/**
 * Autotask's REST API written to a table: moments in UTC, picklists as numbers. New (1) and Complete (5) are fixed,
 * the others every company makes its own. Ids are decimals where pandas met blanks.
 */
export const autotaskApi: Tool = {
  id: 'autotask-api',
  name: 'Autotask (tickets from its API)',
  kind: 'tickets',
  signature: ['id', 'companyid', 'createdate', 'completeddate', 'ticketnumber', 'status', 'queueid', 'title'],
  columns: {
    ticket: 'ticketnumber',
    id: 'id',
    client: 'companyid',
    technician: 'assignedresourceid',
    subject: 'title',
    category: 'issuetype',
    priority: 'priority',
    status: 'status',
    opened: 'createdate',
    first_response: 'firstresponsedatetime',
    resolved: 'completeddate',
    last_activity: 'lastactivitydate',
  },
  unmapped: ['resolveddatetime', 'tickettype', 'ticketcategory', 'description', 'resolution'],
  dates: 'ymd',
  zone: 'UTC',
  options: { rows: 'tickets', floatIds: true, 'status.open': ['1'], 'status.resolved': ['5'] },
};

/** Autotask's own grid, exported: columns are chosen. */
export const autotask: Tool = {
  id: 'autotask',
  name: 'Autotask (tickets)',
  kind: 'tickets',
  signature: ['ticket number', 'ticket title', 'status', 'queue'],
  columns: {
    ticket: 'ticket number',
    subject: 'ticket title',
    technician: 'primary resource',
    category: 'issue type',
    priority: 'priority',
    status: 'status',
  },
  unmapped: ['due date', 'contact'],
  options: { rows: 'tickets' },
};
