import { dayOf, monthName, monthsFrom } from '../../shared/calendar.ts';
import type { Team } from '../../shared/contract/analysis.ts';
import { type DayFigures, picker } from './figures.ts';
import { periodOf } from './month-rows.ts';

/** The team screen: who worked how much, how much of it billable, and what it cost. */
export function team(day: DayFigures): Team {
  const { facts, period } = day.book;
  const pick = picker(day);
  const months = monthsFrom(period.first, period.last);
  const at = (address: string): Team['total'] => ({
    figures: {
      hours: pick(`${address}/hours`),
      billable: pick(`${address}/billable`),
      utilisation: pick(`${address}/utilisation`),
      labourCost: pick(`${address}/labourCost`),
      uncosted: pick(`${address}/uncosted`),
    },
    months: months.map((_, i) => ({
      hours: pick(`${address}/months/${i}/hours`),
      billable: pick(`${address}/months/${i}/billable`),
      utilisation: pick(`${address}/months/${i}/utilisation`),
    })),
  });
  return {
    asOf: dayOf(facts.asOf),
    period: periodOf(day),
    months: months.map(monthName),
    rows: facts.technicians.map(({ id, name, isOwner }) => ({
      id,
      name,
      isOwner,
      ...at(`team/technicians/${id}`),
    })),
    total: at('team/total'),
  };
}
