import { create } from 'zustand';
import { ACCOUNT_KINDS, type AccountKind } from '../../../shared/domain.ts';
import type { FieldValues } from '../../../shared/records/fields.ts';

/** What the ledger shows, from one visit to the next. */

export const TABS = ['ledger_entries', 'recurring_entries', 'accounts'] as const;
export type Tab = (typeof TABS)[number];
export const isTab = (table: string): table is Tab => TABS.some((tab) => tab === table);

/** Which entries are shown: by the first word of their account's kind. */
export const SIDES = ['all', 'revenue', 'costs', 'other'] as const;
export type Side = (typeof SIDES)[number];

export const sideOf = (kind: AccountKind): Side =>
  kind.startsWith('revenue.')
    ? 'revenue'
    : kind.startsWith('cogs.') || kind.startsWith('opex.')
      ? 'costs'
      : 'other';

/** The kinds of accounts on a side. */
export const kindsOn = (side: Side): AccountKind[] =>
  ACCOUNT_KINDS.filter((kind) => side === 'all' || sideOf(kind) === side);

type LedgerState = {
  tab: Tab;
  side: Side;
  /** One kind alone; null = all of the side. */
  kind: AccountKind | null;
  /** The entry that is being split; `new` = an amount that is typed; null = none. */
  splitting: number | 'new' | null;
  /** What a new recurring entry begins with. */
  recurringStart: FieldValues;
};

const start: LedgerState = {
  tab: 'ledger_entries',
  side: 'all',
  kind: null,
  splitting: null,
  recurringStart: {},
};

export const useLedger = create<LedgerState>(() => start);
export const setLedger = (change: Partial<LedgerState>): void => useLedger.setState(change);

/** As on start; for tests and another book. */
export const resetLedger = (): void => useLedger.setState(start);
