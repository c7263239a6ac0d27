import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHANNELS } from '../shared/channels.ts';
import type { Bridge, Notice } from '../shared/contract/index.ts';

/** Kept for the first listener: main may have something to say before React has mounted. */
let early: Notice[] = [];
const listeners = new Set<(notice: Notice) => void>();

ipcRenderer.on(CHANNELS.notice, (_event, notice: Notice) => {
  if (listeners.size === 0) early.push(notice);
  for (const listener of listeners) listener(notice);
});

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(CHANNELS.call, name, input),
  // The page never sees a path: it is looked up here and goes straight to main, which answers with tokens.
  drop: (files) =>
    ipcRenderer.invoke(
      CHANNELS.drop,
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  onNotice(listener) {
    // One object per subscription, so that the same function listening twice can stop twice.
    const heard = (notice: Notice) => listener(notice);
    listeners.add(heard);
    const waiting = early;
    early = [];
    for (const notice of waiting) heard(notice);
    return () => {
      listeners.delete(heard);
    };
  },
  platform: process.platform,
};

contextBridge.exposeInMainWorld('plumbline', bridge);
