import { type DayNumber, dayOf, monthName } from '../../shared/calendar.ts';
import type { Output } from '../../shared/contract/index.ts';
import { ratio, round, sum } from '../../shared/ratio.ts';
import { PlumblineError } from '../../shared/result.ts';
import { keptContracts } from '../db/kept-contracts.ts';
import type { Db } from '../db/open.ts';
import { appliesOn, contractEffect, lastEarned, stateOn } from '../metrics/contract-timeline.ts';
import { annualOn, FOREVER, priceSpans } from '../metrics/recurring.ts';
import { type Action, planOf } from './contract-plans.ts';
import { removeRecords } from './record-remove.ts';
import { saveRecords } from './record-save.ts';

/** What a change of a contract would do, and doing it: both follow the one plan. */

const MOST_MONTHS = 12;

/** What an action would do; nothing is done. @throws PlumblineError not_found, bad_input */
export function previewChange(db: Db, action: Action, today: DayNumber): Output<'contracts.preview'> {
  const { label, before, after, price } = planOf(db, action);
  const { days, months } = contractEffect(before, after, today);
  const at = days?.from ?? today;
  const [was, is] = [before ? annualOn(priceSpans(before), at) : 0, annualOn(priceSpans(after), at)];
  const book = keptContracts(db).reduce((all, each) => all + annualOn(priceSpans(each), at), 0);
  const monthly = (annual: number) => round(ratio(annual, 12));
  const maybeDay = (day: DayNumber | null) => (day === null ? null : dayOf(day));
  const span = (of: { from: DayNumber; to: DayNumber } | null) =>
    of && { from: dayOf(of.from), to: of.to === FOREVER ? null : dayOf(of.to) };
  return {
    label,
    days: span(days),
    at: dayOf(at),
    state: { before: before && stateOn(before, at), after: stateOn(after, at) },
    contract: { before: monthly(was), after: monthly(is) },
    book: { before: monthly(book), after: monthly(book - was + is) },
    months: months
      .slice(-MOST_MONTHS)
      .map(({ month, ...earned }) => ({ month: monthName(month), ...earned })),
    monthCount: months.length,
    earned: {
      before: round(sum(months.map((month) => month.before))),
      after: round(sum(months.map((month) => month.after))),
    },
    lastEarned: {
      before: before && maybeDay(lastEarned(priceSpans(before))),
      after: maybeDay(lastEarned(priceSpans(after))),
    },
    price: price && {
      applies: span(appliesOn(after, price.id)),
      replaces: after.prices.some(({ id, from }) => id !== price.id && from === price.from),
    },
  };
}

/** Fields of the records behind an action, as the action calls them. */
const FIELD_NAMES: Record<string, string> = { effective_from: 'from', change_reason: 'reason' };

/** Problems by the action's fields: `sets.0.rows.0.effective_from` is its `from`. */
function byField(error: unknown, action: Action): unknown {
  if (!(error instanceof PlumblineError) || !error.failure.fields) return error;
  const { code, message, fields, ...more } = error.failure;
  const names = action.do === 'end' ? { ...FIELD_NAMES, ended_on: 'on' } : FIELD_NAMES;
  const named = Object.entries(fields).map(([place, text]) => {
    const field = place.split('.').at(-1) ?? place;
    return [names[field] ?? field, text];
  });
  return new PlumblineError(code, message, { ...more, fields: Object.fromEntries(named) });
}

/**
 * Changes a contract as one step.
 * @throws PlumblineError not_found; bad_input by the action's fields; closed_month unless allowed
 */
export function changeContract(db: Db, action: Action, allowClosed: boolean): Output<'contracts.change'> {
  try {
    const { label, before, write } = planOf(db, action);
    if ('remove' in write) {
      const { table, id } = write.remove;
      const input = { table, ids: [id], withDependents: false, allowClosed };
      const { tables } = removeRecords(db, input, label);
      return { label, changed: tables.length > 0, contract: before?.id ?? 0 };
    }
    const { result, tables } = saveRecords(db, { sets: write.sets, allowClosed }, label);
    return { label, changed: tables.length > 0, contract: before?.id ?? result[0]?.[0] ?? 0 };
  } catch (error) {
    throw byField(error, action);
  }
}
