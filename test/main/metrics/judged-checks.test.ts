// Protects what contracts and a day's sums say of themselves: each check equals a look at every day of random contracts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookFigures } from '../../../src/main/metrics/book.ts';
import type { Facts } from '../../../src/main/metrics/facts.ts';
import {
  billedNotEarned,
  earnedNotBilled,
  endedBeforeStart,
  mrrAboveRevenue,
  overlapping,
  pricesOnOneDay,
  pricesOutOfForce,
  withoutContract,
  withoutPrice,
} from '../../../src/main/metrics/judged-checks.ts';
import { dayNumber } from '../../../src/shared/calendar.ts';
import { type ContractRow, zeroSums } from '../../../src/shared/facts.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings-text.ts';
import { contracts, FIRST, LAST } from '../../support/random-contract.ts';

const NAMES = new Map([1, 2, 3].map((id) => [id, `Client ${id}`]));
/** Every day on which a random contract can begin, end or change. */
const DAYS = Array.from({ length: LAST - FIRST + 800 }, (_, i) => FIRST - 10 + i);
const inForceOn = (contract: ContractRow, day: number): boolean =>
  contract.startsOn <= day && (contract.endedOn === null || day <= contract.endedOn);

describe('checks of contracts, day by day', () => {
  it('find those in force without a price, never in force, and beside another of their line', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(contracts, (list) => {
        const ids = (rows: { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b);
        const those = (of: (contract: ContractRow) => boolean) => list.filter(of).map(({ id }) => id);
        const forced = (contract: ContractRow) => DAYS.filter((day) => inForceOn(contract, day));
        expect(ids(endedBeforeStart(list, NAMES))).toEqual(those((one) => forced(one).length === 0));
        expect(ids(withoutPrice(list, NAMES))).toEqual(
          those((one) => forced(one).some((day) => !one.prices.some(({ from }) => from <= day))),
        );
        const beside = those((one) =>
          list.some(
            (other) =>
              other.clientId === one.clientId &&
              (other.startsOn < one.startsOn || (other.startsOn === one.startsOn && other.id < one.id)) &&
              forced(one).some((day) => inForceOn(other, day)),
          ),
        );
        expect(ids(overlapping(list, NAMES))).toEqual(beside);
        const repeated = list.flatMap((one) =>
          DAYS.filter((day) => one.prices.filter(({ from }) => from === day).length > 1).map(() => one.id),
        );
        expect(ids(pricesOnOneDay(list, NAMES))).toEqual(repeated);
        const late = list.flatMap((one) =>
          one.prices
            .filter(({ from }) => forced(one).length > 0 && one.endedOn !== null && from > one.endedOn)
            .map(() => one.id),
        );
        expect(ids(pricesOutOfForce(list, NAMES))).toEqual(late);
      }),
      { numRuns: 60 },
    );
  });

  it('leave lines and clients apart', () => {
    const one: ContractRow = {
      ...{
        id: 1,
        code: 'A',
        clientId: 1,
        name: 'Managed',
        serviceLine: 'managed',
        startsOn: FIRST,
        termEndsOn: null,
      },
      ...{ endedOn: FIRST + 9, autoRenews: false, assignable: false, signed: false, prices: [], pauses: [] },
    };
    const next = { ...one, id: 2, code: 'B', startsOn: FIRST + 9, endedOn: null };
    expect(overlapping([next, one], NAMES)).toMatchObject([
      { id: 2, client: 'Client 1', what: 'B · Managed', day: FIRST + 9, detail: 'A ends 2023-11-24' },
    ]);
    expect(overlapping([one, { ...next, startsOn: FIRST + 10 }], NAMES)).toEqual([]);
    expect(overlapping([one, { ...next, serviceLine: 'backup' }], NAMES)).toEqual([]);
    expect(overlapping([one, { ...next, clientId: 2 }], NAMES)).toEqual([]);
  });
});

const AS_OF = dayNumber('2026-06-30');
const START = dayNumber('2024-01-01');
const MONTHLY = 1000_00;

