// Protects keeping contracts: that their life is told as METRICS.md counts it, that a change does what its preview says
// and nothing else, as one step, and that months it does not touch stay as printed.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/contract/index.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

type Action = Input<'contracts.change'>['action'];

// The sound book: C1 from 2024-01-01 at 1,000.00 less 1.00 a month, paused in July 2024, term to 2026-12-31, notice 30
// days, renews itself. Today is 2026-07-15.
const book = keptBooks();
let own: KeptBook;
beforeEach(() => {
  own = book();
});

const life = (contract = 1) => own.must('contracts.timeline', { contract });
const preview = (action: Action) => own.must('contracts.preview', { action });
const change = (action: Action) => own.must('contracts.change', { action });
const earned = async (month: string) => {
  const { months } = await own.must('metrics.figures', { asOf: '2026-07-15' });
  return Number((months[month] as Record<string, number>).recurring_revenue_cents);
};
const price = (from: string, amount: number, more: Partial<Extract<Action, { do: 'price' }>> = {}) =>
  ({
    do: 'price',
    contract: 1,
    from,
    cycle: 'monthly',
    amount,
    discount: null,
    reason: 'price_increase',
    ...more,
  }) as const;

describe('a contract’s timeline', () => {
  it('tells what was and what is to come, in the order of the days', async () => {
    const { today, state, monthly, renewalMonths, lastEarned, events } = await life();
    expect({ today, state, monthly, renewalMonths, lastEarned }).toEqual({
      today: '2026-07-15',
      state: 'running',
      monthly: 99_900,
      renewalMonths: 12,
      lastEarned: null,
    });
    expect(events.map(({ kind, day, coming, monthly: at }) => [kind, day, coming, at])).toEqual([
      ['start', '2024-01-01', false, 99_900],
      ['price', '2024-01-01', false, 99_900],
      ['pause', '2024-07-01', false, 0],
      ['resume', '2024-08-01', false, 99_900],
      ['notice', '2026-12-01', true, 99_900],
      ['renewal', '2027-01-01', true, 99_900],
    ]);
    expect(events[5]?.term).toEqual({ from: '2027-01-01', to: '2027-12-31' });
  });

  it('tells what each price is worth a month against the one before, whatever its cycle', async () => {
    await change(price('2026-01-01', 1_320_000, { cycle: 'annual', discount: 120_000 }));
    const { events } = await life();
    const told = events.flatMap((event) => (event.price ? [event.price] : []));
    expect(told.map(({ worth, change: by, applies }) => [worth, by, applies])).toEqual([
      [99_900, null, { from: '2024-01-01', to: '2025-12-31' }],
      [100_000, 100, { from: '2026-01-01', to: null }],
    ]);
  });

  it('says of a price that never counts that it does not', async () => {
    await change(price('2026-02-01', 5));
    await change(price('2026-02-01', 7));
    await change({ do: 'end', contract: 1, on: '2026-03-31' });
    await change(price('2026-04-01', 9));
    const { events } = await life();
    const applies = events.flatMap(({ price: told }) => (told ? [[told.amount, told.applies]] : []));
    expect(applies).toEqual([
      [100_000, { from: '2024-01-01', to: '2026-01-31' }],
      [5, null],
      [7, { from: '2026-02-01', to: '2026-03-31' }],
      [9, null],
    ]);
  });

  it('knows nothing of a contract that is gone', async () => {
    expect((await own.refused('contracts.timeline', { contract: 9 })).code).toBe('not_found');
    expect(
      (await own.refused('contracts.change', { action: price('2026-01-01', 1, { contract: 9 }) })).code,
    ).toBe('not_found');
  });
});

