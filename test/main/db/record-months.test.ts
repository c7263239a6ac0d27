// Protects which closed months a change of a price asks about: every one whose figures become others, and none behind the
// next price or the end of the contract.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  dayOf,
  firstDay,
  monthName,
  monthNumber,
  monthOfDay,
} from '../../../src/shared/calendar.ts';
import { keptBooks } from '../../support/kept-book.ts';

const book = keptBooks();
const AS_OF = '2025-12-31';
const MONTHS = Array.from({ length: 24 }, (_, i) => monthName(monthNumber('2024-01') + i));

type Price = { from: string; amount: number };

/** A contract with prices and perhaps a pause and an end, every month of two years closed. */
async function contractOf(
  prices: readonly Price[],
  ended: string | null,
  pause: readonly [string, string] | null,
) {
  const own = book();
  const { ids } = await own.must('records.save', {
    sets: [
      {
        table: 'contracts',
        rows: [{ values: { contract: 'K9', client: 'Alder', starts_on: '2024-01-01', ended_on: ended } }],
      },
      {
        table: 'contract_prices',
        rows: prices.map(({ from, amount }) => ({
          values: { contract: 'K9', effective_from: from, amount, change_reason: 'upsell' },
        })),
      },
      ...(pause
        ? [
            {
              table: 'contract_pauses' as const,
              rows: [{ values: { contract: 'K9', from: pause[0], until: pause[1] } }],
            },
          ]
        : []),
    ],
    allowClosed: true,
  });
  await own.must('months.close', { months: MONTHS });
  const figures = async () => {
    const { months } = (await own.must('metrics.figures', { asOf: AS_OF })) as {
      months: Record<string, unknown>;
    };
    return months;
  };
  /** The closed months that saving asks about; none if it does not ask. Then saves. */
  const save = async (
    rows: { id?: number; values: Record<string, string | number> }[],
  ): Promise<string[]> => {
    const sets = [{ table: 'contract_prices' as const, rows }];
    const first = await own.call('records.save', { sets });
    if (first.ok) return [];
    expect(first.error.code).toBe('closed_month');
    await own.must('records.save', { sets, allowClosed: true });
    return first.error.months ?? [];
  };
  return { own, ids: ids[1] ?? [], figures, save };
}

const between = (first: string, last: string): string[] =>
  MONTHS.filter((month) => month >= first.slice(0, 7) && month <= last.slice(0, 7));

describe('a price that a later one overrules', () => {
  const prices = [
    { from: '2024-01-01', amount: 10_000 },
    { from: '2024-06-01', amount: 20_000 },
    { from: '2025-03-01', amount: 30_000 },
  ];

  it('asks about the months up to the step to the later one', async () => {
    const { ids, save } = await contractOf(prices, null, null);
    expect(await save([{ id: ids[0] ?? 0, values: { amount: 11_000 } }])).toEqual(
      between('2024-01', '2024-06'),
    );
    expect(
      await save([
        { values: { contract: 'K9', effective_from: '2024-09-01', amount: 1, change_reason: 'upsell' } },
      ]),
    ).toEqual(between('2024-09', '2025-03'));
  });

  it('asks about all from the first on when the later one changes with it', async () => {
    const { ids, save } = await contractOf(prices, null, null);
    const both = ids.slice(1).map((id) => ({ id, values: { amount: 9000 } }));
    expect(await save(both)).toEqual(between('2024-06', '2025-12'));
  });

  it('asks about all later ones when parts of a month are left over, since their cents may move', async () => {
    const { ids, save } = await contractOf(
      prices.map((price, i) => (i === 1 ? { ...price, from: '2024-06-15' } : price)),
      null,
      null,
    );
    expect(await save([{ id: ids[0] ?? 0, values: { amount: 11_000 } }])).toEqual(MONTHS);
  });

  it('asks up to the end of the contract, and the day on which it is over', async () => {
    const { ids, save } = await contractOf(prices, '2025-04-30', null);
    expect(await save([{ id: ids[2] ?? 0, values: { amount: 31_000 } }])).toEqual(
      between('2025-03', '2025-05'),
    );
  });
});

const anyDay = fc.integer({ min: dayNumber('2023-12-01'), max: dayNumber('2025-12-31') }).map(dayOf);
/** Mostly the first of a month, as prices are. */
const day = fc.oneof({ weight: 3, arbitrary: anyDay.map((each) => `${each.slice(0, 7)}-01`) }, anyDay);
const amount = fc.integer({ min: 0, max: 3 }).map((units) => units * 1_200);

it('asks about every closed month whose figures a change of a price alters', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ from: day, amount }), { minLength: 1, maxLength: 4 }),
      fc.option(day.filter((each) => each >= '2024-01-01')),
      fc.option(fc.tuple(day, day).map(([a, b]): [string, string] => (a < b ? [a, b] : [b, a]))),
      fc.nat(3),
      fc.record({ from: fc.option(day), amount }),
      async (prices, ended, pause, which, { from, amount: fresh }) => {
        const { ids, figures, save } = await contractOf(prices, ended, pause);
        const before = await figures();
        const id = ids[which % ids.length] ?? 0;
        const asked = await save([
          { id, values: { amount: fresh, ...(from !== null && { effective_from: from }) } },
        ]);
        const after = await figures();
        const altered = MONTHS.filter(
          (month) => JSON.stringify(before[month]) !== JSON.stringify(after[month]),
        );
        expect(altered.filter((month) => !asked.includes(month))).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
}, 120_000);

it('knows the months it is tested on', async () => {
  const { figures } = await contractOf([{ from: '2024-01-01', amount: 1 }], null, null);
  expect(Object.keys(await figures())).toEqual(expect.arrayContaining(MONTHS));
  expect(dayOf(firstDay(monthOfDay(dayNumber(AS_OF))))).toBe('2025-12-01');
});
