import type { Tool } from '../types.ts';

/** solidtime, full export: a file for each table, with ids of its own and times in UTC. */
export const solidtime: Tool = {
  id: 'solidtime',
  name: 'solidtime (time entries)',
  kind: 'time_entries',
  signature: [
    'id',
    'description',
    'start',
    'end',
    'billable',
    'member_id',
    'user_id',
    'client_id',
    'project_id',
  ],
  columns: {
    id: 'id',
    client: 'client_id',
    project: 'project_id',
    technician: 'user_id',
    date: 'start',
    end_date: 'end',
    billable: 'billable',
    note: 'description',
  },
  unmapped: ['member_id', 'task_id', 'organization_id'],
  dates: 'ymd',
  zone: 'UTC',
};

export const solidtimeClients: Tool = {
  id: 'solidtime-clients',
  name: 'solidtime (clients)',
  kind: 'clients',
  signature: ['id', 'name', 'organization_id', 'archived_at', 'created_at', 'updated_at'],
  columns: { id: 'id', client: 'name' },
  unmapped: ['organization_id', 'archived_at', 'created_at', 'updated_at'],
  dates: 'ymd',
};

export const solidtimeProjects: Tool = {
  id: 'solidtime-projects',
  name: 'solidtime (projects)',
  kind: 'time_entries',
  refused: 'A book keeps no projects: import the time entries, they name their project.',
  signature: ['id', 'name', 'color', 'billable_rate', 'client_id', 'organization_id', 'is_billable'],
  columns: {},
};
