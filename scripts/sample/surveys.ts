// What clients thought: a question after many tickets, and one about everything twice a year.

import { dayNumber, isoDay, monthIndex, yearOfMonth } from './calendar.ts';
import { type Client, isInForce } from './contracts.ts';
import { csvLine } from './csv.ts';
import type { Random } from './random.ts';
import type { Ticket } from './tickets.ts';
import { DatedFile } from './timesheet.ts';
import type { World } from './world.ts';

/** Weights of the scores 1…5 for an unhappy and a happy client. */
const UNHAPPY = [10, 12, 18, 34, 26];
const HAPPY = [1, 1, 4, 22, 72];
/** Of 0…10. */
const NPS_UNHAPPY = [2, 1, 2, 3, 5, 11, 14, 22, 22, 12, 6];
const NPS_HAPPY = [0, 0, 0, 0, 0, 1, 2, 8, 20, 34, 35];

const mixed = (low: number[], high: number[], mood: number): number[] =>
  low.map((weight, i) => weight * (1 - mood) + (high[i] ?? 0) * mood);

/** Days a ticket may take before patience wears thin. */
const LONG = 5 * 86_400;

export class SurveyFile {
  private readonly file: DatedFile;

  constructor(dir: string) {
    this.file = new DatedFile(dir, 'surveys.csv', 'survey,sent_on,client,technician,ticket,score,scale_max');
  }

  afterTicket(ticket: Ticket, id: string, day: number, random: Random): void {
    if (!random.chance(0.55)) return;
    const slow = (ticket.resolved ?? 0) - ticket.opened > LONG;
    const mood = Math.max(0, ticket.client.plan.mood - (slow ? 0.3 : 0) - ticket.reopened * 0.2);
    const score = random.chance(0.45) ? 1 + random.weighted(mixed(UNHAPPY, HAPPY, mood)) : '';
    const { client, technician } = ticket;
    this.file.add(day, csvLine(['csat', isoDay(day), client.plan.name, technician.name, id, score, 5]));
  }

  month(world: World, month: number, random: Random): void {
    if (monthIndex(month) === 2 || monthIndex(month) === 8) {
      const day = dayNumber(`${yearOfMonth(month)}-${monthIndex(month) === 2 ? '03-11' : '09-16'}`);
      const asked = world.clients.filter((client) => client.contracts.some((one) => isInForce(one, day)));
      for (const client of asked) this.promoter(client, day, random);
    }
    this.file.flush(month);
  }

  close(): void {
    this.file.close();
  }

  private promoter(client: Client, day: number, random: Random): void {
    const score = random.chance(0.68) ? random.weighted(mixed(NPS_UNHAPPY, NPS_HAPPY, client.plan.mood)) : '';
    this.file.add(day, csvLine(['nps', isoDay(day), client.plan.name, '', '', score, 10]));
  }
}
