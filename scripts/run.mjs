// One door for the commands of package.json that need Electron in one way or another.
import { ensureRuntime } from './electron-runtime.mjs';
import { ensureSystem } from './lib/system.mjs';
import * as tools from './lib/tools.mjs';

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  dev: tools.dev,
  start: (args) => tools.buildIfMissing().then(() => tools.start(args)),
  vitest: tools.vitest,
  e2e: (args) => tools.buildIfMissing().then(() => tools.playwright(args)),
  sample: (args) => tools.script('sample.ts', args),
  bench: (args) => tools.script('bench.ts', args),
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
