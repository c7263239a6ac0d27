// Tickets with a life: opened when people work, answered by priority, worked on in entries, resolved, or not yet.

import { afterBusiness, DAY, holidays, isoDay, isWorkday, weekday, workdaysIn } from './calendar.ts';
import type { Client } from './contracts.ts';
import type { Random } from './random.ts';
import type { Person } from './staff.ts';
import { CATEGORIES, PRIORITIES, type Priority, STATUS_REASONS, TRADE_SUBJECTS } from './texts.ts';

export interface Ticket {
  client: Client;
  subject: string;
  category: string;
  priority: Priority;
  technician: Person;
  /** Wall seconds. */
  opened: number;
  responded: number | null;
  resolved: number | null;
  status: 'open' | 'waiting' | 'resolved';
  reason: string;
  lastActivity: number;
  reopened: number;
  work: { day: number; seconds: number }[];
}

const DAY_WEIGHTS = [1.35, 1.1, 1, 1, 0.85, 0.13, 0.08];
/** Half-hour weights from 05:30 to 22:00: a peak before and one after lunch. */
const HOURS = [
  1, 1, 2, 3, 8, 13, 16, 17, 16, 15, 14, 13, 10, 7, 8, 12, 14, 14, 12, 10, 9, 7, 5, 3, 2, 2, 2, 1, 1, 1, 1, 1,
  1,
];
/** Business seconds to the first answer and to the solution: from, to. */
const ANSWER: Record<Priority, [number, number]> = {
  high: [240, 3000],
  normal: [600, 12_000],
  low: [1800, 27_000],
};
const SOLVE: Record<Priority, [number, number]> = {
  high: [1200, 26_000],
  normal: [1800, 62_000],
  low: [5400, 150_000],
};

function openingDay(from: number, to: number, random: Random): number {
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const weights = days.map((day) => {
    const off = weekday(day) < 5 && holidays(Number(isoDay(day).slice(0, 4))).includes(day);
    return off ? 0.1 : (DAY_WEIGHTS[weekday(day)] ?? 1);
  });
  return days[random.weighted(weights)] ?? from;
}

function answer(opened: number, priority: Priority, random: Random): number {
  const [quick, slow] = ANSWER[priority];
  // On call: what is urgent gets an answer in the evening, too.
  if (priority === 'high' && !isWorkday(Math.floor(opened / DAY)) && random.chance(0.6)) {
    return opened + random.int(600, 5400);
  }
  const late = random.chance(0.05) ? 4 : 1;
  return afterBusiness(opened, Math.round(random.middling(quick, slow) * random.next() * late) + quick);
}

/** Days on which the work was done: the day of the answer, the day of the solution, and some between. */
function workDays(first: number, last: number, count: number, random: Random): number[] {
  const days = workdaysIn(first, last);
  if (days.length === 0) return Array.from({ length: count }, () => first);
  const chosen = Array.from({ length: count }, (_, i) => {
    if (i === 0) return days[0] ?? first;
    return i === count - 1 ? (days[days.length - 1] ?? last) : random.pick(days);
  });
  return chosen.sort((a, b) => a - b);
}

export interface Order {
  client: Client;
  from: number;
  to: number;
  asOf: number;
  technician(day: number): Person;
  /** Seconds of each time entry. */
  durations: number[];
}

function reasonFor(category: string, random: Random): string {
  return category === 'Hardware' && random.chance(0.6) ? 'parts on order' : random.pick(STATUS_REASONS);
}

function request(client: Client, random: Random): Pick<Ticket, 'subject' | 'category' | 'priority'> {
  const [category, , subjects] = CATEGORIES[random.weighted(CATEGORIES.map(([, weight]) => weight))] ?? [
    'Other',
    1,
    ['?'],
  ];
  const own = random.chance(0.18);
  return {
    category: own ? 'Line of business' : category,
    subject: random.pick(own ? TRADE_SUBJECTS[client.plan.trade] : subjects),
    priority: PRIORITIES[random.weighted(category === 'Security' ? [60, 35, 5] : [16, 56, 28])] ?? 'normal',
  };
}

export function makeTicket(order: Order, random: Random): Ticket {
  const { client, asOf, durations } = order;
  const opensOn = openingDay(order.from, order.to, random);
  const opened = opensOn * DAY + 19_800 + random.weighted(HOURS) * 1800 + random.int(0, 1799);
  const told = request(client, random);
  const end = asOf * DAY + DAY - 1;
  const responded = answer(opened, told.priority, random);
  const [least, most] = SOLVE[told.priority];
  const worked = durations.reduce((total, seconds) => total + seconds, 0);
  const patience = random.chance(0.12) ? random.between(2, 6) : 1;
  const solving = Math.round(random.middling(least, most) * random.next() * patience) + least;
  const reopened = random.chance(0.07) ? random.weighted([0, 8, 2]) : 0;
  const again = reopened === 0 ? 0 : random.int(9000, 90_000);
  const solved = afterBusiness(responded, Math.max(solving, worked) + again);
  // A few recent ones got stuck: parts, vendors, people who do not call back.
  const never = asOf - opensOn < 75 && opensOn < asOf - 4 && random.chance(0.11);
  const fresh = asOf - opensOn < 12 && random.chance(0.45);
  const resolved = never || fresh || solved > end ? null : solved;
  // Nothing is noted after five on the last day.
  const touched = Math.min(
    afterBusiness(responded, random.int(900, never ? 130_000 : 40_000)),
    Math.max(responded + 300, asOf * DAY + 61_200),
  );
  const answered = responded > end ? null : responded;
  const lastDay = Math.min(asOf, Math.floor((resolved ?? touched) / DAY));
  const firstDay = Math.min(Math.floor(responded / DAY), lastDay);
  const days = workDays(firstDay, lastDay, durations.length, random);
  const waiting = never || random.chance(0.35);
  const stillOpen = waiting ? 'waiting' : 'open';
  return {
    client,
    ...told,
    technician: order.technician(opensOn),
    opened,
    responded: answered,
    // Reopened and open again: the earlier solution is still on record.
    resolved: resolved ?? (never && reopened > 0 ? touched - 600 : null),
    status: resolved !== null ? 'resolved' : never && reopened > 0 ? 'open' : stillOpen,
    reason: resolved !== null ? '' : waiting ? reasonFor(told.category, random) : '',
    lastActivity: resolved ?? (answered === null ? opened : Math.max(touched, answered)),
    reopened,
    work: answered === null ? [] : days.map((day, i) => ({ day, seconds: durations[i] ?? 0 })),
  };
}