type Client = {
  id: number;
  contract?: Partial<ContractRow>;
  billed?: number;
  other?: number;
  seconds?: number;
};

/** A book of clients with at most one contract each at 1,000.00 a month, and what the ledger billed over the TTM. */
const book = (clients: readonly Client[], more: Partial<Facts> = {}) => {
  const sums = clients.map(({ id, billed = 0, other = 0, seconds = 0 }) => ({
    clientId: id,
    sums: { ...zeroSums(), revenue_recurring: billed, revenue_project: other, seconds },
  }));
  return bookFigures({
    asOf: AS_OF,
    settings: DEFAULT_SETTINGS,
    unset: [],
    firstDay: START,
    clients: clients.map(({ id }) => ({ id, name: `Client ${id}`, seats: null })),
    technicians: [],
    contracts: clients.flatMap(({ id, contract }): ContractRow[] =>
      contract
        ? [
            {
              ...{
                id,
                code: `K${id}`,
                clientId: id,
                name: '',
                serviceLine: 'managed',
                startsOn: START,
                termEndsOn: null,
              },
              ...{ endedOn: null, autoRenews: false, assignable: false, signed: false, pauses: [] },
              prices: [{ id, from: START, annualCents: MONTHLY * 12, reason: 'initial' }],
              ...contract,
            },
          ]
        : [],
    ),
    adjustments: [],
    ttmByClient: sums,
    toDateByClient: sums,
    byMonth: [],
    byMonthWithClient: [],
    ttmByTechnician: [],
    revenueByClientMonth: [],
    ledgerRecurringMonths: new Map(),
    ...more,
  });
};
const told = (rows: { id: number; value: number | null }[]) => rows.map(({ id, value }) => [id, value]);

describe('checks of contracts against the ledger', () => {
  const YEAR = MONTHLY * 12;

  it('find clients billed without a contract that earned, and the other way round, the largest first', () => {
    const found = book([
      { id: 1, contract: {}, billed: YEAR },
      { id: 2, billed: 5_00 },
      { id: 3, billed: 7_00, contract: { endedOn: dayNumber('2025-06-30') } },
      { id: 4, contract: { startsOn: dayNumber('2026-06-01') } },
      { id: 5, contract: {} },
      { id: 6, contract: { endedOn: dayNumber('2025-06-30') } },
    ]);
    expect(told(billedNotEarned(found))).toEqual([
      [3, 7_00],
      [2, 5_00],
    ]);
    expect(told(earnedNotBilled(found))).toEqual([
      [5, YEAR],
      [4, MONTHLY],
    ]);
  });

  it('find who was billed less than twelve times an MRR that stood the whole year', () => {
    const rise = [
      { id: 1, from: START, annualCents: YEAR, reason: 'initial' as const },
      { id: 2, from: dayNumber('2026-01-01'), annualCents: YEAR * 2, reason: 'price_increase' as const },
    ];
    const clients: Client[] = [
      { id: 1, contract: {}, billed: YEAR - 1 },
      { id: 2, contract: {}, billed: YEAR },
      { id: 3, contract: {}, billed: YEAR - 10_00, other: 10_00 },
      // A raise, a new client, and one whom nobody billed (which is another check's).
      { id: 4, contract: { prices: rise }, billed: YEAR },
      { id: 5, contract: { startsOn: dayNumber('2026-05-01') }, billed: MONTHLY },
      { id: 6, contract: {} },
      { id: 7, contract: {}, billed: 1 },
    ];
    expect(told(mrrAboveRevenue(book(clients)))).toEqual([
      [7, YEAR - 1],
      [1, 1],
    ]);
    // Less than a year of data bills less than a year.
    expect(mrrAboveRevenue(book(clients, { firstDay: dayNumber('2026-01-01') }))).toEqual([]);
  });

  it('find clients without a contract once something is booked for them', () => {
    const found = book([
      { id: 1, contract: {}, seconds: 5 },
      { id: 2, seconds: 60 },
      { id: 3 },
      { id: 4, other: 1 },
    ]);
    expect(told(withoutContract(found))).toEqual([
      [2, 60],
      [4, 0],
    ]);
  });
});
