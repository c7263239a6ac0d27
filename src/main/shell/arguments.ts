import { isAbsolute, resolve } from 'node:path';

/** What the app was started for. */
export type LaunchRequest = { kind: 'window'; book: string | null } | { kind: 'terminal'; words: string[] };

const BOOK = '.plumbline';

/** `--book FILE`, `--book=FILE`, or a file that the system passes for a double click. Relative names count from `cwd`. */
function bookIn(words: readonly string[], cwd: string): string | null {
  let found: string | null = null;
  for (const [i, word] of words.entries()) {
    if (word.startsWith('--book=')) found = word.slice('--book='.length);
    else if (word === '--book') found = words[i + 1] ?? null;
    else if (!word.startsWith('-') && word.toLowerCase().endsWith(BOOK)) found ??= word;
  }
  if (found === null || found === '') return null;
  return isAbsolute(found) ? found : resolve(cwd, found);
}

/** Reads a command line: `--cli …` is a terminal command, anything else opens the window. */
export function launchRequest(argv: readonly string[], cwd: string): LaunchRequest {
  const cli = argv.indexOf('--cli');
  if (cli >= 0) return { kind: 'terminal', words: argv.slice(cli + 1) };
  return { kind: 'window', book: bookIn(argv.slice(1), cwd) };
}
