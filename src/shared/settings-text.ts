import { parseBusinessHours } from './business-hours.ts';
import { isDay } from './calendar.ts';
import type { SettingName, Settings } from './contract/settings.ts';
import { REVENUE_BASES } from './domain.ts';
import { parseMoney, toDecimal } from './money.ts';
import { isTimeZone } from './timestamp.ts';

/**
 * Settings as the book and the canonical folder write them: a key and a text each (FORMAT, `settings.csv`).
 * `ebitda_multiple`, `sde_multiple` and `deferred_revenue` are Plumbline's own additions to that list.
 */

/** What holds where a book says nothing. No currency is guessed: XXX is ISO 4217's “no currency”. */
export const DEFAULT_SETTINGS: Settings = {
  company: 'Unnamed company',
  currency: 'XXX',
  revenueBasis: 'contracts',
  timeZone: 'UTC',
  businessHours: 'Mon-Fri 08:00-17:00',
  ownerMarketPay: null,
  targetCer: null,
  stuckDays: 7,
  holidays: [],
  debt: null,
  cash: null,
  ebitdaMultiple: null,
  sdeMultiple: null,
  deferredRevenue: null,
};

type Read<T> = { value: T } | { reason: string };
type Field<K extends keyof Settings> = {
  key: K;
  read: (text: string) => Read<Settings[K]>;
  write: (value: Settings[K]) => string | null;
};

const text =
  (test: (text: string) => boolean, reason: string) =>
  (value: string): Read<string> =>
    test(value) ? { value } : { reason };

const money = (value: string): Read<number> => {
  const parsed = parseMoney(value);
  return parsed.ok ? { value: parsed.cents } : { reason: parsed.reason };
};
const notNegative = (value: string): Read<number> => {
  const read = money(value);
  return 'value' in read && read.value < 0 ? { reason: `“${value}” is negative` } : read;
};
const cents = (value: number | null): string | null => (value === null ? null : toDecimal(value));

const MULTIPLE = /^\d{1,3}(\.\d{1,4})?$/;
const multiple = text((value) => MULTIPLE.test(value), 'a multiple is a number such as 3.5');
const same = (value: string | null): string | null => value;

const field = <K extends keyof Settings>(
  key: K,
  read: Field<K>['read'],
  write: Field<K>['write'],
): Field<K> => ({
  key,
  read,
  write,
});

const FIELDS = {
  company: field(
    'company',
    text(
      (value) => value.trim() !== '' && value.trim().length <= 200,
      'the company needs a name of at most 200 characters',
    ),
    same,
  ),
  currency: field(
    'currency',
    text((value) => /^[A-Z]{3}$/.test(value), 'a currency is three capital letters such as USD'),
    same,
  ),
  revenue_basis: field(
    'revenueBasis',
    (value) => {
      const basis = REVENUE_BASES.find((each) => each === value);
      return basis ? { value: basis } : { reason: 'the revenue basis is contracts or ledger' };
    },
    same,
  ),
  time_zone: field('timeZone', text(isTimeZone, 'a time zone is a name such as America/New_York'), same),
  business_hours: field(
    'businessHours',
    text((value) => parseBusinessHours(value) !== null, 'business hours look like Mon-Fri 08:00-17:00'),
    same,
  ),
  owner_market_pay: field('ownerMarketPay', notNegative, cents),
  target_cer: field('targetCer', notNegative, cents),
  stuck_days: field(
    'stuckDays',
    (value) =>
      /^\d{1,4}$/.test(value) && Number(value) <= 3650
        ? { value: Number(value) }
        : { reason: 'stuck days are a whole number such as 7, at most 3650' },
    String,
  ),
  holidays: field(
    'holidays',
    (value) => {
      const days = value.split(/\s+/).filter((day) => day !== '');
      const bad = days.find((day) => !isDay(day));
      return bad === undefined ? { value: days } : { reason: `“${bad}” is not a day such as 2026-12-25` };
    },
    (days) => (days.length > 0 ? days.join(' ') : null),
  ),
  debt: field('debt', money, cents),
  cash: field('cash', money, cents),
  ebitda_multiple: field('ebitdaMultiple', multiple, same),
  sde_multiple: field('sdeMultiple', multiple, same),
  deferred_revenue: field('deferredRevenue', money, cents),
};

export type SettingKey = keyof typeof FIELDS;
export const SETTING_KEYS = Object.keys(FIELDS) as SettingKey[];
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(FIELDS, key);

/** The settings that a book with these keys does not say: a default or nothing stands for them. */
export function unsetBeside(keys: Iterable<string>): SettingName[] {
  const said = new Set(keys);
  return SETTING_KEYS.filter((key) => !said.has(key)).map((key) => FIELDS[key].key);
}

/** Reads one setting; gives the reason where the text does not fit. */
export function readSetting(
  key: SettingKey,
  value: string,
): { change: Partial<Settings> } | { reason: string } {
  const { key: name, read } = FIELDS[key];
  const result = read(value);
  return 'reason' in result ? result : { change: { [name]: result.value } };
}

/** The settings a book's key and text pairs stand for. Texts were checked when they were written. */
export function settingsFrom(pairs: Iterable<readonly [string, string]>): Settings {
  let settings = DEFAULT_SETTINGS;
  for (const [key, value] of pairs) {
    if (!isSettingKey(key)) continue;
    const read = readSetting(key, value);
    if ('change' in read) settings = { ...settings, ...read.change };
  }
  return settings;
}

/** Key and text of the settings that are named; a null text means: no value. */
export function settingsText(change: Partial<Settings>): [SettingKey, string | null][] {
  return SETTING_KEYS.filter((key) => change[FIELDS[key].key] !== undefined).map((key) => {
    const { key: name, write } = FIELDS[key] as Field<keyof Settings>;
    return [key, write(change[name] as never)];
  });
}
