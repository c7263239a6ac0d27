import type { LedgerAccount } from '../../../shared/contract/ledger.ts';
import type { AccountKind } from '../../../shared/domain.ts';
import { ACCOUNT_WORDS, isAccountKind } from '../../../shared/records/words.ts';
import { call } from '../../lib/client.ts';
import type { Formatter } from '../../lib/format.ts';
import { setUi } from '../../lib/ui-state.ts';
import { askYes } from '../../records/ask.ts';
import type { MayChange } from '../../records/save.ts';
import { effectTable, kindWords } from './effect-words.ts';

type Change = { account: LedgerAccount; kind: AccountKind };

const titleOf = (changes: readonly Change[]): string => {
  const [first, ...others] = changes;
  return first && others.length === 0
    ? `Make “${first.account.name}” ${ACCOUNT_WORDS[first.kind].text.toLowerCase()}?`
    : `Change the kind of ${changes.length} accounts?`;
};

/**
 * Shows what other kinds of accounts do to the figures before they are saved: only where entries move with them, since all
 * else changes nothing. A save that will be refused is let go on, to say why.
 */
export function askingKinds(accounts: readonly LedgerAccount[], asOf: string, format: Formatter): MayChange {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return async (rows) => {
    const changes = rows.flatMap(({ id, values: { kind } }): Change[] => {
      const account = id === undefined ? undefined : byId.get(id);
      const isOther = typeof kind === 'string' && isAccountKind(kind) && account && account.kind !== kind;
      return isOther && account.entries > 0 ? [{ account, kind }] : [];
    });
    if (changes.length === 0) return true;
    const sound = await call('records.check', { sets: [{ table: 'accounts', rows: [...rows] }] });
    if (!sound.ok) return true;
    const effect = await call('ledger.kindPreview', {
      changes: changes.map(({ account, kind }) => ({ account: account.id, kind })),
      asOf,
    });
    if (!effect.ok) {
      setUi({ failure: effect.error });
      return false;
    }
    return askYes({
      title: titleOf(changes),
      text: kindWords(effect.data, format),
      effect: effectTable(effect.data, format) ?? undefined,
      yes: changes.length === 1 ? 'Change the kind' : `Change the kind of ${changes.length} accounts`,
      no: 'Leave it as it is',
      isMeant: true,
    });
  };
}
