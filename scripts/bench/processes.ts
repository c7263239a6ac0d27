// Whole processes, timed from their start to their end: the built program, the runtime it runs on, and sqlite3.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asNode } from '../lib/launch.mjs';
import { electronPath, root } from '../lib/paths.mjs';
import type { ImportRun } from './import-job.ts';

interface Command {
  program: string;
  args: readonly string[];
  cwd?: string;
  input?: string;
  /** Whether what it prints is wanted. */
  heard?: boolean;
}

/** Runs it to its end; answers with what it printed and milliseconds. @throws when it fails, with its own last words */
function finished({ program, args, cwd = root, input, heard = false }: Command): {
  took: number;
  printed: string;
} {
  const start = performance.now();
  const done = spawnSync(program, args, {
    cwd,
    env: asNode(),
    encoding: 'utf8',
    stdio: ['pipe', heard ? 'pipe' : 'ignore', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
  const took = performance.now() - start;
  if (done.error) throw done.error;
  if (done.status === 0) return { took, printed: done.stdout };
  const words = done.stderr.trim().split('\n').slice(-3).join(' ') || `exit code ${done.status}`;
  throw new Error(`${[program, ...args].join(' ')}: ${words}`);
}

const run = (command: Command): number => finished(command).took;

const onRuntime = (...args: string[]): number => run({ program: electronPath(), args });

/** The runtime with nothing to do: what every command pays before its first line. */
export const bareStart = (): number => onRuntime('-e', '0');

/** A terminal command of the built program. */
export const cli = (...words: string[]): number => onRuntime(join(root, 'out', 'main', 'cli.js'), ...words);

/** A terminal command straight from the sources, for what is not timed. */
export const cliFromSource = (...words: string[]): number =>
  onRuntime(join(root, 'src', 'main', 'cli', 'main.ts'), ...words);

/** A script of ours, for what is not timed. */
export const script = (name: string, ...words: string[]): number =>
  onRuntime(join(root, 'scripts', name), ...words);

/** Why sqlite3 cannot be measured against; null when it can. */
export function sqliteMissing(): string | null {
  const done = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
  if (done.error || done.status !== 0)
    return 'The sqlite3 shell is not installed here, so nothing is held against its .import.';
  const [major = 0, minor = 0] = done.stdout.split('.').map(Number);
  if (major > 3 || minor >= 32) return null;
  return `sqlite3 ${done.stdout.split(' ')[0]} is too old: .import --csv came with 3.32.`;
}

/** What sqlite3 is told: every file of a folder into a table of its name. */
export const importLines = (files: readonly string[]): string =>
  files.map((file) => `.import --csv ${file} ${file.replace(/\.csv$/, '')}\n`).join('');

/** Reads all files of a canonical folder into a database, as plain as can be. */
export function sqliteImport(folder: string, database: string): number {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return run({
    program: 'sqlite3',
    args: ['-batch', '-bail', database],
    cwd: folder,
    input: importLines(files.sort()),
  });
}

/** Reads one file into a table of texts in a new database. */
export const sqliteImportFile = (file: string, database: string): number =>
  run({
    program: 'sqlite3',
    args: ['-batch', '-bail', database],
    input: `.mode csv\n.import '${file}' time\n`,
  });

/**
 * Imports a file into a book, made if it is not there, in a process of its own.
 * @param window as the window does it: the book is open beside, and its thread has planned the file if it is small
 */
export function importJob(book: string, file: string, window = false): ImportRun {
  const args = [join(root, 'scripts', 'bench', 'import-job.ts'), book, file, ...(window ? ['window'] : [])];
  return JSON.parse(finished({ program: electronPath(), args, heard: true }).printed);
}
