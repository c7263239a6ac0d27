import { z } from 'zod';
import { CHANGE_REASONS, CONTRACT_EVENTS, CONTRACT_STATES, CYCLES } from '../domain.ts';
import { RECORD_TABLES } from '../records/fields.ts';
import { call, DAILY, nothing, TOPICS } from './define.ts';
import { cents, day, figure, month } from './values.ts';

/**
 * Contracts as the owner keeps them: where each stands, its life in order, and changing it by what happens (a new
 * price, a pause, an end) rather than row by row. Amounts are whole cents, days inclusive. “Today” is the owner's
 * calendar day, not the day that figures are looked at.
 */

const id = z.int().min(1);
const allowClosed = z.boolean().default(false);

const state = z.enum(CONTRACT_STATES);
const days = z.strictObject({ from: day, to: day.nullable() });

const event = z.strictObject({
  kind: z.enum(CONTRACT_EVENTS),
  /** The day it takes effect; of `end` and `termEnd` the last one, of `notice` the last to give it. */
  day,
  /** After today. */
  coming: z.boolean(),
  /** What the contract adds to MRR at the end of the day. */
  monthly: cents,
  /** Of `price`. */
  price: z
    .strictObject({
      id,
      cycle: z.enum(CYCLES),
      amount: cents,
      discount: cents.nullable(),
      reason: z.enum(CHANGE_REASONS),
      /** A month, the discount taken off. */
      worth: cents,
      /** Against the price before it; null for the first one. */
      change: cents.nullable(),
      /** The days on which it is the contract's price; null = on none. */
      applies: days.nullable(),
    })
    .optional(),
  /** Of `pause` and `resume`: the pause. */
  pause: z.strictObject({ id, from: day, until: day.nullable() }).optional(),
  /** Of `notice`, `renewal` and `termEnd`: the term. */
  term: days.optional(),
});
export type ContractEvent = z.infer<typeof event>;

const standing = z.strictObject({
  id,
  state,
  /** What it adds to MRR today. */
  monthly: cents,
  /** What is to come first. */
  next: z.strictObject({ kind: z.enum(CONTRACT_EVENTS), day }).nullable(),
});

const contractLife = z.strictObject({
  today: day,
  id,
  code: z.string(),
  client: z.string(),
  name: z.string(),
  serviceLine: z.string(),
  state,
  monthly: cents,
  startsOn: day,
  termEndsOn: day.nullable(),
  endedOn: day.nullable(),
  noticeDays: z.int().nullable(),
  /** False also where the book does not say. */
  autoRenews: z.boolean(),
  /** How long a renewal is taken to bind; null where nothing renews. */
  renewalMonths: z.int().nullable(),
  /** The last day that earns anything; null while none is known. */
  lastEarned: day.nullable(),
  /** The price of today, or of the first day if it has not begun; null = there is none. */
  price: z
    .strictObject({ id, cycle: z.enum(CYCLES), amount: cents, discount: cents.nullable(), from: day })
    .nullable(),
  /** The pause that today is in, or else the next one. */
  pause: z.strictObject({ id, from: day, until: day.nullable() }).nullable(),
  events: z.array(event),
});
export type ContractLife = z.infer<typeof contractLife>;

const priceTerms = {
  from: day,
  cycle: z.enum(CYCLES),
  amount: cents.min(0),
  discount: cents.min(0).nullable(),
  reason: z.enum(CHANGE_REASONS),
};
const fieldValue = z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()]);

