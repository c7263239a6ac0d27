import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, wherever it lies and whatever the current directory is. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const electronDir = join(root, 'node_modules', 'electron');
export const distDir = join(electronDir, 'dist');

/** Packaging looks for this file: whoever finds it must not ship what lies beside it. */
export const THIRD_PARTY_MARKER = 'third-party-build.json';

/** The version the lock file chose; electron's own package.json is the one place that says it. */
export function electronVersion() {
  return String(JSON.parse(readFileSync(join(electronDir, 'package.json'), 'utf8')).version);
}

/** What electron's own installer writes into path.txt. */
export function executableName(platform = process.platform) {
  if (platform === 'win32') return 'electron.exe';
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return 'electron';
}

/** The Electron binary to run, official or not. */
export function electronPath() {
  return join(distDir, executableName());
}

/**
 * Where this user's programs keep what they can fetch again.
 * @param {Record<string, string | undefined>} env
 * @param {string} platform
 */
export function cacheDir(env = process.env, platform = process.platform, home = homedir()) {
  if (env.PLUMBLINE_CACHE) return resolve(env.PLUMBLINE_CACHE);
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'plumbline', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'plumbline');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'plumbline');
}
