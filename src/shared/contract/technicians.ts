import { z } from 'zod';
import { call, nothing, TOPICS } from './define.ts';
import { cents, day, month } from './values.ts';

/** Technicians and what their hour costs over time. Amounts are whole cents, time is seconds, days inclusive. */

const id = z.int().min(1);

const technicianRow = z.strictObject({
  id,
  name: z.string(),
  isOwner: z.boolean(),
  /** What an hour costs today; null = nobody knows. */
  hourly: cents.nullable(),
  /** Since when. */
  since: day.nullable(),
  /** The next rate that is to come. */
  next: z.strictObject({ from: day, hourly: cents }).nullable(),
  /** All time logged, and what of it no rate covers. */
  seconds: z.int(),
  uncosted: z.int(),
});

const rate = z.strictObject({
  id,
  from: day,
  /** Null = until another one follows. */
  to: day.nullable(),
  hourly: cents,
  /** Against the rate before it; null for the first one. */
  change: cents.nullable(),
  /** After today. */
  coming: z.boolean(),
  /** Another rate begins on the same day: this one never counts. */
  overruled: z.boolean(),
  /** Time logged while it is in force, and what that costs. */
  seconds: z.int(),
  cost: cents,
});
export type Rate = z.infer<typeof rate>;

const rateAction = z.discriminatedUnion('do', [
  /** An hour costs so much from this day on; with `rate` that row is corrected instead. */
  z.strictObject({
    do: z.literal('rate'),
    technician: id,
    rate: id.optional(),
    from: day,
    hourly: cents.min(0),
  }),
  z.strictObject({ do: z.literal('removeRate'), technician: id, rate: id }),
]);
export type RateAction = z.infer<typeof rateAction>;

const beforeAfter = z.strictObject({ before: z.int(), after: z.int() });

const rateEffect = z.strictObject({
  /** The days between which an hour costs something else; null = on none. */
  days: z.strictObject({ from: day, to: day.nullable() }).nullable(),
  /** Time logged on those days, and what it costs. */
  seconds: z.int(),
  cost: beforeAfter,
  /** Time without a rate. */
  uncosted: beforeAfter,
  /** The months it is logged in, oldest first. */
  months: z.array(z.strictObject({ month, seconds: z.int(), cost: beforeAfter })),
});
export type RateEffect = z.infer<typeof rateEffect>;

export const technicianCalls = {
  /** Every technician with today's rate, in the order of their names. */
  'technicians.list': call({
    input: nothing,
    output: z.strictObject({ today: day, rows: z.array(technicianRow) }),
    reads: ['book', 'technicians', 'time', 'day'],
  }),
  /** What one technician's hour cost and costs, oldest first. `not_found` if there is none. */
  'technicians.rates': call({
    input: z.strictObject({ technician: id }),
    output: z.strictObject({
      today: day,
      id,
      name: z.string(),
      isOwner: z.boolean(),
      rates: z.array(rate),
      /** Time before the first rate. */
      uncosted: z.int(),
    }),
    reads: ['book', 'technicians', 'time', 'day'],
  }),
  /** How many hours of which months would get another cost; nothing is done. */
  'technicians.ratePreview': call({
    input: z.strictObject({ action: rateAction }),
    output: rateEffect,
    reads: TOPICS,
  }),
};
