import type { ImportKind } from '../../../shared/import.ts';
import type { Kind } from '../types.ts';
import { bank } from './bank.ts';
import { clients } from './clients.ts';
import { contracts } from './contracts.ts';
import { invoices } from './invoices.ts';
import { ledger } from './ledger.ts';
import { payments } from './payments.ts';
import { profitAndLoss } from './profit-and-loss.ts';
import { surveys } from './surveys.ts';
import { tickets } from './tickets.ts';
import { timeEntries } from './time-entries.ts';

/** Every kind of import: its fields, and how its rows become drafts. */
export const KINDS: Record<ImportKind, Kind> = {
  time_entries: timeEntries,
  tickets,
  invoices,
  ledger,
  profit_and_loss: profitAndLoss,
  payments,
  bank,
  contracts,
  surveys,
  clients,
};
