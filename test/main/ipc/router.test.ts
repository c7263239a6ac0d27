import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { attachRouter } from '../../../src/main/ipc/router.ts';
import type { Handlers } from '../../../src/main/services/context.ts';
import { CHANNELS } from '../../../src/shared/channels.ts';

const ORIGIN = 'app://plumbline';
const top = { parent: null, origin: ORIGIN, url: `${ORIGIN}/index.html` };

/** Attaches a router with one real handler and gives what Electron would call. */
function attached() {
  const status = vi.fn(() => null);
  const log = vi.fn();
  const registered = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown>();
  attachRouter(
    { handle: (channel, listener) => registered.set(channel, listener) },
    {
      handlers: { 'book.status': status } as unknown as Handlers,
      grant: (path) => `token of ${path}`,
      log,
      ownContents: new Set([1]),
      origin: ORIGIN,
    },
  );
  const ask = (id: number, senderFrame: unknown) =>
    registered.get(CHANNELS.call)?.(
      { sender: { id }, senderFrame } as unknown as IpcMainInvokeEvent,
      'book.status',
      {},
    );
  const drop = (id: number, senderFrame: unknown, paths: unknown) =>
    registered.get(CHANNELS.drop)?.({ sender: { id }, senderFrame } as unknown as IpcMainInvokeEvent, paths);
  return { status, log, ask, drop, channels: [...registered.keys()] };
}

describe('the router', () => {
  it('gives tokens, not paths, for files dropped on our own page, and nothing to anybody else', () => {
    const { drop } = attached();
    const paths = ['/home/owner/Downloads/time.csv', 7, ''];
    expect(drop(1, top, paths)).toEqual([
      { token: 'token of /home/owner/Downloads/time.csv', name: 'time.csv' },
    ]);
    expect(drop(2, top, paths)).toEqual([]);
    expect(drop(1, { ...top, origin: 'https://example.com' }, paths)).toEqual([]);
    expect(drop(1, top, 'time.csv')).toEqual([]);
  });

  it('listens on its two channels and answers our own top frame', async () => {
    const { ask, channels } = attached();
    expect(channels).toEqual([CHANNELS.call, CHANNELS.drop]);
    expect(await ask(1, top)).toEqual({ ok: true, data: null });
  });

  it.each([
    ['a window that is not ours', 2, top],
    ['a frame that is gone', 1, null],
    ['a frame inside the page', 1, { ...top, parent: top }],
    ['another origin', 1, { ...top, origin: 'https://example.com' }],
    ['an origin that only begins like ours', 1, { ...top, origin: `${ORIGIN}.example.com` }],
    ['a page without origin', 1, { ...top, origin: 'null' }],
  ])('refuses %s', async (_who, id, frame) => {
    const { ask, status, log } = attached();
    expect(await ask(id, frame)).toMatchObject({ ok: false, error: { code: 'bad_input' } });
    expect(status).not.toHaveBeenCalled();
    expect(log).toHaveBeenCalledOnce();
  });
});
