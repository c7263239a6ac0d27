// The libraries of Linux that Electron links against, and a display to draw on. Other systems bring all of it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasDisplay } from './launch.mjs';
import { electronPath } from './paths.mjs';

/** Debian's names. Those marked `t64` got that ending in Debian 13 and Ubuntu 24.04. */
const PACKAGES = [
  { name: 'libgtk-3-0', t64: true },
  { name: 'libnss3' },
  { name: 'libasound2', t64: true },
  { name: 'libgbm1' },
  { name: 'libxss1' },
  { name: 'libatk-bridge2.0-0', t64: true },
  { name: 'libcups2', t64: true },
  { name: 'libdrm2' },
  { name: 'libxkbcommon0' },
  { name: 'fonts-liberation' },
  { name: 'xvfb' },
  { name: 'xauth' },
];

/**
 * The packages under the names this release knows.
 * @param {(name: string) => boolean} exists
 */
export function aptPackages(exists = () => false) {
  return PACKAGES.map(({ name, t64 }) => (t64 && exists(`${name}t64`) ? `${name}t64` : name));
}

/**
 * The line to type, for whoever has the rights.
 * @param {string[]} packages
 */
export function aptLine(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/**
 * Names of the libraries that `ldd` did not find.
 * @param {string} output
 */
export function notFound(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/** What keeps Electron from starting on this machine; empty when nothing does. */
export function missing() {
  const libraries = spawnSync('ldd', [electronPath()], { encoding: 'utf8' });
  const programs = hasDisplay() ? [] : ['xvfb-run', 'Xvfb', 'xauth'];
  return [...notFound(libraries.stdout ?? ''), ...programs.filter((program) => !onPath(program))];
}

/** Installs what is missing when it may, else throws a sentence with the line to type. */
export function ensureSystem() {
  if (process.platform !== 'linux') return;
  const before = missing();
  if (before.length === 0) return;
  const lacking = `Electron cannot start here yet: ${before.join(', ')} ${before.length > 1 ? 'are' : 'is'} missing.`;
  if (!onPath('apt-get')) {
    throw new Error(`${lacking} Install them; under Debian the packages are: ${aptPackages().join(' ')}`);
  }
  if (process.getuid?.() !== 0)
    throw new Error(`${lacking} Please run:\n  ${aptLine(aptPackages(aptKnows))}`);

  console.log(`Installing the system libraries Electron needs (${before.length} missing) with apt-get …`);
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...aptPackages(aptKnows)]);
  const after = missing();
  if (after.length > 0) throw new Error(`apt-get is done, but ${after.join(', ')} could still not be found.`);
}

/** @param {string} name */
function aptKnows(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

/** @param {string[]} args */
function apt(args) {
  const options = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
  const done = spawnSync('apt-get', [...options, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status === 0) return;
  const why = (done.stderr || done.error?.message || '').trim().split('\n').slice(-3).join('\n  ');
  throw new Error(`apt-get ${args[0]} failed:\n  ${why}`);
}
