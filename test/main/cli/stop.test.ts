// Protects whoever stops a command half-way: a signal ends it with the code that shells expect, and it leaves nothing.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFolder } from '../../support/folder.ts';
import { createFrom } from '../../support/product.ts';
import { clientRows, timeRow } from '../../support/small-book.ts';

const main = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'cli', 'main.ts');
const temporary = temporaryFolder();

/** Enough entries that reading them takes far longer than telling the command to stop. */
const folder = (entries: number): string =>
  writeFolder(temporary.next('Exports'), {
    'clients.csv': clientRows('A'),
    'technicians.csv': [['Tech', 'no']],
    'time_entries.csv': Array.from({ length: entries }, () => timeRow('2026-05-01', 'A', '0:30:00')),
  });

let child: ChildProcess | null = null;
afterEach(() => void child?.kill('SIGKILL'));

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
};

/** Runs a command, signals it once it has begun, and tells how it ended. */
async function stopped(args: string[], signals: NodeJS.Signals[], hasBegun: () => boolean) {
  const started = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = started;
  let [out, error] = ['', ''];
  started.stdout.on('data', (text) => {
    out += text;
  });
  started.stderr.on('data', (text) => {
    error += text;
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    started.on('close', (code, signal) => resolve({ code, signal }));
  });
  // A command that ends before it has begun shows its words in what is expected of its end.
  await until(() => hasBegun() || started.exitCode !== null);
  for (const signal of signals) started.kill(signal);
  return { ...(await ended), out, error };
}

it('a command ends with its answer, though its thread would wait for another job', () => {
  const book = temporary.next();
  createFrom(folder(1), book);
  const done = spawnSync(process.execPath, [main, 'check', '--book', book], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    // Less than a thread is kept.
    timeout: 15_000,
  });
  expect({ status: done.status, signal: done.signal }).toEqual({ status: 0, signal: null });
}, 60_000);

describe.skipIf(process.platform === 'win32')('a command that is stopped', { timeout: 60_000 }, () => {
  it.each<[NodeJS.Signals[], number]>([
    [['SIGINT'], 130],
    [['SIGTERM'], 143],
    [['SIGHUP'], 129],
    [['SIGINT', 'SIGINT'], 130],
  ])('with %s while it makes a book leaves nothing, exit %i', async (signals, code) => {
    const book = temporary.next();
    const from = folder(60_000);
    const half = () => readdirSync(dirname(book)).some((name) => name.includes('.new-'));
    const end = await stopped(['new', '--book', book, '--from', from], signals, half);
    expect(end).toMatchObject({ code, signal: null, out: '' });
    expect(JSON.parse(end.error)).toMatchObject({ code: 'cancelled' });
    expect(readdirSync(dirname(book))).toEqual([]);
  });

  it('while it exports leaves nothing, not even the folder', async () => {
    const book = temporary.next();
    createFrom(folder(60_000), book);
    const to = temporary.next('Out');
    const end = await stopped(['export', '--book', book, '--to', to], ['SIGTERM'], () => existsSync(to));
    expect(end).toMatchObject({ code: 143, signal: null, out: '' });
    expect(existsSync(to)).toBe(false);
  });
});

describe('what a killed command left behind', () => {
  it('goes when the same book is made again, and nothing else does', () => {
    const book = temporary.next();
    const name = basename(book);
    const { pid } = spawnSync(process.execPath, ['-e', '0'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    const dead = ['', '-wal', '-shm', '-journal'].map((end) => `${name}.new-${pid}${end}`);
    const kept = [
      `${name}.new-${process.ppid}`,
      `${name}.new-${pid}.bak`,
      `${name}.new-old`,
      `Other.plumbline.new-${pid}`,
    ];
    for (const file of [...dead, ...kept]) writeFileSync(join(dirname(book), file), '');
    createFrom(folder(1), book);
    expect(readdirSync(dirname(book)).sort()).toEqual([name, ...kept].sort());
  });
});
