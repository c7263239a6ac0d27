import type { Bridge, CallName, Input, Output } from '../../shared/contract/index.ts';
import type { Failure, Result } from '../../shared/result.ts';

declare global {
  interface Window {
    plumbline: Bridge;
  }
}

const unanswered: Failure = {
  code: 'failed',
  message: 'Plumbline did not answer. Nothing was changed. Close the book and open it again.',
};

/** Asks main. Always resolves, also when the bridge itself breaks. */
export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  try {
    return await window.plumbline.call(name, input);
  } catch {
    return { ok: false, error: unanswered };
  }
}

/** Listens to what main tells; returns the function that stops listening. */
export const onNotice: Bridge['onNotice'] = (listener) => window.plumbline.onNotice(listener);

/** Whether the keys of this machine are a Mac's. */
export const isMac = (): boolean => window.plumbline.platform === 'darwin';
