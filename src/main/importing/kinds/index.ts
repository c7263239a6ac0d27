import type { ImportKind } from '../../../shared/import.ts';
import type { Kind } from '../types.ts';
import { bank } from './bank.ts';
import { invoices } from './invoices.ts';
import { ledger } from './ledger.ts';
import { payments } from './payments.ts';
import { profitAndLoss } from './profit-and-loss.ts';

/** Every kind of import: its fields, and how its rows become drafts. */
export const KINDS = { invoices, ledger, profit_and_loss: profitAndLoss, payments, bank } as Record<
  ImportKind,
  Kind
>;
