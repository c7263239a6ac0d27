import { type DayNumber, firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import { BRIDGE_PARTS, type BridgePart } from '../../shared/domain.ts';
import type { Cents } from '../../shared/money.ts';
import { clientsInForce, type Portfolio, type Standing, standings } from './portfolio.ts';

/** METRICS.md, "Recurring revenue": the seven-way MRR bridge, retention and churn. All amounts annualised cents. */

export type Movement = { clientId: number; part: BridgePart; annualCents: Cents };

export type MonthBridge = {
  month: MonthNumber;
  /** Annualised cents: ÷ 12 = MRR. */
  start: Cents;
  end: Cents;
  parts: Record<BridgePart, Cents>;
  /** One entry for each client whose MRR moved, net. */
  movements: Movement[];
};

const ABSENT: Standing = { annualCents: 0, inForce: false, everPaid: false };

const classify = (s: Standing, e: Standing): BridgePart | null => {
  if (s.annualCents === e.annualCents) return null;
  if (s.annualCents === 0) return !s.everPaid ? 'new' : s.inForce ? 'resumed' : 'reactivation';
  if (e.annualCents === 0) return e.inForce ? 'paused' : 'churn';
  return e.annualCents > s.annualCents ? 'expansion' : 'contraction';
};

const zeroParts = (): Record<BridgePart, Cents> =>
  Object.fromEntries(BRIDGE_PARTS.map((part) => [part, 0])) as Record<BridgePart, Cents>;

/** How each client's MRR moved between the ends of two days; contraction, paused and churn are positive amounts. */
export function movements(
  from: ReadonlyMap<number, Standing>,
  to: ReadonlyMap<number, Standing>,
): Movement[] {
  const moved: Movement[] = [];
  for (const [clientId, e] of to) {
    const s = from.get(clientId) ?? ABSENT;
    const part = classify(s, e);
    if (part) moved.push({ clientId, part, annualCents: Math.abs(e.annualCents - s.annualCents) });
  }
  return moved;
}

const arr = (at: ReadonlyMap<number, Standing>): Cents =>
  [...at.values()].reduce((sum, standing) => sum + standing.annualCents, 0);

/** The bridge of a month: from the last day of the month before to its own last day. */
export function monthBridge(book: Portfolio, month: MonthNumber): MonthBridge {
  const start = standings(book, firstDay(month) - 1);
  const end = standings(book, lastDay(month));
  const moved = movements(start, end);
  const parts = zeroParts();
  for (const { part, annualCents } of moved) parts[part] += annualCents;
  return { month, start: arr(start), end: arr(end), parts, movements: moved };
}

/** What a client of the cohort paid at S and pays at E; annualised cents. */
export type Kept = { clientId: number; start: Cents; end: Cents };

/** Retention over a window whose S is the day before it and whose E is its last day: the clients with MRR at S. */
export function retention(book: Portfolio, s: DayNumber, e: DayNumber): Kept[] {
  const [start, end] = [standings(book, s), standings(book, e)];
  return [...start]
    .filter(([, { annualCents }]) => annualCents !== 0)
    .map(([clientId, { annualCents }]) => ({
      clientId,
      start: annualCents,
      end: end.get(clientId)?.annualCents ?? 0,
    }));
}

/** Clients in force at S, and those of them no longer in force at E. */
export type Churn = { start: number[]; lost: number[] };

export function churn(book: Portfolio, s: DayNumber, e: DayNumber): Churn {
  const start = clientsInForce(standings(book, s));
  const end = standings(book, e);
  return { start, lost: start.filter((client) => !end.get(client)?.inForce) };
}
