import fc from 'fast-check';
import { dayNumber } from '../../src/shared/calendar.ts';
import { CHANGE_REASONS } from '../../src/shared/domain.ts';
import type { ContractRow } from '../../src/shared/facts.ts';

/** Random contracts as plain rows, for what needs no book: odd days, prices on one day, endless pauses, ends before starts. */

/** Days that rows are dated on. */
export const FIRST = dayNumber('2023-11-15');
export const LAST = dayNumber('2026-03-31');
export const day = fc.integer({ min: FIRST, max: LAST });

export const contract: fc.Arbitrary<ContractRow> = fc
  .record({
    clientId: fc.integer({ min: 1, max: 3 }),
    startsOn: day,
    length: fc.option(fc.integer({ min: -2, max: 500 })),
    prices: fc.array(
      fc.record({
        from: day,
        annualCents: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 99 }), fc.nat(5_000_000)),
        reason: fc.constantFrom(...CHANGE_REASONS),
      }),
      { maxLength: 4 },
    ),
    pauses: fc.array(fc.record({ from: day, length: fc.option(fc.nat(90)) }), { maxLength: 2 }),
  })
  .map(({ clientId, startsOn, length, prices, pauses }) => ({
    id: 1,
    code: 'K',
    clientId,
    name: '',
    serviceLine: 'managed',
    startsOn,
    termEndsOn: null,
    endedOn: length === null ? null : startsOn + length,
    autoRenews: false,
    assignable: false,
    signed: false,
    prices: prices.map((price, i) => ({ id: i + 1, ...price })),
    pauses: pauses.map(({ from, length: days }) => ({ from, until: days === null ? null : from + days })),
  }));
export const contracts = fc
  .array(contract, { maxLength: 6 })
  .map((list) => list.map((one, i) => ({ ...one, id: i + 1, code: `K${i + 1}` })));
