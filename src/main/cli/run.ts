import { resolve } from 'node:path';
import { type Failure, failureOf, PlumblineError, type Result } from '../../shared/result.ts';
import { inlineRunner, type QuietRunner } from '../jobs/runner.ts';
import type { Ports } from '../services/context.ts';
import { type Command, readCommand, USAGE } from './arguments.ts';

/** Where a terminal command writes. */
export type Streams = { out: (text: string) => void; error: (text: string) => void };

/**
 * Each command loads what it needs and nothing else: what a script calls in a loop does not wait for schemas and
 * services that it has no use for.
 */
async function answer(command: Command, jobs: QuietRunner, log: Ports['log']): Promise<Result<unknown>> {
  const done = (data: unknown): Result<unknown> => ({ ok: true, data });
  switch (command.name) {
    case 'new': {
      const { book, from } = command;
      return done(await jobs.run('createFromFolder', { target: resolve(book), folder: resolve(from) }));
    }
    case 'figures': {
      const { figuresOfFile } = await import('../services/figures-of-file.ts');
      return done(figuresOfFile(resolve(command.book), command.asOf));
    }
    case 'check':
      return done(await jobs.run('check', { book: resolve(command.book) }));
    case 'import':
      return done(await importFile(command, jobs));
    case 'undo': {
      const { batch, keepEdited } = command;
      return done(await jobs.run('undoImport', { book: resolve(command.book), batch, keepEdited }));
    }
    case 'post':
    case 'export':
    case 'call':
      return (await import('./calls.ts')).answerByCall(command, jobs, log);
    default:
      throw new PlumblineError('usage', `print is started by the launcher, which has Electron.\n${USAGE}`);
  }
}

/** The plan or the receipt of an import, in one shape: `batch` is null while nothing was written. */
async function importFile(
  { book, file, given, commit }: Extract<Command, { name: 'import' }>,
  jobs: QuietRunner,
) {
  const { importGiven } = await import('./import-options.ts');
  const input = { book: resolve(book), path: resolve(file), given: importGiven(given) };
  if (!commit) return { ...(await jobs.run('planImport', input)), batch: null };
  const done = await jobs.run('commitImport', { ...input, content: null, saveAs: '' });
  return 'plan' in done ? { ...done.plan, batch: null } : { ...done.receipt, questions: [] };
}

/** An import that was to be committed and has questions open prints its plan, and fails. */
const failsImport = (command: Command, result: Result<unknown>): boolean =>
  command.name === 'import' &&
  command.commit &&
  result.ok &&
  typeof result.data === 'object' &&
  result.data !== null &&
  'batch' in result.data &&
  result.data.batch === null;

/** A damaged book makes `check` fail, with its report on stdout all the same. */
const failsCheck = (command: Command, result: Result<unknown>): boolean =>
  command.name === 'check' &&
  result.ok &&
  typeof result.data === 'object' &&
  result.data !== null &&
  'ok' in result.data &&
  result.data.ok === false;

/**
 * Runs one terminal command.
 * @param args the words after `plumbline`
 * @param jobs what does long jobs; in place, unless something else can stop them
 * @returns the exit code: 0, 1 failed, 2 usage
 */
export async function runCli(
  args: readonly string[],
  { out, error }: Streams,
  jobs: QuietRunner = inlineRunner(),
): Promise<0 | 1 | 2> {
  const detail: unknown[] = [];
  const log: Ports['log'] = (_message, cause) => void detail.push(cause);
  const fail = (failure: Failure): 1 | 2 => {
    const cause = detail[0];
    const more = failure.code === 'failed' && cause instanceof Error ? { detail: cause.message } : {};
    error(`${JSON.stringify({ ...failure, ...more })}\n`);
    return failure.code === 'usage' ? 2 : 1;
  };
  try {
    const command = readCommand(args);
    if (command.name === 'help') {
      out(`${JSON.stringify({ usage: USAGE.split('\n') }, null, 1)}\n`);
      return 0;
    }
    const result = await answer(command, jobs, log);
    if (!result.ok) return fail(result.error);
    out(`${JSON.stringify(result.data, null, 1)}\n`);
    return failsCheck(command, result) || failsImport(command, result) ? 1 : 0;
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) detail.push(cause);
    return fail(failureOf(cause));
  }
}
