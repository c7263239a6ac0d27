import { basename } from 'node:path';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '../../shared/channels.ts';
import type { Result } from '../../shared/result.ts';
import type { Handlers, Ports } from '../services/context.ts';
import { type DispatchOptions, dispatch } from '../services/dispatch.ts';

/** What the sender check looks at; Electron's event has it. */
export type Sender = {
  sender: { id: number };
  senderFrame: { parent: unknown; origin: string } | null;
};

/** Only the top frame of a window of ours, showing our own page, may call. */
export const isOurs = (event: Sender, ownContents: ReadonlySet<number>, origin: string): boolean =>
  ownContents.has(event.sender.id) &&
  event.senderFrame !== null &&
  event.senderFrame.parent === null &&
  event.senderFrame.origin === origin;

/** More files at once are a slip. */
const MAX_DROPPED = 200;

export type RouterParts = {
  handlers: Handlers;
  /** A token for a path, as `Services.grant` gives it. */
  grant: (path: string) => string;
  log: Ports['log'];
  /** The ids of our windows' contents. */
  ownContents: ReadonlySet<number>;
  /** The origin of our own page. */
  origin: string;
} & DispatchOptions;

/** Answers the window's calls. */
export function attachRouter(ipc: Pick<IpcMain, 'handle'>, parts: RouterParts): void {
  const { handlers, grant, log, ownContents, origin, ...options } = parts;
  ipc.handle(
    CHANNELS.call,
    (event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Result<unknown>> => {
      if (isOurs(event, ownContents, origin)) return dispatch(handlers, name, input, log, options);
      log('a call from a frame that is not ours was refused', event.senderFrame?.url);
      const message = 'Only Plumbline’s own window may ask this.';
      return Promise.resolve({ ok: false, error: { code: 'bad_input', message } });
    },
  );
  ipc.handle(
    CHANNELS.drop,
    (event: IpcMainInvokeEvent, paths: unknown): { token: string; name: string }[] => {
      if (!isOurs(event, ownContents, origin) || !Array.isArray(paths)) return [];
      const files = paths.filter((path): path is string => typeof path === 'string' && path !== '');
      return files.slice(0, MAX_DROPPED).map((path) => ({ token: grant(path), name: basename(path) }));
    },
  );
}
