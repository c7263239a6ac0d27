import type { Tool } from '../types.ts';

/** FreshBooks, clients. */
export const freshbooksClients: Tool = {
  id: 'freshbooks-clients',
  name: 'FreshBooks (clients)',
  kind: 'clients',
  signature: ['organization', 'first name', 'last name', 'email', 'province/state', 'postal code'],
  columns: { client: 'organization', first_name: 'first name', last_name: 'last name', notes: 'notes' },
};
