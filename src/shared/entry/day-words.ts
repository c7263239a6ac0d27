/** How a locale orders and names days, asked of Intl once; English is always known besides. */

export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type DayWords = {
  order: DateOrder;
  /** What parts the numbers of a day: `.`, `/` or `-`. */
  mark: string;
  /** 1 to 12 by folded name. */
  months: ReadonlyMap<string, number>;
  /** 0 = Monday … 6 = Sunday by folded name. */
  weekdays: ReadonlyMap<string, number>;
  /** Days from today by folded name: `yesterday` −1, `übermorgen` 2. */
  relative: ReadonlyMap<string, number>;
  /** Whether clocks count to twelve twice. */
  twelve: boolean;
};

/** Names as they are compared: small, without accents, apostrophes and end points. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase()
    .trim();

const PLAIN = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;

type Part = 'month' | 'weekday';

/** Formats that write a part in all its widths, alone and as it stands beside a day, where it may have another ending. */
const formatsOf = (locale: string, part: Part): Intl.DateTimeFormat[] =>
  (['short', 'long'] as const).flatMap((width) =>
    [{}, { day: 'numeric' as const }].map(
      (beside) => new Intl.DateTimeFormat(locale, { ...PLAIN, ...beside, [part]: width }),
    ),
  );

/** Names of twelve months or seven days; a name that stands for two is none. */
function namesOf(locales: readonly string[], part: Part): Map<string, number> {
  // 5 January 1970 was a Monday.
  const dates =
    part === 'month'
      ? Array.from({ length: 12 }, (_, i) => ({ value: i + 1, at: Date.UTC(1970, i, 1) }))
      : Array.from({ length: 7 }, (_, i) => ({ value: i, at: Date.UTC(1970, 0, 5 + i) }));
  const found = new Map<string, number | null>();
  for (const format of locales.flatMap((locale) => formatsOf(locale, part)))
    for (const { value, at } of dates) {
      const name = foldName(format.formatToParts(at).find(({ type }) => type === part)?.value ?? '');
      if (/\p{L}/u.test(name)) found.set(name, (found.get(name) ?? value) === value ? value : null);
    }
  return new Map([...found].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}

function orderOf(locale: string): { order: DateOrder; mark: string } {
  const parts = new Intl.DateTimeFormat(locale, PLAIN).formatToParts(Date.UTC(2001, 1, 3));
  const order = parts
    .map(({ type }) => type[0])
    .filter((letter) => /[dmy]/.test(letter ?? ''))
    .join('');
  const mark = parts.find(({ type, value }) => type === 'literal' && /[./-]/.test(value))?.value ?? '/';
  return {
    order: order === 'dmy' || order === 'mdy' ? order : 'ymd',
    mark: /[./-]/.exec(mark)?.[0] ?? '/',
  };
}

const relativeOf = (locales: readonly string[]): Map<string, number> => {
  const found = new Map<string, number>();
  for (const locale of locales) {
    const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    for (const days of [-2, -1, 0, 1, 2]) {
      const name = foldName(format.format(days, 'day'));
      if (!/\d/.test(name) && !found.has(name)) found.set(name, days);
    }
  }
  return found;
};

const known = new Map<string, DayWords>();

/** The day words of a locale. */
export function dayWordsOf(locale: string): DayWords {
  const words = known.get(locale);
  if (words) return words;
  const locales = ['en', locale];
  const weekdays = namesOf(locales, 'weekday');
  for (const [name, day] of [
    ['tues', 1],
    ['thur', 3],
    ['thurs', 3],
  ] as const)
    weekdays.set(name, day);
  const fresh: DayWords = {
    ...orderOf(locale),
    months: namesOf(locales, 'month').set('sept', 9),
    weekdays,
    relative: relativeOf(locales).set('t', 0).set('y', -1),
    twelve: new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true,
  };
  known.set(locale, fresh);
  return fresh;
}
