import { PlumblineError } from '../../shared/result.ts';
import type { JobMap, JobName, JobRunner } from '../services/jobs.ts';
import { jobControl, type Progress } from './control.ts';
import type { JobMessage, JobOrder } from './messages.ts';

/** A runner that also tells when it is at rest, so that the app doesn't end in the middle of a job. */
export type QuietRunner = JobRunner & {
  /** Settles once no job is under way; null when none is. */
  settled(): Promise<void> | null;
};

type Way = (
  name: JobName,
  input: unknown,
  cancelFlag: Int32Array<SharedArrayBuffer>,
  tell: Progress,
) => Promise<unknown>;

/** One job at a time, each with its own flag, so that a late `cancel` never stops the next one. */
function oneAtATime(way: Way): QuietRunner {
  let cancelFlag: Int32Array<SharedArrayBuffer> | null = null;
  let underWay: Promise<unknown> | null = null;
  return {
    async run<N extends JobName>(name: N, input: JobMap[N]['input'], onProgress: Progress = () => {}) {
      if (cancelFlag !== null) {
        const message = 'Another long task is under way. Wait until it is done, or stop it first.';
        throw new PlumblineError('unavailable', message);
      }
      cancelFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      underWay = way(name, input, cancelFlag, onProgress);
      try {
        return (await underWay) as JobMap[N]['result'];
      } finally {
        cancelFlag = null;
        underWay = null;
      }
    },
    cancel() {
      if (cancelFlag !== null) Atomics.store(cancelFlag, 0, 1);
    },
    settled() {
      const over = () => {};
      return underWay?.then(over, over) ?? null;
    },
  };
}

/** The error the worker met, with its own stack, so that the log shows where. */
function brokenIn(name: JobName, message: string, stack: string | undefined): Error {
  const error = new Error(`job ${name}: ${message}`);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** What a long job makes is soon done with: more room for it would only be memory. */
export const WORKER_LIMITS = { maxYoungGenerationSizeMb: 16 } as const;

/** Runs jobs in a worker thread that is started for each: the window stays quick, and start-up pays nothing. */
export function workerRunner(workerPath: string): QuietRunner {
  return oneAtATime(async (name, input, cancelFlag, tell) => {
    const { Worker } = await import('node:worker_threads');
    return new Promise((resolve, reject) => {
      const order: JobOrder = { name, input, cancelFlag };
      const worker = new Worker(workerPath, { workerData: order, resourceLimits: WORKER_LIMITS });
      worker.on('message', (message: JobMessage) => {
        if (message.type === 'progress') tell(message.done, message.total, message.label);
        else if (message.type === 'done') resolve(message.result);
        else if (message.type === 'broke') reject(brokenIn(name, message.message, message.stack));
        else {
          const { code, message: words, ...more } = message.failure;
          reject(new PlumblineError(code, words, more));
        }
      });
      worker.on('error', reject);
      // Only the first of these counts: after an answer this changes nothing.
      worker.on('exit', (code) =>
        reject(new Error(`job ${name}: the worker ended with ${code} and no answer`)),
      );
    });
  });
}

/** Runs jobs in place, for tests and the bench. */
export function inlineRunner(): QuietRunner {
  return oneAtATime(async (name, input, cancelFlag, tell) => {
    // Loaded when needed: the built programs share this file and run no job in place.
    const { jobs } = await import('../services/job-functions.ts');
    const job = jobs[name] as (input: unknown, control: unknown) => unknown;
    return job(
      input,
      jobControl(() => Atomics.load(cancelFlag, 0) !== 0, tell),
    );
  });
}
