import type { Bridge, CallName, Input, Notice, Output } from '../../../src/shared/contract/index.ts';
import type { Failure, Result } from '../../../src/shared/result.ts';

type Answer<N extends CallName> = (input: Input<N>) => Result<Output<N>> | Promise<Result<Output<N>>>;
type Answers = { [N in CallName]?: Answer<N> };

export const ok = <T>(data: T): Result<T> => ({ ok: true, data });
export const failed = (error: Partial<Failure> = {}): { ok: false; error: Failure } => ({
  ok: false,
  error: { code: 'failed', message: 'It did not work.', ...error },
});

/** A bridge whose answers the test gives; it remembers what was asked and can send notices. */
export function fakeBridge(answers: Answers = {}) {
  const asked: { name: CallName; input: unknown }[] = [];
  const listeners = new Set<(notice: Notice) => void>();
  const bridge: Bridge = {
    platform: 'linux',
    call: async <N extends CallName>(name: N, input: Input<N>) => {
      asked.push({ name, input });
      const answer = answers[name] as Answer<N> | undefined;
      return answer ? answer(input) : (failed({ message: `No answer for ${name}` }) as Result<Output<N>>);
    },
    drop: async (files) => files.map(({ name }) => ({ token: `token of ${name}`, name })),
    onNotice: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    bridge,
    answers,
    asked: (name: CallName) => asked.filter((call) => call.name === name).map((call) => call.input),
    send: (notice: Notice) => {
      for (const listener of listeners) listener(notice);
    },
  };
}

/** Answers that come when the test says so. */
export function deferred<T>() {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
