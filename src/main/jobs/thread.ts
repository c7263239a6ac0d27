import type { MessagePort } from 'node:worker_threads';
import { PlumblineError } from '../../shared/result.ts';
import type { JobControl } from '../services/jobs.ts';
import { jobControl } from './control.ts';
import type { JobMessage, JobOrder } from './messages.ts';

/**
 * Does a job that a worker thread was told to do, and tells how it went.
 * @param reader the program of a second thread that reads files for it
 */
export async function doJob(
  job: (input: unknown, control: JobControl) => unknown,
  { input, cancelFlag }: JobOrder,
  port: Pick<MessagePort, 'postMessage'>,
  reader?: URL,
): Promise<void> {
  const tell = (message: JobMessage): void => port.postMessage(message);
  const control = jobControl(
    () => Atomics.load(cancelFlag, 0) !== 0,
    (done, total, label) => tell({ type: 'progress', done, total, label }),
  );
  try {
    tell({ type: 'done', result: await job(input, reader ? { ...control, reader } : control) });
  } catch (error) {
    if (error instanceof PlumblineError) tell({ type: 'failed', failure: error.failure });
    else if (error instanceof Error) tell({ type: 'broke', message: error.message, stack: error.stack });
    else tell({ type: 'broke', message: String(error), stack: undefined });
  }
}
