import type { Tool } from '../types.ts';

/** Invoice Ninja 4, client report: three title lines, balances that change all the time. */
export const invoiceNinjaClients: Tool = {
  id: 'invoice-ninja-clients',
  name: 'Invoice Ninja (clients)',
  kind: 'clients',
  signature: ['name', 'balance', 'paid to date', 'billing street', 'public notes', 'private notes'],
  columns: { client: 'name', first_name: 'first name', last_name: 'last name', notes: 'public notes' },
  unmapped: ['id number', 'private notes'],
};
