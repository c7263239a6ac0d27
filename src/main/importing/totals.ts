import type { Value } from '../db/import-rows.ts';
import type { Resolver } from './resolve.ts';
import type { Draft } from './types.ts';

/** What the records of a file add up to, for a look beside the tool's own totals. */

export type Total = { label: string; value: number; unit: 'count' | 'seconds' | 'cents' };
export type Totals = Map<string, Total>;

const add = (totals: Totals, label: string, unit: Total['unit'], value: number): void => {
  const own = totals.get(label);
  if (own) own.value += value;
  else totals.set(label, { label, unit, value });
};

const ACCOUNT_AT = 1;
const CENTS_AT = 3;

/** Adds one record. @param values as stored, in the order of its shape */
export function addTotals(totals: Totals, draft: Draft, values: readonly Value[], names: Resolver): void {
  if (draft.table === 'time_entries') {
    add(totals, 'Time', 'seconds', draft.seconds);
    if (draft.billable === 1) add(totals, 'Billable time', 'seconds', draft.seconds);
  } else if (draft.table === 'ledger_entries') {
    add(totals, names.accountName(values[ACCOUNT_AT] as number), 'cents', values[CENTS_AT] as number);
  } else if (draft.table === 'tickets') {
    add(totals, 'Tickets', 'count', 1);
    add(totals, 'Resolved', 'count', draft.status === 'resolved' ? 1 : 0);
  } else if (draft.table === 'surveys') {
    add(totals, 'Sent', 'count', 1);
    add(totals, 'Answered', 'count', draft.score === null ? 0 : 1);
  } else if (draft.table === 'contracts') add(totals, `Price, ${draft.cycle}`, 'cents', draft.cents);
  else add(totals, 'Clients', 'count', 1);
}

export const totalsList = (totals: Totals): Total[] => [...totals.values()];
