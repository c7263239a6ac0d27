// Protects what is said of technicians' hours before a rate changes: it is what the figures then become.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../src/shared/contract/index.ts';
import { type KeptBook, keptBooks } from '../../support/kept-book.ts';

// The sound book: Ruth, the owner, 72.00 an hour from 2024-02-29; one hour on 2024-03-18. Today is 2026-07-15.
const book = keptBooks();
let own: KeptBook;
beforeEach(async () => {
  own = book();
  const entry = (date: string, hours: number) => ({
    values: { date, technician: 'Ruth', client: 'Alder', duration: hours * 3600 },
  });
  await own.must('records.save', {
    sets: [
      {
        table: 'time_entries',
        rows: [
          entry('2024-02-28', 2),
          entry('2026-06-10', 3),
          entry('2026-06-20', 4),
          entry('2026-07-01', 1),
        ],
      },
    ],
  });
});

type Action = Input<'technicians.ratePreview'>['action'];
const rate = (from: string, hourly: number, id?: number): Action => ({
  do: 'rate',
  technician: 1,
  from,
  hourly,
  ...(id === undefined ? {} : { rate: id }),
});
const preview = (action: Action) => own.must('technicians.ratePreview', { action });
const save = (from: string, hourly_cost: number, id?: number) =>
  own.must('records.save', {
    sets: [
      {
        table: 'cost_rates',
        rows: [
          {
            ...(id === undefined ? {} : { id }),
            values: { technician: 'Ruth', effective_from: from, hourly_cost },
          },
        ],
      },
    ],
  });
const labour = () =>
  own.rows<{ labour: number; uncosted: number }>(
    'SELECT SUM(labour) AS labour, SUM(uncosted_seconds) AS uncosted FROM technician_month',
  )[0];

describe('technicians', () => {
  it('are listed with today’s rate, the next one, and the time without any', async () => {
    await save('2026-08-01', 9000);
    expect(await own.must('technicians.list', {})).toEqual({
      today: '2026-07-15',
      rows: [
        {
          id: 1,
          name: 'Ruth',
          isOwner: true,
          hourly: 7200,
          since: '2024-02-29',
          next: { from: '2026-08-01', hourly: 9000 },
          seconds: 11 * 3600,
          uncosted: 2 * 3600,
        },
      ],
    });
  });

  it('have their rates in order, each with the time it costs', async () => {
    await save('2026-06-15', 9000);
    await save('2026-06-15', 10_000);
    const { rates, uncosted } = await own.must('technicians.rates', { technician: 1 });
    expect(uncosted).toBe(2 * 3600);
    expect(
      rates.map(({ from, to, hourly, change, overruled, seconds, cost }) => [
        from,
        to,
        hourly,
        change,
        overruled,
        seconds / 3600,
        cost,
      ]),
    ).toEqual([
      ['2024-02-29', '2026-06-14', 7200, null, false, 4, 28_800],
      ['2026-06-15', null, 9000, 1800, true, 0, 0],
      ['2026-06-15', null, 10_000, 2800, false, 5, 50_000],
    ]);
    expect((await own.refused('technicians.rates', { technician: 9 })).code).toBe('not_found');
  });
});

describe('a rate from a day on', () => {
  it('says how many hours of which months get another cost', async () => {
    expect(await preview(rate('2026-06-15', 9000))).toEqual({
      days: { from: '2026-06-15', to: null },
      seconds: 5 * 3600,
      cost: { before: 36_000, after: 45_000 },
      uncosted: { before: 0, after: 0 },
      months: [
        { month: '2026-06', seconds: 4 * 3600, cost: { before: 28_800, after: 36_000 } },
        { month: '2026-07', seconds: 3600, cost: { before: 7200, after: 9000 } },
      ],
    });
  });

  it.each([
    ['a new one', rate('2026-06-15', 9001)],
    ['one before the first', rate('2024-01-01', 5000)],
    ['a corrected one', rate('2024-02-01', 7301, 1)],
    ['one that is taken out', { do: 'removeRate', technician: 1, rate: 1 } as Action],
  ])('changes the cost of labour by what was said: %s', async (_what, action) => {
    const before = labour();
    const told = await preview(action);
    if (action.do === 'rate') await save(action.from, action.hourly, action.rate);
    else await own.must('records.remove', { table: 'cost_rates', ids: [action.rate] });
    const after = labour();
    expect((Number(after?.labour) - Number(before?.labour)) / 3600).toBe(told.cost.after - told.cost.before);
    expect(Number(after?.uncosted) - Number(before?.uncosted)).toBe(
      told.uncosted.after - told.uncosted.before,
    );
    expect(told.months.reduce((all, { seconds }) => all + seconds, 0)).toBe(told.seconds);
  });

  it('that is the same changes nothing', async () => {
    expect(await preview(rate('2026-06-15', 7200))).toMatchObject({ days: null, seconds: 0, months: [] });
  });

  it('of nobody, or that is gone, is refused', async () => {
    expect((await own.refused('technicians.ratePreview', { action: rate('2026-01-01', 1, 9) })).code).toBe(
      'not_found',
    );
    const nobody = { ...rate('2026-01-01', 1), technician: 9 };
    expect((await own.refused('technicians.ratePreview', { action: nobody })).code).toBe('not_found');
  });
});
