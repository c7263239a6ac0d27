import type { Month } from './calendar.ts';
import type { Altered } from './printed.ts';

/** One thing wrong with one place of an input: what an owner needs to find and mend it. */
export type Problem = {
  /** File name, without its folder. */
  file: string;
  /** Line in that file as an editor counts it, from 1; absent when the whole file is meant. */
  line?: number;
  /** Column by its header. */
  column?: string;
  /** A sentence: what is wrong and what is expected. */
  message: string;
};

export type ErrorCode =
  | 'usage'
  | 'bad_input'
  | 'bad_data'
  | 'no_book'
  | 'not_found'
  | 'exists'
  | 'not_a_book'
  | 'newer_book'
  | 'damaged'
  | 'locked'
  | 'read_only'
  | 'cancelled'
  | 'not_empty'
  | 'unavailable'
  | 'closed_month'
  | 'in_use'
  | 'overtaken'
  | 'unclear_time'
  | 'failed';

/** What a failed call tells. No SQL and no folder names: those stay in the log. */
export type Failure = {
  code: ErrorCode;
  /** Sentences an owner understands: what happened, where, what to do. */
  message: string;
  /** By input field, for forms. */
  fields?: Record<string, string>;
  /** All that is wrong with the data, not only the first. */
  problems?: Problem[];
  /** Of `closed_month`: the closed months that the change would alter, in their order. */
  months?: Month[];
  /** Of `closed_month`: the printed figures that the change would alter. */
  altered?: Altered[];
};

export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure };

/** Thrown inside main where a call can't go on; the router turns it into a Result. */
export class PlumblineError extends Error {
  readonly failure: Failure;
  constructor(code: ErrorCode, message: string, more: Omit<Failure, 'code' | 'message'> = {}) {
    super(message);
    this.name = 'PlumblineError';
    this.failure = { code, message, ...more };
  }
}

/** The failure an error stands for; anything unforeseen becomes a plain sentence and its detail stays in the log. */
export const failureOf = (error: unknown): Failure =>
  error instanceof PlumblineError
    ? error.failure
    : {
        code: 'failed',
        message:
          'Something went wrong that Plumbline did not foresee. Nothing was changed. The log has the details.',
      };
