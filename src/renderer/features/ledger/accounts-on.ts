import type { LedgerAccount } from '../../../shared/contract/ledger.ts';
import type { RecordFilter } from '../../../shared/contract/records.ts';
import type { AccountKind } from '../../../shared/domain.ts';
import { type Side, sideOf } from './ledger-state.ts';

/** What accounts are called among others: those of one name are told apart by their kind, as main does. */
function calledIn(accounts: readonly Pick<LedgerAccount, 'name' | 'kind'>[]) {
  const often = new Map<string, number>();
  for (const { name } of accounts) often.set(name, (often.get(name) ?? 0) + 1);
  return ({ name, kind }: Pick<LedgerAccount, 'name' | 'kind'>): string =>
    (often.get(name) ?? 0) > 1 ? `${name} (${kind})` : name;
}

/** The accounts of a side, or of one kind of it, as lists call them. */
export function accountsOn(
  accounts: readonly LedgerAccount[],
  side: Side,
  kind: AccountKind | null,
): string[] {
  const called = calledIn(accounts);
  return accounts
    .filter((account) =>
      kind === null ? side === 'all' || sideOf(account.kind) === side : account.kind === kind,
    )
    .map(called);
}

/** The same as a filter of their entries; none where all are shown. */
export const filtersFor = (
  accounts: readonly LedgerAccount[],
  side: Side,
  kind: AccountKind | null,
): RecordFilter[] =>
  side === 'all' && kind === null
    ? []
    : [{ field: 'account', how: 'is', value: accountsOn(accounts, side, kind) }];
