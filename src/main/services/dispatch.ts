import { contract, isCallName } from '../../shared/contract/index.ts';
import { failureOf, PlumblineError, type Result } from '../../shared/result.ts';
import type { Handlers, Ports } from './context.ts';
import { parseInput } from './input-errors.ts';

export type DispatchOptions = {
  /** Also holds answers against the contract: for tests and development, where a wrong one must not slip by. */
  checkOutput?: boolean;
};

/**
 * Answers one call of the contract: the window, the terminal and the tests all come through here.
 * Never throws; a handler never sees an input that its schema refuses.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  log: Ports['log'],
  options: DispatchOptions = {},
): Promise<Result<unknown>> {
  try {
    if (typeof name !== 'string' || !isCallName(name)) {
      throw new PlumblineError('bad_input', 'Plumbline has no call of this name.');
    }
    const handler = handlers[name] as (input: unknown) => unknown;
    const data = await handler(parseInput(contract[name].input, input));
    if (options.checkOutput) contract[name].output.parse(data);
    return { ok: true, data };
  } catch (error) {
    // What owners are told in full needs no log; what they aren't told is nowhere else.
    if (!(error instanceof PlumblineError)) log(`call ${String(name).slice(0, 64)} failed`, error);
    return { ok: false, error: failureOf(error) };
  }
}
