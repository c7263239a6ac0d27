import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { ImportKind } from '../../shared/import.ts';
import { type Failure, PlumblineError } from '../../shared/result.ts';
import type { Inspection } from './inspect.ts';
import { KINDS } from './kinds/index.ts';
import { type Decided, identitiesOf, walk } from './pass.ts';
import { buffersOf, type Portion, recorder } from './portions.ts';
import { fileSource } from './reading/source.ts';
import { TOOLS } from './tools/index.ts';

/** The thread that reads a large file while another one writes. It only reads: whatever becomes of it, nothing is lost. */

/** A file of which everything is decided, as plain data: kinds and tools are named. */
export type Reading = {
  path: string;
  inspection: Omit<Inspection, 'kind' | 'tool'>;
  decided: Omit<Decided, 'kind' | 'reading'>;
  reading: Omit<Decided['reading'], 'tool'>;
  kind: ImportKind;
  /** Its place in the list of tools; -1 = none. */
  tool: number;
};

/** What the thread is started with: the file to read comes by the port. */
export type ReaderOrder = { reader: MessagePort; turns: Int32Array<SharedArrayBuffer> };

/** What it tells; nothing comes after the last three. */
export type ReadMessage =
  | { type: 'begun' }
  | { type: 'portion'; portion: Portion }
  | { type: 'end' }
  | { type: 'failed'; failure: Failure }
  | { type: 'broke'; message: string; stack: string | undefined };

/**
 * The places of `turns`: how many messages were sent, how many were taken, whether more are wanted, and whether it is
 * decided what to read.
 */
export const SENT = 0;
export const TAKEN = 1;
export const STOP = 2;
export const DECIDED = 3;
export const PLACES = 4;

/** So many portions may wait to be taken; more would only cost memory. */
const AHEAD = 6;

export function sendable(path: string, { kind, tool, ...inspection }: Inspection, decided: Decided): Reading {
  const { kind: own, reading, ...rest } = decided;
  const { tool: _tool, ...plain } = reading;
  return {
    path,
    inspection,
    decided: rest,
    reading: plain,
    kind: own.kind,
    tool: tool === null ? -1 : TOOLS.indexOf(tool),
  };
}

class Stopped extends Error {}

/** Waits for the file, reads it and sends what becomes of its rows, as long as they are wanted. */
export function read({ reader: port, turns }: ReaderOrder): void {
  const send = (message: ReadMessage): void => {
    port.postMessage(message, message.type === 'portion' ? buffersOf(message.portion) : []);
    Atomics.add(turns, SENT, 1);
    Atomics.notify(turns, SENT);
  };
  const waitForTurn = (): void => {
    for (;;) {
      if (Atomics.load(turns, STOP) !== 0) throw new Stopped();
      const taken = Atomics.load(turns, TAKEN);
      if (Atomics.load(turns, SENT) - taken < AHEAD) return;
      Atomics.wait(turns, TAKEN, taken);
    }
  };
  try {
    send({ type: 'begun' });
    Atomics.wait(turns, DECIDED, 0);
    const decision = receiveMessageOnPort(port);
    if (decision === undefined || Atomics.load(turns, STOP) !== 0) throw new Stopped();
    const order = decision.message as Reading;
    const tool = TOOLS[order.tool] ?? null;
    const kind = KINDS[order.kind];
    const { taker, cut } = recorder();
    const file = fileSource(order.path);
    const inspection = { ...order.inspection, kind, tool };
    const decided = { ...order.decided, kind, reading: { ...order.reading, tool } };
    const { ofId, later, count } = identitiesOf(file, inspection, kind);
    const hand = (done: number): void => {
      waitForTurn();
      const portion = cut(done);
      count(portion.identities);
      send({ type: 'portion', portion });
    };
    walk(file, inspection, decided, taker, hand, { ofId, of: later });
    hand(file.size);
    send({ type: 'end' });
  } catch (error) {
    if (error instanceof Stopped) return;
    if (error instanceof PlumblineError) send({ type: 'failed', failure: error.failure });
    else if (error instanceof Error) send({ type: 'broke', message: error.message, stack: error.stack });
    else send({ type: 'broke', message: String(error), stack: undefined });
  } finally {
    port.close();
  }
}
