import { firstDay, lastDay, type MonthNumber, monthOfDay, monthsFrom } from '../../shared/calendar.ts';
import { BRIDGE_PARTS, type BridgePart } from '../../shared/domain.ts';
import { zeroSums } from '../../shared/facts.ts';
import { ratio } from '../../shared/ratio.ts';
import { type BookFigures, profitOfMonths } from './book.ts';
import { type MonthBridge, monthBridge } from './bridge.ts';
import { churnFigures, clientCount } from './churn.ts';
import { type Figure, fromItems, inMonth, ofSubject, plus, quotient, total } from './figure.ts';
import { runRate } from './mrr.ts';
import type { ProfitAndLoss } from './profit.ts';
import { accruedIn } from './recurring.ts';
import { unpricedBetween } from './revenue.ts';

/** The figures of one month: stocks at its end, flows over its days. */
export type MonthFigures = {
  month: MonthNumber;
  hasData: boolean;
  bridge: MonthBridge;
  mrr: Figure;
  arr: Figure;
  /** MRR moved, by part; contraction, paused and churn positive. */
  parts: Record<BridgePart, Figure>;
  profit: ProfitAndLoss;
  arpu: Figure;
  clientChurn: Figure;
  quickRatio: Figure;
};

const GROWTH: readonly BridgePart[] = ['new', 'expansion', 'reactivation', 'resumed'];
const LOSS: readonly BridgePart[] = ['churn', 'contraction', 'paused'];

const PART_NAMES: Record<BridgePart, string> = {
  new: 'New MRR',
  reactivation: 'Reactivated MRR',
  resumed: 'Resumed MRR',
  expansion: 'Expansion',
  contraction: 'Contraction',
  paused: 'Paused MRR',
  churn: 'Churned MRR',
};

const partFigures = ({ movements }: MonthBridge, lacks: readonly string[]): Record<BridgePart, Figure> =>
  Object.fromEntries(
    BRIDGE_PARTS.map((part) => [
      part,
      fromItems(
        PART_NAMES[part],
        'cents',
        'clients',
        movements
          .filter((moved) => moved.part === part)
          .map((moved) => ({ id: moved.clientId, value: ratio(moved.annualCents, 12) })),
        { lacks },
      ),
    ]),
  ) as Record<BridgePart, Figure>;

/** Clients with operating revenue ≠ 0 in each month, on the book's basis; by month. */
function clientsWithRevenue(book: BookFigures, months: readonly MonthNumber[]): Map<MonthNumber, number[]> {
  const { settings, revenueByClientMonth } = book.facts;
  const [first = 0, last = -1] = [months[0], months.at(-1)];
  const revenue = new Map<MonthNumber, Map<number, number>>(months.map((month) => [month, new Map()]));
  const count = (month: MonthNumber, client: number, cents: number) => {
    const row = revenue.get(month);
    if (row && client !== 0) row.set(client, (row.get(client) ?? 0) + cents);
  };
  for (const row of revenueByClientMonth)
    count(row.month, row.clientId, row.other + (settings.revenueBasis === 'ledger' ? row.recurring : 0));
  if (settings.revenueBasis === 'contracts')
    for (const accrual of book.accruals)
      for (let month = Math.max(first, accrual.firstMonth); month <= last; month++)
        count(month, accrual.clientId, accruedIn(accrual, month, month));
  return new Map(
    [...revenue].map(([month, row]) => [
      month,
      [...row].filter(([, cents]) => cents !== 0).map(([client]) => client),
    ]),
  );
}

/** The 24 months to the TTM's end. */
export function monthFigures(book: BookFigures): MonthFigures[] {
  const { facts, contracts, period } = book;
  const months = monthsFrom(period.last - 23, period.last);
  const sumsOf = new Map(facts.byMonth.map((row) => [row.month, row.sums]));
  const earners = clientsWithRevenue(book, months);
  const began = facts.firstDay === null ? Number.POSITIVE_INFINITY : monthOfDay(facts.firstDay);
  return months.map((month) => {
    const bridge = monthBridge(contracts, month);
    const parts = partFigures(bridge, unpricedBetween(book.accruals, month));
    const profit = profitOfMonths(book, { first: month, last: month }, sumsOf.get(month) ?? zeroSums());
    const active = earners.get(month) ?? [];
    const figures = {
      month,
      hasData: month >= began,
      bridge,
      ...runRate(contracts, lastDay(month)),
      parts,
      profit,
      arpu: quotient('ARPU', profit.operatingRevenue, clientCount('Clients with revenue', active), {
        unit: 'cents',
        none: 'no client had revenue',
      }),
      clientChurn: churnFigures(contracts, firstDay(month) - 1, lastDay(month)).clientChurn,
      quickRatio: quotient(
        'Quick ratio',
        total(
          'MRR won',
          GROWTH.map((part) => plus(parts[part])),
        ),
        total(
          'MRR lost',
          LOSS.map((part) => plus(parts[part])),
        ),
        { unit: 'ratio', none: 'no MRR was lost' },
      ),
    };
    const of = inMonth(month);
    return { ...ofSubject(of, figures), parts: ofSubject(of, parts), profit: ofSubject(of, profit) };
  });
}
