import { setTimeout as wait } from 'node:timers/promises';
import type { Day } from '../../shared/calendar.ts';
import { whenReady } from './ready.ts';
import { createHiddenWindow, groundColour } from './window.ts';

/** The screens there are pictures of. */
export const PICTURED = ['overview', 'clients', 'valuation'] as const;
export type Pictured = (typeof PICTURED)[number];

const READY_WITHIN_MS = 20_000;
/** Long enough for the last transition (120 ms) and a frame after it. */
const SETTLED_MS = 250;

/** A screen at 1280 × 800 as PNG, once its data stands. */
export async function pictureOf(
  preload: string,
  pageUrl: string,
  screen: Pictured,
  asOf: Day,
): Promise<Uint8Array> {
  const window = createHiddenWindow(preload, groundColour());
  try {
    await window.loadURL(`${pageUrl}#/${screen}?asOf=${asOf}`);
    await whenReady(window.webContents, READY_WITHIN_MS);
    await wait(SETTLED_MS);
    const image = await window.webContents.capturePage(undefined, { stayHidden: true });
    return image.toPNG();
  } finally {
    window.destroy();
  }
}
