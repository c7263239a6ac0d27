import { createInterface } from 'node:readline';
import { asElectron, onDisplay, run, sandboxArgs, signal } from './launch.mjs';
import { electronPath, root } from './paths.mjs';

/** Far beyond what a page takes: a display that hangs must not hang whoever called. */
const DEADLINE_MS = 120_000;

/** Exit codes after SIGHUP, SIGINT and SIGTERM: whoever sent them needs no explanation. */
const TOLD_TO_STOP = [129, 130, 143];

/**
 * Runs one CLI command in a real Electron. Chromium talks about buses and graphics cards on stderr; only our own lines,
 * which are JSON objects, get through. PLUMBLINE_DEBUG=1 shows everything.
 * @param {string[]} args
 * @param {(code: string, message: string) => void} fail
 */
export async function runInElectron(args, fail) {
  let answered = false;
  let tooLate = false;
  /** @param {string} line */
  const filter = (line) => {
    const ours = line.startsWith('{');
    if (ours) answered = true;
    if (ours || process.env.PLUMBLINE_DEBUG) process.stderr.write(`${line}\n`);
  };
  const [command, rest] = onDisplay(electronPath(), [root, ...sandboxArgs(), '--cli', ...args]);
  try {
    const code = await run(command, rest, {
      stdio: ['inherit', 'inherit', 'pipe'],
      env: asElectron(),
      onStart: (child) => {
        if (child.stderr) createInterface({ input: child.stderr }).on('line', filter);
        const deadline = setTimeout(() => {
          tooLate = true;
          signal(child, command, 'SIGKILL');
        }, DEADLINE_MS);
        child.on('close', () => clearTimeout(deadline));
      },
    });
    process.exitCode = code;
    if (tooLate) {
      fail(
        'timeout',
        `Electron did not answer within ${DEADLINE_MS / 1000} seconds and was stopped. Try again.`,
      );
      return;
    }
    if (code !== 0 && !answered && !TOLD_TO_STOP.includes(code)) {
      fail(
        'crashed',
        `Electron ended early (exit code ${code}). Run it again with PLUMBLINE_DEBUG=1 to see why.`,
      );
      process.exitCode = code;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    fail('cannot_start', `Electron could not be started: ${why}. Run: node scripts/electron-runtime.mjs`);
  }
}
