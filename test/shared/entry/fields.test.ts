// Protects what is typed: whatever an input shows comes back as the same value, in every locale, and a text that can be
// read in two ways is never guessed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/shared/calendar.ts';
import { fieldText, parseField, saysSame, shownField, splitNames } from '../../../src/shared/entry/fields.ts';
import type { EntryContext, EntryField } from '../../../src/shared/entry/types.ts';
import { MAX_CENTS } from '../../../src/shared/money.ts';
import type { FieldType, FieldValue } from '../../../src/shared/records/fields.ts';
import { RECORD_TABLES } from '../../../src/shared/records/fields.ts';
import { TABLES } from '../../../src/shared/records/tables.ts';
import { choiceWords } from '../../../src/shared/records/words.ts';
import { parseTimestamp, toIso } from '../../../src/shared/timestamp.ts';

const LOCALES = [
  'de-DE', 'en-US', 'fr-FR', 'de-CH', 'en-GB', 'de-AT', 'fr-CH', 'es-ES', 'pt-PT', 'sv-SE', 'pl-PL', 'hi-IN', 'en-IN',
  'ar-EG', 'fa-IR', 'th-TH', 'ko-KR', 'ja-JP', 'hr-HR', 'bg-BG', 'fi-FI', 'en-ZA', 'en-CA', 'lt-LT',
]; // biome-ignore format: a list.
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
const contextIn = (locale: string, zone = 'UTC'): EntryContext => ({
  locale,
  zone,
  today: '2026-06-30',
  currency: 'EUR',
});
const field = (type: FieldType, more: Partial<EntryField> = {}): EntryField => ({
  label: 'Field',
  type,
  required: false,
  ...more,
});

const VALUES: [FieldType, fc.Arbitrary<FieldValue>][] = [
  ['cents', fc.integer({ min: -MAX_CENTS, max: MAX_CENTS })],
  ['seconds', fc.nat(3_600_000_000)],
  ['whole', fc.nat(1_000_000_000)],
  ['day', fc.integer({ min: -719_162, max: 2_932_896 }).map(dayOf)],
  ['flag', fc.boolean()],
  ['text', fc.string().map((text) => text.trim())],
  ['note', fc.string({ unit: 'binary' }).filter((text) => text === '' || text.trim() !== '')],
  [
    'names',
    fc.uniqueArray(fc.string({ minLength: 1 }).filter((name) => name.trim() === name && name !== '')),
  ],
];

describe.each(LOCALES)('what an input shows in %s', (locale) => {
  it.each(VALUES)('of %s comes back as it was', (type, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const text = fieldText(field(type), value, contextIn(locale));
        expect(parseField(field(type), text, contextIn(locale)), text).toEqual({ ok: true, value });
      }),
      { numRuns: 150 },
    );
  });

  it('of a moment comes back as the same second, also where clocks are changed', () => {
    const seconds = fc.oneof(
      fc.integer({ min: -2_208_000_000, max: 7_000_000_000 }),
      // Around the changes of 2026 in Europe and America.
      fc.integer({ min: 1_792_880_000, max: 1_792_920_000 }),
      fc.integer({ min: 1_793_490_000, max: 1_793_530_000 }),
    );
    fc.assert(
      fc.property(seconds, fc.constantFrom(...ZONES), (epoch, zone) => {
        const value = toIso({ epoch, offset: 120 });
        const text = fieldText(field('moment'), value, contextIn(locale, zone));
        const read = parseField(field('moment'), text, contextIn(locale, zone));
        expect(read.ok && parseTimestamp(String(read.value))?.epoch, text).toBe(epoch);
      }),
      { numRuns: 150 },
    );
  });
});

it('moments say the same in every offset, other values only as they are', () => {
  const [berlin, utc] = ['2026-06-30T11:00:00+02:00', '2026-06-30T09:00:00Z'];
  expect(saysSame({ type: 'moment' }, berlin, utc)).toBe(true);
  expect(saysSame({ type: 'moment' }, berlin, '2026-06-30T09:00:01Z')).toBe(false);
  expect(saysSame({ type: 'moment' }, null, utc)).toBe(false);
  expect(saysSame({ type: 'text' }, berlin, utc)).toBe(false);
  expect(saysSame({ type: 'names' }, ['a', 'b'], ['a', 'b'])).toBe(true);
});

