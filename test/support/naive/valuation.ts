// What a buyer would look at: adjusted earnings, and what the contracts promise.

import { type Contract, cents } from './book.ts';
import { monthsOfData } from './company.ts';
import { daysInMonth, monthKey, monthsAndDays } from './days.ts';
import {
  add,
  type Fraction,
  frac,
  mul,
  orNull,
  quotient,
  ratio,
  sub,
  sum,
  sumCents,
  whole,
  ZERO,
} from './fraction.ts';
import { type Books, type Span, within } from './profit.ts';
import { annualised } from './recurring.ts';

export function remainingMonths(contract: Contract, day: string): Fraction {
  if (contract.termEnds === null) return ZERO;
  const end =
    contract.ended !== null && contract.ended < contract.termEnds ? contract.ended : contract.termEnds;
  if (end <= day) return ZERO;
  const { months, days } = monthsAndDays(day, end);
  return add(frac(months), frac(days, daysInMonth(monthKey(end))));
}

export function valuationFigures(books: Books, ttm: Span, asOf: string): object {
  const { contracts, adjustments, settings } = books.book;
  const marketPay = mul(
    frac(cents(settings.get('owner_market_pay') ?? '')),
    frac(monthsOfData(books, ttm), 12),
  );
  const normalisation = sub(frac(books.kind(ttm, 'opex.owner_pay')), marketPay);
  const dated = adjustments.filter((row) => within(row.date, ttm));
  const adjusted = sumCents(dated.map((row) => row.cents));
  const documented = dated.filter((row) => row.confidence === 'documented').map((row) => row.cents);
  const adjustedEbitda = sum([frac(books.ebitda(ttm) + adjusted), normalisation]);

  const arr = (matches: (contract: Contract) => boolean): Fraction =>
    frac(sumCents(contracts.filter(matches).map((contract) => annualised(contract, asOf))));
  const total = arr(() => true);
  const share = (matches: (contract: Contract) => boolean): number | null =>
    orNull(quotient(arr(matches), total), ratio);
  const weighted = sum(
    contracts.map((contract) => mul(frac(annualised(contract, asOf)), remainingMonths(contract, asOf))),
  );
  return {
    owner_normalisation_cents: whole(normalisation),
    adjustments_cents: Number(adjusted),
    adjustments_documented_cents: Number(sumCents(documented)),
    adjusted_ebitda_cents: whole(adjustedEbitda),
    sde_cents: whole(add(adjustedEbitda, marketPay)),
    ebitda_contracts_basis_cents: Number(books.ebitda(ttm, 'contracts')),
    ebitda_ledger_basis_cents: Number(books.ebitda(ttm, 'ledger')),
    mrr_under_notice_cents: whole(
      mul(
        arr((contract) => contract.ended !== null),
        frac(1, 12),
      ),
    ),
    auto_renewing_share: share((contract) => contract.autoRenews),
    weighted_remaining_months: orNull(quotient(weighted, total), ratio),
    contracted_share: share((contract) => remainingMonths(contract, asOf).n > 0n),
    unsigned_share: share((contract) => !contract.signed),
    assignable_share: share((contract) => contract.assignable),
  };
}