const action = z.discriminatedUnion('do', [
  /** A price from a day on; with `price` that row is corrected instead. */
  z.strictObject({ do: z.literal('price'), contract: id, price: id.optional(), ...priceTerms }),
  z.strictObject({ do: z.literal('removePrice'), contract: id, price: id }),
  /** Nothing is earned from `from` through `until`, null = until it is resumed; with `pause` that one is corrected. */
  z.strictObject({
    do: z.literal('pause'),
    contract: id,
    pause: id.optional(),
    from: day,
    until: day.nullable(),
  }),
  /** Earns again from this day on: the pause it is in ends the day before, one that begins on the day goes. */
  z.strictObject({ do: z.literal('resume'), contract: id, on: day }),
  z.strictObject({ do: z.literal('removePause'), contract: id, pause: id }),
  /** In force through this day. */
  z.strictObject({ do: z.literal('end'), contract: id, on: day }),
  z.strictObject({ do: z.literal('reopen'), contract: id }),
  /** A contract with its first price; `values` by the fields of `records.fields`. */
  z.strictObject({
    do: z.literal('add'),
    values: z.record(z.string().max(60), fieldValue),
    price: z.strictObject(priceTerms).nullable(),
  }),
]);
export type ContractAction = z.infer<typeof action>;

const beforeAfter = z.strictObject({ before: cents, after: cents });
const monthEffect = beforeAfter.extend({ month });

const contractChange = z.strictObject({
  /** What undo will name it. */
  label: z.string(),
  /** The days between which what it earns differs; null = on none. */
  days: days.nullable(),
  /** The day of the amounts below: the first that differs, else today. */
  at: day,
  state: z.strictObject({ before: state.nullable(), after: state }),
  /** What the contract adds to MRR, and the whole book's MRR. */
  contract: beforeAfter,
  book: beforeAfter,
  /** The latest months through the current one that earn another amount, each as a whole month; oldest first. */
  months: z.array(monthEffect),
  /** All of those months: how many, and what they earn together. */
  monthCount: z.int(),
  earned: beforeAfter,
  /** The last day that earns anything; null = none is known. */
  lastEarned: z.strictObject({ before: day.nullable(), after: day.nullable() }),
  /** Of a price that is set; null for anything else. */
  price: z
    .strictObject({
      /** The days on which it will be the contract's price; null = on none. */
      applies: days.nullable(),
      /** Another price that begins on the same day no longer counts. */
      replaces: z.boolean(),
    })
    .nullable(),
});
export type ContractChange = z.infer<typeof contractChange>;

const ofContract = z.strictObject({ contract: id });

export const contractCalls = {
  /** Where every contract stands today. */
  'contracts.standings': call({
    input: nothing,
    output: z.strictObject({
      today: day,
      /** MRR of them all today, with its explanation; it may differ from the sum of the rounded rows. */
      mrr: figure,
      rows: z.array(standing),
    }),
    reads: ['book', 'contracts', 'day'],
  }),
  /** One contract's life: what was, and what is to come. `not_found` if there is none. */
  'contracts.timeline': call({ input: ofContract, output: contractLife, reads: DAILY }),
  /** What a change would do; nothing is done. Refuses what `contracts.change` would refuse of its days and prices. */
  'contracts.preview': call({
    input: z.strictObject({ action }),
    output: contractChange,
    reads: ['book', 'contracts', 'day'],
  }),
  /**
   * Changes a contract as one step that can be undone. What is wrong stands in the failure's `fields` by the name of
   * the action's field; `closed_month` unless allowed.
   */
  'contracts.change': call({
    input: z.strictObject({ action, allowClosed }),
    output: z.strictObject({ label: z.string(), changed: z.boolean(), contract: id }),
    writes: TOPICS,
  }),
  /** What there is of a client: its contracts, and how many records of each kind with their first and last day. */
  'clients.about': call({
    input: z.strictObject({ client: id }),
    output: z.strictObject({
      today: day,
      id,
      name: z.string(),
      aliases: z.array(z.string()),
      since: day.nullable(),
      seats: z.int().nullable(),
      notes: z.string(),
      contracts: z.array(
        standing.extend({
          code: z.string(),
          name: z.string(),
          serviceLine: z.string(),
          startsOn: day,
          endedOn: day.nullable(),
        }),
      ),
      records: z.array(
        z.strictObject({
          table: z.enum(RECORD_TABLES),
          count: z.int(),
          first: day.nullable(),
          last: day.nullable(),
        }),
      ),
    }),
    reads: DAILY,
  }),
};
