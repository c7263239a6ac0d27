import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderOrder } from '../importing/reader.ts';
import type { JobControl } from '../services/jobs.ts';
import type { JobOrder } from './messages.ts';

// The entry of a worker thread that does jobs, one after the other: the runner starts it. A job that reads a large file
// starts it a second time, to have the file read meanwhile. Each loads only what it needs.
const reading = workerData as ReaderOrder | null;
if (reading) {
  const { read } = await import('../importing/reader.ts');
  read(reading);
} else if (parentPort) {
  const port = parentPort;
  const [{ jobs }, { doJob }] = await Promise.all([
    import('../services/job-functions.ts'),
    import('./thread.ts'),
  ]);
  port.on('message', (order: JobOrder) => {
    const job = jobs[order.name] as (input: unknown, control: JobControl) => unknown;
    void doJob(job, order, port, new URL(import.meta.url));
  });
}
