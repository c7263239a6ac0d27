import {
  ACCOUNT_KINDS,
  ADJUSTMENT_CATEGORIES,
  ASSIGNABLE,
  CHANGE_REASONS,
  CONFIDENCES,
  CYCLES,
  EVERY,
  SURVEY_KINDS,
  TICKET_STATUSES,
  WORK_TYPES,
} from '../domain.ts';
import {
  cents,
  choice,
  day,
  flag,
  moment,
  names,
  note,
  type RecordTable,
  reference,
  seconds,
  text,
  whole,
} from './fields.ts';
import type { TableSpec } from './table-spec.ts';

const must: { required: true } = { required: true };
const client = reference('client', 'Client', 'clients');
const technician = reference('technician', 'Technician', 'technicians');
const contract = reference('contract', 'Contract', 'contracts', must);
const numbered = { ...must, numbered: true };
const byName = { column: 'name', descending: false };

/**
 * What can be kept by hand: one entry a table, one line a field. Forms, validation, lists, words and the history all
 * follow it, so a new field is a line here and a column in a migration.
 */
export const TABLES: Readonly<Record<RecordTable, TableSpec>> = {
  clients: {
    label: 'Clients',
    one: 'client',
    many: 'clients',
    topic: 'clients',
    fields: [
      text('name', 'Client', must),
      names('aliases', 'Also known as', { column: 'client_aliases' }),
      day('since', 'Since'),
      whole('seats', 'Seats'),
      note('notes', 'Notes'),
    ],
    title: ['name'],
    unique: ['name'],
    order: byName,
  },
  technicians: {
    label: 'Technicians',
    one: 'technician',
    many: 'technicians',
    topic: 'technicians',
    fields: [text('name', 'Technician', must), flag('is_owner', 'Owner', { ...must, fallback: false })],
    title: ['name'],
    unique: ['name'],
    order: byName,
  },
  cost_rates: {
    label: 'Cost rates',
    one: 'cost rate',
    many: 'cost rates',
    topic: 'technicians',
    fields: [
      { ...technician, ...must },
      day('effective_from', 'From', must),
      cents('hourly_cost', 'Cost an hour', { ...must, column: 'hourly_cents', min: 0 }),
    ],
    title: ['technician', 'effective_from'],
    unique: [],
    order: { column: 'effective_from', descending: true },
  },
  contracts: {
    label: 'Contracts',
    one: 'contract',
    many: 'contracts',
    topic: 'contracts',
    fields: [
      text('contract', 'Contract', { ...must, column: 'code' }),
      { ...client, ...must },
      text('name', 'Name'),
      text('service_line', 'Service line'),
      day('starts_on', 'Starts', must),
      day('term_ends_on', 'Term ends'),
      day('ended_on', 'Ended'),
      whole('notice_days', 'Notice, days', { max: 36_500 }),
      flag('auto_renews', 'Renews itself'),
      choice('assignable', 'Assignable', ASSIGNABLE),
      flag('signed', 'Signed'),
    ],
    title: ['contract', 'client'],
    unique: ['contract'],
    order: { column: 'code', descending: false },
  },
  contract_prices: {
    label: 'Prices',
    one: 'price',
    many: 'prices',
    topic: 'contracts',
    fields: [
      contract,
      day('effective_from', 'From', must),
      choice('cycle', 'Cycle', CYCLES, { ...must, fallback: 'monthly' }),
      cents('amount', 'Price', { ...must, column: 'amount_cents', min: 0 }),
      cents('discount', 'Discount', { column: 'discount_cents', min: 0 }),
      choice('change_reason', 'Reason', CHANGE_REASONS, must),
    ],
    title: ['contract', 'effective_from'],
    unique: [],
    order: { column: 'effective_from', descending: true },
    clash: ({ amount, discount }) =>
      typeof amount === 'number' && typeof discount === 'number' && discount > amount
        ? { field: 'discount', message: 'The discount is more than the price.' }
        : null,
  },
  contract_pauses: {
    label: 'Pauses',
    one: 'pause',
    many: 'pauses',
    topic: 'contracts',
    fields: [
      contract,
      day('from', 'From', { ...must, column: 'from_day' }),
      day('until', 'Until', { column: 'until_day' }),
    ],
    title: ['contract', 'from'],
    unique: [],
    order: { column: 'from_day', descending: true },
    clash: ({ from, until }) =>
      typeof from === 'string' && typeof until === 'string' && until < from
        ? { field: 'until', message: `The pause ends on ${until}, before it begins.` }
        : null,
  },
  accounts: {
    label: 'Accounts',
    one: 'account',
    many: 'accounts',
    topic: 'ledger',
    fields: [
      text('name', 'Account', must),
      choice('kind', 'Kind', ACCOUNT_KINDS, must),
      names('aliases', 'Also known as', { column: 'account_aliases' }),
    ],
    title: ['name', 'kind'],
    seldom: ['aliases'],
    unique: ['name', 'kind'],
    order: { column: 'name', descending: false, by: 'kind' },
  },
  ledger_entries: {
    label: 'Ledger',
    one: 'ledger entry',
    many: 'ledger entries',
    topic: 'ledger',
    fields: [
      day('date', 'Date', { ...numbered, column: 'day' }),
      reference('account', 'Account', 'accounts', must),
      client,
      cents('amount', 'Amount', { ...must, column: 'cents' }),
      text('vendor', 'Vendor'),
      text('memo', 'Memo'),
      text('document', 'Document'),
      flag('acquisition', 'Acquisition', { ...must, fallback: false }),
    ],
    title: ['date', 'account', 'client', 'memo'],
    seldom: ['acquisition'],
    unique: [],
    order: { column: 'day', descending: true },
  },
  recurring_entries: {
    label: 'Recurring entries',
    one: 'recurring entry',
    many: 'recurring entries',
    topic: 'ledger',
    fields: [
      reference('account', 'Account', 'accounts', must),
      client,
      cents('amount', 'Amount', { ...must, column: 'cents' }),
      text('vendor', 'Vendor'),
      text('memo', 'Memo'),
      flag('acquisition', 'Acquisition', { ...must, fallback: false }),
      choice('every', 'Every', EVERY, { ...must, fallback: 'month' }),
      day('first_day', 'First due', numbered),
      day('last_day', 'Last due', { numbered: true }),
      flag('paused', 'Paused', { ...must, fallback: false }),
    ],
    title: ['account', 'client', 'memo'],
    seldom: ['vendor', 'acquisition', 'last_day', 'paused'],
    unique: [],
    order: { column: 'first_day', descending: false },
    clash: ({ first_day: first, last_day: last }) =>
      typeof first === 'string' && typeof last === 'string' && last < first
        ? { field: 'last_day', message: `The last due day, ${last}, is before the first.` }
        : null,
  },
  time_entries: {
    label: 'Time',
    one: 'time entry',
    many: 'time entries',
    topic: 'time',
    fields: [
      day('date', 'Date', { ...numbered, column: 'day' }),
      client,
      { ...technician, ...must },
      seconds('duration', 'Duration', { ...must, column: 'seconds' }),
      flag('billable', 'Billable', { ...must, fallback: true }),
      choice('work_type', 'Work type', WORK_TYPES, { ...must, fallback: 'support' }),
      text('ticket', 'Ticket'),
      text('note', 'Note'),
    ],
    title: ['date', 'technician', 'client', 'note'],
    unique: [],
    order: { column: 'day', descending: true },
  },
  tickets: {
    label: 'Tickets',
    one: 'ticket',
    many: 'tickets',
    topic: 'tickets',
    fields: [
      text('ticket', 'Ticket', { ...must, column: 'code' }),
      client,
      text('subject', 'Subject'),
      text('category', 'Category'),
      text('priority', 'Priority'),
      technician,
      moment('opened_at', 'Opened', must),
      moment('first_response_at', 'First response'),
      moment('resolved_at', 'Resolved'),
      choice('status', 'Status', TICKET_STATUSES, { ...must, fallback: 'open' }),
      text('status_reason', 'Reason'),
      moment('last_activity_at', 'Last activity'),
      whole('reopened', 'Reopened', { ...must, fallback: 0 }),
    ],
    title: ['ticket', 'client', 'subject'],
    unique: ['ticket'],
    order: { column: 'opened_at', descending: true },
  },
  surveys: {
    label: 'Surveys',
    one: 'survey',
    many: 'surveys',
    topic: 'surveys',
    fields: [
      choice('survey', 'Survey', SURVEY_KINDS, { ...must, column: 'kind' }),
      day('sent_on', 'Sent', numbered),
      client,
      technician,
      text('ticket', 'Ticket'),
      whole('score', 'Score'),
      whole('scale_max', 'Of', { ...must, min: 1 }),
    ],
    title: ['survey', 'sent_on', 'client'],
    unique: [],
    order: { column: 'sent_on', descending: true },
    clash: ({ score, scale_max: top }) =>
      typeof score === 'number' && typeof top === 'number' && score > top
        ? { field: 'score', message: `${score} is above the scale’s maximum of ${top}.` }
        : null,
  },
  adjustments: {
    label: 'Adjustments',
    one: 'adjustment',
    many: 'adjustments',
    topic: 'adjustments',
    fields: [
      day('date', 'Date', { ...must, column: 'day' }),
      text('label', 'Label', must),
      choice('category', 'Category', ADJUSTMENT_CATEGORIES, must),
      cents('amount', 'Amount', { ...must, column: 'cents' }),
      flag('recurring', 'Recurring', { ...must, fallback: false }),
      choice('confidence', 'Confidence', CONFIDENCES, must),
      text('note', 'Note'),
    ],
    title: ['date', 'label'],
    unique: [],
    order: { column: 'day', descending: true },
  },
};

/** “1 time entry”, “3 time entries”. */
export const counted = (table: RecordTable, count: number): string =>
  `${count} ${count === 1 ? TABLES[table].one : TABLES[table].many}`;
