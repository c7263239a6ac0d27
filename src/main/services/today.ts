import { type Day, dayOf, isDay } from '../../shared/calendar.ts';
import { isTimeZone, zoneClock } from '../../shared/timestamp.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The calendar day on this machine's wall, whatever UTC says. Tests pin it with `PLUMBLINE_TODAY`. */
export function localToday(now = new Date(), pinned = process.env.PLUMBLINE_TODAY): Day {
  if (pinned !== undefined && isDay(pinned)) return pinned;
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}

/** The calendar day in a time zone; on this machine's wall without one, or if this computer does not know it. */
export function todayIn(zone?: string, now = new Date(), pinned = process.env.PLUMBLINE_TODAY): Day {
  if (zone === undefined || !isTimeZone(zone) || (pinned !== undefined && isDay(pinned)))
    return localToday(now, pinned);
  return dayOf(zoneClock(zone)(Math.floor(now.getTime() / 1000)).day);
}
