import { resolve } from 'node:path';
import { PlumblineError, type Result } from '../../shared/result.ts';
import type { QuietRunner } from '../jobs/runner.ts';
import type { Ports } from '../services/context.ts';
import { dispatch } from '../services/dispatch.ts';
import { createServices } from '../services/index.ts';
import { todayIn } from '../services/today.ts';
import type { Command } from './arguments.ts';

/** Commands that are calls of the contract: they need every schema and service, so this is loaded for them alone. */

const needsWindow = (what: string) => (): never => {
  throw new PlumblineError('unavailable', `${what} needs the app’s window; it can’t be done with “call”.`);
};

/** The outside world of a terminal command: no window, no dialogs. */
const terminalPorts = (log: Ports['log'], jobs: QuietRunner): Ports => ({
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
});

/** Opens the command's book, calls, and closes it. */
export async function answerByCall(
  command: Extract<Command, { name: 'post' | 'export' | 'call' }>,
  jobs: QuietRunner,
  log: Ports['log'],
): Promise<Result<unknown>> {
  const services = createServices(terminalPorts(log, jobs));
  const call = (name: string, input: unknown) => dispatch(services.handlers, name, input, log);
  try {
    services.openPath(resolve(command.book));
    switch (command.name) {
      case 'post':
        return await call('ledger.postDue', command.asOf === null ? {} : { asOf: command.asOf });
      case 'export':
        return await call('book.export', { to: services.grant(resolve(command.to)) });
      case 'call':
        return await call(command.call, command.input);
    }
  } finally {
    services.close();
  }
}
