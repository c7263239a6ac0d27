import { dayOf } from '../../shared/calendar.ts';
import { toClock } from '../../shared/duration.ts';
import type { ImportTable } from '../../shared/import.ts';
import { toDecimal } from '../../shared/money.ts';
import { toIso } from '../../shared/timestamp.ts';
import { IMPORT_SHAPES, type Value } from '../db/import-rows.ts';
import type { Resolver } from './resolve.ts';

/** A record's stored values in words: for the preview, for what changed, for what an undo keeps. */

export type NamesById = Pick<Resolver, 'clientName' | 'technicianName' | 'accountName'>;

type Shown = {
  label: string;
  numeric?: boolean;
  text: (value: Value, next: Value, names: NamesById) => string;
};

const plain = (label: string): Shown => ({ label, text: (value) => String(value ?? '') });
const money = (label: string): Shown => ({
  label,
  numeric: true,
  text: (value) => (typeof value === 'number' ? toDecimal(value) : ''),
});
const dayNumber = (label: string): Shown => ({
  label,
  text: (value) => (typeof value === 'number' ? dayOf(value) : ''),
});
const yes = (label: string): Shown => ({ label, text: (value) => (value === 1 ? 'yes' : 'no') });
/** Its offset stands in the next column. */
const moment = (label: string): Shown => ({
  label,
  text: (value, offset) =>
    typeof value === 'number' && typeof offset === 'number' ? toIso({ epoch: value, offset }) : '',
});
const named = (label: string, of: keyof NamesById): Shown => ({
  label,
  text: (value, _next, names) => (typeof value === 'number' ? names[of](value) : ''),
});
const client = named('Client', 'clientName');
const technician = named('Technician', 'technicianName');
const number = (label: string): Shown => ({ ...plain(label), numeric: true });

/** By table and column; columns without an entry are parts of the one before. */
const SHOWN: Record<ImportTable, Readonly<Record<string, Shown>>> = {
  clients: { name: plain('Client'), notes: plain('Notes'), seats: number('Seats'), since: plain('Since') },
  contracts: {
    code: plain('Contract'),
    client_id: client,
    name: plain('Name'),
    service_line: plain('Service line'),
    starts_on: plain('Starts'),
    term_ends_on: plain('Term ends'),
    ended_on: plain('Ended'),
    cycle: plain('Cycle'),
    amount_cents: money('Price'),
  },
  ledger_entries: {
    day: dayNumber('Date'),
    account_id: named('Account', 'accountName'),
    client_id: client,
    cents: money('Amount'),
    vendor: plain('Vendor'),
    memo: plain('Memo'),
    document: plain('Document'),
  },
  time_entries: {
    day: dayNumber('Date'),
    client_id: client,
    technician_id: technician,
    seconds: {
      label: 'Duration',
      numeric: true,
      text: (value) => (typeof value === 'number' ? toClock(value) : ''),
    },
    billable: yes('Billable'),
    work_type: plain('Work type'),
    ticket: plain('Ticket'),
    note: plain('Note'),
  },
  tickets: {
    code: plain('Ticket'),
    client_id: client,
    subject: plain('Subject'),
    category: plain('Category'),
    priority: plain('Priority'),
    technician_id: technician,
    opened_at: moment('Opened'),
    first_response_at: moment('First response'),
    resolved_at: moment('Resolved'),
    status: plain('Status'),
    status_reason: plain('Reason'),
    last_activity_at: moment('Last activity'),
    reopened: number('Reopened'),
  },
  surveys: {
    kind: plain('Survey'),
    sent_on: dayNumber('Sent'),
    client_id: client,
    technician_id: technician,
    ticket: plain('Ticket'),
    score: number('Score'),
    scale_max: number('Of'),
  },
};

const at = (table: ImportTable): { index: number; shown: Shown }[] =>
  IMPORT_SHAPES[table].columns.flatMap((column, index) => {
    const shown = SHOWN[table][column];
    return shown ? [{ index, shown }] : [];
  });

/** The columns of a table as the preview heads them. */
export const recordColumns = (table: ImportTable): { label: string; numeric: boolean }[] =>
  at(table).map(({ shown }) => ({ label: shown.label, numeric: shown.numeric === true }));

/** A record's cells under these columns. */
export const recordCells = (table: ImportTable, values: readonly Value[], names: NamesById): string[] =>
  at(table).map(({ index, shown }) => shown.text(values[index] ?? null, values[index + 1] ?? null, names));

/** A record in a few words: its first cells that say something. */
export const recordLabel = (table: ImportTable, values: readonly Value[], names: NamesById): string =>
  recordCells(table, values, names)
    .filter((cell) => cell !== '')
    .slice(0, 4)
    .join(' · ');

/** The fields in which two states of a record differ. */
export function recordDiff(
  table: ImportTable,
  before: readonly Value[],
  after: readonly Value[],
  names: NamesById,
): { field: string; before: string; after: string }[] {
  const [was, is] = [recordCells(table, before, names), recordCells(table, after, names)];
  return recordColumns(table).flatMap(({ label }, i) =>
    was[i] === is[i] ? [] : [{ field: label, before: was[i] ?? '', after: is[i] ?? '' }],
  );
}
