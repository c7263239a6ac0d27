import type { CheckedRecord } from '../../shared/data-checks.ts';
import type { RecordTable } from '../../shared/records/fields.ts';

/** Where rows are kept that checks and explanations name by their kind. */
export const TABLE_OF: Readonly<Record<CheckedRecord, RecordTable>> = {
  time: 'time_entries',
  ledger: 'ledger_entries',
  tickets: 'tickets',
  surveys: 'surveys',
  adjustments: 'adjustments',
  accounts: 'accounts',
  technicians: 'technicians',
  clients: 'clients',
  contracts: 'contracts',
};
