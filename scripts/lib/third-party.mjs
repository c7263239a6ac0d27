// Where Electron's own download cannot be reached, a Linux x64 machine can still develop and test with a stock build that
// somebody else published. It is pinned to one version and one checksum, marked, and refused by packaging.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, createReadStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { THIRD_PARTY_MARKER } from './paths.mjs';

export const PINNED = {
  name: 'hvir-linux-x64',
  version: '0.1.5',
  electron: '43.2.0',
  binary: 'hvir',
  integrity:
    'sha512-zqCLwMwq6Uwe041NLHJ5gqlmPDaL6jG3eAFWZyr4+xsDY6gQET3X5IzfZ0bQX9yMtk5p+Q5nG7Six73dy9RrKQ==',
};

export const WARNING =
  `Warning: Electron's own download is out of reach, so this checkout uses a third-party build of Electron ${PINNED.electron} ` +
  `(npm: ${PINNED.name}@${PINNED.version}, checksum verified). It is for development and tests only; packaging refuses it.`;

/** Whether the pinned build is of any use here. */
export function fits(electronVersion = '', platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64' && electronVersion === PINNED.electron;
}

/**
 * Throws unless the file is, bit for bit, the one that was looked at when the checksum was pinned.
 * @param {string} file
 * @param {string} integrity
 */
export async function verifyIntegrity(file, integrity) {
  const [algorithm = '', wanted = ''] = integrity.split(/-(.*)/s);
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const found = hash.digest('base64');
  if (found === wanted) return;
  throw new Error(
    `The downloaded Electron build is not the pinned one: its ${algorithm} is ${found}, expected ${wanted}. Nothing was installed.`,
  );
}

/**
 * Downloads, verifies and unpacks the pinned build into `target`, which must not exist yet.
 * @param {string} target
 */
export async function prepare(target) {
  const work = `${target}.work`;
  mkdirSync(work, { recursive: true });
  try {
    await unpack(await download(work), work, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function download(work) {
  const spec = `${PINNED.name}@${PINNED.version}`;
  run('npm', ['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', work], {
    // Run from a folder without a package.json, so that nothing of the project's own set-up plays into it.
    cwd: work,
    failed: `The npm package ${spec} could not be downloaded`,
  });
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm pack ${spec} left no file behind.`);
  await verifyIntegrity(join(work, tarball), PINNED.integrity);
  return join(work, tarball);
}

/**
 * @param {string} tarball
 * @param {string} work
 * @param {string} target
 */
async function unpack(tarball, work, target) {
  const failed = 'The downloaded Electron build could not be unpacked';
  run('tar', ['-xzf', tarball, '-C', work, 'package/payload.tar.gz'], { failed });
  // Their own app is left out: what remains is Electron as it was built.
  const payload = join(work, 'package', 'payload.tar.gz');
  run('tar', ['-xzf', payload, '-C', work, '--no-same-owner', '--exclude', 'app/resources/*'], { failed });
  const app = join(work, 'app');
  renameSync(join(app, PINNED.binary), join(app, 'electron'));
  const stub = join(dirname(fileURLToPath(import.meta.url)), 'default-app');
  cpSync(stub, join(app, 'resources', 'app'), { recursive: true });
  writeFileSync(
    join(app, THIRD_PARTY_MARKER),
    `${JSON.stringify({ ...PINNED, note: 'Not built by the Electron project. For development and tests only.' }, null, 2)}\n`,
  );
  writeFileSync(join(app, 'version'), PINNED.electron);
  renameSync(app, target);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, failed: string }} options
 */
function run(command, args, { cwd, failed }) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (done.status === 0) return;
  const why = (done.stderr || done.error?.message || `exit code ${done.status}`)
    .trim()
    .split('\n')
    .slice(-3)
    .join(' ');
  throw new Error(`${failed}: ${why}`);
}
