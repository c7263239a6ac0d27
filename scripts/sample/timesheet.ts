// Time entries, month by month: rows wait in the bucket of their month until nothing earlier can come.

import { isoDay, monthOfDay } from './calendar.ts';
import { CsvFile, csvLine, duration, flag } from './csv.ts';
import type { Random } from './random.ts';
import { ownerOf, type Person } from './staff.ts';
import type { World } from './world.ts';

export interface TimeRow {
  day: number;
  client: string;
  technician: string;
  seconds: number;
  billable: boolean;
  workType: string;
  ticket?: string;
  note: string;
}

/** Rows of a file in order of their day although they are made in order of something else. */
export class DatedFile {
  private readonly file: CsvFile;
  private readonly waiting = new Map<number, { day: number; text: string }[]>();

  constructor(dir: string, name: string, columns: string) {
    this.file = new CsvFile(dir, name, columns);
  }

  add(day: number, text: string): void {
    const month = monthOfDay(day);
    const rows = this.waiting.get(month);
    if (rows === undefined) this.waiting.set(month, [{ day, text }]);
    else rows.push({ day, text });
  }

  /** Writes what is dated up to the end of a month. */
  flush(upTo: number): void {
    for (const month of [...this.waiting.keys()].sort((a, b) => a - b)) {
      if (month > upTo) break;
      const rows = this.waiting.get(month) ?? [];
      for (const row of rows.sort((a, b) => a.day - b.day)) this.file.line(row.text);
      this.waiting.delete(month);
    }
  }

  close(): void {
    this.flush(Number.POSITIVE_INFINITY);
    this.file.close();
  }
}

export class Timesheet {
  private readonly file: DatedFile;
  /** Seconds by technician and day, so that nobody works twenty hours on one day. */
  private readonly busy = new Map<string, Map<number, number>>();

  constructor(dir: string) {
    const columns = 'date,client,technician,duration,billable,work_type,ticket,note';
    this.file = new DatedFile(dir, 'time_entries.csv', columns);
  }

  log(row: TimeRow): void {
    const days = this.busy.get(row.technician) ?? new Map<number, number>();
    days.set(row.day, (days.get(row.day) ?? 0) + row.seconds);
    this.busy.set(row.technician, days);
    const { client, technician, workType, ticket = '', note } = row;
    const cells = [isoDay(row.day), client, technician, duration(row.seconds), flag(row.billable)];
    this.file.add(row.day, csvLine([...cells, workType, ticket, note]));
  }

  /** Of a few working days drawn from a span, the one that person is least busy on. */
  freeDay(person: Person, days: readonly number[], otherwise: number, random: Random): number {
    if (days.length === 0) return otherwise;
    const noted = this.busy.get(person.name);
    const busy = (day: number): number => (person.from > day ? 1e9 : (noted?.get(day) ?? 0));
    const drawn = Array.from({ length: 5 }, () => random.pick(days));
    return Math.max(
      person.from,
      drawn.reduce((best, day) => (busy(day) < busy(best) ? day : best)),
    );
  }

  flush(upTo: number): void {
    this.file.flush(upTo);
  }

  close(): void {
    this.file.close();
  }
}

/** Splits hours over weights, on a grid of five minutes (one minute where entries are short), with a few odd ones. */
export function splitHours(hours: number, weights: number[], random: Random): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (hours * 3600) / Math.max(1, weights.length);
  const grid = mean > 1500 ? 300 : 60;
  return weights.map((weight) => {
    const exact = (hours * 3600 * weight) / total;
    const seconds = Math.min(8 * 3600, Math.max(grid, Math.round(exact / grid) * grid));
    return random.chance(0.05) ? seconds + random.int(1, grid - 1) : seconds;
  });
}

/** Who serves a client on a day: mostly its own technician, sometimes a colleague, now and then the owner. */
export function assign(
  world: World,
  primary: number,
  day: number,
  ownerShare: number,
  random: Random,
): Person {
  const owner = ownerOf(world.staff);
  const present = world.staff.filter((person) => !person.owner && !person.outsourced && person.from <= day);
  // Short of hands before the second technician came, the owner took more of the work.
  const share = present.length < 2 ? ownerShare + 0.25 : ownerShare;
  if (present.length === 0 || random.chance(share)) return owner;
  const own = present[primary % present.length];
  return own !== undefined && random.chance(0.72) ? own : random.pick(present);
}
