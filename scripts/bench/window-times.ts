// Started by window.ts where there is a display: BOOK SCRATCH RUNS. Prints the times as JSON.
//
// Not by way of Playwright: what it does while it attaches would be added to both sides and flatter the ratio.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { asElectron, sandboxArgs } from '../lib/launch.mjs';
import { electronPath, root } from '../lib/paths.mjs';
import { AS_OF } from '../sample/world.ts';
import { interleaved } from './stats.ts';
import { emptyApp, reporter, VISIBLE } from './window-apps.ts';

const TOO_LATE_MS = 60_000;

const [book = '', scratch = '', runs = ''] = process.argv.slice(2);

function folder(name: string): string {
  const path = join(scratch, name);
  mkdirSync(path, { recursive: true });
  return path;
}

const file = (path: string, text: string): string => {
  writeFileSync(path, text);
  return path;
};

/** Starts Electron on an app; answers with the milliseconds until what is waited for can be seen. */
function untilVisible(hook: string, app: string, words: readonly string[], profile: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(electronPath(), ['-r', hook, app, ...sandboxArgs(), ...words], {
      env: { ...asElectron(), PLUMBLINE_USER_DATA: profile, PLUMBLINE_TODAY: AS_OF },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let took: number | null = null;
    const deadline = setTimeout(() => child.kill('SIGKILL'), TOO_LATE_MS);
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === VISIBLE) took ??= performance.now() - start;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(deadline);
      if (took === null) reject(new Error(`Electron ended (${code}) and showed nothing: ${app}`));
      else resolve(took);
    });
  });
}

const empty = folder('empty');
file(join(empty, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }));
file(join(empty, 'main.cjs'), emptyApp());
const anything = file(join(scratch, 'anything.cjs'), reporter('p'));
const figures = file(join(scratch, 'figures.cjs'), reporter('[data-at^="headline/"]'));
const profiles = { ours: folder('profile'), empty: folder('empty-profile') };

const times = await interleaved(
  {
    ours: () => untilVisible(figures, root, ['--book', book], profiles.ours),
    empty: () => untilVisible(anything, empty, [], profiles.empty),
  },
  Number(runs),
);
process.stdout.write(JSON.stringify(times));
