import type { ImportTable } from '../../shared/import.ts';
import { IMPORT_SHAPES, type Value } from '../db/import-rows.ts';
import type { Resolver } from './resolve.ts';

/** What the records of a file add up to, for a look beside the tool's own totals. */

export type Total = { label: string; value: number; unit: 'count' | 'seconds' | 'cents' };
export type Totals = Map<string, Total>;

const add = (totals: Totals, label: string, unit: Total['unit'], value: number): void => {
  const own = totals.get(label);
  if (own) own.value += value;
  else totals.set(label, { label, unit, value });
};

/** Where a column stands among the values of a record. */
const at = (table: ImportTable, column: string): number => IMPORT_SHAPES[table].columns.indexOf(column);
const TIME = { seconds: at('time_entries', 'seconds'), billable: at('time_entries', 'billable') };
const LEDGER = { account: at('ledger_entries', 'account_id'), cents: at('ledger_entries', 'cents') };
const STATUS = at('tickets', 'status');
const SCORE = at('surveys', 'score');
const PRICE = { cycle: at('contracts', 'cycle'), cents: at('contracts', 'amount_cents') };

/** Adds one record. @param values as stored, in the order of its shape */
export function addTotals(
  totals: Totals,
  table: ImportTable,
  values: readonly Value[],
  names: Pick<Resolver, 'accountName'>,
): void {
  const number = (position: number): number => values[position] as number;
  if (table === 'time_entries') {
    add(totals, 'Time', 'seconds', number(TIME.seconds));
    if (values[TIME.billable] === 1) add(totals, 'Billable time', 'seconds', number(TIME.seconds));
  } else if (table === 'ledger_entries') {
    add(totals, names.accountName(number(LEDGER.account)), 'cents', number(LEDGER.cents));
  } else if (table === 'tickets') {
    add(totals, 'Tickets', 'count', 1);
    add(totals, 'Resolved', 'count', values[STATUS] === 'resolved' ? 1 : 0);
  } else if (table === 'surveys') {
    add(totals, 'Sent', 'count', 1);
    add(totals, 'Answered', 'count', values[SCORE] === null ? 0 : 1);
  } else if (table === 'contracts')
    add(totals, `Price, ${values[PRICE.cycle]}`, 'cents', number(PRICE.cents));
  else add(totals, 'Clients', 'count', 1);
}

export const totalsList = (totals: Totals): Total[] => [...totals.values()];
