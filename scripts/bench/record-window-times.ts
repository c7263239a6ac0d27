// Started by record-window.ts where there is a display: LARGE SAMPLE SCRATCH RUNS. Prints the times as JSON.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { asElectron, sandboxArgs } from '../lib/launch.mjs';
import { electronPath, root } from '../lib/paths.mjs';
import { AS_OF } from '../sample/world.ts';
import { inCells, inLedger, type LedgerTimes, type SavedTimes } from './record-pages.ts';
import { ANSWER, asker } from './window-apps.ts';

const TOO_LATE_MS = 300_000;

const [large = '', sample = '', scratch = '', runs = ''] = process.argv.slice(2);

/** Starts the app on a book and has something done in its page; answers with what that says. */
function answerOf<T>(name: string, program: string, book: string): Promise<T> {
  const home = join(scratch, name);
  mkdirSync(home, { recursive: true });
  const hook = join(home, 'hook.cjs');
  writeFileSync(hook, program);
  return new Promise((resolve, reject) => {
    const child = spawn(electronPath(), ['-r', hook, root, ...sandboxArgs(), '--book', book], {
      env: { ...asElectron(), PLUMBLINE_USER_DATA: join(home, 'profile'), PLUMBLINE_TODAY: AS_OF },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const deadline = setTimeout(() => child.kill('SIGKILL'), TOO_LATE_MS);
    let answer: (T & { error?: string }) | null = null;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith(ANSWER)) answer = JSON.parse(line.slice(ANSWER.length));
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(deadline);
      if (answer?.error !== undefined) reject(new Error(answer.error));
      else if (answer === null) reject(new Error(`Electron ended (${code}) without an answer: ${name}`));
      else resolve(answer);
    });
  });
}

const given = { runs: Number(runs) };
const ledger = await answerOf<LedgerTimes>('ledger', asker(inLedger, given), large);
const saved = await answerOf<SavedTimes>('cells', asker(inCells, given), sample);
process.stdout.write(JSON.stringify({ ...ledger, ...saved }));
