// Protects what is typed about contracts: that it becomes the action that is meant, and that what a change would do is
// said in words that agree with the numbers.
import { describe, expect, it } from 'vitest';
import { actionOf, type FormId, startTexts } from '../../src/renderer/features/contracts/forms.ts';
import {
  changeWords,
  effectWords,
  eventWords,
  termWords,
} from '../../src/renderer/features/contracts/words.ts';
import { createFormatter } from '../../src/renderer/lib/format.ts';
import { readPrice } from '../../src/shared/entry/price.ts';
import { contractChange, contractEvent, contractLife } from './support/contracts.ts';

const format = createFormatter('en-US', 'USD');
const en = { locale: 'en-US', today: '2026-07-15' };
const de = { locale: 'de-DE', today: '2026-07-15' };

describe('a new price', () => {
  it.each([
    ['1,250.50', en, 125_050],
    ['1.250,50', de, 125_050],
    ['+5 %', en, 105_000],
    ['5%', en, 105_000],
    ['-10 %', en, 90_000],
    ['−2,5 %', de, 97_500],
    ['100 + 20', en, 12_000],
    ['-100%', en, 0],
  ])('reads %s', (text, context, cents) => {
    expect(readPrice(text, 100_000, context)).toEqual({ ok: true, value: cents });
  });

  it('rounds percents half away from zero', () => {
    expect(readPrice('+0.5 %', 100, en)).toEqual({ ok: true, value: 101 });
    expect(readPrice('+0.49 %', 100, en)).toEqual({ ok: true, value: 100 });
  });

  it.each([
    ['-120 %', 'A price can’t fall by more than 100 %.'],
    ['-5', 'A price can’t be less than nothing.'],
    ['much %', '“much %” is neither an amount nor a change such as +5 %.'],
  ])('refuses %s', (text, reason) => {
    expect(readPrice(text, 100_000, en)).toEqual({ ok: false, reason });
  });

  it('by percents needs one to change', () => {
    expect(readPrice('+5 %', null, en).ok).toBe(false);
  });
});

const life = contractLife();
const typed = (form: FormId, texts: Record<string, string>, context = en) =>
  actionOf(form, life, { ...startTexts(form, life, context), ...texts }, context);

describe('forms', () => {
  it('begin a price on the next first of a month, with the cycle and discount of today', () => {
    expect(startTexts({ kind: 'price' }, life, en)).toMatchObject({
      from: '08/01/2026',
      cycle: 'Monthly',
      discount: '1.00',
      reason: 'Price increase',
      amount: '',
    });
  });

  it('make the price that was typed', () => {
    expect(typed({ kind: 'price' }, { amount: '+5 %', discount: '' })).toEqual({
      ok: true,
      action: {
        do: 'price',
        contract: 1,
        from: '2026-08-01',
        cycle: 'monthly',
        amount: 105_000,
        discount: null,
        reason: 'price_increase',
      },
    });
  });

  it('tell each field what is wrong with it', () => {
    expect(typed({ kind: 'price' }, { amount: '', from: 'soon', reason: '' })).toEqual({
      ok: false,
      errors: { amount: 'A price is needed.', from: expect.any(String), reason: 'A reason is needed.' },
    });
    expect(typed({ kind: 'price' }, { amount: '5', discount: '6' })).toEqual({
      ok: false,
      errors: { discount: 'The discount is more than the price.' },
    });
  });

  it('begin a correction with the row as it is, and give it back unchanged', () => {
    const price = { ...contractEvent('price').price, from: '2024-01-01' } as never;
    const form: FormId = { kind: 'correctPrice', price };
    expect(typed(form, {}, de)).toEqual({
      ok: true,
      action: {
        do: 'price',
        contract: 1,
        price: 7,
        from: '2024-01-01',
        cycle: 'monthly',
        amount: 100_000,
        discount: 100,
        reason: 'initial',
      },
    });
  });

  it('pause without an end, resume, end and reopen', () => {
    expect(typed({ kind: 'pause' }, { from: '8/1/2026' })).toMatchObject({
      action: { do: 'pause', from: '2026-08-01', until: null },
    });
    expect(typed({ kind: 'resume' }, { on: 'today' })).toMatchObject({
      action: { do: 'resume', on: '2026-07-15' },
    });
    expect(startTexts({ kind: 'end' }, life, en).on).toBe('12/31/2026');
    expect(typed({ kind: 'end' }, {})).toMatchObject({ action: { do: 'end', on: '2026-12-31' } });
    expect(typed({ kind: 'reopen' }, {})).toEqual({ ok: true, action: { do: 'reopen', contract: 1 } });
  });

  it('add a contract with its first price, or without one', () => {
    const texts = { contract: 'C9', client: 'Birch', starts_on: '8/1/2026', notice_days: '30' };
    const made = actionOf(
      { kind: 'add' },
      null,
      { ...startTexts({ kind: 'add' }, null, en), ...texts, amount: '500' },
      en,
    );
    expect(made).toMatchObject({
      action: {
        do: 'add',
        values: {
          contract: 'C9',
          client: 'Birch',
          starts_on: '2026-08-01',
          notice_days: 30,
          term_ends_on: null,
        },
        price: { from: '2026-08-01', amount: 50_000, cycle: 'monthly', reason: 'initial' },
      },
    });
    const bare = actionOf({ kind: 'add' }, null, { ...startTexts({ kind: 'add' }, null, en), ...texts }, en);
    expect(bare).toMatchObject({ ok: true, action: { price: null } });
  });
});

