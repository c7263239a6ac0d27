import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, threadId } from 'node:worker_threads';
import type { JobOrder } from '../../../src/main/jobs/messages.ts';
import { doJob } from '../../../src/main/jobs/thread.ts';
import type { JobControl } from '../../../src/main/services/jobs.ts';
import { PlumblineError } from '../../../src/shared/result.ts';

// Stands in for the real worker entry: the same thread code around jobs whose end the test chooses by folder name.
const endings: Record<string, (control: JobControl) => unknown> = {
  counts(control) {
    for (let i = 0; i <= 5000; i++) control.report(i, 5000, 'rows');
    return { counts: { clients: 2 }, rows: 5000 };
  },
  refuses() {
    throw new PlumblineError('bad_data', 'One row is wrong.', {
      problems: [{ file: 'clients.csv', line: 2, message: 'No name.' }],
    });
  },
  breaks() {
    throw new TypeError('SELECT secret FROM /home/someone');
  },
  async untilStopped(control) {
    for (;;) {
      control.report(0, 0, 'waiting');
      await wait(5);
    }
  },
  vanishes: () => process.exit(3),
  /** Says which thread it was. */
  thread: () => ({ counts: {}, rows: threadId }),
  /** Ends soon after its answer. */
  endsSoon() {
    setTimeout(() => process.exit(4), 20);
    return { counts: {}, rows: threadId };
  },
};

const port = parentPort;
port?.on('message', (order: JobOrder) => {
  const { folder, beat } = order.input as { folder: string; beat?: Int32Array };
  // Shows that the thread is alive.
  if (beat) setInterval(() => Atomics.add(beat, 0, 1), 5);
  void doJob((_input, control) => endings[folder]?.(control), order, port);
});
