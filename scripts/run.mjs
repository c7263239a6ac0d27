// One door for the commands of package.json that need Electron in one way or another.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureRuntime } from './electron-runtime.mjs';
import { asElectron, asNode, hasDisplay, onDisplay, run, sandboxArgs } from './lib/launch.mjs';
import { electronPath, root } from './lib/paths.mjs';
import { ensureSystem } from './lib/system.mjs';

const tool = {
  electronVite: join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
  playwright: join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
  vitest: join(root, 'node_modules', 'vitest', 'vitest.mjs'),
};

function buildIfMissing() {
  if (existsSync(join(root, 'out', 'main', 'index.js'))) return;
  console.log('Building first …');
  const args = [tool.electronVite, 'build', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed; what is wrong stands above.');
}

/** @param {string} command @param {string[]} args */
function inWindow(command, args, env = asElectron()) {
  if (!hasDisplay()) console.log('There is no display here: running in a virtual one.');
  return run(...onDisplay(command, args), { env });
}

/** Electron as Node: the runtime that ships, whatever Node this machine has. @param {string[]} args */
const inElectronNode = (args) => run(electronPath(), args, { cwd: root, env: asNode() });

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  start: (args) => {
    buildIfMissing();
    return inWindow(electronPath(), [root, ...sandboxArgs(), ...args]);
  },
  dev: (args) => {
    process.chdir(root);
    const env = { ...asElectron(), ...(sandboxArgs().length > 0 ? { NO_SANDBOX: '1' } : {}) };
    return inWindow(process.execPath, [tool.electronVite, 'dev', ...args], env);
  },
  e2e: (args) => {
    buildIfMissing();
    process.chdir(root);
    return inWindow(process.execPath, [tool.playwright, 'test', ...args]);
  },
  vitest: (args) => inElectronNode([tool.vitest, 'run', ...args]),
  sample: (args) => inElectronNode([join(root, 'scripts', 'sample.ts'), ...args]),
  bench: (args) => inElectronNode([join(root, 'scripts', 'bench.ts'), ...args]),
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
try {
  if (!command) throw new Error(`Usage: node scripts/run.mjs <${Object.keys(commands).join('|')}> …`);
  await ensureRuntime();
  ensureSystem();
  process.exitCode = await command(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
