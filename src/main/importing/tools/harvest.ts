import type { Tool } from '../types.ts';

/** Harvest, detailed time. Where rounding is on, the owner says which hours count. */
export const harvest: Tool = {
  id: 'harvest',
  name: 'Harvest (detailed time)',
  kind: 'time_entries',
  signature: ['date', 'client', 'project', 'task', 'notes', 'hours', 'billable', 'first name', 'last name'],
  columns: {
    client: 'client',
    project: 'project',
    first_name: 'first name',
    last_name: 'last name',
    date: 'date',
    duration: 'hours',
    duration_check: 'hours rounded',
    billable: 'billable',
    work_type: 'task',
    note: 'notes',
    ticket: 'external reference url',
  },
  unmapped: ['employee', 'employee id', 'roles'],
  durations: { duration: 'hours', duration_check: 'hours' },
  volatile: [
    'invoiced',
    'approved',
    'employee id',
    'roles',
    'employee',
    'billable rate',
    'billable amount',
    'cost rate',
    'cost amount',
    'currency',
  ],
};
