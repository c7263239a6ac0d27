// `npm test`: everything that can be checked, from formatting to the real app. Goes on after a failure, so that one run
// tells all, and ends with one line that adds everything up.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureRuntime } from './electron-runtime.mjs';
import { countPlaywright, countVitest, lastLine, readCount, total } from './lib/count.mjs';
import { root } from './lib/paths.mjs';
import { ensureSystem } from './lib/system.mjs';
import * as tools from './lib/tools.mjs';

/** @typedef {import('./lib/count.mjs').Count & { problem?: string }} Outcome */

const reports = join(root, 'test-results');
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

/** @param {number} exitCode @returns {Outcome} */
const one = (exitCode) => ({ passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 });

let built = false;

/** @type {[string, () => Promise<Outcome>][]} */
const steps = [
  ['Format and lint', async () => one(await tools.lint())],
  ['Types', async () => one(await tools.types())],
  [
    'Build',
    async () => {
      // What is left of an earlier build must not make the tests of the app pass.
      rmSync(join(root, 'out'), { recursive: true, force: true });
      const exitCode = await tools.build();
      built = exitCode === 0;
      return one(exitCode);
    },
  ],
  [
    'Unit and component tests',
    async () => {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
      return readCount(unitReport, countVitest, await tools.vitest(reporters));
    },
  ],
  [
    'Tests of the running app',
    async () => {
      if (!built) return { ...one(1), problem: 'they did not run, because there is no build to run' };
      // A window may lose to a busy machine what it does not lose twice. It is told below: such a test is to be mended.
      return readCount(e2eReport, countPlaywright, await tools.playwright(['--retries=1']));
    },
  ],
];

/** @param {[string, () => Promise<Outcome>]} step */
async function perform([name, action]) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 70 - name.length))}`);
  const started = Date.now();
  /** @type {Outcome} */
  let outcome;
  try {
    outcome = await action();
  } catch (error) {
    outcome = { ...one(1), problem: error instanceof Error ? error.message : String(error) };
  }
  return { name, outcome, seconds: (Date.now() - started) / 1000 };
}

async function main() {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  await ensureRuntime();
  ensureSystem();
  const results = [];
  for (const step of steps) results.push(await perform(step));

  console.log('');
  for (const { name, outcome, seconds } of results) {
    const mark = outcome.failed === 0 ? 'ok    ' : 'FAILED';
    const why = outcome.problem ? `: ${outcome.problem}` : '';
    console.log(`${mark} ${name} (${seconds.toFixed(1)} s): ${lastLine(outcome)}${why}`);
    for (const test of outcome.secondTry ?? []) console.log(`       passed at the second try only: ${test}`);
  }
  return total(results.map(({ outcome }) => outcome));
}

/** @type {Outcome} */
let sum;
try {
  sum = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  sum = one(1);
}
process.exitCode = sum.failed === 0 ? 0 : 1;
console.log('');
console.log(lastLine(sum));
