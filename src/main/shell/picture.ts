import { setTimeout as wait } from 'node:timers/promises';
import type { Day } from '../../shared/calendar.ts';
import { whenReady } from './ready.ts';
import { createHiddenWindow, groundColour, type OurPage } from './window.ts';

/** The screens there are pictures of. */
export const PICTURED = ['overview', 'clients', 'valuation'] as const;
export type Pictured = (typeof PICTURED)[number];

const READY_WITHIN_MS = 20_000;
/** Long enough for the last transition (120 ms) and a frame after it. */
const SETTLED_MS = 250;

/** A screen at 1280 × 800 as PNG, once its data stands. */
export async function pictureOf(page: OurPage, screen: Pictured, asOf: Day): Promise<Uint8Array> {
  const window = createHiddenWindow(page, groundColour());
  try {
    await window.loadURL(`${page.url}#/${screen}?asOf=${asOf}`);
    await whenReady(window.webContents, READY_WITHIN_MS);
    await wait(SETTLED_MS);
    const image = await window.webContents.capturePage(undefined, { stayHidden: true });
    return image.toPNG();
  } finally {
    window.destroy();
  }
}
