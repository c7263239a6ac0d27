import { type Day, dayOf, isDay } from '../../shared/calendar.ts';
import { isTimeZone, zoneClock } from '../../shared/timestamp.ts';
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