it('choices of every field come back from their words, and no two read the same', () => {
  for (const table of RECORD_TABLES)
    for (const each of TABLES[table].fields.filter(({ choices }) => choices)) {
      const { choices = [] } = each;
      expect(new Set(choices.map(choiceWords)).size).toBe(choices.length);
      for (const value of choices) {
        expect(parseField(each, fieldText(each, value, contextIn('de-DE')), contextIn('de-DE'))).toEqual({
          ok: true,
          value,
        });
        expect(parseField(each, value, contextIn('de-DE'))).toEqual({ ok: true, value });
      }
    }
});

describe('fields', () => {
  const read = (of: EntryField, text: string, more: Partial<EntryContext> = {}) =>
    parseField(of, text, { ...contextIn('en-US'), ...more });

  it('are nothing when they are empty, unless something is needed', () => {
    expect(read(field('cents'), ' ')).toEqual({ ok: true, value: null });
    expect(read(field('text'), ' ')).toEqual({ ok: true, value: '' });
    expect(read(field('names'), '')).toEqual({ ok: true, value: [] });
    expect(read(field('cents', { required: true, label: 'Amount' }), '')).toEqual({
      ok: false,
      reason: 'An amount is needed.',
    });
  });

  it('keep their bounds', () => {
    expect(read(field('cents', { min: 0 }), '-0.01')).toEqual({
      ok: false,
      reason: 'This can’t be less than nothing.',
    });
    expect(read(field('cents', { min: 0 }), '-0')).toEqual({ ok: true, value: 0 });
    expect(read(field('whole', { max: 100 }), '101')).toEqual({
      ok: false,
      reason: 'This can’t be more than 100.',
    });
  });

  it.each([
    ['12', 12],
    ['1,250', 1250],
    ['12.0', 12],
    ['-3', -3],
  ])('reads the whole number %s', (text, value) => {
    expect(read(field('whole'), text)).toEqual({ ok: true, value });
  });
  it.each(['1.5', '1.250', '12 apples', '1,2,3', '', '99999999999999999999'])(
    'reads no whole number in “%s”',
    (text) => {
      expect(read(field('whole', { required: true }), text).ok).toBe(false);
    },
  );

  it('takes yes and no in several ways, and nothing else', () => {
    for (const text of ['Yes', 'y', 'TRUE', '1', 'x', 'ja'])
      expect(read(field('flag'), text)).toEqual({ ok: true, value: true });
    for (const text of ['No', 'n', 'false', '0', 'nein'])
      expect(read(field('flag'), text)).toEqual({ ok: true, value: false });
    expect(read(field('flag'), 'maybe').ok).toBe(false);
  });

  it('knows a name by another spelling, and but for capitals and accents where only one is meant', () => {
    const names = {
      clients: [{ name: 'Café Alder', also: ['Alder Ltd'] }, { name: 'ACME' }, { name: 'Acme' }],
    };
    const client = field('reference', { of: 'clients' });
    expect(read(client, 'cafe alder', { names })).toEqual({ ok: true, value: 'Café Alder' });
    expect(read(client, ' Alder Ltd ', { names })).toEqual({ ok: true, value: 'Café Alder' });
    expect(read(client, 'Acme', { names })).toEqual({ ok: true, value: 'Acme' });
    expect(read(client, 'acme', { names }), 'two are meant').toEqual({
      ok: false,
      reason: 'There is no client “acme” in this book.',
    });
    expect(read(client, 'Anybody')).toEqual({ ok: true, value: 'Anybody' });
  });

  it('splits names at lines, or at semicolons on one line', () => {
    expect(splitNames('A; B ;; A')).toEqual(['A', 'B']);
    expect(splitNames('A; B\nC\n')).toEqual(['A; B', 'C']);
  });

  it('stand on one line in a table', () => {
    expect(shownField(field('names'), ['A', 'B'], contextIn('en-US'))).toBe('A, B');
    expect(shownField(field('note'), 'one\ntwo ', contextIn('en-US'))).toBe('one two');
    expect(shownField(field('cents'), -125_050, contextIn('de-DE'))).toBe('−1.250,50');
    expect(shownField(field('choice'), 'price_increase', contextIn('de-DE'))).toBe('Price increase');
  });
});
