import { setTimeout as wait } from 'node:timers/promises';
import { whenReady } from './ready.ts';
import { createHiddenWindow, groundColour, type OurPage } from './window.ts';

/** The screens there are pictures of, by the name in the sidebar. */
const NAMES = {
  overview: 'Overview',
  clients: 'Clients',
  revenue: 'Revenue',
  service: 'Service desk',
  team: 'Team',
  valuation: 'Valuation',
  clientBook: 'Client details',
  contracts: 'Contracts',
  time: 'Time',
  ledger: 'Ledger',
  tickets: 'Tickets',
  surveys: 'Surveys',
  technicians: 'Technicians',
  adjustments: 'Adjustments',
  import: 'Import',
  checks: 'Data checks',
  history: 'History',
  settings: 'Settings',
} as const;
export type Pictured = keyof typeof NAMES;
export const PICTURED = Object.keys(NAMES) as Pictured[];

const READY_WITHIN_MS = 20_000;
/** Long enough for the last transition (120 ms) and a frame after it. */
const SETTLED_MS = 250;

/** Goes to a screen the way a hand would, by its button, and is ready once nothing there is busy. */
const probe = (screen: Pictured): string => `(() => {
  const button = [...document.querySelectorAll('nav button')].find((b) => b.textContent === '${NAMES[screen]}');
  if (button?.getAttribute('aria-current') === 'page') {
    const busy = document.querySelector('main [aria-busy="true"]') || document.fonts.status !== 'loaded';
    return busy ? {} : { ready: 'true' };
  }
  button?.click();
  return {};
})()`;

/** A screen at 1280 × 800 as PNG, once its data stands. */
export async function pictureOf(page: OurPage, screen: Pictured): Promise<Uint8Array> {
  const window = createHiddenWindow(page, groundColour(), true);
  try {
    await window.loadURL(page.url);
    await whenReady(window.webContents, READY_WITHIN_MS, probe(screen));
    await wait(SETTLED_MS);
    const image = await window.webContents.capturePage();
    return image.toPNG();
  } finally {
    window.destroy();
  }
}
