import { type DayNumber, dayNumber, firstDay, monthOfDay } from '../../shared/calendar.ts';
import { CYCLES_A_YEAR, type Cycle } from '../../shared/domain.ts';
import type { Db } from './open.ts';
import type { Applied, Image } from './record-images.ts';

/** How far a change of a contract's price reaches. */

/** Days from one to another, both included. */
export type Span = { from: DayNumber; to: DayNumber };
export const EVER: Span = { from: -719_162, to: 2_932_896 };

type Price = {
  id: number;
  effective_from: string;
  cycle: Cycle;
  amount_cents: number;
  discount_cents: number | null;
};
type Pause = { from_day: string; until_day: string | null };
type Bounds = { starts_on: string; ended_on: string | null };

/** Whether a price earns whole cents in a whole month. */
const isWhole = ({ cycle, amount_cents, discount_cents }: Omit<Price, 'id' | 'effective_from'>): boolean =>
  ((amount_cents - (discount_cents ?? 0)) * CYCLES_A_YEAR[cycle]) % 12 === 0;

const beginsMonth = (day: DayNumber): boolean => firstDay(monthOfDay(day)) === day;

/**
 * The days on which figures follow a price of a contract, before or after: up to the end of the contract and, where
 * nothing of it is left over, up to the next price that stays as it is. The day on which that follows belongs to it, as
 * it shows the step from one amount to the other. What is left over are parts of a cent: what a contract has earned is
 * rounded from its beginning on, so parts of months under one price can move a cent in any later month.
 * @param changes all of the same step, which are in place: what changes together bounds nothing
 */
export function priceSpans(db: Db, changes: readonly Applied[]): (change: Applied) => Span | null {
  const changed = new Set(changes.map(({ table, id }) => `${table} ${id}`));
  const pausesChange = changes.some(({ table }) => table === 'contract_pauses');
  const pricesOf = db.prepare<[number], Price>(
    `SELECT id, effective_from, cycle, amount_cents, discount_cents FROM contract_prices
     WHERE contract_id = ? ORDER BY effective_from`,
  );
  const pausesOf = db.prepare<[number], Pause>(
    'SELECT from_day, until_day FROM contract_pauses WHERE contract_id = ?',
  );
  const contractOf = db.prepare<[number], Bounds>('SELECT starts_on, ended_on FROM contracts WHERE id = ?');
  const before = changes.flatMap((change) =>
    change.table === 'contract_prices' && change.before ? [change.before as unknown as Price] : [],
  );

  const spanOf = (image: Image): Span | null => {
    const contract = Number(image.contract_id);
    const stated = dayNumber(String(image.effective_from));
    const bounds = changed.has(`contracts ${contract}`) ? undefined : contractOf.get(contract);
    const from = Math.max(stated, bounds ? dayNumber(bounds.starts_on) : EVER.from);
    const over = bounds?.ended_on ? dayNumber(bounds.ended_on) + 1 : EVER.to;
    const prices = pricesOf.all(contract);
    const next = prices
      .filter(({ id }) => !changed.has(`contract_prices ${id}`))
      .map(({ effective_from }) => dayNumber(effective_from))
      .find((day) => day > from);
    const leavesNothing = (until: DayNumber): boolean =>
      beginsMonth(from) &&
      beginsMonth(until) &&
      !pausesChange &&
      [...prices, ...before].every(isWhole) &&
      pausesOf
        .all(contract)
        .every(
          (pause) =>
            dayNumber(pause.from_day) >= until ||
            (pause.until_day !== null && dayNumber(pause.until_day) < from),
        );
    const until = bounds && next !== undefined && leavesNothing(next) ? next : EVER.to;
    const to = Math.min(until, over);
    return from <= to ? { from, to } : null;
  };

  return ({ before: was, after: is }) => {
    const spans = [was, is].filter((image) => image !== null).flatMap((image) => spanOf(image) ?? []);
    return spans.length === 0
      ? null
      : { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
  };
}
