import type { Tool } from '../types.ts';

/** Zoho Books and Invoice, contacts. */
export const zohoContacts: Tool = {
  id: 'zoho-contacts',
  name: 'Zoho (contacts)',
  kind: 'clients',
  signature: [
    'display name',
    'company name',
    'customer id',
    'customer name',
    'contact type',
    'payment terms',
  ],
  columns: {
    id: 'customer id',
    client: 'customer name',
    first_name: 'first name',
    last_name: 'last name',
    notes: 'notes',
  },
  unmapped: ['display name', 'company name'],
};
