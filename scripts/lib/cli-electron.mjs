import { createInterface } from 'node:readline';
import { asElectron, onDisplay, run, sandboxArgs } from './launch.mjs';
import { electronPath, root } from './paths.mjs';

/**
 * Runs one CLI command in a real Electron. Chromium talks about buses and graphics cards on stderr; only our own lines,
 * which are JSON objects, get through. PLUMBLINE_DEBUG=1 shows everything.
 * @param {string[]} args
 * @param {(code: string, message: string) => void} fail
 */
export async function runInElectron(args, fail) {
  let answered = false;
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
      },
    });
    process.exitCode = code;
    // Above 128 it was told to stop, and whoever did that knows.
    if (code !== 0 && code <= 128 && !answered) {
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
