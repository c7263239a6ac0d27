import { z } from 'zod';

/** What a call reads or writes; a commit names the topics it changed and whoever reads them fetches again. */
export const TOPICS = [
  'book',
  'settings',
  'clients',
  'contracts',
  'technicians',
  'time',
  'ledger',
  'tickets',
  'surveys',
  'adjustments',
] as const;
/**
 * Timers are no part of any figure or record, so nothing but the timers on screen follows them. `day` is what hangs on
 * today: it becomes stale at midnight, without a commit.
 */
export type Topic = (typeof TOPICS)[number] | 'timers' | 'day';

/** All that an answer about today hangs on. */
export const DAILY = [...TOPICS, 'day'] as const;

export type CallSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  input: I;
  output: O;
  /** Topics whose change makes an answer stale. */
  reads: readonly Topic[];
  /** Topics a success may change. */
  writes: readonly Topic[];
};

/** Declares one call; inference keeps its exact input and output types. */
export const call = <I extends z.ZodType, O extends z.ZodType>(
  spec: Partial<Pick<CallSpec, 'reads' | 'writes'>> & { input: I; output: O },
): CallSpec<I, O> => ({ reads: [], writes: [], ...spec });

export const nothing = z.strictObject({});
