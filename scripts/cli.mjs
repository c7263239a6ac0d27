// `npm run -s cli -- <command> …`: Plumbline without a window. Thin on purpose: a script may call it in a loop.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { electronPath, root } from './lib/paths.mjs';

const args = process.argv.slice(2);
const entry = join(root, 'out', 'main', 'cli.js');

/** @param {string} code @param {string} message */
function fail(code, message) {
  process.stderr.write(`${JSON.stringify({ code, message })}\n`);
  process.exitCode = 1;
}

if (!existsSync(entry)) fail('not_built', 'Plumbline is not built yet. Run: npm run build');
else if (!existsSync(electronPath())) {
  fail('no_runtime', 'Electron is not installed yet. Run: node scripts/electron-runtime.mjs');
} else if (args[0] === 'print' || args[0] === 'screenshot') {
  // These two need Chromium to lay out a page, hence the whole of Electron.
  const { runInElectron } = await import('./lib/cli-electron.mjs');
  await runInElectron(args, fail);
} else {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(electronPath(), [entry, ...args], { stdio: 'inherit', env });
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => fail('cannot_start', `Electron could not be started: ${error.message}`));
  child.on('close', (code, signal) => {
    // The dynamic linker's way to say that a library is missing.
    if (code === 127)
      fail('cannot_start', 'A system library is missing. Run: node scripts/electron-runtime.mjs');
    else process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
}
