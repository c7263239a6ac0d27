import type { Worker } from 'node:worker_threads';
import { PlumblineError } from '../../shared/result.ts';
import type { JobMap, JobName, JobRunner } from '../services/jobs.ts';
import { jobControl, type Progress } from './control.ts';
import type { JobMessage, JobOrder } from './messages.ts';

/** A runner that also tells when it is at rest, so that the app doesn't end in the middle of a job. */
export type QuietRunner = JobRunner & {
  /** Settles once no job is under way; null when none is. */
  settled(): Promise<void> | null;
  /** Ends the threads that have no job. Settles when they are gone; null when there is none. */
  end(): Promise<unknown> | null;
};

type Way = (
  name: JobName,
  input: unknown,
  cancelFlag: Int32Array<SharedArrayBuffer>,
  tell: Progress,
) => Promise<unknown>;

/** One job at a time, each with its own flag, so that a late `cancel` never stops the next one. */
function oneAtATime(way: Way, end: QuietRunner['end'] = () => null): QuietRunner {
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
    end,
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

/**
 * How long a thread is kept for the next job. The wizard reads a file again with every answer of its owner, and once more
 * to import it: a thread that has read it before is twice as quick.
 */
const KEPT_MS = 20_000;
/** A thread with a longer job is not kept: it has memory to give back, and to start another is next to nothing. */
const SHORT_JOB_MS = 2000;

/** Nobody listens to it any more. Not all listeners: the runtime's own are among them. */
const unheard = (worker: Worker): void => {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
};

/**
 * Runs jobs in a worker thread, so that the window stays quick. It is started for the first job, so that start-up pays
 * nothing, and ends when none has come for a while.
 * @param keptMs how long it waits for another job
 * @param shortMs how long its last one may have taken for it to wait at all
 */
export function workerRunner(workerPath: string, keptMs = KEPT_MS, shortMs = SHORT_JOB_MS): QuietRunner {
  let kept: { worker: Worker; end: NodeJS.Timeout } | null = null;
  let going: Promise<unknown> | null = null;

  const drop = (worker: Worker): void => {
    const gone = worker.terminate().finally(() => {
      if (going === gone) going = null;
    });
    going = gone;
  };
  const release = (): Worker | null => {
    if (kept === null) return null;
    const { worker, end } = kept;
    clearTimeout(end);
    unheard(worker);
    kept = null;
    return worker;
  };
  const keep = (worker: Worker): void => {
    unheard(worker);
    // Whatever it does while it has no job, it is not asked again.
    for (const event of ['error', 'exit'] as const) worker.once(event, release);
    worker.on('error', () => {});
    worker.unref();
    kept = { worker, end: setTimeout(dropKept, keptMs).unref() };
  };
  const dropKept = (): void => {
    const worker = release();
    if (worker) drop(worker);
  };
  const start = async (): Promise<Worker> => {
    const { Worker } = await import('node:worker_threads');
    return new Worker(workerPath, { resourceLimits: WORKER_LIMITS });
  };

  const run: Way = async (name, input, cancelFlag, tell) => {
    const worker = release() ?? (await start());
    const begun = performance.now();
    worker.ref();
    return new Promise((resolve, reject) => {
      worker.on('message', (message: JobMessage) => {
        if (message.type === 'progress') tell(message.done, message.total, message.label);
        else if (message.type === 'broke') {
          // Nobody knows in what state it is.
          reject(brokenIn(name, message.message, message.stack));
          drop(worker);
        } else {
          if (performance.now() - begun < shortMs) keep(worker);
          else drop(worker);
          if (message.type === 'done') resolve(message.result);
          else {
            const { code, message: words, ...more } = message.failure;
            reject(new PlumblineError(code, words, more));
          }
        }
      });
      worker.on('error', reject);
      // Only the first of these counts: after an answer this changes nothing.
      worker.on('exit', (code) =>
        reject(new Error(`job ${name}: the worker ended with ${code} and no answer`)),
      );
      const order: JobOrder = { name, input, cancelFlag };
      try {
        worker.postMessage(order);
      } catch (error) {
        drop(worker);
        reject(error);
      }
    });
  };
  return oneAtATime(run, () => {
    dropKept();
    return going;
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
