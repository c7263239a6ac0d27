// Time that no ticket stands behind: projects, billed hours, winning and moving in clients, the company itself.

import { monthEnd, monthStart, workdaysIn } from './calendar.ts';
import type { Job, JobKind } from './jobs.ts';
import type { Random } from './random.ts';
import { employed, ownerOf } from './staff.ts';
import { INTERNAL_NOTES, ONBOARDING_NOTES, PRESALES_NOTES } from './texts.ts';
import { assign, splitHours, type Timesheet } from './timesheet.ts';
import type { World } from './world.ts';

interface Manner {
  workType: string;
  billable: boolean;
  ownerShare: number;
  notes: string[];
}

const MANNERS: Record<JobKind, Manner> = {
  project: { workType: 'project', billable: true, ownerShare: 0.3, notes: [] },
  hourly: { workType: 'support', billable: true, ownerShare: 0.15, notes: [] },
  hardware: { workType: 'project', billable: true, ownerShare: 0, notes: [] },
  presales: { workType: 'presales', billable: false, ownerShare: 0.85, notes: PRESALES_NOTES },
  onboarding: { workType: 'onboarding', billable: false, ownerShare: 0.2, notes: ONBOARDING_NOTES },
};

const weights = (count: number, random: Random): number[] =>
  Array.from({ length: count }, () => random.middling(0.4, 1.8));

export function jobTime(world: World, job: Job, time: Timesheet, random: Random): void {
  const { client } = job;
  const manner = MANNERS[job.kind];
  const days = workdaysIn(Math.max(job.from, monthStart(world.first)), job.to);
  for (const seconds of splitHours(job.hours, weights(job.entries, random), random)) {
    const person = assign(world, client.plan.primary, job.to, manner.ownerShare, random);
    time.log({
      day: time.freeDay(person, days, job.to, random),
      client: client.plan.name,
      technician: person.name,
      seconds,
      billable: manner.billable,
      workType: manner.workType,
      note: manner.notes.length > 0 ? random.pick(manner.notes) : job.title,
    });
  }
}

export function internalTime(
  world: World,
  month: number,
  count: number,
  time: Timesheet,
  random: Random,
): void {
  const days = workdaysIn(monthStart(month), Math.min(monthEnd(month), world.asOf));
  const people = [ownerOf(world.staff), ...employed(world.staff, month)];
  for (const seconds of splitHours(count * 1.2, weights(count, random), random)) {
    const person = random.pick(people);
    // Some of the owner's unbilled hours court clients that never signed.
    const courting = person.owner && random.chance(0.12);
    time.log({
      day: time.freeDay(person, days, monthEnd(month), random),
      client: '',
      technician: person.name,
      seconds,
      billable: false,
      workType: courting ? 'presales' : 'internal',
      note: random.pick(courting ? PRESALES_NOTES : INTERNAL_NOTES),
    });
  }
}
