// Days are counted from 1970-01-01, months from year 0, wall times in seconds on the clock of New York.
// No Intl and no local time: the output must not depend on the machine's zone or its ICU.

export const DAY = 86_400;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

export function dayNumber(iso: string): number {
  return (
    Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / (DAY * 1000)
  );
}

const isoCache = new Map<number, string>();

export function isoDay(day: number): string {
  let iso = isoCache.get(day);
  if (iso === undefined) {
    iso = new Date(day * DAY * 1000).toISOString().slice(0, 10);
    isoCache.set(day, iso);
  }
  return iso;
}

/** 0 = Monday … 6 = Sunday. */
export const weekday = (day: number): number => (day + 3) % 7;

export const monthOfDay = (day: number): number => {
  const iso = isoDay(day);
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
};
export const monthStart = (month: number): number =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / (DAY * 1000);
export const monthEnd = (month: number): number => monthStart(month + 1) - 1;
export const yearOfMonth = (month: number): number => Math.floor(month / 12);
export const monthIndex = (month: number): number => month % 12;

/** The same day of the month some months later, or that month's last day. */
export function addMonths(day: number, months: number): number {
  const from = monthOfDay(day);
  return Math.min(monthStart(from + months) + (day - monthStart(from)), monthEnd(from + months));
}

const nthWeekday = (year: number, month: number, wanted: number, nth: number): number => {
  const first = monthStart(year * 12 + month);
  return first + ((wanted - weekday(first) + 7) % 7) + (nth - 1) * 7;
};

const dstCache = new Map<number, [number, number]>();

function offsetHours(wall: number): number {
  const year = Number(isoDay(Math.floor(wall / DAY)).slice(0, 4));
  let span = dstCache.get(year);
  if (span === undefined) {
    span = [nthWeekday(year, 2, 6, 2) * DAY + 2 * 3600, nthWeekday(year, 10, 6, 1) * DAY + 2 * 3600];
    dstCache.set(year, span);
  }
  return wall >= span[0] && wall < span[1] ? 4 : 5;
}

export function isoTime(wall: number): string {
  const seconds = wall % DAY;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${isoDay(Math.floor(wall / DAY))}T${clock}-0${offsetHours(wall)}:00`;
}

const holidayCache = new Map<number, number[]>();

/** New Year, Memorial Day, Independence Day, Labor Day, Thanksgiving, Christmas. */
export function holidays(year: number): number[] {
  let days = holidayCache.get(year);
  if (days === undefined) {
    const memorial = nthWeekday(year, 4, 0, 5);
    days = [
      dayNumber(`${year}-01-01`),
      memorial > monthEnd(year * 12 + 4) ? memorial - 7 : memorial,
      dayNumber(`${year}-07-04`),
      nthWeekday(year, 8, 0, 1),
      nthWeekday(year, 10, 3, 4),
      dayNumber(`${year}-12-25`),
    ];
    holidayCache.set(year, days);
  }
  return days;
}

const workdayCache = new Map<number, boolean>();

export function isWorkday(day: number): boolean {
  let known = workdayCache.get(day);
  if (known === undefined) {
    known = weekday(day) < 5 && !holidays(Number(isoDay(day).slice(0, 4))).includes(day);
    workdayCache.set(day, known);
  }
  return known;
}

export function workdaysIn(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; day <= to; day += 1) if (isWorkday(day)) days.push(day);
  return days;
}

const OPENS = 8 * 3600;
const CLOSES = 17 * 3600;

/** The wall time after so many seconds of opening hours. */
export function afterBusiness(wall: number, seconds: number): number {
  let day = Math.floor(wall / DAY);
  let at = Math.max(wall % DAY, OPENS);
  let rest = seconds;
  for (;;) {
    if (isWorkday(day) && at < CLOSES) {
      if (rest <= CLOSES - at) return day * DAY + at + rest;
      rest -= CLOSES - at;
    }
    day += 1;
    at = OPENS;
  }
}
