import { isDay, isMonth } from './calendar.ts';

/** Days and months as screens and menus write them in a locale. */
export type CalendarWords = {
  /** `30 Jun 2026` */
  day: (day: string) => string;
  /** `Jun 2026` */
  month: (month: string) => string;
  /** A title or the name of a step, whose days stand as `2026-06-30`, with its days in words. Quoted names stay. */
  label: (text: string) => string;
};

/** What the owner named himself, a day by itself, and the month that was closed or reopened. */
const IN_LABEL = /“[^”]*”|(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])|(?<=^(?:Close|Reopen) )\d{4}-\d{2}$/g;

/** Costly to make: once for a locale. */
export function calendarWords(locale: string): CalendarWords {
  const names = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const month = (text: string): string => {
    const [year, number] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
    return `${names.format(Date.UTC(year, number - 1, 1))} ${year}`;
  };
  const day = (text: string): string => `${Number(text.slice(8, 10))} ${month(text)}`;
  return {
    day,
    month,
    label: (text) =>
      text.replace(IN_LABEL, (part) => {
        if (isMonth(part)) return month(part);
        return isDay(part) ? day(part) : part;
      }),
  };
}
