// The service desk: tickets, the time they took, and what clients thought of it.

import { DAY, isoTime, workdaysIn } from './calendar.ts';
import type { Client } from './contracts.ts';
import { CsvFile } from './csv.ts';
import type { Random } from './random.ts';
import type { SurveyFile } from './surveys.ts';
import { ROUTINE_NOTES, TICKET_NOTES } from './texts.ts';
import { makeTicket, type Ticket } from './tickets.ts';
import { assign, splitHours, type Timesheet } from './timesheet.ts';
import type { Load } from './work.ts';
import type { World } from './world.ts';

const OWNER_SHARE = 0.15;

interface ClientMonth {
  client: Client;
  load: Load;
  tickets: Ticket[];
  /** Seconds of the entries no ticket stands behind. */
  routine: number[];
}

export class Desk {
  private readonly world: World;
  private readonly time: Timesheet;
  private readonly surveys: SurveyFile;
  private readonly file: CsvFile;
  private number = 1000;

  constructor(world: World, dir: string, time: Timesheet, surveys: SurveyFile) {
    this.world = world;
    this.time = time;
    this.surveys = surveys;
    this.file = new CsvFile(
      dir,
      'tickets.csv',
      'ticket,client,subject,category,priority,technician,opened_at,first_response_at,resolved_at,' +
        'status,status_reason,last_activity_at,reopened',
    );
  }

  month(loads: Load[], random: Random): void {
    const months = loads.map((load) => this.clientMonth(load, random));
    const tickets = months.flatMap((month) => month.tickets);
    for (const ticket of tickets.sort((a, b) => a.opened - b.opened)) this.write(ticket, random);
    // What can wait is fitted in where the day is not full yet.
    for (const month of months) this.routine(month, random);
  }

  close(): void {
    this.file.close();
  }

  /** One client's month: its tickets, and the routine work nobody opened a ticket for. */
  private clientMonth(load: Load, random: Random): ClientMonth {
    const client = this.world.clients[load.client];
    if (client === undefined) throw new Error('no such client');
    let free = load.entries;
    const counts = Array.from({ length: load.tickets }, () => {
      const wanted = 1 + Number(random.chance(0.38)) + Number(random.chance(0.14));
      const count = Math.min(wanted, free);
      free -= count;
      return count;
    });
    const routine = Array.from({ length: free }, () => random.middling(0.6, 3.4));
    const weights = counts.map((count) => Array.from({ length: count }, () => random.middling(0.25, 1.5)));
    const seconds = splitHours(load.hours, [...weights.flat(), ...routine], random);
    let at = 0;
    const tickets = counts.map((count) => {
      const durations = seconds.slice(at, at + count);
      at += count;
      return makeTicket(
        {
          client,
          from: load.from,
          to: Math.min(load.to, this.world.asOf),
          asOf: this.world.asOf,
          technician: (day) => assign(this.world, client.plan.primary, day, OWNER_SHARE, random),
          durations,
        },
        random,
      );
    });
    const idle = tickets.flatMap((ticket, i) =>
      ticket.work.length > 0 ? [] : Array(counts[i] ?? 0).fill(1800),
    );
    return { client, load, tickets, routine: [...seconds.slice(at), ...idle] };
  }

  private routine({ client, load, routine }: ClientMonth, random: Random): void {
    const to = Math.min(load.to, this.world.asOf);
    const days = workdaysIn(load.from, to);
    for (const seconds of routine) {
      const person = assign(this.world, client.plan.primary, to, OWNER_SHARE, random);
      this.time.log({
        day: this.time.freeDay(person, days, to, random),
        client: client.plan.name,
        technician: person.name,
        seconds,
        billable: random.chance(0.94),
        workType: 'support',
        note: random.pick(ROUTINE_NOTES),
      });
    }
  }

  /** In the evening and at weekends a desk from outside picks up, once there is one. */
  private worker(ticket: Ticket, entry: number, day: number, random: Random): string {
    const desk = this.world.staff.find((person) => person.outsourced);
    const late = ticket.opened % DAY > 17.5 * 3600;
    if (entry === 0 && late && desk !== undefined && desk.from <= day && random.chance(0.5)) return desk.name;
    if (random.chance(0.85)) return ticket.technician.name;
    return assign(this.world, ticket.client.plan.primary, day, OWNER_SHARE, random).name;
  }

  private write(ticket: Ticket, random: Random): void {
    this.number += 1;
    const id = String(this.number).padStart(7, '0');
    const { client, technician } = ticket;
    const time = (wall: number | null): string => (wall === null ? '' : isoTime(wall));
    this.file.row(
      id,
      client.plan.name,
      ticket.subject,
      ticket.category,
      ticket.priority,
      technician.name,
      time(ticket.opened),
      time(ticket.responded),
      time(ticket.resolved),
      ticket.status,
      ticket.reason,
      time(ticket.lastActivity),
      ticket.reopened,
    );
    for (const [i, { day, seconds }] of ticket.work.entries()) {
      this.time.log({
        day,
        client: client.plan.name,
        technician: this.worker(ticket, i, day, random),
        seconds,
        billable: random.chance(0.94),
        workType: 'support',
        ticket: id,
        note: random.pick(TICKET_NOTES),
      });
    }
    if (ticket.status === 'resolved' && ticket.resolved !== null) {
      this.surveys.afterTicket(ticket, id, Math.floor(ticket.resolved / DAY), random);
    }
  }
}
