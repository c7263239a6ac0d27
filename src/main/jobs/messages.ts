import type { Failure } from '../../shared/result.ts';
import type { JobName } from '../services/jobs.ts';

/** What the worker is told to do; one at a time. */
export type JobOrder = { name: JobName; input: unknown; cancelFlag: Int32Array<SharedArrayBuffer> };

/** What the worker tells; nothing comes after `done`, `failed` or `broke`. */
export type JobMessage =
  | { type: 'progress'; done: number; total: number; label: string }
  | { type: 'done'; result: unknown }
  | { type: 'failed'; failure: Failure }
  /** An error nobody foresaw: for the log. */
  | { type: 'broke'; message: string; stack: string | undefined };
