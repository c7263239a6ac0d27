import { LOAD_KEYS } from '../../shared/analysis.ts';
import { dayOf, monthName } from '../../shared/calendar.ts';
import type { ServiceDesk } from '../../shared/contract/analysis.ts';
import type { WireFigure } from '../../shared/contract/values.ts';
import type { Db } from '../db/open.ts';
import { ticketTexts } from '../db/tickets.ts';
import { type DayFigures, picker } from './figures.ts';
import { periodOf } from './month-rows.ts';

type Figures = ServiceDesk['total'];

const MORE: readonly (readonly [label: string, at: string])[] = [
  ['Time to respond, median', 'service/respondWall/median'],
  ['Time to respond, mean', 'service/respondWall/mean'],
  ['Time to respond, business hours, median', 'service/respondBusiness/median'],
  ['Time to respond, business hours, mean', 'service/respondBusiness/mean'],
  ['Stuck tickets', 'service/stuck'],
  ['CSAT', 'service/csat'],
  ['CSAT surveys answered', 'service/csatAnswered'],
  ['CSAT response rate', 'service/csatResponseRate'],
  ['NPS', 'service/nps'],
  ['NPS surveys answered', 'service/npsAnswered'],
];

const NO_CLIENT = 'No client';
const NO_TECHNICIAN = 'Nobody';

function stuck(
  db: Db,
  day: DayFigures,
  pick: (at: string) => WireFigure,
  clients: Names,
  technicians: Names,
): ServiceDesk['stuck'] {
  const rows = day.load.stuck;
  const texts = ticketTexts(
    db,
    rows.map(({ ticket }) => ticket),
  );
  return rows.map(({ ticket, clientId, technicianId, since }) => ({
    id: ticket,
    ticket: texts.get(ticket)?.code ?? '',
    subject: texts.get(ticket)?.subject ?? '',
    client: clients.get(clientId) ?? null,
    technician: technicians.get(technicianId) ?? null,
    since: dayOf(since),
    days: pick(`load/stuck/${ticket}/days`),
    reason: texts.get(ticket)?.reason ?? '',
  }));
}

type Names = ReadonlyMap<number, string>;
const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en');

/** The service screen: load by client, category, technician and month, and the tickets that are stuck. */
export function serviceDesk(db: Db, day: DayFigures): ServiceDesk {
  const { facts } = day.book;
  const { clients, technicians, categories, months } = day.load;
  const pick = picker(day);
  const at = (address: string): Figures =>
    Object.fromEntries(
      LOAD_KEYS.map((key): [string, WireFigure] => [key, pick(`${address}/${key}`)]),
    ) as Figures;
  const clientNames: Names = new Map(facts.clients.map(({ id, name }) => [id, name]));
  const technicianNames: Names = new Map(facts.technicians.map(({ id, name }) => [id, name]));
  const seats = new Map(facts.clients.map((client) => [client.id, client.seats]));
  return {
    asOf: dayOf(facts.asOf),
    period: periodOf(day),
    total: at('load/total'),
    more: MORE.map(([label, address]) => ({ label, figure: pick(address) })),
    clients: [...clients.keys()]
      .map((id) => ({
        id,
        name: clientNames.get(id) ?? NO_CLIENT,
        seats: seats.get(id) ?? null,
        figures: at(`load/clients/${id}`),
        ticketsPerSeat: pick(`load/clients/${id}/ticketsPerSeat`),
      }))
      .sort(byName),
    categories: categories.map(({ name }, i) => ({ name, figures: at(`load/categories/${i}`) })),
    technicians: [...technicians.keys()]
      .map((id) => ({
        id,
        name: technicianNames.get(id) ?? NO_TECHNICIAN,
        figures: at(`load/technicians/${id}`),
      }))
      .sort(byName),
    months: months.map(({ month }) => ({
      month: monthName(month),
      figures: at(`load/months/${monthName(month)}`),
    })),
    stuckDays: facts.settings.stuckDays,
    stuck: stuck(db, day, pick, clientNames, technicianNames),
  };
}
