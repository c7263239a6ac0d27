import { type Day, type DayNumber, dayNumber, dayOf, isDay } from '../../shared/calendar.ts';
import { isTimeZone, zoneClock } from '../../shared/timestamp.ts';
import { dataExtent } from '../db/masters.ts';
import type { Db } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';

/** Today, of which there is one for the whole app: the calendar day in the book's zone. The window is told it by main. */

/** The calendar day in a time zone; on this machine's wall if the zone is none it knows. `PLUMBLINE_TODAY` pins it. */
export function todayIn(zone: string, now = new Date(), pinned = process.env.PLUMBLINE_TODAY): Day {
  if (pinned !== undefined && isDay(pinned)) return pinned;
  const known = isTimeZone(zone) ? zone : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return dayOf(zoneClock(known)(Math.floor(now.getTime() / 1000)).day);
}

/** The day it is in a book. */
export const bookToday = (db: Db, today: (zone: string) => Day): Day => today(readSettings(db).timeZone);

/** The last day that the book knows something of; null = of none. */
export function lastDayOf(db: Db): DayNumber | null {
  const { last, lastTicketAt } = dataExtent(db);
  const ticket = lastTicketAt === null ? null : zoneClock(readSettings(db).timeZone)(lastTicketAt).day;
  const ends = [last, ticket].filter((day) => day !== null);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** The day whose figures a book opens with: today, or its last day before. */
export function bookDay(db: Db, today: Day): Day {
  const last = lastDayOf(db);
  return last === null ? today : dayOf(Math.min(last, dayNumber(today)));
}
