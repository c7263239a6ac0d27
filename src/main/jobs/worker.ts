import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderOrder } from '../importing/reader.ts';
import type { JobControl } from '../services/jobs.ts';
import type { JobOrder } from './messages.ts';

// The entry of a worker thread that does one job and ends: the runner starts it. A job that reads a large file starts it
// a second time, to have the file read meanwhile. Each loads only what it needs.
const order = workerData as JobOrder | ReaderOrder;
if ('reader' in order) {
  const { read } = await import('../importing/reader.ts');
  read(order);
} else if (parentPort) {
  const [{ jobs }, { doJob }] = await Promise.all([
    import('../services/job-functions.ts'),
    import('./thread.ts'),
  ]);
  const job = jobs[order.name] as (input: unknown, control: JobControl) => unknown;
  await doJob(job, order, parentPort, new URL(import.meta.url));
}
