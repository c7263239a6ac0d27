import type { Rate, RateEffect } from '../../../shared/contract/technicians.ts';
import type { Formatter } from '../../lib/format.ts';
import { spanWords } from '../../lib/period.ts';

/** What technicians' rates say, in sentences. */

/** “$72.00 an hour”, or that nobody knows. */
export const hourlyWords = (hourly: number | null, format: Formatter): string =>
  hourly === null ? 'no rate' : `${format.money(hourly, { cents: true })} an hour`;

const titleOf = (change: number | null): string => {
  if (change === null) return 'First rate';
  if (change === 0) return 'The same rate';
  return change > 0 ? 'Higher rate' : 'Lower rate';
};

/** A rate as its line in the timeline. */
export function rateWords(rate: Rate, format: Formatter): { title: string; detail: string } {
  const { hourly, change, overruled, seconds, cost } = rate;
  const before = hourly - (change ?? 0);
  const share = !change || before === 0 ? '' : `, ${format.share(change / before, { signed: true })}`;
  const by = change ? `${format.money(change, { cents: true, signed: true })} an hour${share}` : '';
  const worked = `${format.hours(seconds)} h cost ${format.money(cost, { cents: true })}`;
  return {
    title: titleOf(change),
    detail: overruled
      ? 'never counts: another rate begins on the same day'
      : [by, seconds === 0 ? '' : worked].filter((words) => words !== '').join(' · '),
  };
}

/** What a rate would do, a sentence each. */
export function effectWords(effect: RateEffect, format: Formatter): string[] {
  const { days, seconds, cost, uncosted, months } = effect;
  const money = (cents: number, signed = false) => format.money(cents, { cents: true, signed });
  if (!days) return ['No hour costs anything else than it did.'];
  const when = `From ${format.day(days.from)}${days.to ? ` to ${format.day(days.to)}` : ''}`;
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined)
    return [`${when}, hours that are logged cost this.`, 'No hour that is logged already gets another cost.'];
  const count = months.length === 1 ? 'one month' : `${months.length} months`;
  const known = uncosted.before - uncosted.after;
  return [
    `${format.hours(seconds)} h of ${count}, ${spanWords({ first, last }, format)}, get another cost: ${money(cost.after - cost.before, true)}.`,
    `They cost ${money(cost.after)} instead of ${money(cost.before)}; margins and contributions of those months follow.`,
    known > 0 ? `${format.hours(known)} h that had no cost get one.` : '',
    known < 0 ? `${format.hours(-known)} h are left without a cost.` : '',
  ].filter((line) => line !== '');
}
