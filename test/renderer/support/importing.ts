import type { ImportMemory } from '../../../src/shared/contract/import-learnt.ts';
import type { ImportBatch, ImportCommitted, ImportPlan } from '../../../src/shared/contract/importing.ts';
import type { ImportQuestion } from '../../../src/shared/import.ts';

const COLUMNS = ['Client', 'Date', 'Hours'];
const FIELDS = [
  { field: 'client', label: 'Client', required: false },
  { field: 'date', label: 'Date', required: true },
  { field: 'duration', label: 'Duration', required: true },
  { field: 'note', label: 'Note', required: false },
];

/** What main says of a file of time entries. */
export const plan = (more: Partial<ImportPlan> = {}): ImportPlan => ({
  name: 'hours.csv',
  content: 'the hash of it',
  bytes: 1234,
  encoding: 'utf-8',
  delimiter: 'comma',
  headerLine: 1,
  kind: 'time_entries',
  source: 'toggl',
  tool: 'Toggl Track (detailed report)',
  reasons: ['Looks like an export of Toggl Track.'],
  columns: COLUMNS.map((label, position) => ({
    position,
    label,
    unit: '',
    samples: [`${label} 1`, `${label} 2`],
    field: ['client', 'date', 'duration'][position] ?? null,
    kept: true,
  })),
  fields: FIELDS,
  mapping: { kind: 'time_entries', source: 'toggl', columns: { client: 0, date: 1, duration: 2 } },
  savedAs: '',
  rows: 412,
  new: 412,
  changed: 0,
  unchanged: 0,
  leftOut: 0,
  rejectedCount: 0,
  rejected: [],
  leftOutRows: [],
  warnings: [],
  preview: {
    columns: [
      { label: 'Date', numeric: false },
      { label: 'Client', numeric: false },
      { label: 'Ticket', numeric: false },
    ],
    rows: [{ line: 2, what: 'new', cells: ['2026-03-04', 'Cedar Clinic', ''] }],
  },
  changes: [],
  totals: [],
  newClients: [],
  newTechnicians: [],
  questions: [],
  answered: [],
  ...more,
});

export const receipt = (more: Partial<ImportCommitted> = {}): ImportCommitted => ({
  batch: 7,
  kind: 'time_entries',
  source: 'toggl',
  name: 'hours.csv',
  rows: 412,
  new: 412,
  changed: 0,
  unchanged: 0,
  leftOut: 0,
  rejectedCount: 0,
  rejected: [],
  newClients: [],
  newTechnicians: [],
  ...more,
});

export const batch = (id: number, more: Partial<ImportBatch> = {}): ImportBatch => ({
  id,
  at: '2026-07-01T10:00:00.000Z',
  kind: 'time_entries',
  source: 'toggl',
  sourceName: 'Toggl Track',
  file: `hours-${id}.csv`,
  rows: 10,
  added: 10,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  leftOut: 0,
  undoneAt: null,
  ...more,
});

export const datesQuestion: ImportQuestion = {
  id: 'dates:Date',
  prompt: 'How are the dates in “Date” written?',
  because: '“03/04/2026” (line 2) is 3 April or 4 March.',
  options: [
    { value: 'dmy', label: 'day/month/year' },
    { value: 'mdy', label: 'month/day/year' },
  ],
  suggestion: 'dmy',
};

export const accountQuestion = (account: string, suggestion?: string): ImportQuestion => ({
  id: `account:${account}`,
  prompt: `What kind of account is “${account}”?`,
  because: '5 lines, -3884.07 together, such as “March”.',
  about: { lines: 5, cents: -388407, flow: null, examples: ['March', 'April'] },
  options: [{ value: 'revenue.recurring', label: 'revenue.recurring' }],
  ...(suggestion && { suggestion }),
});

/** What main says was learnt: nothing yet. */
export const memory = (more: Partial<ImportMemory> = {}): ImportMemory => ({
  mappings: [],
  accounts: [],
  rules: [],
  answers: [],
  aliases: [],
  clients: ['Cedar Clinic'],
  ...more,
});
