import { isIncome } from '../../shared/domain.ts';
import type { ImportKind } from '../../shared/import.ts';
import { IGNORED_ACCOUNT } from '../../shared/import.ts';
import type { Resolver } from './resolve.ts';
import { type LineRule, matchRules } from './rules.ts';
import type { LedgerDraft } from './types.ts';
import type { Booker } from './values-of.ts';

/** Kinds whose lines the owner's rules are for: the others say themselves what they are. */
const RULED: ReadonlySet<ImportKind> = new Set(['bank', 'ledger']);

/** A bank's counterparties are no accounts: their lines stand in one account for each kind. */
const BANK_ACCOUNT = 'Bank statement';

/**
 * Whether a line's amount is turned, so that money stays where it went: a debit booked to income; and what adds to a
 * cost booked to income, or the other way round.
 * @param own the kind of the line's own account; null = nobody has said, so what is written adds to where it is booked
 */
const isTurned = ({ sign }: LedgerDraft, own: string | null, kind: string): boolean =>
  sign === 'debit' ? isIncome(kind) : own !== null && isIncome(own) !== isIncome(kind);

/** Where ledger lines go: by the first rule that fits, else by their account. */
export function bookerOf(kind: ImportKind, rules: readonly LineRule[], names: Resolver): Booker {
  const ruled = RULED.has(kind) ? rules : [];
  return (draft) => {
    const account = kind === 'bank' ? BANK_ACCOUNT : draft.account;
    const rule =
      ruled.length === 0
        ? null
        : matchRules(ruled, { counterparty: draft.vendor || draft.account, text: draft.memo });
    if (rule) {
      if (rule.target === IGNORED_ACCOUNT) return 'ignored';
      const to = names.account(account, rule.target);
      const turned = isTurned(draft, names.accountKind(draft.account), to.kind);
      return { account: to.id, client: names.client(rule.client ?? draft.client), turned };
    }
    const filing = names.filing({ ...draft, example: draft.memo || draft.vendor });
    if (typeof filing === 'string') return filing;
    const to = names.account(account, filing.kind);
    const turned = isTurned(draft, filing.kind, to.kind);
    return { account: to.id, client: names.client(draft.client), turned };
  };
}
