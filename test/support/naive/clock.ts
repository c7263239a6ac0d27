// Instants are whole seconds since 1970; the book's zone turns them into days and opening hours into instants.

import { eachDay, plusDays, weekday } from './days.ts';

export interface Clock {
  dayOf(instant: number): string;
  businessSeconds(from: number, to: number): number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const parseInstant = (text: string): number => Date.parse(text) / 1000;

function parseHours(text: string): { days: Set<number>; opens: number; closes: number } {
  const match = /^(\w{3})(?:-(\w{3}))? (\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  if (match === null) throw new Error(`business hours: ${text}`);
  const [, first = '', last = first, openHour, openMinute, closeHour, closeMinute] = match;
  const days = new Set<number>();
  for (let day = WEEKDAYS.indexOf(first); day <= WEEKDAYS.indexOf(last); day += 1) days.add(day);
  const seconds = (hour?: string, minute?: string): number => Number(hour) * 3600 + Number(minute) * 60;
  return { days, opens: seconds(openHour, openMinute), closes: seconds(closeHour, closeMinute) };
}

export function makeClock(timeZone: string, hours: string, holidays: Set<string>): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

  /** What the wall shows at an instant: `YYYY-MM-DDTHH:MM:SS`. */
  const wall = (instant: number): string => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instant * 1000)) part[type] = value;
    return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
  };

  /** The instant at which the wall shows `day` plus `seconds`: corrected until the wall agrees. */
  const instantOf = (day: string, seconds: number): number => {
    const wanted = Date.parse(`${day}T00:00:00Z`) / 1000 + seconds;
    let guess = wanted;
    for (let turn = 0; turn < 3; turn += 1) guess += wanted - Date.parse(`${wall(guess)}Z`) / 1000;
    return guess;
  };

  const { days, opens, closes } = parseHours(hours);
  const known = new Map<string, [number, number]>();
  const opening = (day: string): [number, number] => {
    let window = known.get(day);
    if (window === undefined) {
      const open = days.has(weekday(day)) && !holidays.has(day);
      window = open ? [instantOf(day, opens), instantOf(day, closes)] : [0, 0];
      known.set(day, window);
    }
    return window;
  };

  const dayOf = (instant: number): string => wall(instant).slice(0, 10);
  return {
    dayOf,
    businessSeconds(from, to) {
      let total = 0;
      for (const day of eachDay(dayOf(from), plusDays(dayOf(to), 1))) {
        const [open, close] = opening(day);
        total += Math.max(0, Math.min(to, close) - Math.max(from, open));
      }
      return total;
    },
  };
}
