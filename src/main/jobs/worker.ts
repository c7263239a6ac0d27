import { parentPort, workerData } from 'node:worker_threads';
import { jobs } from '../services/job-functions.ts';
import type { JobControl } from '../services/jobs.ts';
import type { JobOrder } from './messages.ts';
import { doJob } from './thread.ts';

// The entry of a worker thread that does one job and ends. The runner is the only one who starts it.
const order = workerData as JobOrder;
const job = jobs[order.name] as (input: unknown, control: JobControl) => unknown;
if (parentPort) await doJob(job, order, parentPort);