describe('words', () => {
  it('tell a price against the one before', () => {
    expect(changeWords({ worth: 105_000, change: 5000 }, format)).toBe('+$50.00 a month, +5.0\u00a0%');
    expect(changeWords({ worth: 95_000, change: -5000 }, format)).toBe('−$50.00 a month, −5.0\u00a0%');
    expect(changeWords({ worth: 5000, change: 5000 }, format)).toBe('+$50.00 a month');
    expect(changeWords({ worth: 5000, change: null }, format)).toBe('');
  });

  it('tell what was from what is to come', () => {
    expect(eventWords(contractEvent('end', { coming: true }), life, format).title).toBe('Ends');
    expect(eventWords(contractEvent('end'), life, format).title).toBe('Ended');
    expect(
      eventWords(contractEvent('notice', { term: { from: '2024-01-01', to: '2026-12-31' } }), life, format)
        .detail,
    ).toBe('30 days before the term ends on 31 Dec 2026');
    const never = contractEvent('price');
    expect(
      eventWords({ ...never, price: never.price && { ...never.price, applies: null } }, life, format).detail,
    ).toContain('never counts');
  });

  it('tell the terms, and the last day earned where it is not the end', () => {
    expect(termWords(life, format)).toEqual([
      'Term to 31 Dec 2026',
      '30 days notice',
      'renews itself by 12 months',
    ]);
    expect(
      termWords(contractLife({ endedOn: '2026-07-31', lastEarned: '2026-05-31' }), format).slice(3),
    ).toEqual(['ends 31 Jul 2026', 'last day earned 31 May 2026']);
  });

  it('say what MRR becomes, and that earlier months stay as printed', () => {
    expect(effectWords(contractChange(), format)).toEqual([
      'From 1 Aug 2026 it earns $1,050.00 a month instead of $1,000.00: +$50.00 (+5.0\u00a0%).',
      'MRR of the book that day becomes $9,050.00, +$50.00.',
      'Months through Jul 2026 stay as printed.',
    ]);
  });

  it('say which months of the past change, and by how much', () => {
    const months = [
      { month: '2026-05', before: 100_000, after: 102_500 },
      { month: '2026-06', before: 100_000, after: 105_000 },
    ];
    const change = contractChange({
      days: { from: '2026-05-16', to: null },
      at: '2026-05-16',
      months,
      monthCount: 2,
      earned: { before: 200_000, after: 207_500 },
    });
    expect(effectWords(change, format).at(-1)).toBe(
      '2 months, May – Jun 2026, earn +$75.00 in all. Earlier months stay as printed.',
    );
  });

  it('say the last day earned of an end, and of one in a pause that it stays', () => {
    const end = contractChange({ price: null, lastEarned: { before: null, after: '2026-09-30' } });
    expect(effectWords(end, format)).toContain('The last day earned is 30 Sep 2026.');
    const paused = { before: '2026-05-31', after: '2026-05-31' };
    expect(effectWords(contractChange({ days: null, price: null, lastEarned: paused }), format)).toEqual([
      'What it earns does not change on any day.',
      'The last day earned stays 31 May 2026.',
    ]);
  });
});
