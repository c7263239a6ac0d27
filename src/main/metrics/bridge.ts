import { type DayNumber, firstDay, lastDay, type MonthNumber } from '../../shared/calendar.ts';
import { BRIDGE_PARTS, type BridgePart } from '../../shared/contract/metrics.ts';
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

/** Retention over a window whose S is the day before it and whose E is its last day; annualised cents. */
export type Retention = {
  cohort: number[];
  /** Σ MRR at S, Σ min(S, E) and Σ MRR at E over the cohort with MRR at S. */
  start: Cents;
  kept: Cents;
  end: Cents;
};

export function retention(book: Portfolio, s: DayNumber, e: DayNumber): Retention {
  const [start, end] = [standings(book, s), standings(book, e)];
  const result: Retention = { cohort: [], start: 0, kept: 0, end: 0 };
  for (const [clientId, { annualCents }] of start) {
    if (annualCents === 0) continue;
    const after = end.get(clientId)?.annualCents ?? 0;
    result.cohort.push(clientId);
    result.start += annualCents;
    result.kept += Math.min(annualCents, after);
    result.end += after;
  }
  return result;
}

/** Clients in force at S, and those of them no longer in force at E. */
export type Churn = { start: number[]; lost: number[] };

export function churn(book: Portfolio, s: DayNumber, e: DayNumber): Churn {
  const start = clientsInForce(standings(book, s));
  const end = standings(book, e);
  return { start, lost: start.filter((client) => !end.get(client)?.inForce) };
}
