import { constants } from 'node:os';
import type { QuietRunner } from '../jobs/runner.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type StoppableRunner = QuietRunner & {
  /** The exit code of a command that a signal stopped, as shells have it; null when none did. */
  stoppedWith(): number | null;
};

/**
 * Jobs that a signal cancels, so that they take away what they have begun. Only while one is under way: whatever else
 * a command does leaves nothing behind, and is killed the usual way.
 * @param jobs ones that leave this thread free, or the signal would be heard when it is too late
 */
export function stoppable(jobs: QuietRunner): StoppableRunner {
  let code: number | null = null;
  // Told twice by a terminal and by the launcher that passes it on; asking a job twice changes nothing.
  const stop = (signal: NodeJS.Signals): void => {
    code = 128 + constants.signals[signal];
    jobs.cancel();
  };
  return {
    ...jobs,
    async run(name, input, onProgress) {
      for (const signal of SIGNALS) process.on(signal, stop);
      try {
        return await jobs.run(name, input, onProgress);
      } finally {
        for (const signal of SIGNALS) process.off(signal, stop);
      }
    },
    stoppedWith: () => code,
  };
}
