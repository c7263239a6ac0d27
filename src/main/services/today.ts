import { type Day, isDay } from '../../shared/calendar.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The calendar day on this machine's wall, whatever UTC says. Tests pin it with `PLUMBLINE_TODAY`. */
export function localToday(now = new Date(), pinned = process.env.PLUMBLINE_TODAY): Day {
  if (pinned !== undefined && isDay(pinned)) return pinned;
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}
