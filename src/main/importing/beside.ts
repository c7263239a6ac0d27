import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { PlumblineError } from '../../shared/result.ts';
import type { Inspection } from './inspect.ts';
import type { Decided } from './pass.ts';
import { replay, type Taker } from './portions.ts';
import {
  DECIDED,
  PLACES,
  type ReaderOrder,
  type ReadMessage,
  SENT,
  STOP,
  sendable,
  TAKEN,
} from './reader.ts';

/**
 * Reading in a second thread: it takes the file apart while this one looks records up and writes them. This one stays
 * synchronous, as SQLite's transaction is, and sleeps while it has to wait.
 */

/** How long the thread may take to begin; then the file is read here. */
const BEGIN_MS = 10_000;
/** How long it may be silent in between: a network drive may be slow, a thread that died says nothing more. */
const SILENT_MS = 120_000;
/** What the thread makes is sent away at once: room for more of it would only be memory. */
const YOUNG_MB = 8;
/** How often the owner's wish to stop is looked at while waiting. */
const LOOK_MS = 50;

/** A thread that reads a file once it is told which. */
export type FileReader = {
  /**
   * Has the file read, and takes what becomes of its rows, as `walk` would. Once only.
   * @param progress told now and then how many bytes are done; may throw to stop
   * @returns false if the thread did not start: then nothing was taken
   */
  read(
    path: string,
    inspection: Inspection,
    decided: Decided,
    taker: Taker,
    progress: (bytes: number) => void,
  ): boolean;
  /** Nothing more is wanted: the thread ends before it reads on. */
  stop(): void;
};

/**
 * Starts a thread, which gets ready while it is still decided how the file is read. Whoever starts it has to stop it.
 * @param script the thread's program, which hands its `workerData` to `read`
 */
export function startReader(script: URL): FileReader {
  const turns = new Int32Array(new SharedArrayBuffer(PLACES * Int32Array.BYTES_PER_ELEMENT));
  const { port1: port, port2 } = new MessageChannel();
  const order: ReaderOrder = { reader: port2, turns };
  const thread = new Worker(script, {
    workerData: order,
    transferList: [port2],
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // Without a listener an error of the thread would end the program; here it shows as silence.
  thread.on('error', () => {});
  thread.unref();
  const stop = (): void => {
    Atomics.store(turns, STOP, 1);
    tell(turns, TAKEN);
    tell(turns, DECIDED);
    port.close();
  };
  return {
    read(path, inspection, decided, taker, progress) {
      port.postMessage(sendable(path, inspection, decided));
      tell(turns, DECIDED);
      if (next(port, turns, BEGIN_MS, () => progress(0)) === null) {
        // Should it begin after all, it has nothing to do.
        stop();
        return false;
      }
      let done = 0;
      for (;;) {
        const message = next(port, turns, SILENT_MS, () => progress(done));
        if (message === null) throw new Error('the thread that reads fell silent');
        if (message.type === 'end') return true;
        if (message.type === 'failed') {
          const { code, message: words, ...more } = message.failure;
          throw new PlumblineError(code, words, more);
        }
        if (message.type === 'broke') throw brokenThere(message);
        if (message.type !== 'portion') continue;
        replay(message.portion, taker);
        done = message.portion.done;
        progress(done);
      }
    },
    stop,
  };
}

/** Wakes the thread if it waits for this. */
function tell(turns: Int32Array<SharedArrayBuffer>, place: number): void {
  Atomics.add(turns, place, 1);
  Atomics.notify(turns, place);
}

/** The next message; null if none comes in time. */
function next(
  port: MessagePort,
  turns: Int32Array<SharedArrayBuffer>,
  patience: number,
  look: () => void,
): ReadMessage | null {
  const until = performance.now() + patience;
  for (;;) {
    const sent = Atomics.load(turns, SENT);
    const received = receiveMessageOnPort(port);
    if (received !== undefined) {
      tell(turns, TAKEN);
      return received.message as ReadMessage;
    }
    if (performance.now() > until) return null;
    look();
    Atomics.wait(turns, SENT, sent, LOOK_MS);
  }
}

/** The error the thread met, with its own stack, so that the log shows where. */
function brokenThere({ message, stack }: { message: string; stack: string | undefined }): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
