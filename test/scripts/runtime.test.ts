import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isComplete, moveInto } from '../../scripts/electron-runtime.mjs';
import { cacheDir, executableName, root, THIRD_PARTY_MARKER } from '../../scripts/lib/paths.mjs';
import { fits, PINNED, verifyIntegrity } from '../../scripts/lib/third-party.mjs';
import refuse from '../../scripts/refuse-third-party-runtime.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder that looks like an unpacked Electron. */
function dist(name: string, version: string): string {
  const path = join(folder, name);
  const binary = join(path, executableName());
  mkdirSync(dirname(binary), { recursive: true });
  writeFileSync(binary, name);
  writeFileSync(join(path, 'version'), version);
  return path;
}

describe('the pinned third-party build', () => {
  it('passes when it is bit for bit the one that was pinned', async () => {
    const file = join(folder, 'a.tgz');
    writeFileSync(file, 'good');
    const integrity = `sha512-${createHash('sha512').update('good').digest('base64')}`;
    await expect(verifyIntegrity(file, integrity)).resolves.toBeUndefined();
  });

  it('is refused when one byte differs', async () => {
    const file = join(folder, 'a.tgz');
    writeFileSync(file, 'goof');
    const integrity = `sha512-${createHash('sha512').update('good').digest('base64')}`;
    await expect(verifyIntegrity(file, integrity)).rejects.toThrow('not the pinned one');
  });

  it('is refused when there is no checksum to hold it against', async () => {
    const file = join(folder, 'a.tgz');
    writeFileSync(file, 'good');
    await expect(verifyIntegrity(file, '')).rejects.toThrow();
    await expect(verifyIntegrity(file, 'sha512-')).rejects.toThrow();
  });

  it('serves one system and the one version of package.json only', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest.devDependencies.electron).toBe(PINNED.electron);
    expect(fits(PINNED.electron, 'linux', 'x64')).toBe(true);
    expect(fits('1.2.3', 'linux', 'x64')).toBe(false);
    expect(fits(PINNED.electron, 'linux', 'arm64')).toBe(false);
    expect(fits(PINNED.electron, 'darwin', 'x64')).toBe(false);
  });
});

describe('putting an unpacked Electron in its place', () => {
  it('knows a complete one from a half one', () => {
    const good = dist('good', '1.0.0');
    expect(isComplete(good, '1.0.0')).toBe(true);
    expect(isComplete(good, '2.0.0')).toBe(false);
    rmSync(join(good, executableName()));
    expect(isComplete(good, '1.0.0')).toBe(false);
    expect(isComplete(join(folder, 'nothing'), '1.0.0')).toBe(false);
  });

  it('replaces an old version and leaves nothing lying about', () => {
    const old = dist('dist', '1.0.0');
    moveInto(dist('fresh', '2.0.0'), old, '2.0.0');
    expect(isComplete(old, '2.0.0')).toBe(true);
    expect(existsSync(join(folder, 'fresh'))).toBe(false);
  });

  it('leaves the place to somebody who was faster', () => {
    const theirs = dist('dist', '2.0.0');
    moveInto(dist('fresh', '2.0.0'), theirs, '2.0.0');
    expect(readFileSync(join(theirs, executableName()), 'utf8')).toBe('dist');
  });
});

describe('the cache', () => {
  it.each([
    ['linux', {}, join('home', '.cache', 'plumbline')],
    ['linux', { XDG_CACHE_HOME: 'xdg' }, join('xdg', 'plumbline')],
    ['darwin', {}, join('home', 'Library', 'Caches', 'plumbline')],
    ['win32', { LOCALAPPDATA: 'local' }, join('local', 'plumbline', 'Cache')],
    ['win32', {}, join('home', 'AppData', 'Local', 'plumbline', 'Cache')],
  ])('is where %s keeps such things (%o)', (platform, env, expected) => {
    expect(cacheDir(env, platform, 'home')).toBe(expected);
  });

  it('can be put elsewhere', () => {
    expect(cacheDir({ PLUMBLINE_CACHE: folder }, 'linux', 'home')).toBe(folder);
  });
});

describe('packaging', () => {
  it('refuses a third-party build, and says what to do', () => {
    const path = dist('dist', '1.0.0');
    expect(() => refuse({}, path)).not.toThrow();
    writeFileSync(join(path, THIRD_PARTY_MARKER), '{}');
    expect(() => refuse({}, path)).toThrow(/third-party build.*npm ci/s);
  });

  it('looks where the packager was told to take Electron from, too', () => {
    const theirs = dist('theirs', '1.0.0');
    writeFileSync(join(theirs, THIRD_PARTY_MARKER), '{}');
    const context = { packager: { config: { electronDist: theirs } } };
    expect(() => refuse(context, dist('ours', '1.0.0'))).toThrow(theirs);
  });

  it('asks before it packs', () => {
    const settings = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    expect(settings).toMatch(/^beforePack: \.\/scripts\/refuse-third-party-runtime\.mjs$/m);
  });
});
