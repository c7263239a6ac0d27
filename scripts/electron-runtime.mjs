// Puts a runnable Electron into node_modules/electron/dist. Runs after every install and before whatever needs Electron;
// when all is in place it does nothing. electron itself stopped downloading on install with version 42.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  cacheDir,
  distDir,
  electronDir,
  electronVersion,
  executableName,
  THIRD_PARTY_MARKER,
} from './lib/paths.mjs';
import { ensureSystem } from './lib/system.mjs';
import { fits, prepare, WARNING } from './lib/third-party.mjs';

/** A name nobody else uses: two installs may share one cache. */
const unique = () => `${process.pid}-${Date.now().toString(36)}`;

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** @param {string} dist @param {string} version */
export function isComplete(dist, version) {
  // `version` is the last file written, and unpacked folders appear by rename only: there are no half ones.
  return (
    read(join(dist, 'version')).replace(/^v/, '') === version && existsSync(join(dist, executableName()))
  );
}

/** Makes Electron runnable, whatever it takes; throws a sentence when nothing does. */
export async function ensureRuntime() {
  const version = electronVersion();
  const pathFile = join(electronDir, 'path.txt');
  if (isComplete(distDir, version)) {
    if (read(pathFile) !== executableName()) writeFileSync(pathFile, executableName());
    return;
  }
  const cached = join(cacheDir(), `electron-${version}-${process.platform}-${process.arch}`);
  if (fits(version) && isComplete(cached, version)) return copyFromCache(cached);

  const official = downloadOfficial();
  if (isComplete(distDir, version)) return;
  if (!fits(version)) throw new Error(`Electron ${version} could not be downloaded: ${official}`);

  const shelf = canWrite(cacheDir()) ? cached : distDir;
  const fresh = `${shelf}.${unique()}`;
  try {
    await prepare(fresh);
    moveInto(fresh, shelf, version);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  if (shelf === distDir) finish();
  else copyFromCache(shelf);
}

/** @param {string} folder */
function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Electron's own installer, with its stack traces kept for ourselves; answers with the reason when it failed. */
function downloadOfficial() {
  const done = spawnSync(process.execPath, [join(electronDir, 'install.js')], {
    encoding: 'utf8',
    timeout: 15 * 60_000,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return (done.stderr || done.error?.message || 'no reason given').trim().split('\n')[0];
}

/** @param {string} cached */
function copyFromCache(cached) {
  const fresh = `${distDir}.${unique()}`;
  try {
    // Copy-on-write where the file system can, else a plain copy.
    cpSync(cached, fresh, { recursive: true, mode: constants.COPYFILE_FICLONE });
    moveInto(fresh, distDir, electronVersion());
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  finish();
}

function finish() {
  writeFileSync(join(electronDir, 'path.txt'), executableName());
  if (existsSync(join(distDir, THIRD_PARTY_MARKER))) console.warn(WARNING);
}

/**
 * Puts a complete folder in its place by rename. If somebody else was faster with a complete one, theirs stays.
 * @param {string} from
 * @param {string} to
 * @param {string} version
 */
export function moveInto(from, to, version) {
  mkdirSync(dirname(to), { recursive: true });
  for (let attempt = 1; ; attempt++) {
    if (isComplete(to, version)) return;
    const old = `${to}.old-${unique()}`;
    try {
      if (existsSync(to)) renameSync(to, old);
      renameSync(from, to);
      rmSync(old, { recursive: true, force: true });
      return;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

async function main() {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) {
    console.log('Electron was not installed, as the environment asks.');
    return;
  }
  try {
    await ensureRuntime();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('Check the connection, then run: node scripts/electron-runtime.mjs');
    process.exitCode = 1;
    return;
  }
  try {
    ensureSystem();
  } catch (error) {
    // The install itself is fine: say what is left to do. Whatever needs Electron will insist on it.
    console.warn(error instanceof Error ? error.message : error);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
