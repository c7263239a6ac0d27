import type { Tool } from '../types.ts';

/** Columns that follow rates and invoices, not the work. */
const volatile = ['amount', 'tags', 'email'];

/** What the work was billed at: `Amount ()` where the workspace has no currency. It names nobody. */
const unmapped = ['amount'];

/** Toggl Track, detailed report. How durations are written follows the person's profile, so it isn't said here. */
export const toggl: Tool = {
  id: 'toggl',
  name: 'Toggl Track (detailed report)',
  kind: 'time_entries',
  signature: [
    'user',
    'client',
    'project',
    'start date',
    'start time',
    'end date',
    'end time',
    'duration',
    'tags',
  ],
  columns: {
    technician: 'user',
    client: 'client',
    project: 'project',
    date: 'start date',
    start_time: 'start time',
    end_date: 'end date',
    end_time: 'end time',
    duration: 'duration',
    billable: 'billable',
    work_type: 'task',
    note: 'description',
  },
  unmapped,
  volatile,
};

/** Its newer report builder: columns are chosen, `Member` and `Stop date` stand for `User` and `End date`. */
export const togglReport: Tool = {
  id: 'toggl-report',
  name: 'Toggl Track (report)',
  kind: 'time_entries',
  signature: [
    'description',
    'duration',
    'member',
    'project',
    'start date',
    'start time',
    'stop date',
    'stop time',
  ],
  columns: {
    technician: 'member',
    client: 'client',
    project: 'project',
    date: 'start date',
    start_time: 'start time',
    end_date: 'stop date',
    end_time: 'stop time',
    duration: 'duration',
    billable: 'billable',
    work_type: 'task',
    note: 'description',
  },
  unmapped,
  volatile,
};
