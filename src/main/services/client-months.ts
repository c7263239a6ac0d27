import { dayOf, monthName } from '../../shared/calendar.ts';
import type { ClientMonths } from '../../shared/contract/analysis.ts';
import type { CerMonth } from '../metrics/cer-months.ts';
import { type DayFigures, picker } from './figures.ts';
import { periodOf } from './month-rows.ts';

/** What an hour earned, by client and month, and which clients drift below target. */
export function clientMonths(day: DayFigures): ClientMonths {
  const { facts, clients } = day.book;
  const cer = day.cerMonths;
  const pick = picker(day);
  const months = cer.months.map(monthName);
  const cells = (own: readonly CerMonth[], at: string) =>
    own.map(({ below }, i) => ({
      netCer: pick(`${at}/${months[i]}/netCer`),
      hours: pick(`${at}/${months[i]}/hours`),
      below,
    }));
  const inForce = new Map(clients.map((row) => [row.client.id, row.inForce]));
  const names = new Map(facts.clients.map(({ id, name }) => [id, name]));
  return {
    asOf: dayOf(facts.asOf),
    period: periodOf(day),
    targetCer: facts.settings.targetCer,
    months,
    rows: cer.clients.map((row) => ({
      id: row.clientId,
      name: names.get(row.clientId) ?? '',
      inForce: inForce.get(row.clientId) ?? false,
      months: cells(row.months, `cerMonths/clients/${row.clientId}`),
      run: pick(`cerMonths/run/${row.clientId}`),
      drifting: row.drifting,
    })),
    total: cells(cer.total, 'cerMonths/total'),
  };
}
