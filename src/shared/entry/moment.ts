import { type Day, dayNumber, dayOf } from '../calendar.ts';
import { parseTimestamp, toIso, zoneClock } from '../timestamp.ts';
import { dayText, readDay } from './day.ts';
import { dayWordsOf } from './day-words.ts';
import { type Entry, type EntryContext, entered, quoted, refused, tidy } from './types.ts';

/** Moments as people type them in the book's zone, and back. */

type Context = Pick<EntryContext, 'locale' | 'today' | 'zone' | 'now'>;

const DAY = 86_400;
const clocks = new Map<string, ReturnType<typeof zoneClock>>();
const clockOf = (zone: string) => {
  const clock = clocks.get(zone) ?? zoneClock(zone);
  clocks.set(zone, clock);
  return clock;
};

/** The zone's offsets in which a wall-clock time exists, in seconds: one, two when clocks go back, none in a gap. */
function offsetsAt(zone: string, local: number): number[] {
  const clock = clockOf(zone);
  const offsetFrom = (epoch: number): number => {
    const { day, second } = clock(epoch);
    return day * DAY + second - epoch;
  };
  const near = [offsetFrom(local - DAY), offsetFrom(local + DAY)];
  return [...new Set(near)].filter((offset) => offsetFrom(local - offset) === offset);
}

const two = (value: number): string => String(value).padStart(2, '0');

function clockText(second: number, twelve: boolean): string {
  const hour = Math.floor(second / 3600);
  const rest = `${two(Math.floor(second / 60) % 60)}${second % 60 === 0 ? '' : `:${two(second % 60)}`}`;
  return twelve ? `${hour % 12 || 12}:${rest} ${hour < 12 ? 'AM' : 'PM'}` : `${two(hour)}:${rest}`;
}

const offsetText = (seconds: number): string => {
  const minutes = Math.abs(seconds) / 60;
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** A moment's day and time of day in the book's zone; null if it can't be written so, or is none. */
export function momentParts(
  moment: string,
  { locale, zone = 'UTC' }: Pick<Context, 'locale' | 'zone'>,
): { day: Day; time: string } | null {
  const stamp = parseTimestamp(moment);
  if (!stamp) return null;
  const { day, second } = clockOf(zone)(stamp.epoch);
  const local = day * DAY + second;
  const offset = local - stamp.epoch;
  // A second that comes twice, or an offset that isn't whole minutes, needs its offset to come back the same.
  if (offset % 60 !== 0) return null;
  const isPlain = offsetsAt(zone, local).length === 1;
  const time = clockText(second, dayWordsOf(locale).twelve);
  return { day: dayOf(day), time: isPlain ? time : `${time} ${offsetText(offset)}` };
}

/** A moment as it stands in an input, in the book's zone: `30.06.2026 14:30`. */
export function momentText(moment: string, context: Context): string {
  const stamp = parseTimestamp(moment);
  const parts = momentParts(moment, context);
  if (!stamp) return moment;
  return parts ? `${dayText(parts.day, context)} ${parts.time}` : toIso(stamp);
}

/** `10:00-12:00` is a stretch of time and no moment: an offset to the west stands apart, or behind seconds. */
const CLOCK =
  /(?:^|[ t,])(?:at |um |à )?(\d{1,2})(?:[:.h](\d\d)(?::(\d\d))?)? ?(am?|pm?|a\.m\.|p\.m\.|h|uhr)?(?: ?(z|\+\d\d:?\d\d)|(?: |(?<=:\d\d:\d\d))(-\d\d:?\d\d))?$/;

type Wall = { day: string; second: number; offset: string | null };

/** Day and clock of a tidied text; null if no clock stands in it. */
function taken(text: string): Wall | null {
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [, hours = '', minutes, seconds = '0', half, east, offset = east ?? null] = match;
  // A bare number is part of the day unless something says that it is an hour.
  if (minutes === undefined && half === undefined) return null;
  let hour = Number(hours);
  if (half?.startsWith('a') || half?.startsWith('p')) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
  }
  if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds) > 59) return null;
  const day = text.slice(0, match.index).replace(/[ ,]+$/, '');
  // `12.05` alone is a day.
  if (day === '' && /\d\.\d/.test(match[0])) return null;
  return { day, second: hour * 3600 + Number(minutes ?? 0) * 60 + Number(seconds), offset };
}

/** `yesterday 9`: an hour behind a day, in a text that is no day as a whole, as `feb 9` is. */
function withBareHour(text: string, context: Context): Wall | null {
  const [, day = '', hour = ''] = /^(.*\S) (\d{1,2})$/.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23) return null;
  return readDay(day, context).ok && !readDay(text, context).ok
    ? { day, second: Number(hour) * 3600, offset: null }
    : null;
}

/** The minute that a second lies in, with the zone's offset. */
function minuteOf(epoch: number, zone: string): string {
  const { day, second } = clockOf(zone)(epoch);
  const offset = Math.trunc((day * DAY + second - epoch) / 60);
  return toIso({ epoch: epoch - (second % 60), offset });
}

/**
 * Reads a day and a time of day in the book's zone: `30.6. 14:30`, `yesterday 9am`, `fri 9`, `now`; a time alone is today's; ISO with an
 * offset is taken as it is. A time that the zone skips, or that comes twice when clocks go back, is refused.
 */
export function readMoment(typed: string, context: Context): Entry<string> {
  const { zone = 'UTC' } = context;
  const said = quoted(typed.trim());
  const iso = parseTimestamp(typed.trim());
  if (iso) return entered(toIso(iso));
  const text = tidy(typed).toLowerCase();
  if (text === 'now' && context.now) return entered(minuteOf(context.now(), zone));
  const wall = text.length > 80 ? null : (taken(text) ?? withBareHour(text, context));
  const example = `${dayText(context.today, context)} ${clockText(52_200, dayWordsOf(context.locale).twelve)}`;
  if (!wall) {
    const alone = readDay(typed, context);
    return refused(
      alone.ok
        ? `${said} has no time of day. Write it such as ${example}.`
        : `${said} is not a moment such as ${example}.`,
    );
  }
  const day: Entry<Day> = wall.day === '' ? entered(context.today) : readDay(wall.day, context);
  if (!day.ok) return day;
  const local = dayNumber(day.value) * DAY + wall.second;
  if (wall.offset !== null) {
    const offset = wall.offset === 'z' ? 'Z' : wall.offset.replace(/^(...):?/, '$1:');
    const moment = `${day.value}T${clockText(wall.second, false).padEnd(8, ':00')}${offset}`;
    const stamp = parseTimestamp(moment);
    return stamp ? entered(toIso(stamp)) : refused(`${said} is not a moment such as ${example}.`);
  }
  const offsets = offsetsAt(zone, local).filter((offset) => offset % 60 === 0);
  const [offset] = offsets;
  if (offset === undefined)
    return refused(`There is no such time in ${zone}: the clocks go forward over ${said}.`);
  if (offsets.length > 1) {
    const [first = 0, second = 0] = [...offsets].sort((a, b) => b - a);
    return refused(
      `${said} comes twice, since the clocks go back. Add ${offsetText(first)} for the first or ${offsetText(second)} for the second.`,
    );
  }
  return entered(toIso({ epoch: local - offset, offset: offset / 60 }));
}
