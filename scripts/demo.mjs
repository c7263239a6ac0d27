// `npm run demo`: from nothing to a sample company's figures, its valuation on paper and a picture of the app.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureRuntime } from './electron-runtime.mjs';
import { formatFor, keyFigures, topClients } from './lib/demo-tables.mjs';
import { asElectron, hasDisplay, sandboxArgs } from './lib/launch.mjs';
import { electronPath, root } from './lib/paths.mjs';
import { ensureSystem } from './lib/system.mjs';
import { build } from './lib/tools.mjs';

const sample = join(root, 'resources', 'sample');
const demo = join(root, 'demo');
const book = join(demo, 'sample.plumbline');
const paper = join(demo, 'valuation.pdf');
const picture = join(demo, 'overview.png');

/** Runs the CLI as anybody would and answers with what it printed. @param {string[]} args */
function cli(...args) {
  const done = spawnSync(process.execPath, [join(root, 'scripts', 'cli.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: asElectron(),
  });
  if (done.status !== 0) throw new Error(`plumbline ${args[0]} failed: ${reason(done.stderr)}`);
  return JSON.parse(done.stdout || 'null');
}

/** The sentence in the CLI's error object. @param {string} stderr */
function reason(stderr) {
  const line = stderr.split('\n').find((text) => text.startsWith('{'));
  try {
    return JSON.parse(line ?? '').message;
  } catch {
    return stderr.trim() || 'it did not say why';
  }
}

/** @param {string} file */
function readSample(file) {
  try {
    return readFileSync(join(sample, file), 'utf8');
  } catch {
    throw new Error(
      `The sample company is not there (${join('resources', 'sample', file)}). Run: npm run sample`,
    );
  }
}

function freshBook() {
  mkdirSync(demo, { recursive: true });
  for (const file of [book, `${book}-wal`, `${book}-shm`, `${book}-journal`, paper, picture]) {
    try {
      rmSync(file, { force: true });
    } catch {
      // Windows keeps a file that a program has open.
      throw new Error(`${relative(root, file)} is open in another program. Close it and run the demo again.`);
    }
  }
}

/** @param {string} title @param {string[]} lines */
function show(title, lines) {
  console.log(`\n${title}\n`);
  for (const line of lines) console.log(`  ${line}`);
}

async function main() {
  const asOf = String(JSON.parse(readSample('expected.json')).as_of);
  const format = formatFor(/^currency,([A-Z]{3})\s*$/m.exec(readSample('settings.csv'))?.[1] ?? '');
  await ensureRuntime();
  ensureSystem();

  console.log('Building the app …');
  if ((await build()) !== 0) throw new Error('The build failed; what is wrong stands above.');
  console.log('Reading the sample company into a new book …');
  freshBook();
  cli('new', '--book', book, '--from', sample);
  const figures = cli('figures', '--book', book, '--as-of', asOf);
  show(`Key figures on ${asOf}`, keyFigures(figures, format));
  show('Top five clients by contribution, twelve months', topClients(figures, format));

  console.log('\nPrinting the valuation and taking a picture of the overview …');
  cli('print', 'valuation', '--book', book, '--as-of', asOf, '--out', paper);
  cli('screenshot', 'overview', '--book', book, '--as-of', asOf, '--out', picture);
  show(
    'Written:',
    [book, paper, picture].map((file) => relative(root, file)),
  );
  leaveOpen();
}

/** Leaves the app open on the book, where there is somebody to look at it. */
function leaveOpen() {
  if (!hasDisplay() || process.env.CI) return;
  console.log('\nOpening the app on that book …');
  const args = [root, ...sandboxArgs(), '--book', book];
  const app = spawn(electronPath(), args, { cwd: root, detached: true, stdio: 'ignore', env: asElectron() });
  app.on('error', (error) => console.error(`The app could not be opened: ${error.message}`));
  app.unref();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
