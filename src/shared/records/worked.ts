import { CONTRACT_EVENTS, CONTRACT_STATES } from '../domain.ts';
import { cents, choice, day, type Field, type RecordTable, seconds, text, whole } from './fields.ts';
import { TABLES } from './tables.ts';

/**
 * What the book works out for a record, such as what a contract adds to MRR today. It is read, sorted, filtered and
 * written as CSV like a field; no column keeps it, and nobody types it.
 */
export type Worked = Field & {
  /** The field it stands behind. */
  after: string;
  /** What all of a list come to means something. */
  summed: boolean;
};

const after = (field: string, worked: readonly Field[], summed: readonly string[] = []): Worked[] =>
  worked.map((each) => ({ ...each, column: '', after: field, summed: summed.includes(each.name) }));

/** By table, in the order they are shown; as of today in the book's zone. How each is worked out: services/worked-out.ts. */
export const WORKED: Readonly<Partial<Record<RecordTable, readonly Worked[]>>> = {
  contracts: after(
    'client',
    [
      choice('state', 'State', CONTRACT_STATES, { required: true }),
      cents('monthly', 'MRR today', { required: true }),
      choice('next', 'To come', CONTRACT_EVENTS),
      day('next_on', 'To come on'),
    ],
    ['monthly'],
  ),
  technicians: after(
    'is_owner',
    [
      cents('hourly', 'An hour today'),
      day('since', 'Since'),
      cents('next_hourly', 'Next rate'),
      day('next_from', 'Next rate from'),
      seconds('seconds', 'Hours logged', { required: true }),
      seconds('uncosted', 'Without a rate', { required: true }),
    ],
    ['seconds', 'uncosted'],
  ),
  accounts: after('kind', [
    whole('entries', 'Entries', { required: true }),
    cents('year', 'Twelve months', { required: true }),
    cents('total', 'In all', { required: true }),
    day('last_day', 'Last entry'),
  ]),
  recurring_entries: after('paused', [day('next_due', 'Next due'), text('due_days', 'Due days')]),
};

export const workedOf = (table: RecordTable): readonly Worked[] => WORKED[table] ?? [];

/** All that a list of records can show of each: its fields, and what is worked out behind the one it belongs to. */
export const columnsOfTable = (table: RecordTable): Field[] =>
  TABLES[table].fields.flatMap((field) => [
    field,
    ...workedOf(table).filter(({ after: behind }) => behind === field.name),
  ]);
