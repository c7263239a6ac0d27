import { EXPANSION_REASONS, type ExpansionReason } from '../../shared/analysis.ts';
import { type DayNumber, firstDay, lastDay, type MonthNumber, monthsFrom } from '../../shared/calendar.ts';
import type { ContractRow, Item } from '../../shared/facts.ts';
import type { Cents } from '../../shared/money.ts';
import { ratio } from '../../shared/ratio.ts';
import { type BookFigures, periodScope } from './book.ts';
import { type Figure, fromItems, inMonth, minus, ofSubject, plus, total } from './figure.ts';
import { type Portfolio, standings } from './portfolio.ts';
import { unpricedBetween, unpricedIn } from './revenue.ts';

/** METRICS.md, "MRR bridge": expansion by change reason as gross events, and what was netted away. */

/** A contract's annualised price changed from one day to the next; annualised cents, positive or negative. */
type PriceStep = { day: DayNumber; annualCents: Cents };

/** A rise of one contract of a client that had MRR, and why. */
type Rise = PriceStep & { contractId: number; reason: ExpansionReason };

/** The steps of a contract's annualised price, oldest first: prices, pauses, its start and its end. */
function steps({ spans }: Portfolio[number]): PriceStep[] {
  const found: PriceStep[] = [];
  spans.forEach((span, i) => {
    const before = spans[i - 1];
    const was = before && before.to + 1 === span.from ? before.annualCents : 0;
    if (span.annualCents !== was) found.push({ day: span.from, annualCents: span.annualCents - was });
    if (spans[i + 1]?.from !== span.to + 1) found.push({ day: span.to + 1, annualCents: -span.annualCents });
  });
  return found;
}

const OWN_REASON: Readonly<Record<string, ExpansionReason>> = {
  upsell: 'upsell',
  upgrade: 'upgrade',
  price_increase: 'price_increase',
  correction: 'correction',
};

const pausedOn = ({ pauses }: ContractRow, day: DayNumber): boolean =>
  pauses.some((pause) => pause.from <= day && (pause.until === null || day <= pause.until));

/** Why a contract's price rose on a day; `first` if it never earned before. */
function reasonOf(contract: ContractRow, day: DayNumber, first: boolean): ExpansionReason {
  if (day === contract.startsOn) return 'added_contract';
  if (pausedOn(contract, day - 1)) return first ? 'added_contract' : 'resumed_contract';
  let row: ContractRow['prices'][number] | undefined;
  for (const price of contract.prices)
    if (
      price.from <= day &&
      (!row || price.from > row.from || (price.from === row.from && price.id > row.id))
    )
      row = price;
  if (first && row?.reason === 'initial') return 'added_contract';
  return OWN_REASON[row?.reason ?? ''] ?? 'other';
}

export type MonthExpansion = { rises: Rise[]; netted: { clientId: number; annualCents: Cents }[] };

/**
 * A month's gross rises and what was netted away, for the clients with MRR at both its ends (all others' movements
 * are new, resumed, churned MRR and the like). Netted away is what of the rises its falls took back: the smaller of both.
 */
export function monthExpansion(contracts: Portfolio, month: MonthNumber): MonthExpansion {
  const [s, e] = [firstDay(month) - 1, lastDay(month)];
  const [start, end] = [standings(contracts, s), standings(contracts, e)];
  const stayed = (client: number) =>
    (start.get(client)?.annualCents ?? 0) > 0 && (end.get(client)?.annualCents ?? 0) > 0;
  const moved = new Map<number, { up: Cents; down: Cents }>();
  const rises: Rise[] = [];
  for (const entry of contracts) {
    const { contract } = entry;
    if (!stayed(contract.clientId)) continue;
    const all = steps(entry);
    for (const [i, step] of all.entries()) {
      if (step.day <= s || step.day > e) continue;
      const sums = moved.get(contract.clientId) ?? { up: 0, down: 0 };
      moved.set(contract.clientId, sums);
      if (step.annualCents < 0) sums.down -= step.annualCents;
      else {
        sums.up += step.annualCents;
        rises.push({ ...step, contractId: contract.id, reason: reasonOf(contract, step.day, i === 0) });
      }
    }
  }
  const netted = [...moved]
    .map(([clientId, { up, down }]) => ({ clientId, annualCents: Math.min(up, down) }))
    .filter(({ annualCents }) => annualCents !== 0);
  return { rises, netted };
}

export type ExpansionFigures = {
  events: Record<ExpansionReason, Figure>;
  netted: Figure;
  expansion: Figure;
};

const NAMES: Record<ExpansionReason, string> = {
  upsell: 'Upsell',
  upgrade: 'Upgrade',
  price_increase: 'Price increase',
  correction: 'Correction',
  added_contract: 'Added contract',
  resumed_contract: 'Resumed contract',
  other: 'Raised under another reason',
};

/** Expansion of some months by reason, in cents of MRR: Σ events − netted = the bridges' expansion. */
export function expansionFigures(
  months: readonly MonthExpansion[],
  lacks: readonly string[],
): ExpansionFigures {
  const rises = months.flatMap((month) => month.rises);
  const events = Object.fromEntries(
    EXPANSION_REASONS.map((reason) => [
      reason,
      fromItems(
        NAMES[reason],
        'cents',
        'contracts',
        rises
          .filter((rise) => rise.reason === reason)
          .map(
            ({ contractId, day, annualCents }): Item => ({
              id: contractId,
              day,
              value: ratio(annualCents, 12),
            }),
          ),
        { lacks },
      ),
    ]),
  ) as Record<ExpansionReason, Figure>;
  const netted = fromItems(
    'Netted away within the month',
    'cents',
    'clients',
    months.flatMap((month) =>
      month.netted.map(({ clientId, annualCents }) => ({ id: clientId, value: ratio(annualCents, 12) })),
    ),
    {
      lacks,
      policy: 'Falls of the same client in the same month, as far as its rises outweigh or equal them.',
    },
  );
  return {
    events,
    netted,
    expansion: total(
      'Expansion',
      [...EXPANSION_REASONS.map((reason) => plus(events[reason])), minus(netted)],
      {
        policy: 'Clients with MRR at both ends of the month; net per client.',
      },
    ),
  };
}

/** Expansion by reason over the TTM and in each of the 24 months to its end (METRICS.md, "MRR bridge"); cents of MRR. */
export function expansion(book: BookFigures) {
  const { contracts, period } = book;
  const months = monthsFrom(period.last - 23, period.last);
  const moved = months.map((month) => monthExpansion(contracts, month));
  return {
    ttm: expansionFigures(moved.slice(-12), [
      ...periodScope(book, 'any').lacks,
      ...unpricedIn(book.accruals, { from: period.from - 1, to: period.to }),
    ]),
    months: months.map((month, i) => {
      const of = inMonth(month);
      const figures = expansionFigures(moved.slice(i, i + 1), unpricedBetween(book.accruals, month));
      return { month, ...ofSubject(of, figures), events: ofSubject(of, figures.events) };
    }),
  };
}
