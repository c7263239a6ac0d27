import {
  type DayNumber,
  firstDay,
  lastDay,
  type MonthNumber,
  monthOfDay,
  monthsFrom,
} from '../../shared/calendar.ts';
import type { ClientScope } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import { type BookFigures, periodScope } from './book.ts';
import {
  type Figure,
  fromItems,
  fromRows,
  inMonth,
  minus,
  ofSubject,
  plus,
  renamed,
  total,
} from './figure.ts';
import { type Accrual, accruedIn } from './recurring.ts';
import { accruedInPeriod, accruedToDate, unpricedIn } from './revenue.ts';

/** METRICS.md, "Revenue basis": recurring revenue as billed (ledger) against as earned (accrued under contract); cents. */

export type BilledEarned = { billed: Figure; earned: Figure; difference: Figure };

type Span = { from: DayNumber; to: DayNumber; client: ClientScope; lacks: readonly string[] };

function billedEarned(
  span: Span,
  billedCents: Cents,
  accruals: readonly Accrual[],
  cents: (accrual: Accrual) => Cents,
): BilledEarned {
  const billed = fromRows(
    'Billed',
    'cents',
    billedCents,
    { rows: 'ledger', from: span.from, to: span.to, client: span.client, kinds: ['revenue.recurring'] },
    { lacks: span.lacks },
  );
  const earned = fromItems(
    'Earned under contract',
    'cents',
    'contracts',
    accruals
      .map((accrual) => ({ id: accrual.contractId, value: cents(accrual) }))
      .filter(({ value }) => value !== 0),
    // A missing price leaves out what was earned, not what was billed.
    { lacks: [...span.lacks, ...unpricedIn(accruals, span)] },
  );
  return { billed, earned, difference: total('Billed − earned', [plus(billed), minus(earned)]) };
}

/** Σ of the differences to date on one side: clients billed ahead, or (positive) behind. */
function oneSide(
  name: string,
  rows: readonly { toDate: Figure }[],
  side: 1 | -1,
  lacks: readonly string[],
): Figure {
  const term = side === 1 ? plus : minus;
  return total(
    name,
    rows
      .filter(
        ({ toDate }) => toDate.value !== null && (side === 1 ? toDate.value.n > 0n : toDate.value.n < 0n),
      )
      .map((row) => term(row.toDate)),
    { lacks },
    'cents',
  );
}

/**
 * By month over 24 months, by client over the TTM, and to date, where the cumulative difference is deferred (billed
 * before it was earned) or unbilled. All rows add up to the company's.
 * @param billedBefore recurring revenue billed before the 24 months, cents
 */
export function billedAndEarned(book: BookFigures, billedBefore: Cents) {
  const { facts, period, accruals } = book;
  const start = facts.firstDay ?? facts.asOf;
  const months = monthsFrom(period.last - 23, period.last);
  const billedIn = new Map(facts.byMonth.map(({ month, sums }) => [month, sums.revenue_recurring]));
  const began: MonthNumber = monthOfDay(start);
  let cumulative = billedBefore;
  const byMonth = months.map((month) => {
    const billed = billedIn.get(month) ?? 0;
    cumulative += billed;
    const to = lastDay(month);
    const past = billedEarned(
      { from: Math.min(start, to), to, client: 'any', lacks: [] },
      cumulative,
      accruals,
      (one) => accruedIn(one, Math.min(began, month), month),
    );
    return {
      month,
      ...ofSubject(inMonth(month), {
        ...billedEarned({ from: firstDay(month), to, client: 'any', lacks: [] }, billed, accruals, (one) =>
          accruedIn(one, month, month),
        ),
        cumulative: renamed('Billed − earned to date', past.difference),
      }),
    };
  });

  const inTtm = new Map(facts.ttmByClient.map((row) => [row.clientId, row.sums.revenue_recurring]));
  const toDate = new Map(facts.toDateByClient.map((row) => [row.clientId, row.sums.revenue_recurring]));
  const ofClient = (id: ClientScope, ttmCents: Cents, pastCents: Cents, own: readonly Accrual[]) => {
    const scope = periodScope(book, id);
    const past: Span = { from: start, to: facts.asOf, client: id, lacks: [] };
    return {
      ...billedEarned(scope, ttmCents, own, accruedInPeriod(period)),
      toDate: renamed(
        'Billed − earned to date',
        billedEarned(past, pastCents, own, accruedToDate).difference,
      ),
    };
  };
  const accrualsOf = Map.groupBy(accruals, (accrual) => accrual.clientId);
  const rows = [...facts.clients, { id: 0, name: 'Without a client' }].map(({ id, name }) => ({
    id,
    name,
    ...ofSubject({ name }, ofClient(id, inTtm.get(id) ?? 0, toDate.get(id) ?? 0, accrualsOf.get(id) ?? [])),
  }));
  const sum = (of: ReadonlyMap<number, Cents>) => [...of.values()].reduce((all, cents) => all + cents, 0);
  // With its price a client could stand on the other side, or on one at all.
  const unpriced = unpricedIn(accruals, { from: start, to: facts.asOf });
  return {
    months: byMonth,
    clients: Object.fromEntries(rows.map((row) => [row.id, row])),
    total: ofClient('any', sum(inTtm), sum(toDate), accruals),
    deferred: oneSide('Billed, not yet earned (deferred)', rows, 1, unpriced),
    unbilled: oneSide('Earned, not yet billed (unbilled)', rows, -1, unpriced),
  };
}
