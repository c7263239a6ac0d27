import { MAX_CENTS } from '../money.ts';

/** What a field of a record holds; a value travels as the type in brackets, an empty one as null. */
export const FIELD_TYPES = [
  /** One line of text (string). */
  'text',
  /** Text of any length (string). */
  'note',
  /** A calendar day (string, `2026-06-30`). */
  'day',
  /** A moment with its offset (string, `2026-06-30T09:00:00Z`). */
  'moment',
  /** Money (integer cents). */
  'cents',
  /** Worked time (integer seconds). */
  'seconds',
  /** A whole number (integer). */
  'whole',
  /** Yes or no (boolean). */
  'flag',
  /** One of `choices` (string). */
  'choice',
  /** Another record by its name (string). */
  'reference',
  /** Several names (list of strings). */
  'names',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** The tables whose records are kept by hand. */
export const RECORD_TABLES = [
  'clients',
  'technicians',
  'cost_rates',
  'contracts',
  'contract_prices',
  'contract_pauses',
  'accounts',
  'ledger_entries',
  'recurring_entries',
  'time_entries',
  'tickets',
  'surveys',
  'adjustments',
] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

/** As many records as one step can change. */
export const MOST_ROWS = 20_000;

/** Tables whose records others refer to by name. */
export const NAMED_TABLES = ['clients', 'technicians', 'contracts', 'accounts'] as const;
export type NamedTable = (typeof NAMED_TABLES)[number];

/** Records that are part of another one's life, and are kept in its panel. */
export const PART_OF: Readonly<Partial<Record<RecordTable, NamedTable>>> = {
  contract_prices: 'contracts',
  contract_pauses: 'contracts',
  cost_rates: 'technicians',
};
/** The column by which a record names one of another table. */
export const columnNaming = (of: NamedTable): string => `${of.slice(0, -1)}_id`;

export type FieldValue = string | number | boolean | null | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export type Field = {
  /** As the canonical folder heads its column (docs/FORMAT.md). */
  name: string;
  label: string;
  type: FieldType;
  /** Where the table keeps it; a moment has its offset beside it. */
  column: string;
  required: boolean;
  choices?: readonly string[];
  /** Whose names a reference takes. */
  of?: NamedTable;
  min?: number;
  max?: number;
  /** The column holds a day as a number. */
  numbered?: boolean;
  /** What a new record gets where nothing is said. */
  fallback: FieldValue;
};

type More = Partial<Omit<Field, 'name' | 'label' | 'type'>>;

const field =
  (type: FieldType, fallback: FieldValue = null) =>
  (name: string, label: string, more: More = {}): Field => ({
    name,
    label,
    type,
    column: name,
    required: false,
    fallback,
    ...more,
  });

export const text = field('text', '');
export const note = field('note', '');
export const day = field('day');
export const moment = field('moment');
export const flag = field('flag');
export const names = field('names', []);
const money = field('cents');
const time = field('seconds');
const number = field('whole');

export const cents = (name: string, label: string, more: More = {}): Field =>
  money(name, label, { min: -MAX_CENTS, max: MAX_CENTS, ...more });
export const seconds = (name: string, label: string, more: More = {}): Field =>
  time(name, label, { min: 0, max: 3_600_000_000, ...more });
export const whole = (name: string, label: string, more: More = {}): Field =>
  number(name, label, { min: 0, max: 1_000_000_000, ...more });
export const choice = (name: string, label: string, choices: readonly string[], more: More = {}): Field =>
  field('choice')(name, label, { choices, ...more });
export const reference = (name: string, label: string, of: NamedTable, more: More = {}): Field =>
  field('reference')(name, label, { of, column: columnNaming(of), ...more });