describe('a new price', () => {
  it('says what MRR becomes, and leaves the months before as they were', async () => {
    const june = await earned('2026-06');
    const told = await preview(price('2026-08-01', 120_000));
    expect(told).toMatchObject({
      label: 'Change the price of C1 from 2026-08-01',
      days: { from: '2026-08-01', to: null },
      contract: { before: 99_900, after: 120_000 },
      book: { before: 99_900, after: 120_000 },
      months: [],
      monthCount: 0,
      price: { replaces: false, applies: { from: '2026-08-01', to: null } },
    });
    expect(await own.must('changes.state', {})).toMatchObject({ undo: null });
    await change(price('2026-08-01', 120_000));
    expect(await earned('2026-06')).toBe(june);
    expect((await own.must('changes.state', {})).undo?.label).toBe(told.label);
    await own.must('changes.undo', {});
    expect((await life()).events.filter(({ kind }) => kind === 'price')).toHaveLength(1);
  });

  it('says month by month what a price of the past changes, as the figures then do', async () => {
    const before = [await earned('2026-05'), await earned('2026-06')];
    const told = await preview(price('2026-05-16', 131_000));
    expect(told.months.map(({ month }) => month)).toEqual(['2026-05', '2026-06', '2026-07']);
    await change(price('2026-05-16', 131_000));
    expect([await earned('2026-05'), await earned('2026-06')]).toEqual(
      told.months.slice(0, 2).map(({ after }) => after),
    );
    expect(told.months.slice(0, 2).map(({ before: was }) => was)).toEqual(before);
    expect(told.earned).toEqual({
      before: 3 * 99_900,
      after: told.months.reduce((all, { after }) => all + after, 0),
    });
  });

  it('corrected, is the same row', async () => {
    const [{ id } = { id: 0 }] = own.rows<{ id: number }>('SELECT id FROM contract_prices');
    const action = price('2024-01-01', 90_000, { price: id, reason: 'initial' });
    const told = await preview(action);
    expect(told).toMatchObject({ monthCount: 30, contract: { before: 99_900, after: 90_000 } });
    expect(told.months).toHaveLength(12);
    await change(action);
    expect(own.rows('SELECT id, amount_cents, change_reason FROM contract_prices')).toEqual([
      { id, amount_cents: 90_000, change_reason: 'initial' },
    ]);
    await change({ do: 'removePrice', contract: 1, price: id });
    expect((await life()).state).toBe('unpriced');
  });

  it('refuses a discount above it, and tells the field', async () => {
    const wrong = price('2026-08-01', 100, { discount: 101 });
    for (const call of ['contracts.preview', 'contracts.change'] as const)
      expect((await own.refused(call, { action: wrong })).fields).toEqual({
        discount: 'The discount is more than the price.',
      });
    const negative = await own.refused('contracts.change', { action: price('2026-08-01', -1) });
    expect(Object.keys(negative.fields ?? {})).toEqual(['action.amount']);
  });
});

describe('pausing', () => {
  it('earns nothing until it is resumed, and counts as in force', async () => {
    const told = await preview({ do: 'pause', contract: 1, from: '2026-07-01', until: null });
    expect(told).toMatchObject({
      contract: { before: 99_900, after: 0 },
      state: { before: 'running', after: 'paused' },
    });
    expect(told.lastEarned).toEqual({ before: null, after: '2026-06-30' });
    await change({ do: 'pause', contract: 1, from: '2026-07-01', until: null });
    expect(await life()).toMatchObject({
      state: 'paused',
      monthly: 0,
      pause: { from: '2026-07-01', until: null },
    });
    await change({ do: 'resume', contract: 1, on: '2026-07-11' });
    expect(own.rows('SELECT from_day, until_day FROM contract_pauses ORDER BY id DESC LIMIT 1')).toEqual([
      { from_day: '2026-07-01', until_day: '2026-07-10' },
    ]);
    expect((await life()).state).toBe('running');
  });

  it('resumed on its first day was no pause', async () => {
    await change({ do: 'pause', contract: 1, from: '2026-07-01', until: null });
    await change({ do: 'resume', contract: 1, on: '2026-07-01' });
    expect(own.rows('SELECT from_day FROM contract_pauses')).toEqual([{ from_day: '2024-07-01' }]);
    expect((await own.must('changes.state', {})).undo?.label).toBe('Resume C1 on 2026-07-01');
  });

  it('refuses to resume what would stay paused by another pause', async () => {
    await change({ do: 'pause', contract: 1, from: '2026-07-01', until: null });
    await change({ do: 'pause', contract: 1, from: '2026-07-05', until: '2026-07-20' });
    const action = { do: 'resume', contract: 1, on: '2026-07-10' } as const;
    expect((await own.refused('contracts.change', { action })).fields).toEqual({
      on: 'C1 is in 2 pauses on 2026-07-10. Correct or remove all but one first.',
    });
    await change({ do: 'resume', contract: 1, on: '2026-07-21' });
    expect((await life()).state).toBe('paused');
  });

  it('refuses to resume what is not paused, and a pause that ends before it begins', async () => {
    expect(
      (await own.refused('contracts.change', { action: { do: 'resume', contract: 1, on: '2026-07-01' } }))
        .fields,
    ).toEqual({ on: 'C1 is not paused on 2026-07-01.' });
    const backwards = { do: 'pause', contract: 1, from: '2026-07-02', until: '2026-07-01' } as const;
    expect((await own.refused('contracts.preview', { action: backwards })).fields).toEqual({
      until: 'The pause ends on 2026-07-01, before it begins.',
    });
  });
});

