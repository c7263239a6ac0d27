import type { Tool } from '../types.ts';

/** Wave, customers. */
export const waveCustomers: Tool = {
  id: 'wave-customers',
  name: 'Wave (customers)',
  kind: 'clients',
  signature: ['customer_name', 'contact_first_name', 'customer_currency', 'account_number', 'toll_free'],
  columns: { client: 'customer_name', first_name: 'contact_first_name', last_name: 'contact_last_name' },
};

/** Wave, vendors: known, and not imported. */
export const waveVendors: Tool = {
  id: 'wave-vendors',
  name: 'Wave (vendors)',
  kind: 'clients',
  refused: 'Vendors come with the expenses: they need no list of their own.',
  signature: ['vendor_name', 'contact_first_name', 'vendor_currency', 'account_number', 'toll_free'],
  columns: {},
};
