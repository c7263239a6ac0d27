import { resolve } from 'node:path';
import { type Failure, failureOf, PlumblineError, type Result } from '../../shared/result.ts';
import { inlineRunner, type QuietRunner } from '../jobs/runner.ts';
import type { Ports, Services } from '../services/context.ts';
import { dispatch } from '../services/dispatch.ts';
import { createServices } from '../services/index.ts';
import { todayIn } from '../services/today.ts';
import { type Command, readCommand, USAGE } from './arguments.ts';

/** Where a terminal command writes. */
export type Streams = { out: (text: string) => void; error: (text: string) => void };

const needsWindow = (what: string) => (): never => {
  throw new PlumblineError('unavailable', `${what} needs the app’s window; it can’t be done with “call”.`);
};

/** The outside world of a terminal command: no window, no dialogs. */
function terminalPorts(log: Ports['log'], jobs: QuietRunner): Ports {
  return {
    today: todayIn,
    log,
    choose: needsWindow('Choosing a file'),
    chooseExports: needsWindow('Choosing a file'),
    printDialog: needsWindow('Printing'),
    pdf: needsWindow('Making a PDF'),
    writeFile: needsWindow('Writing a file'),
    jobs,
    notify: () => {},
    sampleDir: '',
    dataDir: null,
  };
}

async function answer(
  command: Command,
  services: Services,
  jobs: QuietRunner,
  log: Ports['log'],
): Promise<Result<unknown>> {
  const call = (name: string, input: unknown) => dispatch(services.handlers, name, input, log);
  switch (command.name) {
    case 'new': {
      const { book, from } = command;
      return {
        ok: true,
        data: await jobs.run('createFromFolder', { target: resolve(book), folder: resolve(from) }),
      };
    }
    case 'figures':
      services.openPath(resolve(command.book));
      return call('metrics.figures', { asOf: command.asOf });
    case 'post':
      services.openPath(resolve(command.book));
      return call('ledger.postDue', command.asOf === null ? {} : { asOf: command.asOf });
    case 'export':
      services.openPath(resolve(command.book));
      return call('book.export', { to: services.grant(resolve(command.to)) });
    case 'check':
      return { ok: true, data: await jobs.run('check', { book: resolve(command.book) }) };
    case 'import':
      return { ok: true, data: await importFile(command, jobs) };
    case 'undo': {
      const { batch, keepEdited } = command;
      return {
        ok: true,
        data: await jobs.run('undoImport', { book: resolve(command.book), batch, keepEdited }),
      };
    }
    case 'call':
      services.openPath(resolve(command.book));
      return call(command.call, command.input);
    default:
      throw new PlumblineError('usage', `print is started by the launcher, which has Electron.\n${USAGE}`);
  }
}

/** The plan or the receipt of an import, in one shape: `batch` is null while nothing was written. */
async function importFile(
  { book, file, given, commit }: Extract<Command, { name: 'import' }>,
  jobs: QuietRunner,
) {
  const input = { book: resolve(book), path: resolve(file), given };
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
  let services: Services | null = null;
  try {
    const command = readCommand(args);
    if (command.name === 'help') {
      out(`${JSON.stringify({ usage: USAGE.split('\n') }, null, 1)}\n`);
      return 0;
    }
    services = createServices(terminalPorts(log, jobs));
    const result = await answer(command, services, jobs, log);
    if (!result.ok) return fail(result.error);
    out(`${JSON.stringify(result.data, null, 1)}\n`);
    return failsCheck(command, result) || failsImport(command, result) ? 1 : 0;
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) detail.push(cause);
    return fail(failureOf(cause));
  } finally {
    services?.close();
  }
}
