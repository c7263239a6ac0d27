import { join } from 'node:path';
import { workerRunner } from '../jobs/runner.ts';
import { runCli } from './run.ts';
import { stoppable } from './stoppable.ts';

/**
 * The terminal's entry: JSON on stdout, one JSON object on stderr, exit 0, 1 (failed), 2 (usage) or 128 + the signal
 * that stopped it.
 */
const worker = import.meta.filename.endsWith('.ts') ? '../jobs/worker.ts' : 'worker.js';
const jobs = stoppable(workerRunner(join(import.meta.dirname, worker)));
const exit = await runCli(
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  },
  jobs,
);
// A signal that came too late to stop anything changes nothing about the answer.
process.exitCode = exit === 0 ? 0 : (jobs.stoppedWith() ?? exit);