describe('ending', () => {
  it('says the last day earned, and is taken back by reopening', async () => {
    const end = { do: 'end', contract: 1, on: '2026-09-30' } as const;
    expect(await preview(end)).toMatchObject({
      days: { from: '2026-10-01', to: null },
      contract: { before: 99_900, after: 0 },
      lastEarned: { before: null, after: '2026-09-30' },
    });
    await change(end);
    const { events, endedOn } = await life();
    expect(endedOn).toBe('2026-09-30');
    expect(events.at(-1)).toMatchObject({ kind: 'end', day: '2026-09-30', coming: true });
    expect(events.some(({ kind }) => kind === 'renewal' || kind === 'notice')).toBe(false);
    await change({ do: 'reopen', contract: 1 });
    expect((await life()).endedOn).toBe(null);
    expect(await own.must('contracts.change', { action: { do: 'reopen', contract: 1 } })).toMatchObject({
      changed: false,
    });
  });

  it('in a pause, earned its last day before it', async () => {
    await change({ do: 'pause', contract: 1, from: '2026-06-01', until: null });
    const told = await preview({ do: 'end', contract: 1, on: '2026-07-31' });
    expect(told).toMatchObject({ days: null, lastEarned: { before: '2026-05-31', after: '2026-05-31' } });
  });

  it('is refused before the first day', async () => {
    expect(
      (await own.refused('contracts.change', { action: { do: 'end', contract: 1, on: '2023-12-31' } }))
        .fields,
    ).toEqual({
      on: 'C1 begins on 2024-01-01, so it can’t end before that.',
    });
  });

  it('in a closed month asks first', async () => {
    await own.must('months.close', { months: ['2026-06'] });
    const end = { do: 'end', contract: 1, on: '2026-06-15' } as const;
    expect((await own.refused('contracts.change', { action: end })).code).toBe('closed_month');
    expect((await life()).endedOn).toBe(null);
    expect(await own.must('contracts.change', { action: end, allowClosed: true })).toMatchObject({
      changed: true,
    });
  });
});

describe('a new contract', () => {
  const add = (values: Record<string, string>, amount = 50_000) =>
    ({
      do: 'add',
      values: { contract: 'C2', client: 'Alder', starts_on: '2026-07-01', ...values },
      price: { from: '2026-07-01', cycle: 'monthly', amount, discount: null, reason: 'initial' },
    }) as const;

  it('comes with its first price, in one step', async () => {
    expect(await preview(add({}))).toMatchObject({
      contract: { before: 0, after: 50_000 },
      book: { before: 99_900, after: 149_900 },
      state: { before: null, after: 'running' },
    });
    const { contract, label } = await change(add({ term_ends_on: '2027-06-30' }));
    expect(label).toBe('Add contract C2 · Alder');
    expect(await life(contract)).toMatchObject({
      code: 'C2',
      client: 'Alder',
      state: 'running',
      monthly: 50_000,
    });
    await own.must('changes.undo', {});
    expect(own.rows('SELECT code FROM contracts')).toEqual([{ code: 'C1' }]);
    expect(own.rows('SELECT id FROM contract_prices')).toHaveLength(1);
  });

  it('tells what is wrong by field, and writes nothing', async () => {
    const { fields } = await own.refused('contracts.change', {
      action: add({ contract: 'C1', client: 'Nobody', starts_on: 'soon' }),
    });
    expect(Object.keys(fields ?? {}).sort()).toEqual(['client', 'starts_on']);
    expect(
      (await own.refused('contracts.change', { action: add({ contract: 'C1' }) })).fields,
    ).toHaveProperty('contract');
    expect(own.rows('SELECT code FROM contracts')).toHaveLength(1);
  });
});

describe('where contracts stand', () => {
  it('is one answer for all of them', async () => {
    await change({
      do: 'add',
      values: { contract: 'C2', client: 'Alder', starts_on: '2026-08-01' },
      price: null,
    });
    expect(await own.must('contracts.standings', {})).toEqual({
      today: '2026-07-15',
      mrr: { at: 'company/mrr', value: 99_900, unit: 'cents' },
      rows: [
        { id: 1, state: 'running', monthly: 99_900, next: { kind: 'notice', day: '2026-12-01' } },
        { id: 2, state: 'notBegun', monthly: 0, next: { kind: 'start', day: '2026-08-01' } },
      ],
    });
  });

  it('is told with what else there is of a client', async () => {
    const { contracts, records, ...about } = await own.must('clients.about', { client: 1 });
    expect(about).toEqual({
      today: '2026-07-15',
      id: 1,
      name: 'Alder',
      aliases: ['Alder Inc'],
      since: '2020-02-29',
      seats: 5,
      notes: '',
    });
    expect(contracts.map(({ code, state, monthly }) => [code, state, monthly])).toEqual([
      ['C1', 'running', 99_900],
    ]);
    expect(records).toEqual([
      { table: 'time_entries', count: 0, first: null, last: null },
      { table: 'ledger_entries', count: 1, first: '2024-03-18', last: '2024-03-18' },
      { table: 'tickets', count: 1, first: '2024-03-09', last: '2024-03-09' },
      { table: 'surveys', count: 1, first: '2024-03-18', last: '2024-03-18' },
    ]);
    expect((await own.refused('clients.about', { client: 9 })).code).toBe('not_found');
  });
});
