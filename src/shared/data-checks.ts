import type { DayNumber } from './calendar.ts';

/** The data checks: what of a book's rows may be wrong, or bends a figure (screen "Data checks", `plumbline check`). */

/** Checks that the database answers, row by row. */
export const ROW_CHECKS = [
  'uncosted_time',
  'future_days',
  'time_on_ended_clients',
  'costs_of_ended_clients',
  'tickets_out_of_order',
  'tickets_without_time',
  'accounts_of_two_kinds',
  'rates_on_one_day',
  'nps_scales',
  'time_without_client',
  'costs_without_client',
] as const;
export type RowCheck = (typeof ROW_CHECKS)[number];

/** Checks that look for rows beside others; they walk all of a book's entries. */
export const SUSPECT_CHECKS = ['long_days', 'duplicate_time', 'duplicate_ledger'] as const;
export type SuspectCheck = (typeof SUSPECT_CHECKS)[number];

/** Checks that contracts and a day's figures answer. */
export const JUDGED_CHECKS = [
  'contracts_without_price',
  'contracts_overlapping',
  'contracts_never_in_force',
  'prices_on_one_day',
  'prices_out_of_force',
  'clients_without_contract',
  'billed_not_earned',
  'earned_not_billed',
  'mrr_above_revenue',
] as const;
export type JudgedCheck = (typeof JUDGED_CHECKS)[number];

export const CHECK_IDS = [...ROW_CHECKS, ...SUSPECT_CHECKS, ...JUDGED_CHECKS] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** What a row that a check found is. */
export const CHECKED_RECORDS = [
  'time',
  'ledger',
  'tickets',
  'surveys',
  'adjustments',
  'accounts',
  'technicians',
  'clients',
  'contracts',
] as const;
export type CheckedRecord = (typeof CHECKED_RECORDS)[number];

/** One row that a check found. */
export type Found = {
  record: CheckedRecord;
  /** The record's number in the book. */
  id: number;
  day: DayNumber | null;
  client: string | null;
  /** Who or what it is: technician, account, code. */
  what: string;
  /** Note, memo, or what is wrong with this one. */
  detail: string;
  /** Seconds or cents, as the check has it; null where it has neither. */
  value: number | null;
};

/** How many rows a check found, and what they add up to; null where they carry no amounts. */
export type Tally = { count: number; total: number | null };
