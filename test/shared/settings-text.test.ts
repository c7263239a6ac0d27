// Protects settings on their way between texts of the book, values, and what forms may send.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Settings, settings as schema } from '../../src/shared/contract/settings.ts';
import { MAX_CENTS } from '../../src/shared/money.ts';
import {
  DEFAULT_SETTINGS,
  isSettingKey,
  readSetting,
  SETTING_KEYS,
  settingsFrom,
  settingsText,
} from '../../src/shared/settings-text.ts';

const cents = fc.integer({ min: -MAX_CENTS, max: MAX_CENTS });
const pay = fc.option(fc.integer({ min: 0, max: MAX_CENTS }));
const multiple = fc.option(
  fc.tuple(fc.nat(999), fc.nat(9999)).map(([a, b]) => `${a}.${String(b).padStart(4, '0')}`),
);
const anySettings: fc.Arbitrary<Settings> = fc.record({
  company: fc
    .string({ minLength: 1, maxLength: 200, unit: 'grapheme' })
    .map((text) => text.trim().slice(0, 200) || 'X'),
  currency: fc.stringMatching(/^[A-Z]{3}$/),
  revenueBasis: fc.constantFrom('contracts', 'ledger'),
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu'),
  businessHours: fc.constantFrom('Mon-Fri 08:00-17:00', 'Sat-Mon 00:00-24:00, Wed 10:00-11:00'),
  ownerMarketPay: pay,
  targetCer: pay,
  stuckDays: fc.nat(3650),
  holidays: fc.array(fc.constantFrom('2026-01-01', '2024-02-29', '1999-12-31'), { maxLength: 4 }),
  debt: cents,
  cash: cents,
  ebitdaMultiple: multiple,
  sdeMultiple: multiple,
  deferredRevenue: fc.option(cents),
});

const written = (settings: Settings): [string, string][] =>
  settingsText(settings).flatMap(([key, text]) => (text === null ? [] : [[key, text]]));

describe('settings', () => {
  it('come back from their texts', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(schema.safeParse(settings).success).toBe(true);
        expect(settingsFrom(written(settings))).toEqual(settings);
      }),
    );
  });

  it('are named once each: every field has a key and every key a field', () => {
    expect(settingsText(DEFAULT_SETTINGS).map(([key]) => key)).toEqual(SETTING_KEYS);
    expect(Object.keys(schema.shape).length).toBe(SETTING_KEYS.length);
    expect(settingsFrom([])).toEqual(DEFAULT_SETTINGS);
    expect(isSettingKey('constructor') || isSettingKey('Company')).toBe(false);
  });

  it('change alone: the others are not written', () => {
    expect(settingsText({ targetCer: 12_500 })).toEqual([['target_cer', '125.00']]);
    expect(settingsText({ targetCer: null, holidays: [] })).toEqual([
      ['target_cer', null],
      ['holidays', null],
    ]);
  });

  it('named without a value are left alone', () => {
    expect(settingsText({ company: undefined } as Partial<Settings>)).toEqual([]);
  });

  it('that a text may set are settings that a call may answer with', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '0',
        '-1',
        '7',
        '3650',
        '3651',
        '9999',
        '99.99',
        '-0.01',
        '3.5',
        '2026-01-01 2026-12-25',
      ),
      fc.constantFrom('USD', 'usd', 'UTC', 'Mon-Sun 00:00-24:00', 'ledger', ' ', 'x'.repeat(201)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...SETTING_KEYS), value, (key, text) => {
        const read = readSetting(key, text);
        if ('reason' in read) expect(read.reason.length).toBeGreaterThan(5);
        else expect(schema.partial().safeParse(read.change)).toMatchObject({ success: true });
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    ['company', '  '],
    ['currency', 'usd'],
    ['currency', 'EURO'],
    ['revenue_basis', 'cash'],
    ['time_zone', 'Mars/Phobos'],
    ['business_hours', 'always'],
    ['owner_market_pay', '-1'],
    ['owner_market_pay', '1,000'],
    ['target_cer', '-0.01'],
    ['stuck_days', '1.5'],
    ['stuck_days', '-1'],
    ['holidays', '2026-01-01 2026-02-30'],
    ['debt', '1.001'],
    ['ebitda_multiple', '3,5'],
    ['sde_multiple', '-2'],
  ] as const)('%s refuses “%s” with a reason', (key, text) => {
    expect(readSetting(key, text)).toEqual({ reason: expect.stringMatching(/\w{3,}/) });
  });
});
