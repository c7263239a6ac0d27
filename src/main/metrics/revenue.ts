import { type DayNumber, firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import type { AccountKind, RevenueBasis } from '../../shared/domain.ts';
import { type ClientScope, kindColumn, type Source, type Sums } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import { type Figure, fromItems, fromRows } from './figure.ts';
import type { Period } from './periods.ts';
import { type Accrual, accruedIn } from './recurring.ts';

/** METRICS.md, "Revenue, cost, profit": sums of the ledger, and recurring revenue on either basis. */

/** Days whose rows are meant, and whose. */
export type Scope = { from: DayNumber; to: DayNumber; client: ClientScope; lacks: readonly string[] };

/** The sum of one kind. @throws RangeError if it was not among the measures fetched. */
function kindSum(sums: Partial<Sums>, kind: AccountKind): Cents {
  const cents = sums[kindColumn(kind)];
  if (cents === undefined) throw new RangeError(`no sum of ${kind} was fetched`);
  return cents;
}

/** Σ of the ledger entries of some kinds within the scope. */
export function entries(
  name: string,
  sums: Partial<Sums>,
  kinds: readonly AccountKind[],
  scope: Scope,
  policy?: string,
): Figure {
  const cents = kinds.reduce((sum, kind) => sum + kindSum(sums, kind), 0);
  const { from, to, client, lacks } = scope;
  const source: Source = { rows: 'ledger', from, to, client, kinds };
  return fromRows(name, 'cents', cents, source, { lacks, policy });
}

/** The contracts that were in force without a price on some of the days: what they earned then nobody knows. */
export const unpricedIn = (
  accruals: readonly Accrual[],
  { from, to }: Pick<Scope, 'from' | 'to'>,
): readonly string[] =>
  accruals
    .filter(({ unpriced }) => unpriced && unpriced.from <= to && unpriced.to >= from)
    .map(({ code }) => `Contract ${code} has no price`);

/** The same between two month ends, which a month's bridge compares. */
export const unpricedBetween = (accruals: readonly Accrual[], month: MonthNumber): readonly string[] =>
  unpricedIn(accruals, { from: firstDay(month) - 1, to: lastDay(month) });

/** What contracts accrued; whole cents a contract. Days in force without a price are said, not counted as 0 in silence. */
function accrued(accruals: readonly Accrual[], scope: Scope, cents: (accrual: Accrual) => Cents): Figure {
  return fromItems(
    'Recurring revenue',
    'cents',
    'contracts',
    accruals
      .map((accrual) => ({ id: accrual.contractId, value: cents(accrual) }))
      .filter(({ value }) => value !== 0),
    {
      lacks: [...scope.lacks, ...unpricedIn(accruals, scope)],
      policy:
        'Revenue basis: contracts. Each day earns a twelfth of the annualised price by its month’s days.',
    },
  );
}

export const accruedInPeriod =
  ({ first, last }: Period) =>
  (accrual: Accrual): Cents =>
    accruedIn(accrual, first, last);

/** Everything accrued to the day the accruals were made for. */
export const accruedToDate = (accrual: Accrual): Cents =>
  accrual.cents.reduce((sum, cents) => sum + cents, 0);

const LEDGER_POLICY = 'Revenue basis: ledger. Recurring revenue is what was billed.';

/** Recurring revenue by the basis asked for; never both at once. */
export function recurring(
  basis: RevenueBasis,
  sums: Partial<Sums>,
  accruals: readonly Accrual[],
  scope: Scope,
  cents: (accrual: Accrual) => Cents,
): Figure {
  const figure =
    basis === 'contracts'
      ? accrued(accruals, scope, cents)
      : entries('Recurring revenue', sums, ['revenue.recurring'], scope, LEDGER_POLICY);
  return { ...figure, rests: ['revenueBasis'] };
}
