import { z } from 'zod';
import { WORK_TYPES } from '../domain.ts';
import { call, nothing } from './define.ts';
import { day, month } from './values.ts';

/** Time as it is worked: the week of a technician, and timers that run. Entries themselves are kept by `records.save`. */

/** No timer is kept for longer than a year. Seconds. */
const LONGEST = 366 * 86_400;

const name = z.string().min(1).max(500);
const allowClosed = z.boolean().default(false);

const work = z.strictObject({
  /** Null = time without a client. */
  client: name.nullable(),
  billable: z.boolean(),
  workType: z.enum(WORK_TYPES),
  ticket: z.string().max(500),
  note: z.string().max(10_000),
});

const timer = work.extend({
  technician: z.string(),
  /** Seconds since 1970, UTC. */
  startedAt: z.int().min(0),
});
export type Timer = z.infer<typeof timer>;

const weekEntry = work.extend({ id: z.int(), day, seconds: z.int() });
export type WeekEntry = z.infer<typeof weekEntry>;

/** Entries that a timer became: none if it ran for less than a second, one for each day it ran on. */
const saved = z.strictObject({
  /** What was done, as undo will name it; empty if there was nothing to save. */
  label: z.string(),
  ids: z.array(z.int()),
  /** Saved altogether. */
  seconds: z.int(),
});

/** How long the timer that ends really ran, in seconds from its start; asked for by `unclear_time`. */
const seconds = z.int().min(1).max(LONGEST).optional();

export const timeCalls = {
  /** By which names time is entered, and the day it is in the book's zone. */
  'time.names': call({
    input: nothing,
    output: z.strictObject({
      clients: z.array(z.strictObject({ name: z.string(), aliases: z.array(z.string()) })),
      technicians: z.array(z.strictObject({ name: z.string(), isOwner: z.boolean() })),
      today: day,
      timeZone: z.string(),
    }),
    reads: ['book', 'clients', 'technicians', 'settings', 'day'],
  }),
  /** A technician's entries of seven days, day by day, and the months of these days that are closed. */
  'time.week': call({
    input: z.strictObject({ technician: name, first: day }),
    output: z.strictObject({
      technician: z.string(),
      first: day,
      entries: z.array(weekEntry),
      closed: z.array(month),
    }),
    reads: ['book', 'clients', 'technicians', 'time'],
  }),
  /** The timers that run, by technician. They stand in the book, so neither a restart nor a crash stops them. */
  'time.timers': call({
    input: nothing,
    output: z.array(timer),
    reads: ['book', 'clients', 'technicians', 'timers'],
  }),
  /**
   * Starts a technician's timer. One that runs already is stopped first and its time saved, both or neither.
   * Fails like `time.stop`, and with `bad_input` for names the book does not have.
   */
  'time.start': call({
    input: work.extend({ technician: name, seconds, allowClosed }),
    output: z.strictObject({ timer, saved: saved.nullable() }),
    writes: ['time', 'timers'],
  }),
  /**
   * Stops a technician's timer and saves its time to the second, divided at midnight in the book's zone, as one step.
   * `unclear_time` if it ran for more than 12 hours, or from a moment that is still to come: then `seconds` is needed.
   */
  'time.stop': call({
    input: z.strictObject({ technician: name, seconds, allowClosed }),
    output: saved,
    writes: ['time', 'timers'],
  }),
  /** Stops a technician's timer and saves nothing. */
  'time.discard': call({
    input: z.strictObject({ technician: name }),
    output: timer,
    writes: ['timers'],
  }),
  /**
   * Lets a timer that was discarded run again, from when it was started: `time.discard` has told it. `in_use` if another
   * one of the technician is running, `bad_input` for names the book does not have.
   */
  'time.takeBack': call({ input: timer, output: timer, writes: ['timers'] }),
};
